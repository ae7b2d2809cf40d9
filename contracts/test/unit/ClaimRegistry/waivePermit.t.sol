// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {AssetId, SchemaId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {ClaimTest} from "../../utils/ClaimTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

/// Two permits are required of the project.
contract ClaimRegistry_WaivePermit is ClaimTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _waiveAs(Actors.STRANGER, Defaults.PROJECT, ClaimDefaults.PERMIT);
    }

    function test_RevertGiven_TheKeyIsNotAVerifiers() external {
        _expectKeyLacksRole(Actors.REGULATOR, Roles.REGULATOR, Roles.VERIFIER);
        _waiveAs(Actors.REGULATOR, Defaults.PROJECT, ClaimDefaults.PERMIT);
    }

    function test_RevertGiven_TheAssetIsUnknown() external {
        VM.expectRevert(
            abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_AssetUnknown.selector, Defaults.UNKNOWN_PROJECT)
        );
        _waiveAs(Actors.VERIFIER, Defaults.UNKNOWN_PROJECT, ClaimDefaults.PERMIT);
    }

    function test_RevertGiven_TheVerifierIsOfTheOwnersGroup() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_VerifierNotIndependent.selector,
                Defaults.PROJECT,
                Parties.ISSUER,
                Parties.AFFILIATED_VERIFIER
            )
        );
        _waiveAs(Actors.AFFILIATED_VERIFIER, Defaults.PROJECT, ClaimDefaults.PERMIT);
    }

    function test_RevertGiven_ThePermitIsNotRequired() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_RequirementUnknown.selector,
                Defaults.PROJECT,
                ClaimDefaults.FIGURE
            )
        );
        _waiveAs(Actors.VERIFIER, Defaults.PROJECT, ClaimDefaults.FIGURE);
    }

    function test_RevertGiven_ThePermitWasWaived() external {
        _waiveAs(Actors.VERIFIER, Defaults.PROJECT, ClaimDefaults.PERMIT);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_RequirementUnknown.selector,
                Defaults.PROJECT,
                ClaimDefaults.PERMIT
            )
        );
        _waiveAs(Actors.VERIFIER, Defaults.PROJECT, ClaimDefaults.PERMIT);
    }

    function test_WhenAnIndependentVerifierCalls() external emits(claims, 1) {
        uint64 seq = claims.lastSeq();
        VM.expectEmit(address(claims));
        emit IClaimRegistry.PermitWaived({
            asset: Defaults.PROJECT,
            schema: ClaimDefaults.PERMIT,
            by: Parties.SECOND_VERIFIER,
            reasonRoot: Defaults.REASON_ROOT,
            actor: Actors.SECOND_VERIFIER,
            seq: seq + 1
        });

        _waiveAs(Actors.SECOND_VERIFIER, Defaults.PROJECT, ClaimDefaults.PERMIT);

        SchemaId[] memory required = claims.requirementsOf(Defaults.PROJECT);
        assertEq(required.length, 1, "requirements");
        assertEq(SchemaId.unwrap(required[0]), SchemaId.unwrap(ClaimDefaults.LICENCE), "requirement");
    }

    function test_WhenTheLastPermitIsWaived() external emits(claims, 2) {
        _waiveAs(Actors.VERIFIER, Defaults.PROJECT, ClaimDefaults.LICENCE);
        _waiveAs(Actors.VERIFIER, Defaults.PROJECT, ClaimDefaults.PERMIT);
        assertEq(claims.requirementsOf(Defaults.PROJECT).length, 0, "requirements");
        assertTrue(claims.inStanding(Defaults.PROJECT), "standing");
    }

    function setUp() public override {
        super.setUp();
        _requirePermit(ClaimDefaults.PERMIT);
        _requirePermit(ClaimDefaults.LICENCE);
    }

    function _waiveAs(address key, AssetId asset, SchemaId schema) private {
        VM.prank(key);
        claims.waivePermit(asset, schema, Defaults.REASON_ROOT);
    }
}
