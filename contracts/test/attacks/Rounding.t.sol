// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Draw, Payment} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {ActsTest} from "../utils/ActsTest.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";

/// Rounding, driven by many small entries.
contract RoundingAttacks is ActsTest {
    uint256 internal constant PAYMENTS = 50;

    /// Split into single minor units, a payment pro rata may draw other shares than as a whole, but less than a unit for
    /// each payment: nobody pays a bank ten thousand transfers to keep a hundred green ones.
    function test_OneUnitAtATimeProRata() external {
        _fund(Defaults.BY_SHARES, Defaults.RECEIPT, OTHER_MONEY, Amount.wrap(600));
        _fund(Defaults.BY_SHARES, Defaults.SECOND_RECEIPT, Defaults.STRICT, Amount.wrap(400));
        uint256 green;
        for (uint256 i; i < PAYMENTS; ++i) {
            // The exact share, of what is there before each payment.
            green += (_green() * 1e18) / (1_000 - i);
            assertEq(_payFrom(Defaults.BY_SHARES, _unit(i)), Reason.NONE, "a unit");
        }
        uint256 drawn = (400 - _green()) * 1e18;
        uint256 apart = drawn > green ? drawn - green : green - drawn;
        assertTrue(apart < PAYMENTS * 1e18, "less than a unit for each payment");
    }

    /// A reversal unit by unit brings back exactly what was drawn, of each colour.
    function test_ReversedUnitByUnit() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, Amount.wrap(7));
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Amount.wrap(5));
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Amount.wrap(12));
        p.draws = Bookings.draws(OTHER_MONEY, Amount.wrap(7), Defaults.STRICT, Amount.wrap(5));
        _pay(p);
        for (uint256 i; i < 12; ++i) {
            assertEq(_reverseUnit(p, i), Reason.NONE, "a unit");
        }
        assertEq(_reverseUnit(p, 12), Reason.REVERSAL_EXCEEDED, "a unit more");
        assertEq(_green0(), 5, "green");
        assertEq(Amount.unwrap(ledger.holdingOf(Defaults.PROCEEDS, OTHER_MONEY).balance), 7, "other");
    }

    function _reverseUnit(Payment memory p, uint256 i) private returns (Reason) {
        PaymentId id = PaymentId.wrap(keccak256(abi.encode("reversal", i)));
        return _reverse(Bookings.reversal(id, p.id, Bookings.entry(Defaults.PROCEEDS, p), Amount.wrap(1)));
    }

    function _unit(uint256 i) private pure returns (Payment memory p) {
        p = Bookings.transfer(PaymentId.wrap(keccak256(abi.encode("payment", i))), OTHER_MONEY, Amount.wrap(1));
        p.draws = new Draw[](0);
    }

    function _green() private view returns (uint256) {
        return Amount.unwrap(ledger.holdingOf(Defaults.BY_SHARES, Defaults.STRICT).balance);
    }

    function _green0() private view returns (uint256) {
        return Amount.unwrap(ledger.holdingOf(Defaults.PROCEEDS, Defaults.STRICT).balance);
    }
}
