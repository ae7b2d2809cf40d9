// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, Colour} from "../types/Ids.sol";
import {Amount, ZERO, saturatingSub} from "../types/Amount.sol";
import {Day, today} from "../types/Day.sol";
import {Draw} from "../types/Money.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// Money that came from other accounts, by the day on which it counts. That day is another bank's word, so it must
/// neither stop nor change what an account's own bank states of earlier days.
abstract contract Arrivals is LedgerBase {
    // Days share a word by 256.
    uint256 private constant WORD = 8;
    uint256 private constant LAST_OF_WORD = 255;

    /// Dates money that arrives: on a day that is closed here, it counts on the first that is not.
    function _arriveOn(AccountId account, Colour colour, Amount amount, Day day) internal {
        Day closed = _books[account].closedThrough;
        if (!day.isAfter(closed)) {
            // Before the first statement, money without a day was always there.
            if (closed.isUnknown()) return;
            day = closed.next();
        }
        _arrivals[account][colour][day] = _arrivals[account][colour][day] + amount;
        uint256 n = Day.unwrap(day);
        uint256 known = _arrivalDays[account][n >> WORD];
        uint256 marked = known | (1 << (n & LAST_OF_WORD));
        if (marked != known) _arrivalDays[account][n >> WORD] = marked;
    }

    /// What an account holds of each colour.
    function _held(AccountId account) internal view returns (Draw[] memory held) {
        Colour[] memory colours = _colours[account];
        held = new Draw[](colours.length);
        for (uint256 i; i < colours.length; ++i) held[i] = Draw(colours[i], _holdings[account][colours[i]].balance);
    }

    /// What it held at the end of a day: what came from other accounts later is left out. The work grows with the days on
    /// which money came since, and with nothing else.
    function _heldOn(AccountId account, Day day) internal view returns (Draw[] memory held) {
        held = _held(account);
        uint256 n = uint256(Day.unwrap(day)) + 1;
        // Where today is closed, money counts tomorrow.
        uint256 last = uint256(Day.unwrap(today())) + 1;
        while (n < last + 1) {
            uint256 later = _arrivalDays[account][n >> WORD] >> (n & LAST_OF_WORD);
            uint256 following = (n | LAST_OF_WORD) + 1;
            for (; later != 0; later >>= 1) {
                if (later & 1 != 0) _leaveOut(account, held, Day.wrap(uint32(n)));
                ++n;
            }
            n = following;
        }
    }

    /// Of a colour less is held than came later if its own bank has paid it out before the day on which it counts.
    function _leaveOut(AccountId account, Draw[] memory held, Day day) private view {
        for (uint256 i; i < held.length; ++i) {
            held[i].amount = saturatingSub(held[i].amount, _arrivals[account][held[i].colour][day]);
        }
    }

    function _sumOf(Draw[] memory draws) internal pure returns (Amount sum) {
        sum = ZERO;
        for (uint256 i; i < draws.length; ++i) sum = sum + draws[i].amount;
    }
}
