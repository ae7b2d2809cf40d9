// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {ZERO} from "../../types/Amount.sol";
import {Payment} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {MoneyTest} from "../utils/MoneyTest.sol";

/// L5 for movements: an id resolves once, whatever it was first and whatever it is asked for again; a refused id has
/// not resolved.
contract MovementOnce is MoneyTest {
    PaymentId internal constant ID = PaymentId.wrap(keccak256("movement"));

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.INCOME);
    }

    function test_AfterAReceipt() external {
        _fund(ID, OTHER_MONEY, Defaults.SPENDING);
        _assertResolved();
    }

    function test_AfterATransfer() external {
        _assertRecorded(Bookings.transfer(ID, Defaults.STRICT, Defaults.SPENDING), Reason.NONE);
        _assertResolved();
    }

    function test_AfterAnAllocation() external {
        _assertRecorded(Bookings.allocation(ID, Defaults.STRICT, Defaults.SPENDING), Reason.NONE);
        _assertResolved();
    }

    function test_AfterAReturn() external {
        _assertRecorded(Bookings.repayment(ID, Defaults.STRICT, Defaults.SPENDING), Reason.NONE);
        _assertResolved();
    }

    function test_AfterAFee() external {
        _assertRecorded(Bookings.fee(ID, Defaults.STRICT, Defaults.SPENDING), Reason.NONE);
        _assertResolved();
    }

    function test_AfterARefusal() external {
        _assertRefused(Bookings.allocation(ID, Defaults.STRICT, ZERO), Reason.AMOUNT_ZERO);
        _assertRecorded(Bookings.allocation(ID, Defaults.STRICT, Defaults.SPENDING), Reason.NONE);
        _assertResolved();
    }

    function test_InAnotherAccount() external {
        _assertRecorded(Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING), Reason.NONE);
        _assertRecorded(Bookings.fee(ID, OTHER_MONEY, Defaults.SPENDING), Reason.NONE);
        Payment memory again = Bookings.fee(ID, OTHER_MONEY, Defaults.SPENDING);
        assertEq(_payFrom(Defaults.OPERATING, again), Reason.ALREADY_RECORDED, "out of another account");
        _assertUntouched(Defaults.OPERATING);
    }

    function _assertUntouched(AccountId account) private view {
        assertEq(ledger.holdingOf(account, OTHER_MONEY).balance, Defaults.SPENDING, "balance");
    }

    /// Nothing more can be recorded under the id.
    function _assertResolved() private {
        _assertRefused(Bookings.receipt(ID, Defaults.STRICT, Defaults.SPENDING), Reason.ALREADY_RECORDED, ZERO);
        _assertRefused(Bookings.receipt(ID, OTHER_MONEY, Defaults.INCOME), Reason.ALREADY_RECORDED, ZERO);
        _assertRefused(Bookings.transfer(ID, OTHER_MONEY, Defaults.SPENDING), Reason.ALREADY_RECORDED);
        _assertRefused(Bookings.allocation(ID, Defaults.STRICT, Defaults.SPENDING), Reason.ALREADY_RECORDED);
        _assertRefused(Bookings.repayment(ID, Defaults.STRICT, Defaults.SPENDING), Reason.ALREADY_RECORDED);
        _assertRefused(Bookings.fee(ID, Defaults.STRICT, Defaults.SPENDING), Reason.ALREADY_RECORDED);
    }
}
