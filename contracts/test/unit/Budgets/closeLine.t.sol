// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IBudgets} from "../../../money/IBudgets.sol";
import {LineId} from "../../../types/Ids.sol";
import {Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {VM} from "../../utils/Vm.sol";

contract Budgets_CloseLine is MoneyTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _closeAs(Actors.STRANGER, Defaults.LINE);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _closeAs(Actors.ISSUER_MAKER, Defaults.LINE);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _closeAs(Actors.ISSUER_CHECKER, Defaults.LINE);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _closeAs(Actors.ISSUER_MAKER, Defaults.LINE);
    }

    function test_RevertGiven_TheCallerIsNotTheOwner() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IBudgets.Budgets_NotOwner.selector,
                Defaults.BUDGETED_PROJECT,
                Parties.ISSUER,
                Parties.BANK
            )
        );
        _closeAs(Actors.BANK_MAKER, Defaults.LINE);
    }

    function test_RevertGiven_TheLineIsUnknown() external {
        _expectNotOpen(Defaults.UNKNOWN_LINE);
        _closeAs(Actors.ISSUER_MAKER, Defaults.UNKNOWN_LINE);
    }

    function test_RevertGiven_TheLineIsClosed() external {
        _closeAs(Actors.ISSUER_MAKER, Defaults.LINE);
        _expectNotOpen(Defaults.LINE);
        _closeAs(Actors.ISSUER_MAKER, Defaults.LINE);
    }

    function test_GivenTheLineIsOpen() external {
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        p.project = Defaults.BUDGETED_PROJECT;
        p.line = Defaults.LINE;
        _assertRecorded(p, Reason.NONE);
        uint64 seq = ledger.lastSeq();
        VM.expectEmit(address(ledger));
        emit IBudgets.LineClosed({
            line: Defaults.LINE,
            project: Defaults.BUDGETED_PROJECT,
            used: Defaults.SPENDING,
            actor: Actors.ISSUER_MAKER,
            seq: seq + 1
        });

        _closeAs(Actors.ISSUER_MAKER, Defaults.LINE);

        assertEq(ledger.lastSeq(), seq + 1, "events");
        assertFalse(ledger.lineOf(Defaults.LINE).open, "open");
        assertEq(ledger.lineOf(Defaults.LINE).used, Defaults.SPENDING, "used");
        assertEq(ledger.projectOf(Defaults.BUDGETED_PROJECT).lines, 2, "the project keeps its budget");
        assertTrue(ledger.lineOf(Defaults.OLD_LINE).open, "another line");
    }

    function _expectNotOpen(LineId line) private {
        VM.expectRevert(abi.encodeWithSelector(IBudgets.Budgets_LineNotOpen.selector, line));
    }

    function _closeAs(address key, LineId line) private {
        VM.prank(key);
        ledger.closeLine(line);
    }
}
