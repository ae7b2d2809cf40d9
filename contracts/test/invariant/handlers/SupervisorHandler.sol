// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IBudgets} from "../../../money/IBudgets.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {AssetId, PartyId} from "../../../types/Ids.sol";
import {Amount} from "../../../types/Amount.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {bound} from "../../utils/Bounds.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {Store} from "../stores/Store.sol";
import {Handler} from "./Handler.sol";

/// Two verifiers and the regulator.
contract SupervisorHandler is Handler {
    uint256 private constant LONGEST_CONFIRMATION = 4 days;
    uint256 private constant LARGEST_COST = 800_000_00;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    function confirm(uint256 seed) external acts {
        AssetId asset = _anyAsset(seed);
        (address key, PartyId verifier) = _verifier(seed);
        IAssetRegistry.AssetStatus status = assets.assetOf(asset).status;
        bool open = status == IAssetRegistry.AssetStatus.SUGGESTED || status == IAssetRegistry.AssetStatus.CONFIRMED;
        bool may = open && _isIndependent(key, verifier, asset);
        bool endless = _once(3, seed, "endless");
        uint64 end = endless ? 0 : uint64(block.timestamp + bound(_random(seed, "span"), 1, LONGEST_CONFIRMATION));
        bytes memory call = abi.encodeCall(IAssetRegistry.confirm, (asset, end, Defaults.REPORT_ROOT));
        _attempt(may, key, address(assets), call);
    }

    function reject(uint256 seed) external acts {
        AssetId asset = _anyAsset(seed);
        (address key, PartyId verifier) = _verifier(seed);
        bool open = assets.assetOf(asset).status == IAssetRegistry.AssetStatus.SUGGESTED;
        bool may = open && _isIndependent(key, verifier, asset);
        bytes memory call = abi.encodeCall(IAssetRegistry.reject, (asset, Defaults.REPORT_ROOT));
        _attempt(may, key, address(assets), call);
    }

    function verifyCost(uint256 seed) external acts {
        AssetId asset = _anyAsset(seed);
        (address key, PartyId verifier) = _verifier(seed);
        Amount cost = Amount.wrap(uint128(bound(_random(seed, "cost"), 0, LARGEST_COST)));
        bool covers = !(cost < ledger.projectOf(asset).allocated);
        bool may = covers && _isIndependent(key, verifier, asset);
        bytes memory call = abi.encodeCall(IBudgets.verifyCost, (asset, cost, Defaults.REPORT_ROOT));
        _attempt(may, key, address(ledger), call);
    }

    function suspend(uint256 seed) external acts {
        AssetId asset = _anyAsset(seed);
        address key = _supervisor(seed);
        bool may = _supervises(key, asset) && assets.assetOf(asset).status == IAssetRegistry.AssetStatus.CONFIRMED;
        bytes memory call = abi.encodeCall(IAssetRegistry.suspend, (asset, Defaults.REASON_ROOT));
        _attempt(may, key, address(assets), call);
    }

    function reinstate(uint256 seed) external acts {
        AssetId asset = _anyAsset(seed);
        address key = _supervisor(seed);
        bool suspended = assets.assetOf(asset).status == IAssetRegistry.AssetStatus.SUSPENDED;
        bool entitled = key == Actors.REGULATOR || store.suspendedBy(asset) != Parties.REGULATOR;
        bool may = _supervises(key, asset) && suspended && entitled;
        bytes memory call = abi.encodeCall(IAssetRegistry.reinstate, (asset, Defaults.REASON_ROOT));
        _attempt(may, key, address(assets), call);
    }

    function _isIndependent(address key, PartyId verifier, AssetId asset) private view returns (bool) {
        return _may(key, Roles.VERIFIER) && !parties.sameGroup(verifier, assets.assetOf(asset).owner);
    }

    function _supervises(address key, AssetId asset) private view returns (bool) {
        if (!_may(key, Roles.VERIFIER | Roles.REGULATOR)) return false;
        return key == Actors.REGULATOR || parties.keyOf(key).party == assets.assetOf(asset).verifier;
    }

    function _supervisor(uint256 seed) private pure returns (address key) {
        if (_once(2, seed, "regulator")) return Actors.REGULATOR;
        (key, ) = _verifier(seed);
    }

    function _verifier(uint256 seed) private pure returns (address, PartyId) {
        return
            _once(3, seed, "second verifier")
                ? (Actors.SECOND_VERIFIER, Parties.SECOND_VERIFIER)
                : (Actors.VERIFIER, Parties.VERIFIER);
    }
}
