// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {INoteRegister} from "../../../trade/INoteRegister.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {UNKNOWN_DAY} from "../../../types/Day.sol";
import {Distribution, FlowKind} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract NoteRegister_Distribute is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _collected();
        _expectKeyUnknown(Actors.STRANGER);
        _distributeAs(Actors.STRANGER, _distribution(Amount.wrap(5), Amount.wrap(2)));
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _collected();
        _expectKeyLacksRole(SERVICER_CHECKER, Roles.CHECKER, Roles.CUSTODIAN);
        _distributeAs(SERVICER_CHECKER, _distribution(Amount.wrap(5), Amount.wrap(2)));
    }

    function test_RevertGiven_ThePoolIsForming() external {
        _form();
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_PoolNotClosed.selector, POOL));
        _distributeAs(SERVICER, _distribution(Amount.wrap(5), Amount.wrap(2)));
    }

    function test_RevertWhen_TheCallerIsNotTheServicer() external {
        _collected();
        _expectNotesRefused(INoteRegister.NoteRegister_NotServicer.selector, Parties.SECOND_BANK, Parties.BANK);
        _distributeAs(Actors.BANK_CUSTODIAN, _distribution(Amount.wrap(5), Amount.wrap(2)));
    }

    function test_RevertWhen_MoreAreGivenThanACallTakes() external {
        _collected();
        VM.expectRevert(
            abi.encodeWithSelector(INoteRegister.NoteRegister_TooMany.selector, uint256(101), uint256(100))
        );
        VM.prank(SERVICER);
        notes.distribute(POOL, new Distribution[](101));
    }

    function test_RevertWhen_TheTrancheIsNotOfThePool() external {
        _collected();
        Distribution memory d = _distribution(Amount.wrap(5), Amount.wrap(2));
        d.note = Defaults.STRICT;
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_NotANote.selector, Defaults.STRICT, POOL));
        _distributeAs(SERVICER, d);
    }

    function test_RevertGiven_NoNotesOfTheTrancheWereIssued() external {
        _collected();
        Distribution memory d = _distribution(Amount.wrap(5), Amount.wrap(2));
        d.note = JUNIOR;
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_NotesNotIssued.selector, JUNIOR));
        _distributeAs(SERVICER, d);
    }

    function test_RevertWhen_NothingIsPaid() external {
        _collected();
        Distribution memory d = _distribution(Amount.wrap(5), Amount.wrap(2));
        d.principal = ZERO;
        d.interest = ZERO;
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_AmountZero.selector, SENIOR));
        _distributeAs(SERVICER, d);
    }

    function test_RevertWhen_TheValueDateIsMissing() external {
        _collected();
        Distribution memory d = _distribution(Amount.wrap(5), Amount.wrap(2));
        d.valueDate = UNKNOWN_DAY;
        VM.expectRevert(abi.encodeWithSelector(INoteRegister.NoteRegister_ValueDateMissing.selector, SENIOR));
        _distributeAs(SERVICER, d);
    }

    function test_RevertWhen_TheValueDateLiesAhead() external {
        _collected();
        Distribution memory d = _distribution(Amount.wrap(5), Amount.wrap(2));
        d.valueDate = Defaults.TOMORROW;
        VM.expectRevert(
            abi.encodeWithSelector(
                INoteRegister.NoteRegister_ValueDateInFuture.selector,
                SENIOR,
                Defaults.TOMORROW,
                Defaults.TODAY
            )
        );
        _distributeAs(SERVICER, d);
    }

    function test_RevertGiven_TheTrancheWasPaidOnThatDay() external {
        _collected();
        Distribution memory d = _distribution(Amount.wrap(5), Amount.wrap(2));
        _distributeAs(SERVICER, d);
        VM.expectRevert(
            abi.encodeWithSelector(INoteRegister.NoteRegister_DistributionExists.selector, SENIOR, Defaults.VALUE_DATE)
        );
        _distributeAs(SERVICER, d);
    }

    function test_RevertWhen_MoreIsRepaidThanTheFace() external {
        _collected();
        Distribution memory d = _distribution(Amount.wrap(5), Amount.wrap(2));
        d.principal = FACE + Defaults.ONE_MINOR_UNIT;
        VM.expectRevert(
            abi.encodeWithSelector(INoteRegister.NoteRegister_PrincipalExceedsNotes.selector, SENIOR, d.principal, FACE)
        );
        _distributeAs(SERVICER, d);
    }

    function test_RevertWhen_MorePrincipalIsPaidThanCameIn() external {
        _collected();
        Distribution memory d = _distribution(Amount.wrap(5), Amount.wrap(2));
        d.principal = Amount.wrap(101);
        VM.expectRevert(
            abi.encodeWithSelector(
                INoteRegister.NoteRegister_PrincipalExceedsCash.selector,
                POOL,
                d.principal,
                Amount.wrap(100)
            )
        );
        _distributeAs(SERVICER, d);
    }

    function test_RevertWhen_MoreInterestIsPaidThanCameIn() external {
        _collected();
        Distribution memory d = _distribution(Amount.wrap(5), Amount.wrap(2));
        d.interest = Amount.wrap(21);
        VM.expectRevert(
            abi.encodeWithSelector(
                INoteRegister.NoteRegister_InterestExceedsCash.selector,
                POOL,
                d.interest,
                Amount.wrap(20)
            )
        );
        _distributeAs(SERVICER, d);
    }

    function test_WhenEverythingThatCameInIsPaid() external {
        _collected();
        VM.expectEmit(address(notes));
        emit INoteRegister.Distributed({
            note: SENIOR,
            pool: POOL,
            principal: Amount.wrap(100),
            interest: Amount.wrap(20),
            valueDate: Defaults.VALUE_DATE,
            dataRoot: Defaults.DATA_ROOT,
            actor: SERVICER,
            seq: notes.lastSeq() + 1
        });

        _distributeAs(SERVICER, _distribution(Amount.wrap(100), Amount.wrap(20)));

        assertEq(notes.noteOf(SENIOR).principalPaid, Amount.wrap(100), "principal of the tranche");
        assertEq(notes.noteOf(SENIOR).interestPaid, Amount.wrap(20), "interest of the tranche");
        assertEq(notes.paidOf(POOL).principal, Amount.wrap(100), "principal of the pool");
        assertEq(notes.paidOf(POOL).interest, Amount.wrap(20), "interest of the pool");
    }

    /// 100 of principal and 20 of interest came in.
    function _collected() private {
        _issue();
        _report(FlowKind.PRINCIPAL, Amount.wrap(100));
        _report(FlowKind.INTEREST, Amount.wrap(20));
    }

    function _distributeAs(address key, Distribution memory d) private {
        VM.prank(key);
        notes.distribute(POOL, _only(d));
    }
}
