// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IBudgets} from "../../../money/IBudgets.sol";
import {AssetId, LineId, NO_LINE} from "../../../types/Ids.sol";
import {ZERO} from "../../../types/Amount.sol";
import {Line, Spending} from "../../../types/Budget.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract Budgets_OpenLines is BaseTest {
    LineId internal constant WORKS = LineId.wrap(keccak256("works"));
    LineId internal constant LAND = LineId.wrap(keccak256("land"));
    Day internal constant FIRST = Day.wrap(20_300);
    Day internal constant DAY_BEFORE_FIRST = Day.wrap(20_299);

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _openAs(Actors.STRANGER, Defaults.PROJECT, _works());
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _openAs(Actors.ISSUER_MAKER, Defaults.PROJECT, _works());
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _openAs(Actors.ISSUER_CHECKER, Defaults.PROJECT, _works());
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _openAs(Actors.ISSUER_MAKER, Defaults.PROJECT, _works());
    }

    function test_RevertGiven_TheCallerIsAnAffiliateOfTheOwner() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IBudgets.Budgets_NotOwner.selector,
                Defaults.PROJECT,
                Parties.ISSUER,
                Parties.AFFILIATE
            )
        );
        _openAs(Actors.AFFILIATE_MAKER, Defaults.PROJECT, _works());
    }

    function test_RevertGiven_TheProjectIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IBudgets.Budgets_ProjectUnknown.selector, Defaults.UNKNOWN_PROJECT));
        _openAs(Actors.ISSUER_MAKER, Defaults.UNKNOWN_PROJECT, _works());
    }

    /* ----- lines ----- */

    function test_RevertWhen_AnIdIsZero() external {
        IBudgets.LineRegistration memory r = _works();
        r.id = NO_LINE;
        VM.expectRevert(abi.encodeWithSelector(IBudgets.Budgets_LineIdZero.selector));
        _openLine(Defaults.PROJECT, r);
    }

    function test_RevertGiven_TheLineIsAnotherProjects() external {
        IBudgets.LineRegistration memory r = _works();
        r.id = Defaults.LINE;
        _expectExists(Defaults.LINE);
        _openLine(Defaults.PROJECT, r);
    }

    function test_RevertGiven_TheLineIsClosed() external {
        VM.prank(Actors.ISSUER_MAKER);
        ledger.closeLine(Defaults.LINE);
        _expectExists(Defaults.LINE);
        _openLine(Defaults.BUDGETED_PROJECT, Defaults.line(Defaults.LINE));
    }

    function test_RevertWhen_AnIdIsNamedTwice() external {
        IBudgets.LineRegistration[] memory list = new IBudgets.LineRegistration[](2);
        list[0] = _works();
        list[1] = _works();
        _expectExists(WORKS);
        VM.prank(Actors.ISSUER_MAKER);
        ledger.openLines(Defaults.PROJECT, list);
    }

    function test_RevertWhen_TheCapIsZero() external {
        IBudgets.LineRegistration memory r = _works();
        r.cap = ZERO;
        VM.expectRevert(abi.encodeWithSelector(IBudgets.Budgets_CapZero.selector, WORKS));
        _openLine(Defaults.PROJECT, r);
    }

    function test_RevertWhen_TheWindowEndsTheDayBeforeItBegins() external {
        IBudgets.LineRegistration memory r = _works();
        r.from = FIRST;
        r.until = DAY_BEFORE_FIRST;
        VM.expectRevert(
            abi.encodeWithSelector(IBudgets.Budgets_WindowReversed.selector, WORKS, FIRST, DAY_BEFORE_FIRST)
        );
        _openLine(Defaults.PROJECT, r);
    }

    function test_WhenTheWindowIsOneDay() external emits(ledger, 1) {
        IBudgets.LineRegistration memory r = _works();
        r.from = FIRST;
        r.until = FIRST;
        _openLine(Defaults.PROJECT, r);
        assertEq(ledger.lineOf(WORKS).until, FIRST, "until");
    }

    function test_WhenTheWindowHasNoEnd() external emits(ledger, 1) {
        IBudgets.LineRegistration memory r = _works();
        r.from = FIRST;
        _openLine(Defaults.PROJECT, r);
        assertEq(ledger.lineOf(WORKS).until, UNKNOWN_DAY, "until");
    }

    function test_WhenTheListIsEmpty() external emits(ledger, 0) {
        VM.prank(Actors.ISSUER_MAKER);
        ledger.openLines(Defaults.PROJECT, new IBudgets.LineRegistration[](0));
        assertEq(ledger.projectOf(Defaults.PROJECT).lines, 0, "lines");
    }

    function test_WhenTheLinesAreValid() external emits(ledger, 2) {
        IBudgets.LineRegistration[] memory list = new IBudgets.LineRegistration[](2);
        list[0] = _works();
        list[1] = Defaults.line(LAND);
        list[1].payee = Parties.OUTSIDER;
        list[1].from = FIRST;
        list[1].until = Defaults.TODAY;
        list[1].spending = Spending.REFINANCING;
        uint64 seq = ledger.lastSeq();
        _expectOpened(list[0], seq + 1);
        _expectOpened(list[1], seq + 2);

        VM.prank(Actors.ISSUER_MAKER);
        ledger.openLines(Defaults.PROJECT, list);

        _assertOpen(list[0]);
        _assertOpen(list[1]);
        assertEq(ledger.projectOf(Defaults.PROJECT).lines, 2, "lines of the project");
        assertEq(ledger.projectOf(Defaults.PROJECT).eligibleCost, Defaults.ELIGIBLE_COST, "the cost stays");
    }

    /* ----- internal ----- */

    function _assertOpen(IBudgets.LineRegistration memory r) private view {
        Line memory line = ledger.lineOf(r.id);
        assertEq(line.project, Defaults.PROJECT, "project");
        assertEq(line.cap, r.cap, "cap");
        assertEq(line.used, ZERO, "used");
        assertEq(line.payee, r.payee, "payee");
        assertEq(line.from, r.from, "from");
        assertEq(line.until, r.until, "until");
        assertEq(uint256(line.spending), uint256(r.spending), "spending");
        assertTrue(line.open, "open");
    }

    function _expectOpened(IBudgets.LineRegistration memory r, uint64 seq) private {
        VM.expectEmit(address(ledger));
        emit IBudgets.LineOpened({
            line: r.id,
            project: Defaults.PROJECT,
            cap: r.cap,
            payee: r.payee,
            from: r.from,
            until: r.until,
            spending: r.spending,
            dataRoot: r.dataRoot,
            actor: Actors.ISSUER_MAKER,
            seq: seq
        });
    }

    function _expectExists(LineId line) private {
        VM.expectRevert(abi.encodeWithSelector(IBudgets.Budgets_LineExists.selector, line));
    }

    function _works() private pure returns (IBudgets.LineRegistration memory) {
        return Defaults.line(WORKS);
    }

    function _openAs(address key, AssetId project, IBudgets.LineRegistration memory r) private {
        VM.prank(key);
        ledger.openLines(project, only(r));
    }
}
