// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILots} from "../../money/ILots.sol";
import {Colour, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Day} from "../../types/Day.sol";
import {bound} from "../utils/Bounds.sol";
import {ActsTest} from "../utils/ActsTest.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";

/// Random closing balances, against a list of lots: other money leaks first, then the oldest green lot (L1, L3).
contract StatementsFuzz is ActsTest {
    uint256 internal constant MOST_LOTS = 8;
    uint256 internal constant DAYS = 4;

    Colour[] private colours;
    uint256[] private lots;
    uint256[3] private minted;
    uint256[3] private breached;

    function testFuzz_Closings(uint256 seed) external {
        uint256 n = bound(_random(seed, "lots", 0), 0, MOST_LOTS);
        for (uint256 i; i < n; ++i) {
            uint256 random = _random(seed, "lot", i);
            _bring(random % 3, bound(random >> 8, 1, 1_000));
            _fund(_id("receipt", i), colours[i], Amount.wrap(uint128(lots[i])));
        }
        for (uint256 i; i < DAYS; ++i) {
            uint256 held = _held();
            uint256 closing = bound(_random(seed, "closing", i), 0, held + held / 4 + 3);
            PaymentId id = _id("statement", i);
            Day day = Day.wrap(uint32(Day.unwrap(Defaults.VALUE_DATE) + 1 + i));
            _state(id, Defaults.PROCEEDS, day, Amount.wrap(uint128(closing)));
            if (closing > held) _bring(0, closing - held);
            else _leak(id, held - closing);
            _assertLedger(closing);
            assertTrue(ledger.bookOf(Defaults.PROCEEDS).broken == (closing < held), "broken");
        }
        _explainAll(seed);
    }

    /* ----- the list ----- */

    function _bring(uint256 c, uint256 amount) private {
        colours.push(_colour(c));
        lots.push(amount);
        minted[c] += amount;
    }

    /// Two passes: other money, then whatever is oldest.
    function _leak(PaymentId id, uint256 missing) private {
        uint256[3] memory leaked;
        for (uint256 pass; pass < 2; ++pass) {
            for (uint256 i; i < lots.length && missing != 0; ++i) {
                if (pass == 0 && colours[i] != OTHER_MONEY) continue;
                uint256 leg = lots[i] < missing ? lots[i] : missing;
                lots[i] -= leg;
                missing -= leg;
                leaked[_index(colours[i])] += leg;
            }
        }
        for (uint256 c; c < 3; ++c) {
            breached[c] += leaked[c];
            assertEq(Amount.unwrap(ledger.leakOf(id, _colour(c))), leaked[c], "leak");
        }
    }

    /// What every statement found missing, taken back: as if it had never been missing.
    function _explainAll(uint256 seed) private {
        for (uint256 i; i < DAYS; ++i) {
            for (uint256 c; c < 3; ++c) {
                PaymentId id = _id("statement", i);
                Amount leaked = ledger.leakOf(id, _colour(c));
                if (Amount.unwrap(leaked) == 0) continue;
                // In two bits.
                Amount bit = Amount.wrap(uint128(bound(_random(seed, "bit", i), 1, Amount.unwrap(leaked))));
                _restore(_id("first", i * 3 + c), id, c, bit);
                if (leaked > bit) _restore(_id("second", i * 3 + c), id, c, leaked - bit);
            }
        }
        for (uint256 c; c < 3; ++c) assertEq(breached[c], 0, "nothing is missing any more");
        _assertLedger(_held());
    }

    function _restore(PaymentId id, PaymentId statement, uint256 c, Amount amount) private {
        _explain(Bookings.explanation(id, statement, Defaults.PROCEEDS, _colour(c), amount));
        breached[c] -= Amount.unwrap(amount);
        colours.push(_colour(c));
        lots.push(Amount.unwrap(amount));
    }

    function _held() private view returns (uint256 sum) {
        for (uint256 i; i < lots.length; ++i) sum += lots[i];
    }

    /* ----- the ledger ----- */

    /// Lot by lot, colour by colour, and the sum (L3).
    function _assertLedger(uint256 closing) private view {
        assertEq(Amount.unwrap(ledger.bookOf(Defaults.PROCEEDS).balance), closing, "L3");
        uint64[3] memory n;
        uint256[3] memory live;
        for (uint256 i; i < lots.length; ++i) {
            uint256 c = _index(colours[i]);
            live[c] += lots[i];
            Amount remaining = ledger.lotOf(Defaults.PROCEEDS, colours[i], ++n[c]).remaining;
            assertEq(Amount.unwrap(remaining), lots[i], "lot");
        }
        for (uint256 c; c < 3; ++c) {
            ILots.Counters memory expected;
            expected.minted = Amount.wrap(uint128(minted[c]));
            expected.live = Amount.wrap(uint128(live[c]));
            expected.breached = Amount.wrap(uint128(breached[c]));
            _assertCounters(_colour(c), expected);
        }
    }

    function _colour(uint256 c) private pure returns (Colour) {
        return [OTHER_MONEY, Defaults.STRICT, Defaults.FLAG][c];
    }

    function _index(Colour colour) private pure returns (uint256) {
        return Colour.unwrap(colour);
    }

    function _id(string memory kind, uint256 n) private pure returns (PaymentId) {
        return PaymentId.wrap(keccak256(abi.encode(kind, n)));
    }

    function _random(uint256 seed, string memory kind, uint256 n) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, kind, n)));
    }
}
