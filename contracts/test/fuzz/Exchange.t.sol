// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILots} from "../../money/ILots.sol";
import {OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Conversion} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {bound} from "../utils/Bounds.sol";
import {ActsTest} from "../utils/ActsTest.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";

/// Exchanged money: how it divides over lots, and which rates explain it.
contract ExchangeFuzz is ActsTest {
    uint256 internal constant MOST_LOTS = 6;

    /// The children sum to what was bought, and after each leg they are what the exact share rounds down to.
    function testFuzz_Shares(uint256 seed) external {
        uint256 n = bound(_random(seed, "lots", 0), 1, MOST_LOTS);
        uint256[] memory lots = new uint256[](n);
        uint256 held;
        for (uint256 i; i < n; ++i) {
            lots[i] = bound(_random(seed, "lot", i), 1, 5_000);
            held += lots[i];
            _fund(_id(i), Defaults.STRICT, _amount(lots[i]));
        }
        uint256 sold = bound(_random(seed, "sold", 0), 1, held);
        uint256 bought = bound(_random(seed, "bought", 0), 1, seed % 2 == 0 ? n : 50_000);
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, Defaults.STRICT, _amount(sold), _amount(bought));
        assertEq(_convert(c), Reason.NONE, "reason");

        uint256 soldSoFar;
        uint256 boughtSoFar;
        uint64 child;
        for (uint256 i; soldSoFar < sold; ++i) {
            soldSoFar += lots[i] < sold - soldSoFar ? lots[i] : sold - soldSoFar;
            uint256 due = (bought * soldSoFar) / sold;
            if (due != boughtSoFar) {
                Amount born = ledger.lotOf(Defaults.FOREIGN, Defaults.EXCHANGED, ++child).remaining;
                assertEq(Amount.unwrap(born), due - boughtSoFar, "child");
            }
            boughtSoFar = due;
        }
        assertEq(boughtSoFar, bought, "children sum to what was bought");
        _assertHolding(Defaults.FOREIGN, Defaults.EXCHANGED, _amount(bought), 1, child, "bought");
        ILots.Counters memory expected;
        expected.minted = _amount(held);
        expected.live = _amount(held - sold);
        expected.lent = _amount(sold);
        _assertCounters(Defaults.STRICT, expected);
    }

    /// A rate explains the two amounts next to its exact result, and no other.
    function testFuzz_Rate(uint96 sold, uint256 rate, bool round) external view {
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, OTHER_MONEY, Amount.wrap(1), Amount.wrap(1));
        c.sold = _amount(bound(sold, 1, type(uint96).max));
        c.rate = bound(rate, 1, 100e18);
        if (round) c.rate = ((c.rate / 1e18) + 1) * 1e18;
        uint256 exact = Amount.unwrap(c.sold) * c.rate;
        uint256 floor = exact / 1e18;
        bool whole = exact % 1e18 == 0;
        // Each of them below what one entry may bring.
        if (floor > type(uint96).max - 2) return;

        assertEq(_judge(c, floor), floor == 0 ? Reason.RATE_MISMATCH : Reason.NONE, "rounded down");
        assertEq(_judge(c, floor + 1), whole ? Reason.RATE_MISMATCH : Reason.NONE, "rounded up");
        assertEq(_judge(c, floor + 2), Reason.RATE_MISMATCH, "a unit more");
        if (floor != 0) assertEq(_judge(c, floor - 1), Reason.RATE_MISMATCH, "a unit less");
    }

    /// Any sum, any rate: an answer, never an overflow.
    function testFuzz_AnyRate(uint128 sold, uint128 bought, uint256 rate) external view {
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, OTHER_MONEY, Amount.wrap(1), Amount.wrap(1));
        c.sold = Amount.wrap(sold);
        c.rate = rate;
        _judge(c, bought);
    }

    function _judge(Conversion memory c, uint256 bought) private view returns (Reason) {
        c.bought = _amount(bought);
        IInstrumentRegistry.Terms memory none;
        return policy.checkConversion(c, accounts.accountOf(Defaults.PROCEEDS), none, c.bought).reason;
    }

    function _id(uint256 n) private pure returns (PaymentId) {
        return PaymentId.wrap(keccak256(abi.encode("receipt", n)));
    }

    function _random(uint256 seed, string memory kind, uint256 n) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, kind, n)));
    }

    function _amount(uint256 x) private pure returns (Amount) {
        return Amount.wrap(uint128(x));
    }
}
