// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILots} from "../../money/ILots.sol";
import {OTHER_MONEY} from "../../types/Ids.sol";
import {Amount, ZERO, min, saturatingSub} from "../../types/Amount.sol";
import {Receipt} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {bound} from "../utils/Bounds.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {MoneyTest} from "../utils/MoneyTest.sol";
import {VM} from "../utils/Vm.sol";

/// Amounts up to the largest there is.
contract AmountsFuzz is MoneyTest {
    uint256 internal constant LARGEST = type(uint128).max;
    /// The largest receipt of other money.
    uint256 internal constant MOST = type(uint96).max;

    /// A receipt of any amount and a payment of any part of it.
    function testFuzz_ReceiptAndPayment(uint128 income, uint128 spending) external {
        Amount whole = Amount.wrap(uint128(bound(income, 1, MOST)));
        Amount part = Amount.wrap(uint128(bound(spending, 1, Amount.unwrap(whole))));
        _fund(Defaults.RECEIPT, OTHER_MONEY, whole);

        assertEq(_pay(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, part)), Reason.NONE, "reason");

        ILots.Counters memory c = ledger.countersOf(OTHER_MONEY);
        assertEq(c.minted, whole, "minted");
        assertEq(c.live, whole - part, "live");
        assertEq(c.allocated, part, "allocated");
        assertEq(ledger.lotOf(Defaults.PROCEEDS, OTHER_MONEY, 1).remaining, whole - part, "remaining");
    }

    /// More than there is, by any amount.
    function testFuzz_Overdraft(uint128 income, uint128 spending) external {
        Amount whole = Amount.wrap(uint128(bound(income, 1, MOST)));
        Amount more = Amount.wrap(uint128(bound(spending, Amount.unwrap(whole) + 1, LARGEST)));
        _fund(Defaults.RECEIPT, OTHER_MONEY, whole);

        _assertRefused(Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, more), Reason.FUNDS_INSUFFICIENT, whole);
    }

    /// A receipt of any size: recorded up to the most, refused above, and never in the way of another.
    function testFuzz_MintedSum(uint128 first, uint128 second) external {
        Amount a = Amount.wrap(uint128(bound(first, 1, LARGEST)));
        Amount b = Amount.wrap(uint128(bound(second, 1, MOST)));
        bool fits = Amount.unwrap(a) <= MOST;
        Receipt memory large = Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, a);
        if (!fits) _assertRefused(large, Reason.AMOUNT_TOO_LARGE, ZERO);
        else _fund(Defaults.RECEIPT, OTHER_MONEY, a);

        _fund(Defaults.SECOND_RECEIPT, OTHER_MONEY, b);

        Amount minted = fits ? a + b : b;
        assertEq(ledger.countersOf(OTHER_MONEY).minted, minted, "minted");
        assertEq(ledger.holdingOf(Defaults.PROCEEDS, OTHER_MONEY).balance, minted, "balance");
    }

    /// A cap and an allocation of any size: allowed exactly up to the cap.
    function testFuzz_Cap(uint128 cost, uint128 spending) external {
        Amount cap = Amount.wrap(uint128(bound(cost, 0, Amount.unwrap(Defaults.TRANCHE_SIZE))));
        Amount part = Amount.wrap(uint128(bound(spending, 1, Amount.unwrap(Defaults.TRANCHE_SIZE))));
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.TRANCHE_SIZE);
        _verifyCost(Defaults.PROJECT, cap);

        Reason reason = _pay(Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, part));

        bool fits = Amount.unwrap(part) <= Amount.unwrap(cap);
        assertEq(reason, fits ? Reason.NONE : Reason.CAP_EXCEEDED, "reason");
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, fits ? part : ZERO, "allocated");
    }

    /// The type against arithmetic on wider numbers.
    function testFuzz_AmountType(uint128 x, uint128 y) external pure {
        Amount a = Amount.wrap(x);
        Amount b = Amount.wrap(y);
        assertTrue((a == b) == (x == y), "equal");
        assertTrue((a < b) == (x < y), "less");
        assertTrue((a > b) == (x > y), "more");
        assertEq(min(a, b), Amount.wrap(x < y ? x : y), "min");
        assertEq(saturatingSub(a, b), Amount.wrap(x > y ? x - y : 0), "saturating difference");
    }

    /// Sums that do not fit revert, and so do differences below zero.
    function testFuzz_AmountOverflow(uint128 x, uint128 y) external {
        bool fits = uint256(x) + y <= LARGEST;
        if (!fits) VM.expectRevert(_panicOverflow());
        Amount sum = this.add(Amount.wrap(x), Amount.wrap(y));
        if (fits) assertEq(uint256(Amount.unwrap(sum)), uint256(x) + y, "sum");

        if (x < y) VM.expectRevert(_panicOverflow());
        Amount difference = this.sub(Amount.wrap(x), Amount.wrap(y));
        if (x >= y) assertEq(uint256(Amount.unwrap(difference)), uint256(x) - y, "difference");
    }

    function add(Amount a, Amount b) external pure returns (Amount) {
        return a + b;
    }

    function sub(Amount a, Amount b) external pure returns (Amount) {
        return a - b;
    }
}
