// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {PoolStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_WriteOff is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _close();
        _expectKeyUnknown(Actors.STRANGER);
        _writeOffAs(Actors.STRANGER, FACE, Defaults.VALUE_DATE, Defaults.REASON_ROOT);
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _close();
        _expectKeyLacksRole(SERVICER_CHECKER, Roles.CHECKER, Roles.CUSTODIAN);
        _writeOffAs(SERVICER_CHECKER, FACE, Defaults.VALUE_DATE, Defaults.REASON_ROOT);
    }

    function test_RevertGiven_ThePoolIsForming() external {
        _form();
        _expectPoolWrongStatus(PoolStatus.FORMING);
        _writeOffAs(SERVICER, FACE, Defaults.VALUE_DATE, Defaults.REASON_ROOT);
    }

    function test_RevertWhen_TheCallerIsNotTheServicer() external {
        _close();
        _expectNotServicer(Parties.BANK);
        _writeOffAs(Actors.BANK_CUSTODIAN, FACE, Defaults.VALUE_DATE, Defaults.REASON_ROOT);
    }

    function test_RevertWhen_TheUnderlyingIsNotInThePool() external {
        _close();
        _expectItemUnknown(3);
        VM.prank(SERVICER);
        pools.writeOff(POOL, _loan(3), FACE, Defaults.VALUE_DATE, Defaults.REASON_ROOT);
    }

    function test_RevertWhen_TheAmountIsZero() external {
        _close();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_AmountZero.selector));
        _writeOffAs(SERVICER, ZERO, Defaults.VALUE_DATE, Defaults.REASON_ROOT);
    }

    function test_RevertWhen_TheValueDateIsMissing() external {
        _close();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ValueDateMissing.selector));
        _writeOffAs(SERVICER, FACE, UNKNOWN_DAY, Defaults.REASON_ROOT);
    }

    function test_RevertWhen_TheValueDateLiesAhead() external {
        _close();
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_ValueDateInFuture.selector, Defaults.TOMORROW, Defaults.TODAY)
        );
        _writeOffAs(SERVICER, FACE, Defaults.TOMORROW, Defaults.REASON_ROOT);
    }

    function test_RevertWhen_ThereIsNoReason() external {
        _close();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ReasonMissing.selector, _loan(1)));
        _writeOffAs(SERVICER, FACE, Defaults.VALUE_DATE, 0);
    }

    function test_RevertGiven_TheReasonWasUsedForTheUnderlying() external {
        _close();
        _writeOff(Amount.wrap(1));
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_LossExists.selector, _loan(1), Defaults.REASON_ROOT));
        _writeOffAs(SERVICER, FACE, Defaults.VALUE_DATE, Defaults.REASON_ROOT);
    }

    function test_RevertWhen_TheLossIsMoreThanWhatIsOutstanding() external {
        _close();
        Amount more = PRINCIPAL + Defaults.ONE_MINOR_UNIT;
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_OutstandingExceeded.selector, _loan(1), more, PRINCIPAL)
        );
        _writeOffAs(SERVICER, more, Defaults.VALUE_DATE, Defaults.REASON_ROOT);
    }

    function test_WhenEverythingIsInOrder() external {
        _close();
        VM.expectEmit(address(pools));
        emit IPoolBook.LossRecorded({
            pool: POOL,
            item: _loan(1),
            amount: FACE,
            valueDate: Defaults.VALUE_DATE,
            reasonRoot: Defaults.REASON_ROOT,
            outstanding: PRINCIPAL - FACE,
            actor: SERVICER,
            seq: pools.lastSeq() + 1
        });

        _writeOffAs(SERVICER, FACE, Defaults.VALUE_DATE, Defaults.REASON_ROOT);

        assertEq(pools.itemOf(POOL, _loan(1)).writtenOff, FACE, "written off");
        assertEq(pools.itemOf(POOL, _loan(1)).outstanding, PRINCIPAL - FACE, "outstanding");
        _assertBalanced();
    }

    function _writeOffAs(address key, Amount amount, Day valueDate, bytes32 reasonRoot) private {
        VM.prank(key);
        pools.writeOff(POOL, _loan(1), amount, valueDate, reasonRoot);
    }
}
