// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILots} from "../../../money/ILots.sol";
import {Colour, OTHER_MONEY} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
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

    function test_WhenAPaymentExceedsTheBalance() external {
        Amount more = Defaults.INCOME + Defaults.ONE_MINOR_UNIT;
        _assertRefused(
            Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, more),
            Reason.FUNDS_INSUFFICIENT,
            Defaults.INCOME
        );
    }

    /// L4.
    function test_RevertWhen_AnAllocationExceedsTheCap() external {
        Payment memory p = Bookings.allocation(
            Defaults.PAYMENT,
            Defaults.STRICT,
            Defaults.ELIGIBLE_COST + Defaults.ONE_MINOR_UNIT
        );
        _assertReverts(p, _panicAssert());
    }

    /// L5.
    function test_GivenTheIdIsRecorded() external {
        _assertRefused(Bookings.allocation(Defaults.RECEIPT, OTHER_MONEY, Defaults.SPENDING), Reason.ALREADY_RECORDED);
    }

    function test_WhenAPaymentHasNoAmount() external {
        _assertRefused(Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, ZERO), Reason.AMOUNT_ZERO);
    }

    /// L4.
    function test_RevertWhen_AnAllocationExceedsTheLine() external {
        Payment memory p = Bookings.allocation(
            Defaults.PAYMENT,
            Defaults.STRICT,
            Defaults.LINE_CAP + Defaults.ONE_MINOR_UNIT
        );
        p.project = Defaults.BUDGETED_PROJECT;
        p.line = Defaults.LINE;
        _assertReverts(p, _panicAssert());
    }

    function test_WhenMoneyIsTransferredToTheAccountThatItIsIn() external {
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.payeeAccount = Defaults.PROCEEDS;

        _pay(p);

        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, Defaults.INCOME, 1, 2, "holding");
        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 2, Defaults.SPENDING, 3, "child");
        ILots.Counters memory expected;
        expected.minted = Defaults.INCOME;
        expected.live = Defaults.INCOME;
        _assertCounters(OTHER_MONEY, expected);
    }

    function test_WhenAllMoneyIsTransferredToTheAccountThatItIsIn() external {
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.INCOME);
        p.payeeAccount = Defaults.PROCEEDS;

        _pay(p);

        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, Defaults.INCOME, 2, 2, "holding");
        Colour[] memory held = new Colour[](2);
        held[1] = Defaults.STRICT;
        _assertColours(Defaults.PROCEEDS, held);
    }

    function _assertReverts(Payment memory p, bytes memory revertData) private {
        VM.expectRevert(revertData);
        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.pay(Defaults.PROCEEDS, only(p));
    }
}
