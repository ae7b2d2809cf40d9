// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {AssetId, ClaimId, PartyId, SchemaId, SubjectId} from "../types/Ids.sol";
import {ClaimBook} from "./ClaimBook.sol";
import {IAssetRegistry} from "./IAssetRegistry.sol";
import {IClaimRegistry} from "./IClaimRegistry.sol";

/// The one implementation of {IClaimRegistry}; the meaning of every function stands there.
contract ClaimRegistry is ClaimBook {
    uint256 private constant _MOST_REQUIREMENTS = 8;
    uint256 private constant _MOST_PENALTIES = 16;

    /// Lengths of the two lists of a subject, in one slot: two zeros are the whole answer for nearly every asset.
    struct Lengths {
        uint128 requirements;
        uint128 penalties;
    }

    /// What decides on a subject's standing besides its status.
    struct Duties {
        Lengths lengths;
        SchemaId[_MOST_REQUIREMENTS] requirements;
        /// Those that are over stay until room is needed.
        ClaimId[_MOST_PENALTIES] penalties;
    }

    mapping(SubjectId => mapping(SchemaId => Permits)) private _permits;
    mapping(SubjectId => Duties) private _duties;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IPartyRegistry parties, IAssetRegistry assets) ClaimBook(parties, assets) {}

    /* ----- schemas ----- */

    /// @inheritdoc IClaimRegistry
    function registerSchema(
        SchemaId schema,
        Effect effect,
        uint32 longestDays,
        uint32 challengeWindow,
        bytes32 definitionRoot
    ) external restricted {
        // Check:
        require(SchemaId.unwrap(schema) != 0, ClaimRegistry_SchemaZero());
        require(!_schemas[schema].registered, ClaimRegistry_SchemaExists(schema));
        require(definitionRoot != 0, ClaimRegistry_DefinitionMissing(schema));
        // Effect:
        _schemas[schema] = Schema({
            registered: true,
            closed: false,
            effect: effect,
            longestDays: longestDays,
            challengeWindow: challengeWindow,
            definitionRoot: definitionRoot
        });
        emit SchemaRegistered(schema, effect, longestDays, challengeWindow, definitionRoot, msg.sender, _seq());
    }

    /// @inheritdoc IClaimRegistry
    function closeSchema(SchemaId schema) external restricted {
        // Check:
        _openSchema(schema);
        // Effect:
        _schemas[schema].closed = true;
        emit SchemaClosed(schema, msg.sender, _seq());
    }

    /* ----- requirements ----- */

    /// @inheritdoc IClaimRegistry
    function requirePermit(AssetId asset, SchemaId schema) external {
        // Check:
        PartyId by = _asIndependentVerifier(asset);
        Effect effect = _openSchema(schema).effect;
        require(effect == Effect.PERMIT, ClaimRegistry_NotAPermit(schema, effect));
        Duties storage d = _duties[_subject(asset)];
        uint256 count = d.lengths.requirements;
        require(_placeOf(schema, d) == count, ClaimRegistry_RequirementExists(asset, schema));
        require(count < _MOST_REQUIREMENTS, ClaimRegistry_TooManyRequirements(asset, _MOST_REQUIREMENTS));
        // Effect:
        d.requirements[count] = schema;
        ++d.lengths.requirements;
        emit PermitRequired(asset, schema, by, msg.sender, _seq());
    }

    /// @inheritdoc IClaimRegistry
    function waivePermit(AssetId asset, SchemaId schema, bytes32 reasonRoot) external {
        // Check:
        PartyId by = _asIndependentVerifier(asset);
        Duties storage d = _duties[_subject(asset)];
        uint256 count = d.lengths.requirements;
        uint256 place = _placeOf(schema, d);
        require(place < count, ClaimRegistry_RequirementUnknown(asset, schema));
        // Effect:
        for (uint256 i = place + 1; i < count; ++i) d.requirements[i - 1] = d.requirements[i];
        --d.lengths.requirements;
        emit PermitWaived(asset, schema, by, reasonRoot, msg.sender, _seq());
    }

    /* ----- views ----- */

    /// @inheritdoc IClaimRegistry
    function inStanding(AssetId asset) external view returns (bool) {
        if (!_ASSETS.inStanding(asset)) return false;
        SubjectId subject = _subject(asset);
        Duties storage d = _duties[subject];
        Lengths memory lengths = d.lengths;
        for (uint256 i; i < lengths.requirements; ++i) {
            Permits storage p = _permits[subject][d.requirements[i]];
            if (!_inForce(p.newest) && !_inForce(p.before)) return false;
        }
        for (uint256 i; i < lengths.penalties; ++i) {
            if (_inForce(d.penalties[i])) return false;
        }
        return true;
    }

    /// @inheritdoc IClaimRegistry
    function schemaOf(SchemaId schema) external view returns (Schema memory) {
        return _schemas[schema];
    }

    /// @inheritdoc IClaimRegistry
    function permitsOf(SubjectId subject, SchemaId schema) external view returns (Permits memory) {
        return _permits[subject][schema];
    }

    /// @inheritdoc IClaimRegistry
    function requirementsOf(AssetId asset) external view returns (SchemaId[] memory list) {
        Duties storage d = _duties[_subject(asset)];
        list = new SchemaId[](d.lengths.requirements);
        for (uint256 i; i < list.length; ++i) list[i] = d.requirements[i];
    }

    /// @inheritdoc IClaimRegistry
    function openPenalties(SubjectId subject) external view returns (ClaimId[] memory list) {
        Duties storage d = _duties[subject];
        uint256 count = d.lengths.penalties;
        uint256 open;
        for (uint256 i; i < count; ++i) if (!_isOver(d.penalties[i])) ++open;
        list = new ClaimId[](open);
        for (uint256 i = count; i > 0; --i) {
            ClaimId penalty = d.penalties[i - 1];
            if (!_isOver(penalty)) list[--open] = penalty;
        }
    }

    /* ----- internal ----- */

    function _list(Attestation calldata a, Effect effect) internal override {
        if (effect == Effect.PERMIT) _listPermit(a);
        else _listPenalty(a);
    }

    function _listPermit(Attestation calldata a) private {
        Permits storage p = _permits[a.subject][a.schema];
        if (_inForce(p.newest)) p.before = p.newest;
        p.newest = a.id;
        emit PermitListed(a.subject, a.schema, a.id, p.before, msg.sender, _seq());
    }

    /// Penalties that are over make room first.
    function _listPenalty(Attestation calldata a) private {
        Duties storage d = _duties[a.subject];
        uint256 count = d.lengths.penalties;
        uint256 kept;
        for (uint256 i; i < count; ++i) {
            ClaimId penalty = d.penalties[i];
            if (_isOver(penalty)) continue;
            if (kept != i) d.penalties[kept] = penalty;
            ++kept;
        }
        require(kept < _MOST_PENALTIES, ClaimRegistry_TooManyPenalties(a.subject, _MOST_PENALTIES));
        d.penalties[kept] = a.id;
        d.lengths.penalties = uint128(kept + 1);
    }

    /// Where a schema stands among the requirements; their number if it does not.
    function _placeOf(SchemaId schema, Duties storage d) private view returns (uint256 place) {
        uint256 count = d.lengths.requirements;
        while (place < count && d.requirements[place] != schema) ++place;
    }

    /// The caller's party as a verifier that shares no control with the asset's owner.
    function _asIndependentVerifier(AssetId asset) private view returns (PartyId verifier) {
        verifier = _PARTIES.authorise(msg.sender, Roles.VERIFIER);
        IAssetRegistry.Asset memory a = _ASSETS.assetOf(asset);
        require(a.status != IAssetRegistry.AssetStatus.NONE, ClaimRegistry_AssetUnknown(asset));
        bool independent = !_PARTIES.sameGroup(verifier, a.owner);
        require(independent, ClaimRegistry_VerifierNotIndependent(asset, a.owner, verifier));
    }

    function _subject(AssetId asset) private pure returns (SubjectId) {
        return SubjectId.wrap(AssetId.unwrap(asset));
    }
}
