// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILots} from "../../money/ILots.sol";
import {AccountId, Colour, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Payment} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {bound} from "../utils/Bounds.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {MoneyTest} from "../utils/MoneyTest.sol";

/// Random splits of payments over lots, against a plain first-in-first-out list.
contract DrawFuzz is MoneyTest {
    uint256 internal constant MOST_LOTS = 12;
    uint256 internal constant MOST_PAYMENTS = 8;
    uint256 internal constant LARGEST_LOT = 1_000;

    /// Given enough runs, payments end inside lots, exactly at the end of lots, and take everything.
    function testFuzz_Allocations(uint256 seed, bool coloured) external {
        Colour colour = coloured ? Defaults.STRICT : OTHER_MONEY;
        uint256[] memory lots = _fundLots(colour, seed);

        for (uint256 i; i < MOST_PAYMENTS; ++i) {
            uint256 balance = _sum(lots);
            if (balance == 0) break;
            uint256 amount = _amountFor(lots, balance, _random(seed, "payment", i));
            _take(lots, amount);
            Payment memory p = Bookings.allocation(_id("payment", i), colour, Amount.wrap(uint128(amount)));
            assertEq(_pay(p), Reason.NONE, "reason");
            _assertLots(Defaults.PROCEEDS, colour, lots);
        }
        _assertConserved(colour);
    }

    /// Each leg of a transfer is a child of one parent, with the leg's amount and the parent's colour.
    function testFuzz_Transfers(uint256 seed) external {
        uint256[] memory lots = _fundLots(Defaults.FLAG, seed);
        uint256[] memory children = new uint256[](MOST_LOTS * MOST_PAYMENTS);
        uint256 born;

        for (uint256 i; i < MOST_PAYMENTS; ++i) {
            uint256 balance = _sum(lots);
            if (balance == 0) break;
            uint256 amount = _amountFor(lots, balance, _random(seed, "payment", i));
            uint256[] memory before = _copy(lots);
            _take(lots, amount);
            for (uint256 n; n < lots.length; ++n) {
                if (before[n] != lots[n]) children[born++] = before[n] - lots[n];
            }
            Payment memory p = Bookings.transfer(_id("payment", i), Defaults.FLAG, Amount.wrap(uint128(amount)));
            assertEq(_pay(p), Reason.NONE, "reason");
        }

        _assertLots(Defaults.PROCEEDS, Defaults.FLAG, lots);
        _assertLots(Defaults.OPERATING, Defaults.FLAG, _first(children, born));
        assertEq(ledger.countersOf(Defaults.FLAG).live, ledger.countersOf(Defaults.FLAG).minted, "live");
        _assertConserved(Defaults.FLAG);
    }

    /// Payments in one call come out as the same payments one by one.
    function testFuzz_OneCallOrMany(uint256 seed) external {
        uint256[] memory lots = _fundLots(OTHER_MONEY, seed);
        Payment[] memory payments = new Payment[](MOST_PAYMENTS);
        bool[] memory fits = new bool[](MOST_PAYMENTS);
        for (uint256 i; i < MOST_PAYMENTS; ++i) {
            uint256 amount = bound(_random(seed, "payment", i), 1, LARGEST_LOT * 2);
            fits[i] = amount <= _sum(lots);
            if (fits[i]) _take(lots, amount);
            payments[i] = Bookings.allocation(_id("payment", i), OTHER_MONEY, Amount.wrap(uint128(amount)));
        }

        Reason[] memory reasons = _payAllFrom(Defaults.PROCEEDS, payments);

        for (uint256 i; i < MOST_PAYMENTS; ++i) {
            assertEq(reasons[i], fits[i] ? Reason.NONE : Reason.FUNDS_INSUFFICIENT, "reason");
        }
        _assertLots(Defaults.PROCEEDS, OTHER_MONEY, lots);
        _assertConserved(OTHER_MONEY);
    }

    /* ----- the list ----- */

    function _fundLots(Colour colour, uint256 seed) private returns (uint256[] memory lots) {
        lots = new uint256[](bound(_random(seed, "lots", 0), 1, MOST_LOTS));
        for (uint256 n; n < lots.length; ++n) {
            lots[n] = bound(_random(seed, "lot", n), 1, LARGEST_LOT);
            _fund(_id("receipt", n), colour, Amount.wrap(uint128(lots[n])));
        }
    }

    /// Often a sum of whole lots, since there the cursor moves.
    function _amountFor(uint256[] memory lots, uint256 balance, uint256 random) private pure returns (uint256) {
        if (random % 3 != 0) return bound(random, 1, balance);
        uint256 amount;
        for (uint256 n; n < lots.length; ++n) {
            amount += lots[n];
            if (amount != 0 && (random >> n) & 1 == 1) break;
        }
        return amount;
    }

    /// Takes an amount out of the oldest entries.
    function _take(uint256[] memory lots, uint256 amount) private pure {
        for (uint256 n; amount != 0; ++n) {
            uint256 leg = lots[n] < amount ? lots[n] : amount;
            lots[n] -= leg;
            amount -= leg;
        }
    }

    function _sum(uint256[] memory lots) private pure returns (uint256 sum) {
        for (uint256 n; n < lots.length; ++n) sum += lots[n];
    }

    function _copy(uint256[] memory lots) private pure returns (uint256[] memory copy) {
        return _first(lots, lots.length);
    }

    function _first(uint256[] memory list, uint256 length) private pure returns (uint256[] memory part) {
        part = new uint256[](length);
        for (uint256 n; n < length; ++n) part[n] = list[n];
    }

    /* ----- the ledger ----- */

    /// Lots, balance and cursor are the list's.
    function _assertLots(AccountId account, Colour colour, uint256[] memory lots) private view {
        ILots.Holding memory h = ledger.holdingOf(account, colour);
        uint64 head = 1;
        for (uint64 n; n < lots.length; ++n) {
            assertEq(ledger.lotOf(account, colour, n + 1).remaining, Amount.wrap(uint128(lots[n])), "remaining");
            if (lots[n] == 0 && head == n + 1) ++head;
        }
        assertEq(h.lots, lots.length, "number of lots");
        assertEq(h.balance, Amount.wrap(uint128(_sum(lots))), "balance");
        assertEq(h.head, head, "head");
    }

    /// L1.
    function _assertConserved(Colour colour) private view {
        ILots.Counters memory c = ledger.countersOf(colour);
        assertEq(c.minted, c.live + c.allocated + c.returned + c.fees, "minted = live + allocated + returned + fees");
        Amount held =
            ledger.holdingOf(Defaults.PROCEEDS, colour).balance + ledger.holdingOf(Defaults.OPERATING, colour).balance;
        assertEq(c.live, held, "live is what is held");
    }

    function _id(string memory kind, uint256 n) private pure returns (PaymentId) {
        return PaymentId.wrap(keccak256(abi.encode(kind, n)));
    }

    function _random(uint256 seed, string memory kind, uint256 n) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, kind, n)));
    }
}
