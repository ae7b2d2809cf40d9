// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {AssetId, NO_ASSET, NO_PARTY} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract AssetRegistry_Register is BaseTest {
    AssetId internal constant FARM = AssetId.wrap(keccak256("solar farm"));
    AssetId internal constant TURBINE = AssetId.wrap(keccak256("turbine"));

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _register(Actors.STRANGER, Defaults.project(FARM));
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _register(Actors.ISSUER_MAKER, Defaults.project(FARM));
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _register(Actors.ISSUER_CHECKER, Defaults.project(FARM));
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _register(Actors.ISSUER_MAKER, Defaults.project(FARM));
    }

    function test_RevertWhen_AnIdIsZero() external {
        VM.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_IdZero.selector));
        _register(Actors.ISSUER_MAKER, Defaults.project(NO_ASSET));
    }

    function test_RevertGiven_TheAssetExists() external {
        VM.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetExists.selector, Defaults.PROJECT));
        _register(Actors.ISSUER_MAKER, Defaults.project(Defaults.PROJECT));
    }

    function test_RevertWhen_TheCurrencyIsMissing() external {
        IAssetRegistry.AssetRegistration memory r = Defaults.project(FARM);
        r.currency = 0;
        VM.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_CurrencyMissing.selector, FARM));
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertWhen_TheEvidenceIsMissing() external {
        IAssetRegistry.AssetRegistration memory r = Defaults.project(FARM);
        r.evidenceRoot = 0;
        VM.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_EvidenceMissing.selector, FARM));
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertWhen_ACodeIsUnknown() external {
        IAssetRegistry.AssetRegistration memory r = Defaults.project(FARM);
        r.classifications[0].code = Defaults.UNKNOWN_CODE;
        VM.expectRevert(
            abi.encodeWithSelector(
                IAssetRegistry.AssetRegistry_CodeUnknown.selector,
                Defaults.SCHEME,
                Defaults.UNKNOWN_CODE
            )
        );
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertWhen_AParentIsUnknown() external {
        IAssetRegistry.AssetRegistration memory r = _child(FARM, Defaults.UNKNOWN_PROJECT);
        VM.expectRevert(
            abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetUnknown.selector, Defaults.UNKNOWN_PROJECT)
        );
        _register(Actors.ISSUER_MAKER, r);
    }

    function test_RevertWhen_AnAssetNamesItselfAsParent() external {
        VM.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetUnknown.selector, FARM));
        _register(Actors.ISSUER_MAKER, _child(FARM, FARM));
    }

    function test_RevertWhen_TheSecondOfTwoIsWrong() external {
        IAssetRegistry.AssetRegistration[] memory list = new IAssetRegistry.AssetRegistration[](2);
        list[0] = Defaults.project(FARM);
        list[1] = Defaults.project(FARM);
        VM.expectRevert(abi.encodeWithSelector(IAssetRegistry.AssetRegistry_AssetExists.selector, FARM));
        VM.prank(Actors.ISSUER_MAKER);
        assets.register(list);
    }

    function test_WhenTheRegistrationsAreValid() external emits(assets, 2) {
        IAssetRegistry.AssetRegistration[] memory list = new IAssetRegistry.AssetRegistration[](2);
        list[0] = Defaults.project(FARM);
        list[1] = _child(TURBINE, FARM);
        list[1].kind = IAssetRegistry.AssetKind.EQUIPMENT;
        list[1].classifications = new IAssetRegistry.Classification[](2);
        list[1].classifications[0] = IAssetRegistry.Classification(Defaults.SCHEME, Defaults.SOLAR);
        list[1].classifications[1] = IAssetRegistry.Classification(Defaults.SCHEME, Defaults.NUCLEAR);
        uint64 seq = assets.lastSeq();
        _expectRegistered(list[0], seq + 1);
        _expectRegistered(list[1], seq + 2);

        VM.prank(Actors.ISSUER_MAKER);
        assets.register(list);

        IAssetRegistry.Asset memory a = assets.assetOf(TURBINE);
        assertEq(a.status, IAssetRegistry.AssetStatus.SUGGESTED, "status");
        assertEq(uint256(a.kind), uint256(IAssetRegistry.AssetKind.EQUIPMENT), "kind");
        assertEq(a.epoch, 0, "epoch");
        assertEq(a.validUntil, 0, "expiry");
        assertEq(a.currency, Defaults.CURRENCY, "currency");
        assertEq(a.owner, Parties.ISSUER, "owner");
        assertEq(a.verifier, NO_PARTY, "verifier");
        assertEq(a.evidenceRoot, Defaults.EVIDENCE_ROOT, "evidence");
        assertFalse(assets.inStanding(TURBINE), "a suggestion is not in standing");
        assertTrue(assets.hasCode(TURBINE, Defaults.SCHEME, Defaults.SOLAR), "first code");
        assertTrue(assets.hasCode(TURBINE, Defaults.SCHEME, Defaults.NUCLEAR), "second code");
        assertFalse(assets.hasCode(TURBINE, Defaults.SCHEME, Defaults.WATER), "a code that was not suggested");
        assertFalse(assets.hasCode(FARM, Defaults.SCHEME, Defaults.NUCLEAR), "a code of another asset");
    }

    function _child(AssetId id, AssetId parent) private pure returns (IAssetRegistry.AssetRegistration memory r) {
        r = Defaults.project(id);
        r.parents = new AssetId[](1);
        r.parents[0] = parent;
    }

    function _expectRegistered(IAssetRegistry.AssetRegistration memory r, uint64 seq) private {
        VM.expectEmit(address(assets));
        emit IAssetRegistry.AssetRegistered({
            asset: r.id,
            owner: Parties.ISSUER,
            kind: r.kind,
            currency: r.currency,
            evidenceRoot: r.evidenceRoot,
            classifications: r.classifications,
            parents: r.parents,
            actor: Actors.ISSUER_MAKER,
            seq: seq
        });
    }

    function _register(address key, IAssetRegistry.AssetRegistration memory r) private {
        VM.prank(key);
        assets.register(only(r));
    }
}
