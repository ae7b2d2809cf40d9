// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {AssetId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract AssetRegistry_Reject is BaseTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _rejectAs(Actors.STRANGER, Defaults.SUGGESTED_PROJECT);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.VERIFIER, Defaults.KEY_EXPIRY);
        _rejectAs(Actors.VERIFIER, Defaults.SUGGESTED_PROJECT);
    }

    function test_RevertGiven_TheKeyIsNotAVerifiers() external {
        _expectKeyLacksRole(Actors.REGULATOR, Roles.REGULATOR, Roles.VERIFIER);
        _rejectAs(Actors.REGULATOR, Defaults.SUGGESTED_PROJECT);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.VERIFIER);
        _expectPartySuspended(Parties.VERIFIER);
        _rejectAs(Actors.VERIFIER, Defaults.SUGGESTED_PROJECT);
    }

    function test_RevertGiven_TheAssetIsUnknown() external {
        VM.expectRevert(
            abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetUnknown.selector, Defaults.UNKNOWN_PROJECT)
        );
        _rejectAs(Actors.VERIFIER, Defaults.UNKNOWN_PROJECT);
    }

    function test_RevertGiven_TheVerifierIsAnAffiliateOfTheOwner() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IAssetRegistry.AssetRegistry_VerifierNotIndependent.selector,
                Defaults.SUGGESTED_PROJECT,
                Parties.ISSUER,
                Parties.AFFILIATED_VERIFIER
            )
        );
        _rejectAs(Actors.AFFILIATED_VERIFIER, Defaults.SUGGESTED_PROJECT);
    }

    function test_RevertGiven_TheAssetIsConfirmed() external {
        _expectWrongStatus(Defaults.PROJECT, IAssetRegistry.AssetStatus.CONFIRMED);
        _rejectAs(Actors.VERIFIER, Defaults.PROJECT);
    }

    function test_RevertGiven_TheAssetIsRejected() external {
        _reject(Defaults.SUGGESTED_PROJECT);
        _expectWrongStatus(Defaults.SUGGESTED_PROJECT, IAssetRegistry.AssetStatus.REJECTED);
        _rejectAs(Actors.VERIFIER, Defaults.SUGGESTED_PROJECT);
    }

    function test_GivenTheAssetIsSuggested() external emits(assets, 1) {
        uint64 seq = assets.lastSeq();
        VM.expectEmit(address(assets));
        emit IAssetRegistry.AssetRejected({
            asset: Defaults.SUGGESTED_PROJECT,
            verifier: Parties.VERIFIER,
            reportRoot: Defaults.REPORT_ROOT,
            epoch: 1,
            actor: Actors.VERIFIER,
            seq: seq + 1
        });

        _rejectAs(Actors.VERIFIER, Defaults.SUGGESTED_PROJECT);

        IAssetRegistry.Asset memory a = assets.assetOf(Defaults.SUGGESTED_PROJECT);
        assertEq(a.status, IAssetRegistry.AssetStatus.REJECTED, "status");
        assertEq(a.epoch, 1, "epoch");
        assertFalse(assets.inStanding(Defaults.SUGGESTED_PROJECT), "standing");
    }

    function _expectWrongStatus(AssetId asset, IAssetRegistry.AssetStatus status) private {
        VM.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_WrongStatus.selector, asset, status));
    }

    function _rejectAs(address key, AssetId asset) private {
        VM.prank(key);
        assets.reject(asset, Defaults.REPORT_ROOT);
    }
}
