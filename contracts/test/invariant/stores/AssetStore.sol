// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {AssetId, PartyId} from "../../../types/Ids.sol";
import {Vm} from "../../utils/Vm.sol";
import {Breach} from "./Breaches.sol";
import {EventStore} from "./EventStore.sol";

/// Statuses and epochs of assets, folded from the registry's events alone.
abstract contract AssetStore is EventStore {
    AssetId[] private _assets;
    mapping(AssetId => IAssetRegistry.AssetStatus) public statusOf;
    mapping(AssetId => uint32) public epochOf;
    /// Who suspended it last.
    mapping(AssetId => PartyId) public suspendedBy;
    /// How often an asset came into a status.
    mapping(IAssetRegistry.AssetStatus => uint256) public moves;

    function assets() external view returns (AssetId[] memory) {
        return _assets;
    }

    function _learnAsset(Vm.Log calldata log) internal {
        bytes32 signature = log.topics[0];
        if (signature == IAssetRegistry.EvidenceAdded.selector) return;
        if (signature == IAssetRegistry.OwnershipTransferred.selector) return;
        AssetId asset = AssetId.wrap(log.topics[1]);
        if (signature == IAssetRegistry.AssetRegistered.selector) {
            _breachIf(statusOf[asset] != IAssetRegistry.AssetStatus.NONE, Breach.TRANSITION);
            _assets.push(asset);
            return _moveTo(asset, IAssetRegistry.AssetStatus.SUGGESTED);
        }
        _breachIf(!_isAllowed(statusOf[asset], signature), Breach.TRANSITION);
        _breachIf(_epochIn(log) != ++epochOf[asset], Breach.TRANSITION);
        if (signature == IAssetRegistry.AssetSuspended.selector) suspendedBy[asset] = PartyId.wrap(log.topics[2]);
        _moveTo(asset, _target(signature));
    }

    function _moveTo(AssetId asset, IAssetRegistry.AssetStatus to) private {
        statusOf[asset] = to;
        ++moves[to];
    }

    function _target(bytes32 signature) private pure returns (IAssetRegistry.AssetStatus) {
        if (signature == IAssetRegistry.AssetRejected.selector) return IAssetRegistry.AssetStatus.REJECTED;
        if (signature == IAssetRegistry.AssetSuspended.selector) return IAssetRegistry.AssetStatus.SUSPENDED;
        return IAssetRegistry.AssetStatus.CONFIRMED;
    }

    /// L5: every edge that there is.
    function _isAllowed(IAssetRegistry.AssetStatus from, bytes32 signature) private pure returns (bool) {
        bool suggested = from == IAssetRegistry.AssetStatus.SUGGESTED;
        bool confirmed = from == IAssetRegistry.AssetStatus.CONFIRMED;
        if (signature == IAssetRegistry.AssetConfirmed.selector) return suggested || confirmed;
        if (signature == IAssetRegistry.AssetRejected.selector) return suggested;
        if (signature == IAssetRegistry.AssetSuspended.selector) return confirmed;
        if (signature != IAssetRegistry.AssetReinstated.selector) return false;
        return from == IAssetRegistry.AssetStatus.SUSPENDED;
    }

    /// Third from the end: before the actor and the number.
    function _epochIn(Vm.Log calldata log) private pure returns (uint256) {
        return _word(log.data, log.data.length / WORD - 3);
    }
}
