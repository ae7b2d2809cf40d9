// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {Sequenced} from "../libraries/Sequenced.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {AssetId, PartyId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {IAllocationBook} from "./IAllocationBook.sol";

/// The one implementation of {IAllocationBook}; the meaning of every function stands there.
abstract contract AllocationBook is Sequenced, IAllocationBook {
    IPartyRegistry internal immutable _PARTIES;
    IAssetRegistry private immutable _ASSETS;

    mapping(AssetId => Project) private _projects;

    constructor(IPartyRegistry parties, IAssetRegistry assets) {
        _PARTIES = parties;
        _ASSETS = assets;
    }

    /// @inheritdoc IAllocationBook
    function verifyCost(AssetId project, Amount eligibleCost, bytes32 reportRoot) external {
        // Check:
        PartyId verifier = _PARTIES.authorise(msg.sender, Roles.VERIFIER);
        IAssetRegistry.Asset memory asset = _ASSETS.assetOf(project);
        require(asset.status != IAssetRegistry.AssetStatus.NONE, AllocationBook_ProjectUnknown(project));
        bool independent = !_PARTIES.sameGroup(verifier, asset.owner);
        require(independent, AllocationBook_VerifierNotIndependent(project, asset.owner, verifier));
        Amount allocated = _projects[project].allocated;
        bool covers = !(eligibleCost < allocated);
        require(covers, AllocationBook_CostBelowAllocated(project, eligibleCost, allocated));
        // Effect:
        _projects[project].eligibleCost = eligibleCost;
        emit CostVerified(project, verifier, eligibleCost, allocated, reportRoot, msg.sender, _seq());
    }

    /// @inheritdoc IAllocationBook
    function projectOf(AssetId project) external view returns (Project memory) {
        return _projects[project];
    }

    /// What may still be allocated to a project.
    function _headroom(AssetId project) internal view returns (Amount) {
        Project storage p = _projects[project];
        return p.eligibleCost - p.allocated;
    }

    /// Counts an allocation. The policy has compared it with `_headroom`; L4 holds whatever the policy said.
    function _countAllocation(AssetId project, Amount amount) internal {
        Project storage p = _projects[project];
        p.allocated = p.allocated + amount;
        assert(!(p.eligibleCost < p.allocated));
    }
}
