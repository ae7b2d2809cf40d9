// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, LineId, PartyId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Spending} from "../types/Budget.sol";
import {Day} from "../types/Day.sol";

/// How much may be allocated to each project and budget line, over all instruments, and how much was (L4).
interface IBudgets {
    struct LineRegistration {
        LineId id;
        Amount cap;
        PartyId payee;
        Day from;
        Day until;
        Spending spending;
        /// Salted commitment to what the line is called.
        bytes32 dataRoot;
    }

    event CostVerified(
        AssetId indexed project,
        PartyId indexed verifier,
        Amount eligibleCost,
        Amount allocated,
        bytes32 reportRoot,
        address actor,
        uint64 seq
    );

    event LineOpened(
        LineId indexed line,
        AssetId indexed project,
        Amount cap,
        PartyId payee,
        Day from,
        Day until,
        Spending spending,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    event LineClosed(LineId indexed line, AssetId indexed project, Amount used, address actor, uint64 seq);

    error Budgets_ProjectUnknown(AssetId project);
    error Budgets_VerifierNotIndependent(AssetId project, PartyId owner, PartyId verifier);
    error Budgets_CostBelowAllocated(AssetId project, Amount eligibleCost, Amount allocated);
    error Budgets_NotOwner(AssetId project, PartyId owner, PartyId caller);
    error Budgets_LineIdZero();
    error Budgets_LineExists(LineId line);
    error Budgets_LineNotOpen(LineId line);
    error Budgets_CapZero(LineId line);
    error Budgets_WindowReversed(LineId line, Day from, Day until);

    /// States the eligible cost of a project: the most that all instruments together may allocate to it. What is
    /// allocated already cannot be made ineligible this way; suspend the asset instead.
    ///
    /// Emits {CostVerified}.
    ///
    /// Requirements: the caller's key is a verifier's outside the owner's group; the project is registered; the cost
    /// is not below what is allocated.
    /// @param eligibleCost in minor units of the project's currency
    /// @param reportRoot salted commitment to the verifier's report
    function verifyCost(AssetId project, Amount eligibleCost, bytes32 reportRoot) external;

    /// Opens lines of a project's budget.
    ///
    /// Emits {LineOpened} for each.
    ///
    /// Requirements: the caller's key is a maker's of the project's owner; no id is zero or taken; caps are positive;
    /// a window ends after it begins.
    function openLines(AssetId project, LineRegistration[] calldata lines) external;

    /// Closes a line for good.
    ///
    /// Emits {LineClosed}.
    ///
    /// Requirements: the caller's key is a maker's of the project's owner; the line is open.
    function closeLine(LineId line) external;
}
