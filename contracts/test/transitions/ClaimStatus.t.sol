// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {ClaimId} from "../../types/Ids.sol";
import {ClaimDefaults} from "../utils/ClaimDefaults.sol";
import {ClaimTest} from "../utils/ClaimTest.sol";
import {VM} from "../utils/Vm.sol";

/// L5 for claims: every act in every status, as a table.
contract ClaimStatusTransitions is ClaimTest {
    enum Act {
        ATTEST,
        CHALLENGE,
        UPHOLD,
        DISMISS,
        REVOKE
    }

    function test_AttestInEveryStatus() external {
        _assertMoves(NONE, Act.ATTEST, ACTIVE);
        _assertForbidden(ACTIVE, Act.ATTEST);
        _assertForbidden(CHALLENGED, Act.ATTEST);
        _assertForbidden(REJECTED, Act.ATTEST);
        _assertForbidden(REVOKED, Act.ATTEST);
    }

    function test_ChallengeInEveryStatus() external {
        _assertForbidden(NONE, Act.CHALLENGE);
        _assertMoves(ACTIVE, Act.CHALLENGE, CHALLENGED);
        _assertForbidden(CHALLENGED, Act.CHALLENGE);
        _assertForbidden(REJECTED, Act.CHALLENGE);
        _assertForbidden(REVOKED, Act.CHALLENGE);
    }

    function test_UpholdInEveryStatus() external {
        _assertForbidden(NONE, Act.UPHOLD);
        _assertForbidden(ACTIVE, Act.UPHOLD);
        _assertMoves(CHALLENGED, Act.UPHOLD, REJECTED);
        _assertForbidden(REJECTED, Act.UPHOLD);
        _assertForbidden(REVOKED, Act.UPHOLD);
    }

    function test_DismissInEveryStatus() external {
        _assertForbidden(NONE, Act.DISMISS);
        _assertForbidden(ACTIVE, Act.DISMISS);
        _assertMoves(CHALLENGED, Act.DISMISS, ACTIVE);
        _assertForbidden(REJECTED, Act.DISMISS);
        _assertForbidden(REVOKED, Act.DISMISS);
    }

    function test_RevokeInEveryStatus() external {
        _assertForbidden(NONE, Act.REVOKE);
        _assertMoves(ACTIVE, Act.REVOKE, REVOKED);
        _assertMoves(CHALLENGED, Act.REVOKE, REVOKED);
        _assertForbidden(REJECTED, Act.REVOKE);
        _assertForbidden(REVOKED, Act.REVOKE);
    }

    function _assertMoves(IClaimRegistry.ClaimStatus from, Act act, IClaimRegistry.ClaimStatus to) private {
        ClaimId claim = _claimIn(from, act);
        uint64 seq = claims.lastSeq();

        _do(act, claim);

        // The attestation of a permit is two events.
        assertEq(claims.lastSeq(), seq + (act == Act.ATTEST ? 2 : 1), "number of events");
        _assertStatus(claim, to, to == REJECTED || to == REVOKED ? 1 : 0);
    }

    function _assertForbidden(IClaimRegistry.ClaimStatus from, Act act) private {
        ClaimId claim = _claimIn(from, act);
        uint64 seq = claims.lastSeq();
        bytes32 before = keccak256(abi.encode(claims.claimOf(claim)));
        VM.expectRevert(_refusal(claim, act, from));

        _do(act, claim);

        assertEq(claims.lastSeq(), seq, "number of events");
        assertEq(keccak256(abi.encode(claims.claimOf(claim))), before, "claim");
    }

    function _refusal(ClaimId claim, Act act, IClaimRegistry.ClaimStatus from) private pure returns (bytes memory) {
        if (act == Act.ATTEST) return abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_ClaimExists.selector, claim);
        if (from == NONE) return abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_ClaimUnknown.selector, claim);
        return abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_WrongStatus.selector, claim, from);
    }

    /// A new claim in a status, inside its window.
    function _claimIn(IClaimRegistry.ClaimStatus status, Act act) private returns (ClaimId claim) {
        claim = ClaimId.wrap(keccak256(abi.encode(status, act)));
        if (status == NONE) return claim;
        _do(Act.ATTEST, claim);
        if (status == CHALLENGED || status == REJECTED) _do(Act.CHALLENGE, claim);
        if (status == REJECTED) _do(Act.UPHOLD, claim);
        if (status == REVOKED) _do(Act.REVOKE, claim);
    }

    function _do(Act act, ClaimId claim) private {
        if (act == Act.ATTEST) return _attest(claim, ClaimDefaults.PERMIT);
        if (act == Act.CHALLENGE) return _challenge(claim);
        if (act == Act.UPHOLD) return _decide(claim, true);
        if (act == Act.DISMISS) return _decide(claim, false);
        _revoke(claim);
    }
}
