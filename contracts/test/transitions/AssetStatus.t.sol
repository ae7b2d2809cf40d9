// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {AssetId} from "../../types/Ids.sol";
import {Actors} from "../utils/Actors.sol";
import {BaseTest} from "../utils/BaseTest.sol";
import {Defaults} from "../utils/Defaults.sol";
import {VM} from "../utils/Vm.sol";

/// L5 for assets: every act in every status, as a table.
contract AssetStatusTransitions is BaseTest {
    enum Act {
        REGISTER,
        CONFIRM,
        REJECT,
        SUSPEND,
        REINSTATE
    }

    IAssetRegistry.AssetStatus internal constant NONE = IAssetRegistry.AssetStatus.NONE;
    IAssetRegistry.AssetStatus internal constant SUGGESTED = IAssetRegistry.AssetStatus.SUGGESTED;
    IAssetRegistry.AssetStatus internal constant CONFIRMED = IAssetRegistry.AssetStatus.CONFIRMED;
    IAssetRegistry.AssetStatus internal constant REJECTED = IAssetRegistry.AssetStatus.REJECTED;
    IAssetRegistry.AssetStatus internal constant SUSPENDED = IAssetRegistry.AssetStatus.SUSPENDED;

    function test_RegisterInEveryStatus() external {
        _assertMoves(NONE, Act.REGISTER, SUGGESTED);
        _assertForbidden(SUGGESTED, Act.REGISTER);
        _assertForbidden(CONFIRMED, Act.REGISTER);
        _assertForbidden(REJECTED, Act.REGISTER);
        _assertForbidden(SUSPENDED, Act.REGISTER);
    }

    function test_ConfirmInEveryStatus() external {
        _assertForbidden(NONE, Act.CONFIRM);
        _assertMoves(SUGGESTED, Act.CONFIRM, CONFIRMED);
        _assertMoves(CONFIRMED, Act.CONFIRM, CONFIRMED);
        _assertForbidden(REJECTED, Act.CONFIRM);
        _assertForbidden(SUSPENDED, Act.CONFIRM);
    }

    function test_RejectInEveryStatus() external {
        _assertForbidden(NONE, Act.REJECT);
        _assertMoves(SUGGESTED, Act.REJECT, REJECTED);
        _assertForbidden(CONFIRMED, Act.REJECT);
        _assertForbidden(REJECTED, Act.REJECT);
        _assertForbidden(SUSPENDED, Act.REJECT);
    }

    function test_SuspendInEveryStatus() external {
        _assertForbidden(NONE, Act.SUSPEND);
        _assertForbidden(SUGGESTED, Act.SUSPEND);
        _assertMoves(CONFIRMED, Act.SUSPEND, SUSPENDED);
        _assertForbidden(REJECTED, Act.SUSPEND);
        _assertForbidden(SUSPENDED, Act.SUSPEND);
    }

    function test_ReinstateInEveryStatus() external {
        _assertForbidden(NONE, Act.REINSTATE);
        _assertForbidden(SUGGESTED, Act.REINSTATE);
        _assertForbidden(CONFIRMED, Act.REINSTATE);
        _assertForbidden(REJECTED, Act.REINSTATE);
        _assertMoves(SUSPENDED, Act.REINSTATE, CONFIRMED);
    }

    function _assertMoves(
        IAssetRegistry.AssetStatus from,
        Act act,
        IAssetRegistry.AssetStatus to
    ) private emits(assets, _stepsTo(from) + 1) {
        AssetId asset = _assetIn(from, act);
        uint32 epoch = assets.assetOf(asset).epoch;

        _do(act, asset);

        IAssetRegistry.Asset memory a = assets.assetOf(asset);
        assertEq(a.status, to, "status");
        // Registration is the start, not a change.
        assertEq(a.epoch, act == Act.REGISTER ? epoch : epoch + 1, "epoch");
    }

    function _assertForbidden(IAssetRegistry.AssetStatus from, Act act) private emits(assets, _stepsTo(from)) {
        AssetId asset = _assetIn(from, act);
        IAssetRegistry.Asset memory before = assets.assetOf(asset);
        VM.expectRevert(_refusal(asset, act, from));

        _do(act, asset);

        assertEq(keccak256(abi.encode(assets.assetOf(asset))), keccak256(abi.encode(before)), "asset");
    }

    function _refusal(AssetId asset, Act act, IAssetRegistry.AssetStatus from) private pure returns (bytes memory) {
        if (act == Act.REGISTER) {
            return abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetExists.selector, asset);
        }
        if (from == NONE) {
            return abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetUnknown.selector, asset);
        }
        return abi.encodeWithSelector(IAssetRegistry.AssetRegistry_WrongStatus.selector, asset, from);
    }

    /// How many acts lead to a status.
    function _stepsTo(IAssetRegistry.AssetStatus status) private pure returns (uint64) {
        if (status == NONE) return 0;
        if (status == SUGGESTED) return 1;
        return status == SUSPENDED ? 3 : 2;
    }

    /// A new asset in a status.
    function _assetIn(IAssetRegistry.AssetStatus status, Act act) private returns (AssetId asset) {
        asset = AssetId.wrap(keccak256(abi.encode(status, act)));
        if (status == NONE) return asset;
        _registerProject(asset);
        if (status == REJECTED) _reject(asset);
        if (status == CONFIRMED || status == SUSPENDED) _confirm(asset);
        if (status == SUSPENDED) _suspend(asset);
    }

    function _do(Act act, AssetId asset) private {
        if (act == Act.REGISTER) return _registerProject(asset);
        if (act == Act.CONFIRM) return _confirm(asset);
        if (act == Act.REJECT) return _reject(asset);
        if (act == Act.SUSPEND) return _suspend(asset);
        VM.prank(Actors.REGULATOR);
        assets.reinstate(asset, Defaults.REASON_ROOT);
    }
}
