// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {AssetId, ClaimId, SchemaId, SubjectId} from "../../types/Ids.sol";
import {MoneyChecks} from "./MoneyChecks.sol";
import {ClaimStore} from "./stores/ClaimStore.sol";

/// What must hold of claims, each question answered again from what events said, over all claims there are.
abstract contract ClaimChecks is MoneyChecks {
    /// L5: status and epoch are what events left. L9: a claim counts only with everything below it.
    function _checkClaims() internal view {
        ClaimId[] memory known = store.claims();
        for (uint256 i; i < known.length; ++i) {
            ClaimStore.ClaimRecord memory r = store.recordOf(known[i]);
            IClaimRegistry.Claim memory c = claims.claimOf(known[i]);
            bool ended = _isEnded(r.status);
            assertEq(uint256(c.status), uint256(r.status), "L5: a claim's status is what events left");
            assertEq(c.epoch, ended ? 1 : 0, "L5: a claim's epoch counts its ends");
            assertLe(c.depth, 4, "L9: a claim reaches at most 4 levels down");
            assertLe(c.weight, 16, "L9: at most 16 claims are looked at");
            assertEq(_number(claims.inForce(known[i])), _number(_counts(known[i])), "L9: force is that of all below");
        }
    }

    /// L9: an asset is in standing if its label is, each required permit is held, and no penalty counts.
    function _checkClaimedStanding() internal view {
        AssetId[] memory known = store.assets();
        for (uint256 i; i < known.length; ++i) {
            bool expected = assets.inStanding(known[i]) && _permitted(known[i]) && !_punished(known[i]);
            assertEq(
                _number(claims.inStanding(known[i])),
                _number(expected),
                "L9: standing is label, permits, penalties"
            );
            assertEq(
                claims.requirementsOf(known[i]).length,
                store.requiredOf(known[i]).length,
                "L9: requirements are what events left"
            );
        }
    }

    /// By the two listed permits of each required schema.
    function _permitted(AssetId asset) private view returns (bool) {
        SchemaId[] memory required = store.requiredOf(asset);
        for (uint256 i; i < required.length; ++i) {
            IClaimRegistry.Permits memory p = claims.permitsOf(_subjectOf(asset), required[i]);
            if (!_counts(p.newest) && !_counts(p.before)) return false;
        }
        return true;
    }

    /// By any penalty that was ever put on the asset.
    function _punished(AssetId asset) private view returns (bool) {
        ClaimId[] memory known = store.claims();
        for (uint256 i; i < known.length; ++i) {
            ClaimStore.ClaimRecord memory r = store.recordOf(known[i]);
            bool about = SubjectId.unwrap(r.subject) == AssetId.unwrap(asset);
            bool penalty = store.effectOf(r.schema) == IClaimRegistry.Effect.PENALTY;
            if (about && penalty && _counts(known[i])) return true;
        }
        return false;
    }

    function _counts(ClaimId claim) private view returns (bool) {
        ClaimStore.ClaimRecord memory r = store.recordOf(claim);
        if (r.status != IClaimRegistry.ClaimStatus.ACTIVE) return false;
        if (block.timestamp < r.countsFrom || block.timestamp < r.validFrom) return false;
        if (r.validUntil != 0 && block.timestamp >= r.validUntil) return false;
        for (uint256 i; i < r.references.length; ++i) if (!_counts(r.references[i])) return false;
        return true;
    }

    function _isEnded(IClaimRegistry.ClaimStatus status) private pure returns (bool) {
        return status == IClaimRegistry.ClaimStatus.REJECTED || status == IClaimRegistry.ClaimStatus.REVOKED;
    }

    function _subjectOf(AssetId asset) private pure returns (SubjectId) {
        return SubjectId.wrap(AssetId.unwrap(asset));
    }

    function _number(bool value) private pure returns (uint256) {
        return value ? 1 : 0;
    }
}
