// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {AssetId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract AssetRegistry_AddEvidence is BaseTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _add(Actors.STRANGER, Defaults.PROJECT);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _add(Actors.ISSUER_MAKER, Defaults.PROJECT);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _add(Actors.ISSUER_CHECKER, Defaults.PROJECT);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _add(Actors.ISSUER_MAKER, Defaults.PROJECT);
    }

    function test_RevertGiven_TheAssetIsUnknown() external {
        VM.expectRevert(
            abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetUnknown.selector, Defaults.UNKNOWN_PROJECT)
        );
        _add(Actors.ISSUER_MAKER, Defaults.UNKNOWN_PROJECT);
    }

    function test_RevertGiven_TheCallerIsAnAffiliateOfTheOwner() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IAssetRegistry.AssetRegistry_NotOwner.selector,
                Defaults.PROJECT,
                Parties.ISSUER,
                Parties.AFFILIATE
            )
        );
        _add(Actors.AFFILIATE_MAKER, Defaults.PROJECT);
    }

    function test_RevertWhen_TheRootIsZero() external {
        VM.expectRevert(
            abi.encodeWithSelector(IAssetRegistry.AssetRegistry_EvidenceMissing.selector, Defaults.PROJECT)
        );
        VM.prank(Actors.ISSUER_MAKER);
        assets.addEvidence(Defaults.PROJECT, 0);
    }

    function test_WhenTheOwnersMakerAddsEvidence() external emits(assets, 1) {
        IAssetRegistry.Asset memory before = assets.assetOf(Defaults.PROJECT);
        uint64 seq = assets.lastSeq();
        VM.expectEmit(address(assets));
        emit IAssetRegistry.EvidenceAdded(Defaults.PROJECT, Defaults.NEW_EVIDENCE_ROOT, Actors.ISSUER_MAKER, seq + 1);

        _add(Actors.ISSUER_MAKER, Defaults.PROJECT);

        IAssetRegistry.Asset memory a = assets.assetOf(Defaults.PROJECT);
        assertEq(a.evidenceRoot, Defaults.NEW_EVIDENCE_ROOT, "evidence");
        assertEq(a.status, before.status, "status");
        assertEq(a.epoch, before.epoch, "epoch");
    }

    function _add(address key, AssetId asset) private {
        VM.prank(key);
        assets.addEvidence(asset, Defaults.NEW_EVIDENCE_ROOT);
    }
}
