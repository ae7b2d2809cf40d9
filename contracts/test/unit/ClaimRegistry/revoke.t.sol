// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {ClaimId, PartyId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {ClaimTest} from "../../utils/ClaimTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

/// The verifier attested a figure.
contract ClaimRegistry_Revoke is ClaimTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _revokeAs(Actors.STRANGER, ClaimDefaults.CLAIM);
    }

    function test_RevertGiven_TheKeyIsNeitherAVerifiersNorARegulators() external {
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.VERIFIER | Roles.REGULATOR);
        _revokeAs(Actors.ISSUER_MAKER, ClaimDefaults.CLAIM);
    }

    function test_RevertGiven_TheClaimIsUnknown() external {
        _expectClaimUnknown(ClaimDefaults.UNKNOWN_CLAIM);
        _revokeAs(Actors.REGULATOR, ClaimDefaults.UNKNOWN_CLAIM);
    }

    function test_RevertGiven_TheVerifierIsNotTheAttester() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_NotAttester.selector,
                ClaimDefaults.CLAIM,
                Parties.VERIFIER,
                Parties.SECOND_VERIFIER
            )
        );
        _revokeAs(Actors.SECOND_VERIFIER, ClaimDefaults.CLAIM);
    }

    function test_RevertGiven_AVerifiersKeyOfTheAttesterTakesBackAPenalty() external {
        _punish(ClaimDefaults.SECOND_CLAIM);
        _bind(Actors.STRANGER, Parties.REGULATOR, Roles.VERIFIER);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_RegulatorNeeded.selector,
                ClaimDefaults.SECOND_CLAIM,
                ClaimDefaults.PENALTY,
                Roles.VERIFIER
            )
        );
        _revokeAs(Actors.STRANGER, ClaimDefaults.SECOND_CLAIM);
    }

    function test_RevertGiven_TheClaimIsRevoked() external {
        _revoke(ClaimDefaults.CLAIM);
        _expectWrongStatus(ClaimDefaults.CLAIM, REVOKED);
        _revokeAs(Actors.REGULATOR, ClaimDefaults.CLAIM);
    }

    function test_WhenTheAttesterCalls() external emits(claims, 1) {
        _assertRevokes(Actors.VERIFIER, Parties.VERIFIER);
    }

    function test_WhenTheRegulatorCalls() external emits(claims, 1) {
        _assertRevokes(Actors.REGULATOR, Parties.REGULATOR);
    }

    function test_GivenTheClaimIsChallenged() external emits(claims, 4) {
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.PERMIT);
        _challenge(ClaimDefaults.SECOND_CLAIM);
        _revokeAs(Actors.VERIFIER, ClaimDefaults.SECOND_CLAIM);
        _assertStatus(ClaimDefaults.SECOND_CLAIM, REVOKED, 1);
    }

    function test_GivenOthersStandOnTheClaim() external emits(claims, 4) {
        _attestOn(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.FIGURE, ClaimDefaults.CLAIM);
        _attestOn(ClaimDefaults.THIRD_CLAIM, ClaimDefaults.LICENCE, ClaimDefaults.SECOND_CLAIM);
        assertTrue(claims.inForce(ClaimDefaults.THIRD_CLAIM), "in force before");
        _revokeAs(Actors.VERIFIER, ClaimDefaults.CLAIM);
        assertFalse(claims.inForce(ClaimDefaults.SECOND_CLAIM), "in force on it");
        assertFalse(claims.inForce(ClaimDefaults.THIRD_CLAIM), "in force further up");
        _assertStatus(ClaimDefaults.THIRD_CLAIM, ACTIVE, 0);
    }

    function setUp() public override {
        super.setUp();
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
    }

    function _assertRevokes(address actor, PartyId by) private {
        uint64 seq = claims.lastSeq();
        VM.expectEmit(address(claims));
        emit IClaimRegistry.ClaimRevoked(ClaimDefaults.CLAIM, by, Defaults.REASON_ROOT, 1, actor, seq + 1);

        _revokeAs(actor, ClaimDefaults.CLAIM);

        _assertStatus(ClaimDefaults.CLAIM, REVOKED, 1);
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force");
    }

    function _revokeAs(address key, ClaimId claim) private {
        VM.prank(key);
        claims.revoke(claim, Defaults.REASON_ROOT);
    }
}
