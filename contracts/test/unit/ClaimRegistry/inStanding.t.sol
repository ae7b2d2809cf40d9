// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {Actors} from "../../utils/Actors.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {ClaimTest} from "../../utils/ClaimTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

/// L9: the label, every required permit, and no penalty.
contract ClaimRegistry_InStanding is ClaimTest {
    function test_GivenTheAssetIsUnknown() external view {
        assertFalse(claims.inStanding(Defaults.UNKNOWN_PROJECT), "standing");
    }

    function test_GivenNothingIsRequiredAndNoPenaltyPut() external {
        assertTrue(claims.inStanding(Defaults.PROJECT), "confirmed");
        assertFalse(claims.inStanding(Defaults.SUGGESTED_PROJECT), "suggested");
        _suspend(Defaults.PROJECT);
        assertFalse(claims.inStanding(Defaults.PROJECT), "suspended");
    }

    function test_GivenARequiredPermitIsMissing() external {
        _requirePermit(ClaimDefaults.LICENCE);
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing");
    }

    function test_GivenARequiredPermitIsInForce() external {
        _requirePermit(ClaimDefaults.LICENCE);
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.LICENCE);
        assertTrue(claims.inStanding(Defaults.PROJECT), "standing");
        VM.warp(ClaimDefaults.VALID_UNTIL);
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing after the end");
    }

    function test_GivenAnotherAssetHoldsThePermit() external {
        _requirePermit(ClaimDefaults.LICENCE);
        IClaimRegistry.Attestation memory a = ClaimDefaults.attestation(ClaimDefaults.CLAIM, ClaimDefaults.LICENCE);
        a.subject = _subject(Defaults.SECOND_PROJECT);
        _attestAs(Actors.VERIFIER, a);
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing");
    }

    function test_GivenOneOfTwoRequiredPermitsIsMissing() external {
        _requirePermit(ClaimDefaults.LICENCE);
        _requirePermit(ClaimDefaults.PERMIT);
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.LICENCE);
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing with one");
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.PERMIT);
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing inside the window");
        _passWindow();
        assertTrue(claims.inStanding(Defaults.PROJECT), "standing with both");
    }

    function test_GivenARenewalIsInsideItsWindow() external {
        _requirePermit(ClaimDefaults.PERMIT);
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.PERMIT);
        _passWindow();
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.PERMIT);
        assertTrue(claims.inStanding(Defaults.PROJECT), "standing by the first");
        _revoke(ClaimDefaults.CLAIM);
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing by none");
        _passWindow();
        assertTrue(claims.inStanding(Defaults.PROJECT), "standing by the renewal");
    }

    function test_GivenWhatThePermitStandsOnIsRevoked() external {
        _requirePermit(ClaimDefaults.LICENCE);
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.FIGURE);
        _attestOn(ClaimDefaults.CLAIM, ClaimDefaults.LICENCE, ClaimDefaults.SECOND_CLAIM);
        assertTrue(claims.inStanding(Defaults.PROJECT), "standing before");
        _revoke(ClaimDefaults.SECOND_CLAIM);
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing after");
    }

    function test_GivenAPenaltyIsInForce() external {
        _punish(ClaimDefaults.CLAIM);
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing");
        assertTrue(claims.inStanding(Defaults.SECOND_PROJECT), "standing of another");
        _revoke(ClaimDefaults.CLAIM);
        assertTrue(claims.inStanding(Defaults.PROJECT), "standing after the revocation");
    }

    function test_GivenAPenaltyIsInForceThoughAnotherIsOver() external {
        _punish(ClaimDefaults.CLAIM);
        _punish(ClaimDefaults.SECOND_CLAIM);
        _revoke(ClaimDefaults.CLAIM);
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing");
    }

    function test_GivenAPenaltyRunsOut() external {
        _punish(ClaimDefaults.CLAIM);
        VM.warp(ClaimDefaults.VALID_UNTIL - 1);
        assertFalse(claims.inStanding(Defaults.PROJECT), "standing in the last second");
        VM.warp(ClaimDefaults.VALID_UNTIL);
        assertTrue(claims.inStanding(Defaults.PROJECT), "standing after");
    }
}
