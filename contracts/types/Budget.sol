// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, PartyId} from "./Ids.sol";
import {Amount} from "./Amount.sol";
import {Day} from "./Day.sol";

/// What may be allocated to a project, and what was (L4).
struct Project {
    /// Cost that a verifier accepted, in the project's currency.
    Amount eligibleCost;
    /// Σ allocated over all tranches; never more than `eligibleCost`.
    Amount allocated;
    /// Lines ever opened. A project with a budget is paid by line only.
    uint32 lines;
}

/// What a line pays for.
enum Spending {
    /// Spent after the instrument was approved.
    NEW,
    /// Spent before: the look-back applies.
    REFINANCING
}

/// One line of a project's budget. Never changes but in what is used and whether it is open.
struct Line {
    AssetId project;
    Amount cap;
    /// Never more than `cap`.
    Amount used;
    /// The only payee; zero for any at arm's length.
    PartyId payee;
    /// First and last value date; unknown (zero) for no limit.
    Day from;
    Day until;
    Spending spending;
    bool open;
}
