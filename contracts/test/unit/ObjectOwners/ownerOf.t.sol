// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {IObjectOwners} from "../../../registry/IObjectOwners.sol";
import {AssetId, InstrumentId, TrancheId} from "../../../types/Ids.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

contract ObjectOwners_OwnerOf is LienTest {
    function test_GivenTheObjectIsAnAsset() external {
        assertEq(owners.ownerOf(ObjectKind.ASSET, ASSET), Parties.ISSUER, "owner");
        _moveProject();
        assertEq(owners.ownerOf(ObjectKind.ASSET, ASSET), Parties.SECOND_BANK, "owner after a transfer");
    }

    function test_GivenTheObjectIsALoan() external view {
        assertEq(owners.ownerOf(ObjectKind.LOAN, TrancheId.unwrap(CLAIM)), Parties.BANK, "lender");
    }

    function test_GivenTheObjectIsAFacility() external {
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            InstrumentId.wrap("facility"),
            TrancheId.wrap("facility"),
            IInstrumentRegistry.Mode.FLAG
        );
        r.kind = IInstrumentRegistry.InstrumentKind.FACILITY;
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(r);
        assertEq(owners.ownerOf(ObjectKind.LOAN, "facility"), Parties.SECOND_BANK, "lender");
    }

    function test_RevertGiven_ThereIsNoSuchAsset() external {
        _expectUnknown(ObjectKind.ASSET, AssetId.unwrap(Defaults.UNKNOWN_PROJECT));
        owners.ownerOf(ObjectKind.ASSET, AssetId.unwrap(Defaults.UNKNOWN_PROJECT));
    }

    function test_RevertGiven_ThereIsNoSuchTranche() external {
        _expectUnknown(ObjectKind.LOAN, ASSET);
        owners.ownerOf(ObjectKind.LOAN, ASSET);
    }

    function test_RevertWhen_TheTrancheIsZero() external {
        _expectUnknown(ObjectKind.LOAN, 0);
        owners.ownerOf(ObjectKind.LOAN, 0);
    }

    function test_RevertGiven_TheTrancheIsOfABond() external {
        _expectUnknown(ObjectKind.LOAN, TrancheId.unwrap(Defaults.FLAG_TRANCHE));
        owners.ownerOf(ObjectKind.LOAN, TrancheId.unwrap(Defaults.FLAG_TRANCHE));
    }

    function test_RevertWhen_TheObjectIsAReceivable() external {
        VM.expectRevert(
            abi.encodeWithSelector(IObjectOwners.ObjectOwners_KindUnsupported.selector, ObjectKind.RECEIVABLE)
        );
        owners.ownerOf(ObjectKind.RECEIVABLE, ASSET);
    }

    function _expectUnknown(ObjectKind kind, bytes32 object) private {
        VM.expectRevert(abi.encodeWithSelector(IObjectOwners.ObjectOwners_ObjectUnknown.selector, kind, object));
    }
}
