// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {AssetId, ClaimId, PartyId, SchemaId, SubjectId} from "../../../types/Ids.sol";
import {Actors} from "../../utils/Actors.sol";
import {bound} from "../../utils/Bounds.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {Store} from "../stores/Store.sol";
import {Handler} from "./Handler.sol";

/// Attesters, those who object, and verifiers who say what a project needs.
contract ClaimHandler is Handler {
    uint256 private constant LONGEST_CLAIM = 4 days;
    uint256 private constant MOST = 16;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    function attest(uint256 seed) external acts {
        address key = _attester(seed);
        IClaimRegistry.Attestation memory a;
        a.id = _once(20, seed, "old id") ? _anyClaim(seed, "id") : ClaimId.wrap(store.newId());
        a.schema = _anySchema(seed);
        a.subject = SubjectId.wrap(AssetId.unwrap(_anyAsset(seed)));
        a.dataRoot = Defaults.DATA_ROOT;
        a.validFrom = uint64(block.timestamp);
        a.validUntil = uint64(block.timestamp + bound(_random(seed, "span"), 1, LONGEST_CLAIM));
        a.references = new ClaimId[](_once(2, seed, "alone") ? 0 : bound(_random(seed, "count"), 0, 2));
        for (uint256 i; i < a.references.length; ++i) a.references[i] = _anyClaim(seed, i == 0 ? "first" : "second");
        bytes memory call = abi.encodeCall(IClaimRegistry.attest, (ClaimDefaults.only(a)));
        _attempt(_mayAttest(key, a), key, address(claims), call);
    }

    function challenge(uint256 seed) external acts {
        ClaimId claim = _anyClaim(seed, "challenged");
        address key = _once(2, seed, "issuer") ? Actors.ISSUER_MAKER : Actors.SECOND_VERIFIER;
        bool open = _isActive(claim) && block.timestamp < claims.claimOf(claim).countsFrom;
        bool may = open && _isOutside(key, Roles.MAKER | Roles.VERIFIER, claim);
        _attempt(may, key, address(claims), abi.encodeCall(IClaimRegistry.challenge, (claim, Defaults.REASON_ROOT)));
    }

    function decide(uint256 seed) external acts {
        ClaimId claim = _anyChallenged(seed);
        bool upheld = _once(2, seed, "upheld");
        bool challenged = claims.claimOf(claim).status == IClaimRegistry.ClaimStatus.CHALLENGED;
        bool may = challenged && _isOutside(Actors.REGULATOR, Roles.REGULATOR, claim);
        bytes memory call = abi.encodeCall(IClaimRegistry.decide, (claim, upheld, Defaults.REASON_ROOT));
        _attempt(may, Actors.REGULATOR, address(claims), call);
    }

    function revoke(uint256 seed) external acts {
        ClaimId claim = _anyClaim(seed, "revoked");
        address key = _attester(seed);
        IClaimRegistry.Claim memory c = claims.claimOf(claim);
        bool standing =
            c.status == IClaimRegistry.ClaimStatus.ACTIVE || c.status == IClaimRegistry.ClaimStatus.CHALLENGED;
        bool penalty = store.effectOf(c.schema) == IClaimRegistry.Effect.PENALTY;
        bool own = parties.keyOf(key).party == c.attester && !penalty;
        bool may = standing && (key == Actors.REGULATOR || own) && _may(key, Roles.VERIFIER | Roles.REGULATOR);
        _attempt(may, key, address(claims), abi.encodeCall(IClaimRegistry.revoke, (claim, Defaults.REASON_ROOT)));
    }

    function requirePermit(uint256 seed) external acts {
        AssetId asset = _anyAsset(seed);
        SchemaId schema = _anySchema(seed);
        bool permit = store.effectOf(schema) == IClaimRegistry.Effect.PERMIT;
        bool may = permit && !_isRequired(asset, schema) && _isIndependent(Actors.VERIFIER, asset);
        _attempt(may, Actors.VERIFIER, address(claims), abi.encodeCall(IClaimRegistry.requirePermit, (asset, schema)));
    }

    function waivePermit(uint256 seed) external acts {
        AssetId asset = _anyAsset(seed);
        SchemaId schema = _anySchema(seed);
        bool may = _isRequired(asset, schema) && _isIndependent(Actors.VERIFIER, asset);
        bytes memory call = abi.encodeCall(IClaimRegistry.waivePermit, (asset, schema, Defaults.REASON_ROOT));
        _attempt(may, Actors.VERIFIER, address(claims), call);
    }

    function _mayAttest(address key, IClaimRegistry.Attestation memory a) private view returns (bool) {
        if (claims.claimOf(a.id).status != IClaimRegistry.ClaimStatus.NONE) return false;
        bool penalty = store.effectOf(a.schema) == IClaimRegistry.Effect.PENALTY;
        uint32 role = penalty ? Roles.REGULATOR : Roles.VERIFIER | Roles.REGULATOR;
        if (!_may(key, role) || !_isApart(key, AssetId.wrap(SubjectId.unwrap(a.subject)))) return false;
        if (penalty && claims.openPenalties(a.subject).length == MOST) return false;
        uint256 weight = 1;
        uint256 depth;
        for (uint256 i; i < a.references.length; ++i) {
            IClaimRegistry.Claim memory c = claims.claimOf(a.references[i]);
            if (c.status != IClaimRegistry.ClaimStatus.ACTIVE && c.status != IClaimRegistry.ClaimStatus.CHALLENGED) {
                return false;
            }
            weight += c.weight;
            if (c.depth + 1 > depth) depth = c.depth + 1;
        }
        return weight <= MOST && depth <= 4;
    }

    function _isActive(ClaimId claim) private view returns (bool) {
        return claims.claimOf(claim).status == IClaimRegistry.ClaimStatus.ACTIVE;
    }

    /// The key may act in one of the roles, for a party that shares no control with the attester.
    function _isOutside(address key, uint32 roles, ClaimId claim) private view returns (bool) {
        PartyId party = parties.keyOf(key).party;
        return _may(key, roles) && !parties.sameGroup(party, claims.claimOf(claim).attester);
    }

    function _isIndependent(address key, AssetId asset) private view returns (bool) {
        return _may(key, Roles.VERIFIER) && _isApart(key, asset);
    }

    function _isApart(address key, AssetId asset) private view returns (bool) {
        return !parties.sameGroup(parties.keyOf(key).party, assets.assetOf(asset).owner);
    }

    function _isRequired(AssetId asset, SchemaId schema) private view returns (bool) {
        SchemaId[] memory list = store.requiredOf(asset);
        for (uint256 i; i < list.length; ++i) if (list[i] == schema) return true;
        return false;
    }

    /// One of the claims so far; one that does not exist if there is none.
    function _anyClaim(uint256 seed, string memory purpose) private view returns (ClaimId) {
        ClaimId[] memory known = store.claims();
        return known.length == 0 ? ClaimDefaults.UNKNOWN_CLAIM : known[_random(seed, purpose) % known.length];
    }

    /// The newest that is challenged, else any.
    function _anyChallenged(uint256 seed) private view returns (ClaimId) {
        ClaimId[] memory known = store.claims();
        for (uint256 i = known.length; i > 0; --i) {
            bool challenged = store.recordOf(known[i - 1]).status == IClaimRegistry.ClaimStatus.CHALLENGED;
            if (challenged) return known[i - 1];
        }
        return _anyClaim(seed, "decided");
    }

    function _anySchema(uint256 seed) private pure returns (SchemaId) {
        uint256 chosen = _random(seed, "schema") % 4;
        if (chosen == 0) return ClaimDefaults.FIGURE;
        if (chosen == 1) return ClaimDefaults.PERMIT;
        return chosen == 2 ? ClaimDefaults.LICENCE : ClaimDefaults.PENALTY;
    }

    function _attester(uint256 seed) private pure returns (address) {
        uint256 chosen = _random(seed, "attester") % 8;
        if (chosen < 4) return Actors.VERIFIER;
        if (chosen < 6) return Actors.REGULATOR;
        return chosen == 6 ? Actors.SECOND_VERIFIER : Actors.AFFILIATED_VERIFIER;
    }
}
