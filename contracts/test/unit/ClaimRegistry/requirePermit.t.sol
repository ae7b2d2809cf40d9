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

/// Verifiers say which permits a project needs.
contract ClaimRegistry_RequirePermit is ClaimTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _requireAs(Actors.STRANGER, Defaults.PROJECT, ClaimDefaults.PERMIT);
    }

    function test_RevertGiven_TheKeyIsNotAVerifiers() external {
        _expectKeyLacksRole(Actors.REGULATOR, Roles.REGULATOR, Roles.VERIFIER);
        _requireAs(Actors.REGULATOR, Defaults.PROJECT, ClaimDefaults.PERMIT);
    }

    function test_RevertGiven_TheAssetIsUnknown() external {
        VM.expectRevert(
            abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_AssetUnknown.selector, Defaults.UNKNOWN_PROJECT)
        );
        _requireAs(Actors.VERIFIER, Defaults.UNKNOWN_PROJECT, ClaimDefaults.PERMIT);
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
        _requireAs(Actors.AFFILIATED_VERIFIER, Defaults.PROJECT, ClaimDefaults.PERMIT);
    }

    function test_RevertGiven_TheSchemaIsUnknown() external {
        _expectSchemaUnknown(ClaimDefaults.UNKNOWN_SCHEMA);
        _requireAs(Actors.VERIFIER, Defaults.PROJECT, ClaimDefaults.UNKNOWN_SCHEMA);
    }

    function test_RevertGiven_TheSchemaIsClosed() external {
        _closeSchema(ClaimDefaults.PERMIT);
        _expectSchemaClosed(ClaimDefaults.PERMIT);
        _requireAs(Actors.VERIFIER, Defaults.PROJECT, ClaimDefaults.PERMIT);
    }

    function test_RevertGiven_TheSchemaIsNotOfPermits() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_NotAPermit.selector,
                ClaimDefaults.FIGURE,
                IClaimRegistry.Effect.INFORMATION
            )
        );
        _requireAs(Actors.VERIFIER, Defaults.PROJECT, ClaimDefaults.FIGURE);
    }

    function test_RevertGiven_ThePermitIsRequired() external {
        _requirePermit(ClaimDefaults.PERMIT);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_RequirementExists.selector,
                Defaults.PROJECT,
                ClaimDefaults.PERMIT
            )
        );
        _requireAs(Actors.SECOND_VERIFIER, Defaults.PROJECT, ClaimDefaults.PERMIT);
    }

    function test_RevertGiven_TooManyPermitsAreRequired() external {
        for (uint256 i; i < 8; ++i) {
            SchemaId schema = SchemaId.wrap(bytes32(i + 1));
            _registerSchema(schema, IClaimRegistry.Effect.PERMIT, 0, 0);
            _requirePermit(schema);
        }
        VM.expectRevert(
            abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_TooManyRequirements.selector, Defaults.PROJECT, 8)
        );
        _requireAs(Actors.VERIFIER, Defaults.PROJECT, ClaimDefaults.PERMIT);
    }

    function test_WhenAnIndependentVerifierCalls() external emits(claims, 1) {
        uint64 seq = claims.lastSeq();
        VM.expectEmit(address(claims));
        emit IClaimRegistry.PermitRequired({
            asset: Defaults.PROJECT,
            schema: ClaimDefaults.PERMIT,
            by: Parties.SECOND_VERIFIER,
            actor: Actors.SECOND_VERIFIER,
            seq: seq + 1
        });

        _requireAs(Actors.SECOND_VERIFIER, Defaults.PROJECT, ClaimDefaults.PERMIT);

        SchemaId[] memory required = claims.requirementsOf(Defaults.PROJECT);
        assertEq(required.length, 1, "requirements");
        assertEq(SchemaId.unwrap(required[0]), SchemaId.unwrap(ClaimDefaults.PERMIT), "requirement");
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing");
    }

    function _requireAs(address key, AssetId asset, SchemaId schema) private {
        VM.prank(key);
        claims.requirePermit(asset, schema);
    }
}
