// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {AssetId, Code, NO_ASSET, NO_PARTY, PartyId, SchemeId} from "../types/Ids.sol";
import {IAssetRegistry} from "./IAssetRegistry.sol";
import {ITaxonomyRegistry} from "./ITaxonomyRegistry.sol";

/// The one implementation of {IAssetRegistry}; the meaning of every function stands there.
contract AssetRegistry is Administered, IAssetRegistry {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPartyRegistry private immutable _PARTIES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ITaxonomyRegistry private immutable _TAXONOMIES;

    mapping(AssetId => Asset) private _assets;
    mapping(AssetId => mapping(SchemeId => mapping(Code => bool))) private _codes;
    mapping(AssetId => bool) private _stoppedByRegulator;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IPartyRegistry parties, ITaxonomyRegistry taxonomies) {
        _PARTIES = parties;
        _TAXONOMIES = taxonomies;
    }

    /* ----- registration ----- */

    /// @inheritdoc IAssetRegistry
    function register(AssetRegistration[] calldata registrations) external {
        PartyId owner = _PARTIES.authorise(msg.sender, Roles.MAKER);
        for (uint256 i; i < registrations.length; ++i) _register(registrations[i], owner);
    }

    /// @inheritdoc IAssetRegistry
    function addEvidence(AssetId asset, bytes32 evidenceRoot) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        Asset storage a = _known(asset);
        require(a.owner == caller, AssetRegistry_NotOwner(asset, a.owner, caller));
        require(evidenceRoot != 0, AssetRegistry_EvidenceMissing(asset));
        // Effect:
        a.evidenceRoot = evidenceRoot;
        emit EvidenceAdded(asset, evidenceRoot, msg.sender, _seq());
    }

    /* ----- label ----- */

    /// @inheritdoc IAssetRegistry
    function confirm(AssetId asset, uint64 validUntil, bytes32 reportRoot) external {
        // Check:
        (Asset storage a, PartyId verifier) = _asIndependentVerifier(asset);
        bool open = a.status == AssetStatus.SUGGESTED || a.status == AssetStatus.CONFIRMED;
        require(open, AssetRegistry_WrongStatus(asset, a.status));
        require(validUntil == 0 || validUntil > block.timestamp, AssetRegistry_ExpiryInPast(validUntil));
        // Effect:
        a.validUntil = validUntil;
        a.verifier = verifier;
        uint32 epoch = _move(a, AssetStatus.CONFIRMED);
        emit AssetConfirmed(asset, verifier, validUntil, reportRoot, epoch, msg.sender, _seq());
    }

    /// @inheritdoc IAssetRegistry
    function reject(AssetId asset, bytes32 reportRoot) external {
        // Check:
        (Asset storage a, PartyId verifier) = _asIndependentVerifier(asset);
        require(a.status == AssetStatus.SUGGESTED, AssetRegistry_WrongStatus(asset, a.status));
        // Effect:
        uint32 epoch = _move(a, AssetStatus.REJECTED);
        emit AssetRejected(asset, verifier, reportRoot, epoch, msg.sender, _seq());
    }

    /// @inheritdoc IAssetRegistry
    function suspend(AssetId asset, bytes32 reasonRoot) external {
        // Check:
        (Asset storage a, PartyId by, bool regulator) = _asSupervisor(asset);
        require(a.status == AssetStatus.CONFIRMED, AssetRegistry_WrongStatus(asset, a.status));
        // Effect:
        _stoppedByRegulator[asset] = regulator;
        uint32 epoch = _move(a, AssetStatus.SUSPENDED);
        emit AssetSuspended(asset, by, reasonRoot, epoch, msg.sender, _seq());
    }

    /// @inheritdoc IAssetRegistry
    function reinstate(AssetId asset, bytes32 reasonRoot) external {
        // Check:
        (Asset storage a, PartyId by, bool regulator) = _asSupervisor(asset);
        require(a.status == AssetStatus.SUSPENDED, AssetRegistry_WrongStatus(asset, a.status));
        require(regulator || !_stoppedByRegulator[asset], AssetRegistry_StoppedByRegulator(asset));
        // Effect:
        uint32 epoch = _move(a, AssetStatus.CONFIRMED);
        emit AssetReinstated(asset, by, reasonRoot, epoch, msg.sender, _seq());
    }

    /* ----- desks ----- */

    /// @inheritdoc IAssetRegistry
    function transferOwnership(AssetId asset, PartyId to, address actor) external restricted {
        // Check:
        Asset storage a = _known(asset);
        PartyId verifier = a.verifier;
        bool independent = verifier == NO_PARTY || !_PARTIES.sameGroup(verifier, to);
        require(independent, AssetRegistry_VerifierNotIndependent(asset, to, verifier));
        // Effect:
        PartyId from = a.owner;
        a.owner = to;
        emit OwnershipTransferred(asset, from, to, actor, _seq());
    }

    /* ----- views ----- */

    /// @inheritdoc IAssetRegistry
    function inStanding(AssetId asset) external view returns (bool) {
        Asset storage a = _assets[asset];
        return a.status == AssetStatus.CONFIRMED && (a.validUntil == 0 || block.timestamp < a.validUntil);
    }

    /// @inheritdoc IAssetRegistry
    function hasCode(AssetId asset, SchemeId scheme, Code code) external view returns (bool) {
        return _codes[asset][scheme][code];
    }

    /// @inheritdoc IAssetRegistry
    function assetOf(AssetId asset) external view returns (Asset memory) {
        return _assets[asset];
    }

    /* ----- internal ----- */

    function _register(AssetRegistration calldata r, PartyId owner) private {
        // Check:
        require(r.id != NO_ASSET, AssetRegistry_IdZero());
        Asset storage a = _assets[r.id];
        require(a.status == AssetStatus.NONE, AssetRegistry_AssetExists(r.id));
        require(r.currency != 0, AssetRegistry_CurrencyMissing(r.id));
        require(r.evidenceRoot != 0, AssetRegistry_EvidenceMissing(r.id));
        for (uint256 i; i < r.parents.length; ++i) _known(r.parents[i]);
        // Effect:
        a.status = AssetStatus.SUGGESTED;
        a.kind = r.kind;
        a.currency = r.currency;
        a.owner = owner;
        a.evidenceRoot = r.evidenceRoot;
        for (uint256 i; i < r.classifications.length; ++i) {
            Classification calldata c = r.classifications[i];
            require(_TAXONOMIES.hasCode(c.scheme, c.code), AssetRegistry_CodeUnknown(c.scheme, c.code));
            _codes[r.id][c.scheme][c.code] = true;
        }
        emit AssetRegistered({
            asset: r.id,
            owner: owner,
            kind: r.kind,
            currency: r.currency,
            evidenceRoot: r.evidenceRoot,
            classifications: r.classifications,
            parents: r.parents,
            actor: msg.sender,
            seq: _seq()
        });
    }

    function _move(Asset storage a, AssetStatus to) private returns (uint32 epoch) {
        a.status = to;
        epoch = ++a.epoch;
    }

    /// The asset, and the caller's party as a verifier that shares no control with its owner.
    function _asIndependentVerifier(AssetId asset) private view returns (Asset storage a, PartyId verifier) {
        verifier = _PARTIES.authorise(msg.sender, Roles.VERIFIER);
        a = _known(asset);
        bool independent = !_PARTIES.sameGroup(verifier, a.owner);
        require(independent, AssetRegistry_VerifierNotIndependent(asset, a.owner, verifier));
    }

    /// The asset, and the caller's party as a regulator or as the verifier that confirmed it.
    function _asSupervisor(AssetId asset) private view returns (Asset storage a, PartyId by, bool regulator) {
        by = _PARTIES.authorise(msg.sender, Roles.VERIFIER | Roles.REGULATOR);
        a = _known(asset);
        regulator = _PARTIES.keyOf(msg.sender).roles & Roles.REGULATOR != 0;
        require(regulator || by == a.verifier, AssetRegistry_NotVerifier(asset, a.verifier, by));
    }

    function _known(AssetId asset) private view returns (Asset storage a) {
        a = _assets[asset];
        require(a.status != AssetStatus.NONE, AssetRegistry_AssetUnknown(asset));
    }
}
