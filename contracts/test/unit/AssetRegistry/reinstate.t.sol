// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {AssetId, PartyId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

/// The project was confirmed by the verifier and suspended by the regulator.
contract AssetRegistry_Reinstate is BaseTest {
    function setUp() public override {
        super.setUp();
        _suspend(Defaults.PROJECT);
    }

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _reinstateAs(Actors.STRANGER, Defaults.PROJECT);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.REGULATOR, Defaults.KEY_EXPIRY);
        _reinstateAs(Actors.REGULATOR, Defaults.PROJECT);
    }

    function test_RevertGiven_TheKeyIsNeitherAVerifiersNorARegulators() external {
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.VERIFIER | Roles.REGULATOR);
        _reinstateAs(Actors.ISSUER_MAKER, Defaults.PROJECT);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.REGULATOR);
        _expectPartySuspended(Parties.REGULATOR);
        _reinstateAs(Actors.REGULATOR, Defaults.PROJECT);
    }

    function test_RevertGiven_TheAssetIsUnknown() external {
        VM.expectRevert(
            abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetUnknown.selector, Defaults.UNKNOWN_PROJECT)
        );
        _reinstateAs(Actors.REGULATOR, Defaults.UNKNOWN_PROJECT);
    }

    function test_RevertGiven_TheVerifierIsNotTheOneThatConfirmed() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IAssetRegistry.AssetRegistry_NotVerifier.selector,
                Defaults.PROJECT,
                Parties.VERIFIER,
                Parties.SECOND_VERIFIER
            )
        );
        _reinstateAs(Actors.SECOND_VERIFIER, Defaults.PROJECT);
    }

    function test_RevertGiven_TheAssetIsNotSuspended() external {
        _reinstateAs(Actors.REGULATOR, Defaults.PROJECT);
        _expectWrongStatus(Defaults.PROJECT, IAssetRegistry.AssetStatus.CONFIRMED);
        _reinstateAs(Actors.REGULATOR, Defaults.PROJECT);
    }

    function test_WhenTheRegulatorCalls() external emits(assets, 1) {
        _assertReinstates(Actors.REGULATOR, Parties.REGULATOR);
    }

    function test_RevertGiven_TheRegulatorSuspendedItAndItsVerifierCalls() external {
        VM.expectRevert(
            abi.encodeWithSelector(IAssetRegistry.AssetRegistry_StoppedByRegulator.selector, Defaults.PROJECT)
        );
        _reinstateAs(Actors.VERIFIER, Defaults.PROJECT);
    }

    function test_GivenTheVerifierSuspendedItAndTheRegulatorCalls() external {
        _suspendAsVerifier();
        _assertReinstates(Actors.REGULATOR, Parties.REGULATOR);
    }

    function test_GivenTheVerifierSuspendedItAndCalls() external {
        _suspendAsVerifier();
        _assertReinstates(Actors.VERIFIER, Parties.VERIFIER);
    }

    /// After the regulator reinstated it: an earlier stop by the regulator no longer counts.
    function _suspendAsVerifier() private {
        _reinstateAs(Actors.REGULATOR, Defaults.PROJECT);
        VM.prank(Actors.VERIFIER);
        assets.suspend(Defaults.PROJECT, Defaults.REASON_ROOT);
    }

    function _assertReinstates(address actor, PartyId by) private {
        uint32 epoch = assets.assetOf(Defaults.PROJECT).epoch + 1;
        uint64 seq = assets.lastSeq();
        VM.expectEmit(address(assets));
        emit IAssetRegistry.AssetReinstated({
            asset: Defaults.PROJECT,
            by: by,
            reasonRoot: Defaults.REASON_ROOT,
            epoch: epoch,
            actor: actor,
            seq: seq + 1
        });

        _reinstateAs(actor, Defaults.PROJECT);

        IAssetRegistry.Asset memory a = assets.assetOf(Defaults.PROJECT);
        assertEq(a.status, IAssetRegistry.AssetStatus.CONFIRMED, "status");
        assertEq(a.epoch, epoch, "epoch");
        assertEq(a.verifier, Parties.VERIFIER, "who confirmed");
        assertTrue(assets.inStanding(Defaults.PROJECT), "standing");
    }

    function _expectWrongStatus(AssetId asset, IAssetRegistry.AssetStatus status) private {
        VM.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_WrongStatus.selector, asset, status));
    }

    function _reinstateAs(address key, AssetId asset) private {
        VM.prank(key);
        assets.reinstate(asset, Defaults.REASON_ROOT);
    }
}
