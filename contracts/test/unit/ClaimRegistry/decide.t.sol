// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {ClaimId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {ClaimTest} from "../../utils/ClaimTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

/// The issuer challenged a permit of the verifier.
contract ClaimRegistry_Decide is ClaimTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _decideAs(Actors.STRANGER, ClaimDefaults.CLAIM, true);
    }

    function test_RevertGiven_TheKeyIsNotARegulators() external {
        _expectKeyLacksRole(Actors.SECOND_VERIFIER, Roles.VERIFIER, Roles.REGULATOR);
        _decideAs(Actors.SECOND_VERIFIER, ClaimDefaults.CLAIM, true);
    }

    function test_RevertGiven_TheClaimIsUnknown() external {
        _expectClaimUnknown(ClaimDefaults.UNKNOWN_CLAIM);
        _decideAs(Actors.REGULATOR, ClaimDefaults.UNKNOWN_CLAIM, true);
    }

    function test_RevertGiven_TheRegulatorAttestedTheClaim() external {
        _attestAs(Actors.REGULATOR, ClaimDefaults.attestation(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.PERMIT));
        _challenge(ClaimDefaults.SECOND_CLAIM);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_OwnClaim.selector,
                ClaimDefaults.SECOND_CLAIM,
                Parties.REGULATOR,
                Parties.REGULATOR
            )
        );
        _decideAs(Actors.REGULATOR, ClaimDefaults.SECOND_CLAIM, false);
    }

    function test_RevertGiven_TheClaimIsNotChallenged() external {
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.PERMIT);
        _expectWrongStatus(ClaimDefaults.SECOND_CLAIM, ACTIVE);
        _decideAs(Actors.REGULATOR, ClaimDefaults.SECOND_CLAIM, false);
    }

    function test_WhenTheChallengeIsUpheld() external emits(claims, 1) {
        uint64 seq = claims.lastSeq();
        VM.expectEmit(address(claims));
        emit IClaimRegistry.ClaimRejected({
            claim: ClaimDefaults.CLAIM,
            by: Parties.REGULATOR,
            reasonRoot: Defaults.REASON_ROOT,
            epoch: 1,
            actor: Actors.REGULATOR,
            seq: seq + 1
        });

        _decideAs(Actors.REGULATOR, ClaimDefaults.CLAIM, true);

        _assertStatus(ClaimDefaults.CLAIM, REJECTED, 1);
        _passWindow();
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force");
    }

    function test_WhenTheChallengeIsDismissed() external emits(claims, 1) {
        uint64 seq = claims.lastSeq();
        VM.expectEmit(address(claims));
        emit IClaimRegistry.ChallengeDismissed({
            claim: ClaimDefaults.CLAIM,
            by: Parties.REGULATOR,
            reasonRoot: Defaults.REASON_ROOT,
            actor: Actors.REGULATOR,
            seq: seq + 1
        });

        _decideAs(Actors.REGULATOR, ClaimDefaults.CLAIM, false);

        _assertStatus(ClaimDefaults.CLAIM, ACTIVE, 0);
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force inside its window");
        _passWindow();
        assertTrue(claims.inForce(ClaimDefaults.CLAIM), "in force after its window");
    }

    function setUp() public override {
        super.setUp();
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.PERMIT);
        _challenge(ClaimDefaults.CLAIM);
    }

    function _decideAs(address key, ClaimId claim, bool upheld) private {
        VM.prank(key);
        claims.decide(claim, upheld, Defaults.REASON_ROOT);
    }
}
