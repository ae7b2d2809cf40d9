// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {Actors} from "../../utils/Actors.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {ClaimTest} from "../../utils/ClaimTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

/// L9: a claim counts with everything that it stands on, or not at all.
contract ClaimRegistry_InForce is ClaimTest {
    function test_GivenTheClaimIsUnknown() external view {
        assertFalse(claims.inForce(ClaimDefaults.UNKNOWN_CLAIM), "in force");
    }

    function test_GivenTheWindowIsOpen() external {
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.PERMIT);
        VM.warp(Defaults.NOW + ClaimDefaults.WINDOW - 1);
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force in the last second");
        VM.warp(Defaults.NOW + ClaimDefaults.WINDOW);
        assertTrue(claims.inForce(ClaimDefaults.CLAIM), "in force after the window");
    }

    function test_GivenTheValidityHasNotBegun() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.validFrom = uint64(Defaults.NOW + 10);
        _attestAs(Actors.VERIFIER, a);
        VM.warp(Defaults.NOW + 9);
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force before");
        VM.warp(Defaults.NOW + 10);
        assertTrue(claims.inForce(ClaimDefaults.CLAIM), "in force from the first second");
    }

    function test_GivenTheValidityEnds() external {
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        VM.warp(ClaimDefaults.VALID_UNTIL - 1);
        assertTrue(claims.inForce(ClaimDefaults.CLAIM), "in force in the last second");
        VM.warp(ClaimDefaults.VALID_UNTIL);
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force after its end");
    }

    function test_GivenTheClaimHasNoEnd() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.validUntil = 0;
        _attestAs(Actors.VERIFIER, a);
        VM.warp(Defaults.NOW + 36_500 days);
        assertTrue(claims.inForce(ClaimDefaults.CLAIM), "in force");
    }

    function test_GivenAReferenceRunsOut() external {
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(
            ClaimDefaults.SECOND_CLAIM,
            ClaimDefaults.FIGURE
        );
        a.validUntil = uint64(Defaults.NOW + 10);
        _attestAs(Actors.VERIFIER, a);
        _attestOn(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE, ClaimDefaults.SECOND_CLAIM);
        assertTrue(claims.inForce(ClaimDefaults.CLAIM), "in force with it");
        VM.warp(Defaults.NOW + 10);
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force without it");
    }

    function test_GivenAReferenceIsChallengedAndTheChallengeDismissed() external {
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.PERMIT);
        _attestOn(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE, ClaimDefaults.SECOND_CLAIM);
        _challenge(ClaimDefaults.SECOND_CLAIM);
        _passWindow();
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force while challenged");
        _decide(ClaimDefaults.SECOND_CLAIM, false);
        assertTrue(claims.inForce(ClaimDefaults.CLAIM), "in force after the dismissal");
    }

    function test_GivenAReferenceIsRejected() external {
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.PERMIT);
        _attestOn(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE, ClaimDefaults.SECOND_CLAIM);
        _challenge(ClaimDefaults.SECOND_CLAIM);
        _decide(ClaimDefaults.SECOND_CLAIM, true);
        _passWindow();
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force");
    }

    function test_GivenTheLowestOfTheLongestChainIsRevoked() external {
        _attest(ClaimDefaults.numbered(0), ClaimDefaults.FIGURE);
        for (uint256 i = 1; i <= 4; ++i) {
            _attestOn(ClaimDefaults.numbered(i), ClaimDefaults.FIGURE, ClaimDefaults.numbered(i - 1));
        }
        assertTrue(claims.inForce(ClaimDefaults.numbered(4)), "in force before");
        _revoke(ClaimDefaults.numbered(0));
        for (uint256 i; i <= 4; ++i) assertFalse(claims.inForce(ClaimDefaults.numbered(i)), "in force after");
    }

    function test_GivenOneOfSeveralReferencesIsRevoked() external {
        for (uint256 i; i < 4; ++i) _attest(ClaimDefaults.numbered(i), ClaimDefaults.FIGURE);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.FIGURE);
        a.references = ClaimDefaults.times(4, ClaimDefaults.numbered(0));
        for (uint256 i; i < 4; ++i) a.references[i] = ClaimDefaults.numbered(i);
        _attestAs(Actors.VERIFIER, a);
        assertTrue(claims.inForce(ClaimDefaults.CLAIM), "in force with all four");
        _revoke(ClaimDefaults.numbered(3));
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force with three");
    }
}
