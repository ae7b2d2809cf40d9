// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, Colour, NO_ACCOUNT, OTHER_MONEY, PaymentId} from "../types/Ids.sol";
import {Amount, ZERO, min} from "../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../types/Day.sol";
import {Draw} from "../types/Money.sol";
import {MOST_COLOURS} from "./ILots.sol";
import {Arrivals} from "./Arrivals.sol";

/// Keeps lots, holdings and books; see {ILots}.
abstract contract Lots is Arrivals {
    /// Where drawn money goes on. Account zero: it leaves the ledger.
    struct Arrival {
        AccountId account;
        Colour colour;
        /// Exchanged money: all that is sold, and all that is bought for it. Else zero.
        Amount sold;
        Amount bought;
        /// The day that its own bank says.
        Day day;
    }

    /// What is taken of one lot.
    struct Leg {
        uint64 n;
        Amount amount;
        Amount remaining;
        /// Exchanged money: what the earlier legs took.
        Amount sold;
    }

    /// A root lot. Its amount was counted as minted or taken back from where it had gone.
    function _create(PaymentId movement, AccountId account, Colour colour, Amount amount) internal {
        (uint64 n, uint64 order) = _add(account, colour, amount);
        emit LotCreated(movement, account, colour, n, amount, order, _seq());
    }

    /// Draws on the oldest lots of one colour. Reverts if the holding does not have the amount, whatever a policy said.
    function _take(PaymentId movement, AccountId account, Draw memory d, Arrival memory to) internal {
        Holding storage h = _holdings[account][d.colour];
        h.balance = h.balance - d.amount;
        _books[account].balance = _books[account].balance - d.amount;
        // Before its children are born: one may be born in this very holding.
        if (h.balance == ZERO) _drop(account, d.colour);
        Leg memory leg;
        leg.n = h.head;
        Amount left = d.amount;
        while (left > ZERO) {
            Lot storage lot = _lots[account][d.colour][leg.n];
            Amount held = lot.remaining;
            leg.amount = min(held, left);
            leg.remaining = held - leg.amount;
            lot.remaining = leg.remaining;
            left = left - leg.amount;
            if (to.account == NO_ACCOUNT) {
                emit LotSpent(movement, account, d.colour, leg.n, leg.amount, leg.remaining, _seq());
            } else {
                _arrive(movement, account, d.colour, leg, to);
            }
            if (leg.remaining == ZERO) ++leg.n;
        }
        if (leg.n != h.head) h.head = leg.n;
        if (to.account == NO_ACCOUNT) return;
        _arriveOn(to.account, to.colour, to.bought == ZERO ? d.amount : to.bought, to.day);
    }

    /// Takes money that leaves the ledger.
    function _spend(PaymentId movement, AccountId account, Draw memory d) internal {
        _take(movement, account, d, Arrival(NO_ACCOUNT, d.colour, ZERO, ZERO, UNKNOWN_DAY));
    }

    /// Whether an account can take money of these colours without holding too many.
    /// @param back whether it comes back: if its time is over, other money comes in its place
    function _hasRoom(AccountId account, Draw[] memory draws, bool back) internal view returns (bool) {
        uint256 held = _colours[account].length;
        if (held + draws.length < MOST_COLOURS + 1) return true;
        if (back && _holdings[account][OTHER_MONEY].balance == ZERO) ++held;
        for (uint256 i; i < draws.length; ++i) {
            bool counted = back && draws[i].colour == OTHER_MONEY;
            if (!counted && _holdings[account][draws[i].colour].balance == ZERO) ++held;
        }
        return held < MOST_COLOURS + 1;
    }

    /// Remembers the newest value date of what an account's own bank recorded.
    function _date(AccountId account, Day day) internal {
        if (day.isAfter(_books[account].newest)) _books[account].newest = day;
    }

    /* ----- counters: every way in and out of `live` (L1) ----- */

    function _countMinted(Colour colour, Amount amount) internal {
        Counters storage c = _counters[colour];
        c.minted = c.minted + amount;
        c.live = c.live + amount;
    }

    /* ----- private ----- */

    function _add(AccountId account, Colour colour, Amount amount) private returns (uint64 n, uint64 order) {
        Holding storage h = _holdings[account][colour];
        Book storage b = _books[account];
        if (h.balance == ZERO) {
            assert(_colours[account].length < MOST_COLOURS);
            _colours[account].push(colour);
        }
        n = ++h.lots;
        if (n == 1) h.head = 1;
        h.balance = h.balance + amount;
        b.balance = b.balance + amount;
        order = ++b.lots;
        _lots[account][colour][n] = Lot(amount, order);
    }

    /// Forgets a colour that an account no longer holds.
    function _drop(AccountId account, Colour colour) private {
        Colour[] storage held = _colours[account];
        uint256 last = held.length - 1;
        for (uint256 i; i < last; ++i) {
            if (held[i] != colour) continue;
            held[i] = held[last];
            break;
        }
        held.pop();
    }

    /// The child of a leg.
    function _arrive(PaymentId movement, AccountId account, Colour colour, Leg memory leg, Arrival memory to) private {
        Amount childAmount = to.bought == ZERO ? leg.amount : _share(to, leg);
        leg.sold = leg.sold + leg.amount;
        uint64 childN;
        uint64 order;
        if (childAmount > ZERO) (childN, order) = _add(to.account, to.colour, childAmount);
        emit LotMoved({
            movement: movement,
            account: account,
            colour: colour,
            n: leg.n,
            amount: leg.amount,
            remaining: leg.remaining,
            childAccount: to.account,
            childColour: to.colour,
            childN: childN,
            childAmount: childAmount,
            order: order,
            seq: _seq()
        });
    }

    /// What a leg buys: its part of the whole, rounded down over the legs so far, so that all legs sum exactly.
    function _share(Arrival memory to, Leg memory leg) private pure returns (Amount) {
        uint256 bought = Amount.unwrap(to.bought);
        uint256 sold = Amount.unwrap(to.sold);
        uint256 from = (bought * Amount.unwrap(leg.sold)) / sold;
        uint256 until = (bought * Amount.unwrap(leg.sold + leg.amount)) / sold;
        return Amount.wrap(uint128(until - from));
    }
}
