// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {AssetId, PartyId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract AssetRegistry_Confirm is BaseTest {
    uint64 internal constant NO_END = 0;
    uint64 internal constant END = uint64(Defaults.NOW + 1);

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _confirmAs(Actors.STRANGER, Defaults.SUGGESTED_PROJECT, NO_END);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.VERIFIER, Defaults.KEY_EXPIRY);
        _confirmAs(Actors.VERIFIER, Defaults.SUGGESTED_PROJECT, NO_END);
    }

    function test_RevertGiven_TheKeyIsNotAVerifiers() external {
        _expectKeyLacksRole(Actors.REGULATOR, Roles.REGULATOR, Roles.VERIFIER);
        _confirmAs(Actors.REGULATOR, Defaults.SUGGESTED_PROJECT, NO_END);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.VERIFIER);
        _expectPartySuspended(Parties.VERIFIER);
        _confirmAs(Actors.VERIFIER, Defaults.SUGGESTED_PROJECT, NO_END);
    }

    function test_RevertGiven_TheAssetIsUnknown() external {
        VM.expectRevert(
            abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetUnknown.selector, Defaults.UNKNOWN_PROJECT)
        );
        _confirmAs(Actors.VERIFIER, Defaults.UNKNOWN_PROJECT, NO_END);
    }

    function test_RevertGiven_TheVerifierIsAnAffiliateOfTheOwner() external {
        _expectNotIndependent(Parties.AFFILIATED_VERIFIER);
        _confirmAs(Actors.AFFILIATED_VERIFIER, Defaults.SUGGESTED_PROJECT, NO_END);
    }

    function test_RevertGiven_TheOwnerVerifiesItself() external {
        _bind(Actors.ISSUER_CHECKER, Parties.ISSUER, Roles.VERIFIER);
        _expectNotIndependent(Parties.ISSUER);
        _confirmAs(Actors.ISSUER_CHECKER, Defaults.SUGGESTED_PROJECT, NO_END);
    }

    function test_RevertWhen_TheExpiryIsNow() external {
        uint64 expiry = uint64(Defaults.NOW);
        VM.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_ExpiryInPast.selector, expiry));
        _confirmAs(Actors.VERIFIER, Defaults.SUGGESTED_PROJECT, expiry);
    }

    function test_RevertGiven_TheAssetIsRejected() external {
        _reject(Defaults.SUGGESTED_PROJECT);
        _expectWrongStatus(Defaults.SUGGESTED_PROJECT, IAssetRegistry.AssetStatus.REJECTED);
        _confirmAs(Actors.VERIFIER, Defaults.SUGGESTED_PROJECT, NO_END);
    }

    function test_RevertGiven_TheAssetIsSuspended() external {
        _suspend(Defaults.PROJECT);
        _expectWrongStatus(Defaults.PROJECT, IAssetRegistry.AssetStatus.SUSPENDED);
        _confirmAs(Actors.VERIFIER, Defaults.PROJECT, NO_END);
    }

    function test_GivenTheAssetIsSuggested() external emits(assets, 1) {
        _expectConfirmed(Defaults.SUGGESTED_PROJECT, Parties.VERIFIER, Actors.VERIFIER, 1);

        _confirmAs(Actors.VERIFIER, Defaults.SUGGESTED_PROJECT, END);

        _assertConfirmed(Defaults.SUGGESTED_PROJECT, Parties.VERIFIER, 1);
    }

    function test_GivenTheAssetIsConfirmed() external emits(assets, 1) {
        _expectConfirmed(Defaults.PROJECT, Parties.SECOND_VERIFIER, Actors.SECOND_VERIFIER, 2);

        _confirmAs(Actors.SECOND_VERIFIER, Defaults.PROJECT, END);

        _assertConfirmed(Defaults.PROJECT, Parties.SECOND_VERIFIER, 2);
    }

    function _assertConfirmed(AssetId asset, PartyId verifier, uint32 epoch) private view {
        IAssetRegistry.Asset memory a = assets.assetOf(asset);
        assertEq(a.status, IAssetRegistry.AssetStatus.CONFIRMED, "status");
        assertEq(a.validUntil, END, "expiry");
        assertEq(a.verifier, verifier, "verifier");
        assertEq(a.epoch, epoch, "epoch");
        assertTrue(assets.inStanding(asset), "standing");
    }

    function _expectConfirmed(AssetId asset, PartyId verifier, address actor, uint32 epoch) private {
        uint64 seq = assets.lastSeq();
        VM.expectEmit(address(assets));
        emit IAssetRegistry.AssetConfirmed({
            asset: asset,
            verifier: verifier,
            validUntil: END,
            reportRoot: Defaults.REPORT_ROOT,
            epoch: epoch,
            actor: actor,
            seq: seq + 1
        });
    }

    function _expectNotIndependent(PartyId verifier) private {
        VM.expectRevert(
            abi.encodeWithSelector(
                IAssetRegistry.AssetRegistry_VerifierNotIndependent.selector,
                Defaults.SUGGESTED_PROJECT,
                Parties.ISSUER,
                verifier
            )
        );
    }

    function _expectWrongStatus(AssetId asset, IAssetRegistry.AssetStatus status) private {
        VM.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_WrongStatus.selector, asset, status));
    }

    function _confirmAs(address key, AssetId asset, uint64 validUntil) private {
        VM.prank(key);
        assets.confirm(asset, validUntil, Defaults.REPORT_ROOT);
    }
}
