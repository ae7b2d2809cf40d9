// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {AssetId, PartyId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

/// The issuer owns the project, which the verifier has confirmed.
contract AssetRegistry_TransferOwnership is LienTest {
    function test_RevertWhen_TheOwnerItselfCalls() external {
        _expectUnauthorised(Actors.ISSUER_MAKER);
        _transferAs(Actors.ISSUER_MAKER, Defaults.PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertWhen_TheOperatorCalls() external {
        _expectUnauthorised(Actors.OPERATOR);
        _transferAs(Actors.OPERATOR, Defaults.PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertGiven_TheAssetIsUnknown() external {
        VM.expectRevert(
            abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetUnknown.selector, Defaults.UNKNOWN_PROJECT)
        );
        _transferAs(DESK, Defaults.UNKNOWN_PROJECT, Parties.SECOND_BANK);
    }

    function test_RevertGiven_TheNewOwnerIsTheVerifier() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IAssetRegistry.AssetRegistry_VerifierNotIndependent.selector,
                Defaults.PROJECT,
                Parties.VERIFIER,
                Parties.VERIFIER
            )
        );
        _transferAs(DESK, Defaults.PROJECT, Parties.VERIFIER);
    }

    function test_GivenNobodyHasConfirmedTheAsset() external emits(assets, 1) {
        _transferAs(DESK, Defaults.SUGGESTED_PROJECT, Parties.SECOND_BANK);
        assertEq(assets.assetOf(Defaults.SUGGESTED_PROJECT).owner, Parties.SECOND_BANK, "owner");
    }

    function test_WhenADeskCalls() external emits(assets, 1) {
        IAssetRegistry.Asset memory before = assets.assetOf(Defaults.PROJECT);
        uint64 seq = assets.lastSeq();
        VM.expectEmit(address(assets));
        emit IAssetRegistry.OwnershipTransferred(
            Defaults.PROJECT,
            Parties.ISSUER,
            Parties.SECOND_BANK,
            Actors.ISSUER_MAKER,
            seq + 1
        );

        _transferAs(DESK, Defaults.PROJECT, Parties.SECOND_BANK);

        before.owner = Parties.SECOND_BANK;
        bytes32 expected = keccak256(abi.encode(before));
        assertEq(keccak256(abi.encode(assets.assetOf(Defaults.PROJECT))), expected, "asset");
    }

    function _transferAs(address caller, AssetId asset, PartyId to) private {
        VM.prank(caller);
        assets.transferOwnership(asset, to, Actors.ISSUER_MAKER);
    }
}
