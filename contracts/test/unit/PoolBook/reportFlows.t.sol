// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {PaymentId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {UNKNOWN_DAY} from "../../../types/Day.sol";
import {Flow, FlowKind, Item, ItemStatus, PoolStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_ReportFlows is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _close();
        _expectKeyUnknown(Actors.STRANGER);
        _reportAs(Actors.STRANGER, _flow(FlowKind.PRINCIPAL, FACE));
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _close();
        _expectKeyLacksRole(SERVICER_CHECKER, Roles.CHECKER, Roles.CUSTODIAN);
        _reportAs(SERVICER_CHECKER, _flow(FlowKind.PRINCIPAL, FACE));
    }

    function test_RevertGiven_ThePoolIsForming() external {
        _form();
        _expectPoolWrongStatus(PoolStatus.FORMING);
        _reportAs(SERVICER, _flow(FlowKind.PRINCIPAL, FACE));
    }

    function test_RevertWhen_TheCallerIsNotTheServicer() external {
        _close();
        _expectNotServicer(Parties.BANK);
        _reportAs(Actors.BANK_CUSTODIAN, _flow(FlowKind.PRINCIPAL, FACE));
    }

    function test_RevertWhen_MoreAreGivenThanACallTakes() external {
        _close();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_TooMany.selector, uint256(101), uint256(100)));
        VM.prank(SERVICER);
        pools.reportFlows(POOL, new Flow[](101));
    }

    function test_RevertWhen_TheUnderlyingIsNotInThePool() external {
        _close();
        Flow memory f = _flow(FlowKind.PRINCIPAL, FACE);
        f.item = _loan(3);
        _expectItemUnknown(3);
        _reportAs(SERVICER, f);
    }

    function test_RevertGiven_TheUnderlyingWasReplaced() external {
        _close();
        _propose();
        _approve();
        _complete();
        _expectItemWrongStatus(1, ItemStatus.SUBSTITUTED);
        _reportAs(SERVICER, _flow(FlowKind.INTEREST, FACE));
    }

    function test_RevertWhen_TheAmountIsZero() external {
        _close();
        Flow memory f = _flow(FlowKind.PRINCIPAL, FACE);
        f.amount = ZERO;
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_AmountZero.selector));
        _reportAs(SERVICER, f);
    }

    function test_RevertWhen_TheValueDateIsMissing() external {
        _close();
        Flow memory f = _flow(FlowKind.PRINCIPAL, FACE);
        f.valueDate = UNKNOWN_DAY;
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ValueDateMissing.selector));
        _reportAs(SERVICER, f);
    }

    function test_RevertWhen_TheValueDateLiesAhead() external {
        _close();
        Flow memory f = _flow(FlowKind.PRINCIPAL, FACE);
        f.valueDate = Defaults.TOMORROW;
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_ValueDateInFuture.selector, Defaults.TOMORROW, Defaults.TODAY)
        );
        _reportAs(SERVICER, f);
    }

    function test_RevertWhen_TheReceiptIsMissing() external {
        _close();
        Flow memory f = _flow(FlowKind.PRINCIPAL, FACE);
        f.receipt = PaymentId.wrap(0);
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ReceiptMissing.selector, _loan(1)));
        _reportAs(SERVICER, f);
    }

    function test_RevertGiven_TheReceiptWasReportedForTheUnderlyingAndKind() external {
        _close();
        Flow memory f = _flow(FlowKind.PRINCIPAL, FACE);
        _reportAs(SERVICER, f);
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_FlowExists.selector, _loan(1), FlowKind.PRINCIPAL, RECEIPT)
        );
        _reportAs(SERVICER, f);
    }

    function test_RevertWhen_ThePrincipalIsMoreThanWhatIsOutstanding() external {
        _close();
        Flow memory f = _flow(FlowKind.PRINCIPAL, FACE);
        f.amount = PRINCIPAL + Defaults.ONE_MINOR_UNIT;
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_OutstandingExceeded.selector, _loan(1), f.amount, PRINCIPAL)
        );
        _reportAs(SERVICER, f);
    }

    function test_RevertWhen_MoreIsRecoveredThanWasWrittenOff() external {
        _close();
        Flow memory f = _flow(FlowKind.PRINCIPAL, FACE);
        _writeOff(Amount.wrap(5));
        f.kind = FlowKind.RECOVERY;
        f.amount = Amount.wrap(6);
        VM.expectRevert(
            abi.encodeWithSelector(
                IPoolBook.PoolBook_RecoveryExceedsLoss.selector,
                _loan(1),
                Amount.wrap(6),
                Amount.wrap(5)
            )
        );
        _reportAs(SERVICER, f);
    }

    function test_WhenPrincipalIsReported() external {
        _close();
        VM.expectEmit(address(pools));
        emit IPoolBook.FlowReported({
            pool: POOL,
            item: _loan(1),
            receipt: RECEIPT,
            kind: FlowKind.PRINCIPAL,
            amount: FACE,
            valueDate: Defaults.VALUE_DATE,
            outstanding: PRINCIPAL - FACE,
            actor: SERVICER,
            seq: pools.lastSeq() + 1
        });

        _reportAs(SERVICER, _flow(FlowKind.PRINCIPAL, FACE));

        Item memory i = pools.itemOf(POOL, _loan(1));
        assertEq(i.outstanding, PRINCIPAL - FACE, "outstanding");
        assertEq(i.collected, FACE, "collected");
        _assertBalanced();
    }

    function test_WhenInterestAndRecoveriesAreReported() external {
        _close();
        _writeOff(FACE);
        _report(FlowKind.INTEREST, Amount.wrap(7));

        _report(FlowKind.RECOVERY, FACE);

        Item memory i = pools.itemOf(POOL, _loan(1));
        assertEq(i.interest, Amount.wrap(7), "interest");
        assertEq(i.recovered, FACE, "recovered");
        assertEq(i.outstanding, PRINCIPAL - FACE, "outstanding");
        _assertBalanced();
    }

    function _reportAs(address key, Flow memory f) private {
        VM.prank(key);
        pools.reportFlows(POOL, _only(f));
    }
}
