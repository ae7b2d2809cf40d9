// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {AssetId, ClaimId, NO_CLAIM, PartyId, SchemaId, SubjectId} from "../types/Ids.sol";
import {IAssetRegistry} from "./IAssetRegistry.sol";
import {IClaimRegistry} from "./IClaimRegistry.sol";

/// Claims and their force: the part of {ClaimRegistry} that knows nothing of standing.
abstract contract ClaimBook is Administered, IClaimRegistry {
    uint256 private constant _MOST_REFERENCES = 4;
    uint256 private constant _MOST_DEPTH = 4;
    uint256 private constant _MOST_WEIGHT = 16;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPartyRegistry internal immutable _PARTIES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAssetRegistry internal immutable _ASSETS;

    mapping(SchemaId => Schema) internal _schemas;
    mapping(ClaimId => Claim) private _claims;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IPartyRegistry parties, IAssetRegistry assets) {
        _PARTIES = parties;
        _ASSETS = assets;
    }

    /* ----- claims ----- */

    /// @inheritdoc IClaimRegistry
    function attest(Attestation[] calldata attestations) external {
        PartyId attester = _PARTIES.authorise(msg.sender, Roles.VERIFIER | Roles.REGULATOR);
        uint32 held = _PARTIES.keyOf(msg.sender).roles;
        for (uint256 i; i < attestations.length; ++i) _attest(attestations[i], attester, held);
    }

    /// @inheritdoc IClaimRegistry
    function challenge(ClaimId claim, bytes32 reasonRoot) external {
        // Check:
        uint32 roles = Roles.MAKER | Roles.CHECKER | Roles.VERIFIER | Roles.REGULATOR;
        (Claim storage c, PartyId challenger) = _asOutsider(claim, roles);
        require(c.status == ClaimStatus.ACTIVE, ClaimRegistry_WrongStatus(claim, c.status));
        require(block.timestamp < c.countsFrom, ClaimRegistry_WindowClosed(claim, c.countsFrom));
        // Effect:
        c.status = ClaimStatus.CHALLENGED;
        emit ClaimChallenged(claim, challenger, reasonRoot, msg.sender, _seq());
    }

    /// @inheritdoc IClaimRegistry
    function decide(ClaimId claim, bool upheld, bytes32 reasonRoot) external {
        // Check:
        (Claim storage c, PartyId by) = _asOutsider(claim, Roles.REGULATOR);
        require(c.status == ClaimStatus.CHALLENGED, ClaimRegistry_WrongStatus(claim, c.status));
        // Effect:
        if (upheld) {
            uint32 epoch = _end(c, ClaimStatus.REJECTED);
            emit ClaimRejected(claim, by, reasonRoot, epoch, msg.sender, _seq());
        } else {
            c.status = ClaimStatus.ACTIVE;
            emit ChallengeDismissed(claim, by, reasonRoot, msg.sender, _seq());
        }
    }

    /// @inheritdoc IClaimRegistry
    function revoke(ClaimId claim, bytes32 reasonRoot) external {
        // Check:
        PartyId by = _PARTIES.authorise(msg.sender, Roles.VERIFIER | Roles.REGULATOR);
        Claim storage c = _known(claim);
        uint32 held = _PARTIES.keyOf(msg.sender).roles;
        bool regulator = held & Roles.REGULATOR != 0;
        require(regulator || by == c.attester, ClaimRegistry_NotAttester(claim, c.attester, by));
        bool penalty = _schemas[c.schema].effect == Effect.PENALTY;
        require(regulator || !penalty, ClaimRegistry_RegulatorNeeded(claim, c.schema, held));
        require(!_isEnded(c), ClaimRegistry_WrongStatus(claim, c.status));
        // Effect:
        uint32 epoch = _end(c, ClaimStatus.REVOKED);
        emit ClaimRevoked(claim, by, reasonRoot, epoch, msg.sender, _seq());
    }

    /* ----- views ----- */

    /// @inheritdoc IClaimRegistry
    function inForce(ClaimId claim) external view returns (bool) {
        return _inForce(claim);
    }

    /// @inheritdoc IClaimRegistry
    function claimOf(ClaimId claim) external view returns (Claim memory) {
        return _claims[claim];
    }

    /* ----- what standing needs ----- */

    /// A permit or a penalty was attested.
    function _list(Attestation calldata a, Effect effect) internal virtual;

    /// Its weight bounds how many claims this looks at, and its depth how far down.
    function _inForce(ClaimId claim) internal view returns (bool) {
        Claim storage c = _claims[claim];
        if (c.status != ClaimStatus.ACTIVE || block.timestamp < c.countsFrom) return false;
        if (block.timestamp < c.validFrom || _isExpired(c)) return false;
        uint256 count = c.references.length;
        for (uint256 i; i < count; ++i) {
            Reference storage r = c.references[i];
            if (_claims[r.claim].epoch != r.epoch || !_inForce(r.claim)) return false;
        }
        return true;
    }

    /// Whether it can never count again.
    function _isOver(ClaimId claim) internal view returns (bool) {
        Claim storage c = _claims[claim];
        return _isEnded(c) || _isExpired(c);
    }

    function _openSchema(SchemaId schema) internal view returns (Schema memory s) {
        s = _schemas[schema];
        require(s.registered, ClaimRegistry_SchemaUnknown(schema));
        require(!s.closed, ClaimRegistry_SchemaIsClosed(schema));
    }

    /* ----- attesting ----- */

    function _attest(Attestation calldata a, PartyId attester, uint32 held) private {
        // Check:
        require(a.id != NO_CLAIM, ClaimRegistry_IdZero());
        Claim storage c = _claims[a.id];
        require(c.status == ClaimStatus.NONE, ClaimRegistry_ClaimExists(a.id));
        Schema memory schema = _openSchema(a.schema);
        bool entitled = schema.effect != Effect.PENALTY || held & Roles.REGULATOR != 0;
        require(entitled, ClaimRegistry_RegulatorNeeded(a.id, a.schema, held));
        _requireIndependent(a, attester);
        require(a.dataRoot != 0, ClaimRegistry_DataMissing(a.id));
        _requireValidity(a, schema.longestDays);
        // Effect:
        _refer(c, a);
        c.status = ClaimStatus.ACTIVE;
        c.countsFrom = uint64(block.timestamp) + schema.challengeWindow;
        c.validFrom = a.validFrom;
        c.validUntil = a.validUntil;
        c.schema = a.schema;
        c.subject = a.subject;
        c.attester = attester;
        c.dataRoot = a.dataRoot;
        emit ClaimAttested({
            claim: a.id,
            schema: a.schema,
            subject: a.subject,
            attester: attester,
            dataRoot: a.dataRoot,
            countsFrom: c.countsFrom,
            validFrom: a.validFrom,
            validUntil: a.validUntil,
            references: c.references,
            actor: msg.sender,
            seq: _seq()
        });
        if (schema.effect != Effect.INFORMATION) _list(a, schema.effect);
    }

    function _requireIndependent(Attestation calldata a, PartyId attester) private view {
        IAssetRegistry.Asset memory asset = _ASSETS.assetOf(AssetId.wrap(SubjectId.unwrap(a.subject)));
        bool known = asset.status != IAssetRegistry.AssetStatus.NONE;
        require(known, ClaimRegistry_SubjectUnknown(a.id, a.subject));
        bool independent = !_PARTIES.sameGroup(attester, asset.owner);
        require(independent, ClaimRegistry_AttesterNotIndependent(a.id, asset.owner, attester));
    }

    function _requireValidity(Attestation calldata a, uint32 longestDays) private view {
        bool endless = a.validUntil == 0;
        bool some = endless || (a.validUntil > a.validFrom && a.validUntil > block.timestamp);
        require(some, ClaimRegistry_ValidityEmpty(a.id, a.validFrom, a.validUntil));
        bool within = longestDays == 0 || (!endless && !(a.validUntil - a.validFrom > uint256(longestDays) * 1 days));
        require(within, ClaimRegistry_ValidityTooLong(a.id, a.validFrom, a.validUntil, longestDays));
    }

    /// Only claims that exist can be referred to, so references never form a circle.
    function _refer(Claim storage c, Attestation calldata a) private {
        uint256 count = a.references.length;
        require(!(count > _MOST_REFERENCES), ClaimRegistry_TooManyReferences(a.id, count, _MOST_REFERENCES));
        uint256 depth;
        uint256 weight = 1;
        for (uint256 i; i < count; ++i) {
            ClaimId id = a.references[i];
            Claim storage referred = _claims[id];
            require(referred.status != ClaimStatus.NONE, ClaimRegistry_ReferenceUnknown(a.id, id));
            require(!_isEnded(referred), ClaimRegistry_ReferenceEnded(a.id, id, referred.status));
            uint256 above = uint256(referred.depth) + 1;
            if (above > depth) depth = above;
            weight += referred.weight;
            c.references.push(Reference(id, referred.epoch));
        }
        require(!(depth > _MOST_DEPTH), ClaimRegistry_TooDeep(a.id, depth, _MOST_DEPTH));
        require(!(weight > _MOST_WEIGHT), ClaimRegistry_TooHeavy(a.id, weight, _MOST_WEIGHT));
        c.depth = uint8(depth);
        c.weight = uint8(weight);
    }

    /* ----- internal ----- */

    function _end(Claim storage c, ClaimStatus status) private returns (uint32 epoch) {
        c.status = status;
        epoch = ++c.epoch;
    }

    function _isEnded(Claim storage c) private view returns (bool) {
        return c.status == ClaimStatus.REJECTED || c.status == ClaimStatus.REVOKED;
    }

    function _isExpired(Claim storage c) private view returns (bool) {
        return c.validUntil != 0 && !(block.timestamp < c.validUntil);
    }

    /// The claim, and the caller's party in one of the roles, which shares no control with the attester.
    function _asOutsider(ClaimId claim, uint32 roles) private view returns (Claim storage c, PartyId caller) {
        caller = _PARTIES.authorise(msg.sender, roles);
        c = _known(claim);
        require(!_PARTIES.sameGroup(caller, c.attester), ClaimRegistry_OwnClaim(claim, c.attester, caller));
    }

    function _known(ClaimId claim) private view returns (Claim storage c) {
        c = _claims[claim];
        require(c.status != ClaimStatus.NONE, ClaimRegistry_ClaimUnknown(claim));
    }
}
