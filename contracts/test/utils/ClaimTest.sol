// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {AssetId, ClaimId, SchemaId, SubjectId} from "../../types/Ids.sol";
import {Actors} from "./Actors.sol";
import {BaseTest} from "./BaseTest.sol";
import {ClaimDefaults} from "./ClaimDefaults.sol";
import {Defaults} from "./Defaults.sol";
import {VM} from "./Vm.sol";

/// What tests of claims need: single steps, each by the actor whose work it is.
abstract contract ClaimTest is BaseTest {
    IClaimRegistry.ClaimStatus internal constant NONE = IClaimRegistry.ClaimStatus.NONE;
    IClaimRegistry.ClaimStatus internal constant ACTIVE = IClaimRegistry.ClaimStatus.ACTIVE;
    IClaimRegistry.ClaimStatus internal constant CHALLENGED = IClaimRegistry.ClaimStatus.CHALLENGED;
    IClaimRegistry.ClaimStatus internal constant REJECTED = IClaimRegistry.ClaimStatus.REJECTED;
    IClaimRegistry.ClaimStatus internal constant REVOKED = IClaimRegistry.ClaimStatus.REVOKED;

    function _closeSchema(SchemaId schema) internal {
        VM.prank(Actors.OPERATOR);
        claims.closeSchema(schema);
    }

    /* ----- claims, about the project ----- */

    function _attestAs(address key, IClaimRegistry.Attestation memory a) internal {
        VM.prank(key);
        claims.attest(ClaimDefaults.only(a));
    }

    /// By the verifier, without references.
    function _attest(ClaimId claim, SchemaId schema) internal {
        _attestAs(Actors.VERIFIER, ClaimDefaults.attestation(claim, schema));
    }

    /// By the verifier.
    function _attestOn(ClaimId claim, SchemaId schema, ClaimId below) internal {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(claim, schema);
        a.references = ClaimDefaults.times(1, below);
        _attestAs(Actors.VERIFIER, a);
    }

    /// By the regulator.
    function _punish(ClaimId claim) internal {
        _attestAs(Actors.REGULATOR, ClaimDefaults.attestation(claim, ClaimDefaults.PENALTY));
    }

    /// By the issuer, which owns the project.
    function _challenge(ClaimId claim) internal {
        VM.prank(Actors.ISSUER_MAKER);
        claims.challenge(claim, Defaults.REASON_ROOT);
    }

    /// By the regulator.
    function _decide(ClaimId claim, bool upheld) internal {
        VM.prank(Actors.REGULATOR);
        claims.decide(claim, upheld, Defaults.REASON_ROOT);
    }

    /// By the regulator.
    function _revoke(ClaimId claim) internal {
        VM.prank(Actors.REGULATOR);
        claims.revoke(claim, Defaults.REASON_ROOT);
    }

    function _requirePermit(SchemaId schema) internal {
        VM.prank(Actors.VERIFIER);
        claims.requirePermit(Defaults.PROJECT, schema);
    }

    function _passWindow() internal {
        VM.warp(block.timestamp + ClaimDefaults.WINDOW);
    }

    /* ----- assertions ----- */

    function _expectWrongStatus(ClaimId claim, IClaimRegistry.ClaimStatus status) internal {
        VM.expectRevert(abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_WrongStatus.selector, claim, status));
    }

    function _expectClaimUnknown(ClaimId claim) internal {
        VM.expectRevert(abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_ClaimUnknown.selector, claim));
    }

    function _expectSchemaUnknown(SchemaId schema) internal {
        VM.expectRevert(abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_SchemaUnknown.selector, schema));
    }

    function _expectSchemaClosed(SchemaId schema) internal {
        VM.expectRevert(abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_SchemaIsClosed.selector, schema));
    }

    function _assertStatus(ClaimId claim, IClaimRegistry.ClaimStatus status, uint32 epoch) internal view {
        IClaimRegistry.Claim memory c = claims.claimOf(claim);
        assertEq(uint256(c.status), uint256(status), "status");
        assertEq(c.epoch, epoch, "epoch");
    }

    function _assertPermits(SchemaId schema, ClaimId newest, ClaimId before) internal view {
        IClaimRegistry.Permits memory p = claims.permitsOf(_subject(Defaults.PROJECT), schema);
        assertEq(ClaimId.unwrap(p.newest), ClaimId.unwrap(newest), "newest permit");
        assertEq(ClaimId.unwrap(p.before), ClaimId.unwrap(before), "permit before");
    }

    function _subject(AssetId asset) internal pure returns (SubjectId) {
        return SubjectId.wrap(AssetId.unwrap(asset));
    }
}
