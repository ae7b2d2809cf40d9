// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, Colour, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Draw, Payment} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {bound} from "../utils/Bounds.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {MoneyTest} from "../utils/MoneyTest.sol";

/// Accounts whose rule decides, against a plain list of lots.
contract BookingRulesFuzz is MoneyTest {
    uint256 internal constant MOST_LOTS = 9;
    uint256 internal constant PAYMENTS = 4;
    uint256 internal constant LARGEST_LOT = 1_000;

    /// The model: lots in the order of their birth, over all colours.
    Colour[] private colours;
    uint256[] private lots;

    /// Oldest lots first, whatever their colour.
    function testFuzz_OldestFirst(uint256 seed) external {
        _fundLots(Defaults.OLDEST_FIRST, seed);
        for (uint256 i; i < PAYMENTS; ++i) {
            uint256 balance = _balance();
            if (balance == 0) break;
            uint256 amount = _amountFor(balance, _random(seed, "payment", i));
            _takeOldest(amount);
            _transfer(Defaults.OLDEST_FIRST, i, amount);
            _assertBalances(Defaults.OLDEST_FIRST);
        }
    }

    /// Each colour its share of the balance, to less than a minor unit; inside a colour, the oldest lots.
    function testFuzz_ByShares(uint256 seed) external {
        _fundLots(Defaults.BY_SHARES, seed);
        for (uint256 i; i < PAYMENTS; ++i) {
            uint256 balance = _balance();
            if (balance == 0) break;
            uint256 amount = _amountFor(balance, _random(seed, "payment", i));
            uint256[4] memory before = _ledgerBalances(Defaults.BY_SHARES);
            _transfer(Defaults.BY_SHARES, i, amount);
            uint256[4] memory left = _ledgerBalances(Defaults.BY_SHARES);
            for (uint256 c; c < 4; ++c) {
                uint256 taken = before[c] - left[c];
                _takeOldestOf(_colour(c), taken);
                uint256 exact = before[c] * amount;
                uint256 apart = taken * balance > exact ? taken * balance - exact : exact - taken * balance;
                assertTrue(apart < balance, "less than a unit from the exact share");
            }
            assertEq(_balance(), balance - amount, "sum of the draws");
            _assertBalances(Defaults.BY_SHARES);
        }
    }

    /// The same draws, given by the payer: accepted; one unit moved to another colour: refused.
    function testFuzz_GivenDraws(uint256 seed, bool shares) external {
        AccountId account = shares ? Defaults.BY_SHARES : Defaults.OLDEST_FIRST;
        _fundLots(account, seed);
        uint256 amount = _amountFor(_balance(), _random(seed, "payment", 0));
        uint256[4] memory before = _ledgerBalances(account);
        try this.transferAndUndo(account, amount) {
            assertTrue(false, "undone");
        } catch (bytes memory data) {
            Payment memory p = _payment(0, amount);
            p.draws = _drawsOf(before, _after(data));
            if (p.draws.length > 1) {
                Payment memory wrong = _payment(1, amount);
                wrong.draws = _drawsOf(before, _after(data));
                wrong.draws[0].amount = wrong.draws[0].amount + Defaults.ONE_MINOR_UNIT;
                wrong.draws[1].amount = wrong.draws[1].amount - Defaults.ONE_MINOR_UNIT;
                assertEq(_payFrom(account, wrong), Reason.DRAW_AGAINST_RULE, "one unit elsewhere");
            }
            assertEq(_payFrom(account, p), Reason.NONE, "what the rule gives");
        }
    }

    /// What a payment leaves of each colour, without its happening.
    error Left(uint256[4] balances);

    function transferAndUndo(AccountId account, uint256 amount) external {
        _transfer(account, 0, amount);
        revert Left(_ledgerBalances(account));
    }

    /* ----- the list ----- */

    function _fundLots(AccountId account, uint256 seed) private {
        uint256 n = bound(_random(seed, "lots", 0), 1, MOST_LOTS);
        for (uint256 i; i < n; ++i) {
            uint256 random = _random(seed, "lot", i);
            colours.push(_colour(random % 4));
            lots.push(bound(random >> 8, 1, LARGEST_LOT));
            _fund(account, _id("receipt", i), colours[i], _amount(lots[i]));
        }
    }

    function _colour(uint256 c) private pure returns (Colour) {
        return [OTHER_MONEY, Defaults.STRICT, Defaults.FLAG, Defaults.EVIDENCED][c];
    }

    function _balance() private view returns (uint256 sum) {
        for (uint256 i; i < lots.length; ++i) sum += lots[i];
    }

    function _takeOldest(uint256 amount) private {
        for (uint256 i; amount != 0; ++i) {
            uint256 leg = lots[i] < amount ? lots[i] : amount;
            lots[i] -= leg;
            amount -= leg;
        }
    }

    function _takeOldestOf(Colour colour, uint256 amount) private {
        for (uint256 i; amount != 0; ++i) {
            if (colours[i] != colour) continue;
            uint256 leg = lots[i] < amount ? lots[i] : amount;
            lots[i] -= leg;
            amount -= leg;
        }
    }

    /// Often to the end of a lot, since there the cursors move.
    function _amountFor(uint256 balance, uint256 random) private view returns (uint256 amount) {
        if (random % 3 != 0) return bound(random >> 8, 1, balance);
        for (uint256 i; i < lots.length; ++i) {
            amount += lots[i];
            if (amount != 0 && (random >> (8 + i)) & 1 == 1) break;
        }
    }

    /* ----- the ledger ----- */

    function _transfer(AccountId account, uint256 i, uint256 amount) private {
        assertEq(_payFrom(account, _payment(i, amount)), Reason.NONE, "payment");
    }

    function _payment(uint256 i, uint256 amount) private pure returns (Payment memory p) {
        p = Bookings.transfer(_id("payment", i), OTHER_MONEY, _amount(amount));
        p.draws = new Draw[](0);
    }

    function _ledgerBalances(AccountId account) private view returns (uint256[4] memory balances) {
        for (uint256 c; c < 4; ++c) balances[c] = Amount.unwrap(ledger.holdingOf(account, _colour(c)).balance);
    }

    /// Each lot, each balance, and the balances of where the money went.
    function _assertBalances(AccountId account) private view {
        uint64[4] memory n;
        for (uint256 i; i < lots.length; ++i) {
            for (uint256 c; c < 4; ++c) {
                if (colours[i] != _colour(c)) continue;
                assertEq(ledger.lotOf(account, colours[i], ++n[c]).remaining, _amount(lots[i]), "lot");
            }
        }
        uint256 held;
        uint256[4] memory balances = _ledgerBalances(account);
        for (uint256 c; c < 4; ++c) if (balances[c] != 0) ++held;
        assertEq(ledger.coloursIn(account).length, held, "colours");
        assertEq(ledger.bookOf(account).balance, _amount(_balance()), "balance");
    }

    function _after(bytes memory data) private pure returns (uint256[4] memory balances) {
        assertEq(bytes32(bytes4(data)), bytes32(Left.selector), "undone");
        bytes memory encoded = new bytes(data.length - 4);
        for (uint256 i; i < encoded.length; ++i) encoded[i] = data[i + 4];
        return abi.decode(encoded, (uint256[4]));
    }

    function _drawsOf(uint256[4] memory before, uint256[4] memory left) private pure returns (Draw[] memory draws) {
        uint256 n;
        for (uint256 c; c < 4; ++c) if (before[c] != left[c]) ++n;
        draws = new Draw[](n);
        for (uint256 c = 4; c > 0; --c) {
            if (before[c - 1] != left[c - 1]) draws[--n] = Draw(_colour(c - 1), _amount(before[c - 1] - left[c - 1]));
        }
    }

    function _id(string memory kind, uint256 n) private pure returns (PaymentId) {
        return PaymentId.wrap(keccak256(abi.encode(kind, n)));
    }

    function _random(uint256 seed, string memory kind, uint256 n) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, kind, n)));
    }

    function _amount(uint256 x) private pure returns (Amount) {
        return Amount.wrap(uint128(x));
    }
}
