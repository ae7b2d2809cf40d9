// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILotLedger} from "../../../money/ILotLedger.sol";
import {OTHER_MONEY} from "../../../types/Ids.sol";
import {ZERO} from "../../../types/Amount.sol";
import {Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {OpenPolicy} from "../../utils/OpenPolicy.sol";
import {VM} from "../../utils/Vm.sol";

/// The policy can be replaced; these hold under any.
contract LotLedger_OpenPolicy is MoneyTest {
    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.TRANCHE_SIZE);
        _replacePolicy(address(new OpenPolicy()));
    }

    function test_RevertWhen_APaymentExceedsTheBalance() external {
        Payment memory p = Defaults.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.INCOME + Defaults.ONE_MINOR_UNIT);
        _assertReverts(p, _panicOverflow());
    }

    /// L4.
    function test_RevertWhen_AnAllocationExceedsTheCap() external {
        Payment memory p = Defaults.allocation(
            Defaults.PAYMENT,
            Defaults.STRICT,
            Defaults.ELIGIBLE_COST + Defaults.ONE_MINOR_UNIT
        );
        _assertReverts(p, _panicAssert());
    }

    /// L5.
    function test_GivenTheIdIsRecorded() external {
        _assertRefused(Defaults.allocation(Defaults.RECEIPT, OTHER_MONEY, Defaults.SPENDING), Reason.ALREADY_RECORDED);
    }

    /// Else the next lot to be born would be skipped.
    function test_WhenAPaymentHasNoAmount() external {
        _pay(Defaults.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.INCOME));
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, ZERO, 2, 1, "before");

        _pay(Defaults.transfer(Defaults.SECOND_PAYMENT, OTHER_MONEY, ZERO));

        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, ZERO, 2, 1, "after");
        _assertHolding(Defaults.OPERATING, OTHER_MONEY, Defaults.INCOME, 1, 1, "payee");
    }

    function test_WhenMoneyIsTransferredToTheAccountThatItIsIn() external {
        Payment memory p = Defaults.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.payeeAccount = Defaults.PROCEEDS;

        _pay(p);

        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, Defaults.INCOME, 1, 2, "holding");
        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 2, Defaults.SPENDING, 3, "child");
        ILotLedger.Counters memory expected;
        expected.minted = Defaults.INCOME;
        expected.live = Defaults.INCOME;
        _assertCounters(OTHER_MONEY, expected);
    }

    function _assertReverts(Payment memory p, bytes memory revertData) private {
        VM.expectRevert(revertData);
        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.pay(Defaults.PROCEEDS, Defaults.only(p));
    }
}
