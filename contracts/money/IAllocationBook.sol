// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, PartyId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";

/// How much may be allocated to each project, over all instruments, and how much was (L4).
interface IAllocationBook {
    struct Project {
        /// Cost that a verifier accepted, in the project's currency.
        Amount eligibleCost;
        /// Σ allocated over all tranches; never more than `eligibleCost`.
        Amount allocated;
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

    error AllocationBook_ProjectUnknown(AssetId project);
    error AllocationBook_VerifierNotIndependent(AssetId project, PartyId owner, PartyId verifier);
    error AllocationBook_CostBelowAllocated(AssetId project, Amount eligibleCost, Amount allocated);

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

    /// The project's cap and what was allocated under it.
    function projectOf(AssetId project) external view returns (Project memory);
}
