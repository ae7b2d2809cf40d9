// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {AccountId, Colour, OTHER_MONEY} from "../types/Ids.sol";
import {Amount, ZERO, min} from "../types/Amount.sol";
import {Draw} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";
import {Lots} from "./Lots.sol";

/// Which colours a payment draws. A rule that decides is worked out from the account's few colours: a proposal made from
/// balances would be out of date as soon as another payment came first. What is proposed all the same must be equal.
abstract contract BookingRules is Lots {
    /// What stands against an entry, in the numbers that failed.
    struct Objection {
        Reason reason;
        Colour colour;
        Amount amount;
        Amount limit;
    }

    /// @return draws what is taken of each colour, none of them zero
    /// @return o NONE, or why the money cannot be drawn
    function _draws(
        AccountId account,
        IAccountRegistry.BookingRule rule,
        Amount amount,
        Draw[] memory proposed
    ) internal view returns (Draw[] memory draws, Objection memory o) {
        if (amount == ZERO) return (draws, Objection(Reason.AMOUNT_ZERO, OTHER_MONEY, ZERO, ZERO));
        if (rule == IAccountRegistry.BookingRule.SPECIFIED) return (proposed, _specified(account, amount, proposed));
        Amount held = _books[account].balance;
        if (amount > held) return (draws, Objection(Reason.FUNDS_INSUFFICIENT, OTHER_MONEY, amount, held));
        bool fifo = rule == IAccountRegistry.BookingRule.FIFO;
        draws = fifo ? _oldest(account, _held(account), amount) : _split(_held(account), amount);
        if (proposed.length != 0) o = _compare(proposed, draws);
    }

    /* ----- specified ----- */

    function _specified(
        AccountId account,
        Amount amount,
        Draw[] memory proposed
    ) private view returns (Objection memory) {
        if (proposed.length == 0) return Objection(Reason.DRAWS_MISSING, OTHER_MONEY, amount, ZERO);
        Amount sum = ZERO;
        for (uint256 i; i < proposed.length; ++i) {
            Draw memory d = proposed[i];
            for (uint256 j; j < i; ++j) {
                if (proposed[j].colour == d.colour) return Objection(Reason.DRAWS_UNEQUAL, d.colour, amount, sum);
            }
            if (d.amount == ZERO) return Objection(Reason.AMOUNT_ZERO, d.colour, ZERO, ZERO);
            Amount held = _holdings[account][d.colour].balance;
            if (d.amount > held) return Objection(Reason.FUNDS_INSUFFICIENT, d.colour, d.amount, held);
            sum = sum + d.amount;
        }
        Reason reason = sum == amount ? Reason.NONE : Reason.DRAWS_UNEQUAL;
        return Objection(reason, OTHER_MONEY, amount, sum);
    }

    /* ----- first in, first out ----- */

    /// The oldest lots over all colours. One pass for each lot, over the account's colours.
    /// @param most what may be taken of each colour; together not less than the amount
    function _oldest(AccountId account, Draw[] memory most, Amount amount) internal view returns (Draw[] memory) {
        Draw[] memory taken = new Draw[](most.length);
        for (uint256 i; i < most.length; ++i) taken[i].colour = most[i].colour;
        if (most.length == 1) {
            taken[0].amount = amount;
            return taken;
        }
        Lot[] memory lots = new Lot[](most.length);
        uint64[] memory cursors = new uint64[](most.length);
        for (uint256 i; i < most.length; ++i) {
            cursors[i] = _holdings[account][most[i].colour].head;
            lots[i] = _lots[account][most[i].colour][cursors[i]];
        }
        while (amount > ZERO) {
            uint256 next = _oldestOf(lots, most);
            Draw memory d = most[next];
            Amount leg = min(min(lots[next].remaining, d.amount), amount);
            taken[next].amount = taken[next].amount + leg;
            d.amount = d.amount - leg;
            amount = amount - leg;
            if (amount > ZERO) lots[next] = _lots[account][d.colour][++cursors[next]];
        }
        return _withoutZeros(taken);
    }

    /// Among those of colours of which more may be taken.
    function _oldestOf(Lot[] memory lots, Draw[] memory most) private pure returns (uint256 oldest) {
        uint64 order = type(uint64).max;
        for (uint256 i; i < lots.length; ++i) {
            if (most[i].amount == ZERO || lots[i].order > order) continue;
            (oldest, order) = (i, lots[i].order);
        }
    }

    /* ----- pro rata ----- */

    /// Splits an amount by weights: each gets its quota rounded down; the units left over go to the largest remainders,
    /// among equal ones to the lower colour (largest remainder method).
    /// @param amount not more than the weights' sum, so that nobody gets more than its weight
    function _split(Draw[] memory weights, Amount amount) internal pure returns (Draw[] memory) {
        uint256 sum;
        for (uint256 i; i < weights.length; ++i) sum += Amount.unwrap(weights[i].amount);
        uint256[] memory remainders = new uint256[](weights.length);
        Draw[] memory parts = new Draw[](weights.length);
        Amount left = amount;
        for (uint256 i; i < weights.length; ++i) {
            uint256 product = uint256(Amount.unwrap(weights[i].amount)) * Amount.unwrap(amount);
            parts[i] = Draw(weights[i].colour, Amount.wrap(uint128(product / sum)));
            remainders[i] = product % sum;
            left = left - parts[i].amount;
        }
        Amount unit = Amount.wrap(1);
        for (; left > ZERO; left = left - unit) {
            uint256 next = _largest(remainders, parts);
            parts[next].amount = parts[next].amount + unit;
            remainders[next] = 0;
        }
        return _withoutZeros(parts);
    }

    /// There are fewer units left than remainders above zero, so one given a unit is never chosen again.
    function _largest(uint256[] memory remainders, Draw[] memory parts) private pure returns (uint256 best) {
        for (uint256 i = 1; i < remainders.length; ++i) {
            if (remainders[i] < remainders[best]) continue;
            bool lower = Colour.unwrap(parts[i].colour) < Colour.unwrap(parts[best].colour);
            if (remainders[i] > remainders[best] || lower) best = i;
        }
    }

    /* ----- both ----- */

    function _compare(Draw[] memory proposed, Draw[] memory draws) private pure returns (Objection memory o) {
        for (uint256 i; i < draws.length; ++i) {
            Amount given = _amountOf(draws[i].colour, proposed);
            if (given == draws[i].amount) continue;
            return Objection(Reason.DRAW_AGAINST_RULE, draws[i].colour, given, draws[i].amount);
        }
        if (proposed.length == draws.length) return o;
        for (uint256 i; i < proposed.length; ++i) {
            if (_amountOf(proposed[i].colour, draws) > ZERO) continue;
            return Objection(Reason.DRAW_AGAINST_RULE, proposed[i].colour, proposed[i].amount, ZERO);
        }
        return Objection(Reason.DRAWS_UNEQUAL, OTHER_MONEY, ZERO, ZERO);
    }

    function _amountOf(Colour colour, Draw[] memory draws) internal pure returns (Amount) {
        for (uint256 i; i < draws.length; ++i) {
            if (draws[i].colour == colour) return draws[i].amount;
        }
        return ZERO;
    }

    function _withoutZeros(Draw[] memory draws) private pure returns (Draw[] memory kept) {
        uint256 count;
        for (uint256 i; i < draws.length; ++i) {
            if (draws[i].amount > ZERO) ++count;
        }
        if (count == draws.length) return draws;
        kept = new Draw[](count);
        for (uint256 i = draws.length; i > 0; --i) {
            if (draws[i - 1].amount > ZERO) kept[--count] = draws[i - 1];
        }
    }
}
