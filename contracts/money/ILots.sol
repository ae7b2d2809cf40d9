// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, Colour, PaymentId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Day} from "../types/Day.sol";

// The most colours that one account may hold at a time. Bounds the work of every booking rule.
uint256 constant MOST_COLOURS = 32;

/// Money as lots. A lot is an amount of one colour in one account, addressed by `(account, colour, n)`. It is a root, or
/// was moved out of exactly one parent lot (L2); its remaining amount only falls. There is no merge and no change
/// output, so conservation is the shape of the data.
///
/// Within one account and colour, lots are drawn oldest first, by a cursor. Which colours a payment draws is the
/// account's booking rule. The work is proportional to the lots that are touched and the colours that an account holds
/// (at most `MOST_COLOURS`), never to its lots.
interface ILots {
    /// One slot.
    struct Lot {
        Amount remaining;
        /// Place among all lots ever born in the account, from 1: the order for first in, first out over colours.
        uint64 order;
    }

    /// All money of one colour in one account. One slot.
    struct Holding {
        /// Σ remaining of its lots.
        Amount balance;
        /// Oldest lot that may still have something.
        uint64 head;
        /// Lots ever born.
        uint64 lots;
    }

    /// All money of one account. One slot.
    struct Book {
        /// Σ over its colours.
        Amount balance;
        /// Lots ever born, over all colours.
        uint56 lots;
        /// The newest statement was lower than the ledger: only money in and counter-entries until one is not.
        bool broken;
        /// Day of the newest statement; unknown (zero) before the first.
        Day closedThrough;
        /// Newest value date of what the account's own bank recorded.
        Day newest;
    }

    /// Where all money of a colour is (L1): minted = live + allocated + returned + fees + breached + lent.
    struct Counters {
        // slot 0: what the commonest payment changes
        Amount live;
        Amount allocated;
        // slot 1
        Amount minted;
        Amount returned;
        // slot 2
        Amount fees;
        /// Left without a known use.
        Amount breached;
        // slot 3
        /// Gone on as money of child tranches, and not come back.
        Amount lent;
        /// Of this tranche, a child: what came back to its parent.
        Amount repaid;
    }

    /// A root lot was born.
    event LotCreated(
        PaymentId indexed movement,
        AccountId account,
        Colour colour,
        uint64 n,
        Amount amount,
        uint64 order,
        uint64 seq
    );
    /// A lot was drawn on, and that money left the ledger.
    event LotSpent(
        PaymentId indexed movement,
        AccountId account,
        Colour colour,
        uint64 n,
        Amount amount,
        Amount remaining,
        uint64 seq
    );
    /// A lot was drawn on, and its child was born (L2). `childAmount` is `amount` unless money was exchanged; where that
    /// leaves less than a minor unit, there is no child: `childN` 0.
    event LotMoved(
        PaymentId indexed movement,
        AccountId account,
        Colour colour,
        uint64 n,
        Amount amount,
        Amount remaining,
        AccountId childAccount,
        Colour childColour,
        uint64 childN,
        Amount childAmount,
        uint64 order,
        uint64 seq
    );
}
