// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {Sequenced} from "../libraries/Sequenced.sol";
import {Day, isAfter, today} from "../types/Day.sol";
import {AssetId, DocumentId, NO_ASSET, NO_DOCUMENT, PartyId} from "../types/Ids.sol";
import {Reason} from "../types/Reason.sol";
import {IEvidenceBook} from "./IEvidenceBook.sol";

/// The one implementation of {IEvidenceBook}; the meaning of every function stands there.
contract EvidenceBook is AccessManaged, Sequenced, IEvidenceBook {
    /// One slot, so that a registration writes one and a use updates one.
    struct Entry {
        DocumentStatus status;
        /// Place of its project in `_projects`; 0 for none.
        uint32 project;
        /// Number of the event of its use for each purpose; 0 for none.
        uint64 allocated;
        uint64 financed;
    }

    /// What only a suspect document needs.
    struct Suspicion {
        DocumentId similarTo;
        /// The key that registered it.
        address registeredBy;
    }

    uint256 private constant _MAX_NEIGHBOURS = 8;

    IPartyRegistry private immutable _PARTIES;

    mapping(uint32 => Key) private _keys;
    uint32 private _lastKey;
    /// The open keys by age; 0 where there is none.
    uint32 private _older;
    uint32 private _newer;

    mapping(DocumentId => Entry) private _entries;
    mapping(DocumentId => Suspicion) private _suspicions;
    /// Further fingerprints of documents. The first one is the id.
    mapping(bytes32 => DocumentId) private _linked;
    mapping(bytes32 => DocumentId) private _buckets;

    /// Projects that documents serve, from place 1: a whole id for each document would take another slot, a shortened
    /// one could be made to collide.
    mapping(uint32 => AssetId) private _projects;
    mapping(AssetId => uint32) private _placeOf;
    uint32 private _lastPlace;

    constructor(IPartyRegistry parties, address authority) AccessManaged(authority) {
        _PARTIES = parties;
    }

    /* ----- keys ----- */

    /// @inheritdoc IEvidenceBook
    function openKey(uint32 keyId, Day from, bytes32 commitment) external restricted {
        // Check:
        require(keyId == _lastKey + 1, EvidenceBook_KeyOutOfOrder(keyId, _lastKey + 1));
        require(commitment != 0, EvidenceBook_CommitmentMissing(keyId));
        require(_newer == 0, EvidenceBook_TooManyKeys(keyId));
        // Effect:
        _lastKey = keyId;
        if (_older == 0) _older = keyId;
        else _newer = keyId;
        _keys[keyId] = Key({status: KeyStatus.OPEN, from: from, commitment: commitment});
        emit KeyOpened(keyId, from, commitment, msg.sender, _seq());
    }

    /// @inheritdoc IEvidenceBook
    function closeKey(uint32 keyId) external restricted {
        // Check:
        KeyStatus status = _keys[keyId].status;
        require(status != KeyStatus.NONE, EvidenceBook_KeyUnknown(keyId));
        require(status == KeyStatus.OPEN, EvidenceBook_KeyClosed(keyId));
        uint32 other = keyId == _older ? _newer : _older;
        require(_inEffect(other), EvidenceBook_NoOtherKey(keyId));
        // Effect:
        _keys[keyId].status = KeyStatus.CLOSED;
        _older = other;
        _newer = 0;
        emit KeyClosed(keyId, other, msg.sender, _seq());
    }

    /* ----- documents ----- */

    /// @inheritdoc IEvidenceBook
    function register(
        Registration[] calldata registrations
    ) external returns (Outcome[] memory outcomes, DocumentId[] memory documents) {
        // Check:
        PartyId registrar = _PARTIES.authorise(msg.sender, Roles.MAKER | Roles.CUSTODIAN);
        uint32 older = _inEffect(_older) ? _older : 0;
        uint32 newer = _inEffect(_newer) ? _newer : 0;
        require(older != 0 || newer != 0, EvidenceBook_NoKeyInEffect());
        outcomes = new Outcome[](registrations.length);
        documents = new DocumentId[](registrations.length);
        for (uint256 i; i < registrations.length; ++i) {
            Registration calldata r = registrations[i];
            require(r.dataRoot != 0, EvidenceBook_FactsMissing(i));
            _requireFingerprints(r.fingerprints, i, older, newer);
            // Effect:
            (outcomes[i], documents[i]) = _register(r, registrar);
        }
    }

    /// @inheritdoc IEvidenceBook
    function acknowledge(DocumentId document, bytes32 reasonRoot) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CHECKER);
        Entry storage e = _entries[document];
        require(e.status != DocumentStatus.NONE, EvidenceBook_DocumentUnknown(document));
        require(e.status == DocumentStatus.SUSPECT, EvidenceBook_WrongStatus(document, e.status));
        address key = _suspicions[document].registeredBy;
        // A key stays bound to its party for ever, so the key leads to the registrar.
        PartyId registrar = _PARTIES.keyOf(key).party;
        require(registrar == caller, EvidenceBook_NotRegistrar(document, registrar, caller));
        require(key != msg.sender, EvidenceBook_SameKey(document, key));
        // Effect:
        e.status = DocumentStatus.ACKNOWLEDGED;
        emit DocumentAcknowledged(document, caller, reasonRoot, msg.sender, _seq());
    }

    /* ----- use ----- */

    /// @inheritdoc IEvidenceBook
    function use(
        DocumentId[] calldata documents,
        Purpose purpose,
        AssetId project,
        bytes32 by
    ) external restricted returns (Reason reason, DocumentId culprit) {
        // Check:
        (reason, culprit) = _check(documents, purpose, project);
        if (reason != Reason.NONE || documents.length == 0) return (reason, culprit);
        // Effect:
        uint32 place = _place(project);
        for (uint256 i; i < documents.length; ++i) {
            uint64 seq = _seq();
            Entry storage e = _entries[documents[i]];
            if (place != 0) e.project = place;
            if (purpose == Purpose.ALLOCATE) e.allocated = seq;
            else e.financed = seq;
            emit EvidenceUsed(documents[i], purpose, project, by, msg.sender, seq);
        }
    }

    /// @inheritdoc IEvidenceBook
    function check(
        DocumentId[] calldata documents,
        Purpose purpose,
        AssetId project
    ) external view returns (Reason reason, DocumentId culprit) {
        return _check(documents, purpose, project);
    }

    /* ----- views ----- */

    /// @inheritdoc IEvidenceBook
    function useOf(DocumentId document, Purpose purpose) external view returns (uint64 seq) {
        return _useOf(_entries[document], purpose);
    }

    /// @inheritdoc IEvidenceBook
    function documentOf(DocumentId document) external view returns (Document memory) {
        Entry storage e = _entries[document];
        return Document({status: e.status, project: _projects[e.project], similarTo: _suspicions[document].similarTo});
    }

    /// @inheritdoc IEvidenceBook
    function documentBy(bytes32 exact) external view returns (DocumentId) {
        return _documentBy(exact);
    }

    /// @inheritdoc IEvidenceBook
    function documentNear(bytes32 near) external view returns (DocumentId) {
        return _buckets[near];
    }

    /// @inheritdoc IEvidenceBook
    function keyOf(uint32 keyId) external view returns (Key memory) {
        return _keys[keyId];
    }

    /* ----- internal: registration ----- */

    function _register(Registration calldata r, PartyId registrar) private returns (Outcome, DocumentId) {
        (DocumentId known, DocumentId other) = _find(r.fingerprints);
        if (other != NO_DOCUMENT) {
            emit RegistrationConflicted(known, other, registrar, msg.sender, _seq());
            return (Outcome.CONFLICT, known);
        }
        if (known != NO_DOCUMENT) {
            _link(known, r.fingerprints, 0);
            return (Outcome.KNOWN, known);
        }
        DocumentId similarTo = _findSimilar(r.fingerprints);
        DocumentId document = _enter(r, registrar, similarTo);
        return (similarTo == NO_DOCUMENT ? Outcome.REGISTERED : Outcome.SUSPECT, document);
    }

    /// Enters a new document under its first fingerprint that is kept, and links the others.
    function _enter(
        Registration calldata r,
        PartyId registrar,
        DocumentId similarTo
    ) private returns (DocumentId document) {
        uint256 first;
        while (_keys[r.fingerprints[first].keyId].status == KeyStatus.CLOSED) ++first;
        Fingerprint calldata f = r.fingerprints[first];
        document = DocumentId.wrap(f.exact);
        if (similarTo == NO_DOCUMENT) {
            _entries[document].status = DocumentStatus.REGISTERED;
        } else {
            _entries[document].status = DocumentStatus.SUSPECT;
            _suspicions[document] = Suspicion({similarTo: similarTo, registeredBy: msg.sender});
        }
        _fill(f.near, document);
        emit DocumentRegistered({
            document: document,
            registrar: registrar,
            similarTo: similarTo,
            keyId: f.keyId,
            near: f.near,
            dataRoot: r.dataRoot,
            actor: msg.sender,
            seq: _seq()
        });
        _link(document, r.fingerprints, first + 1);
    }

    /// Links the fingerprints from `start` on that the document lacks. Those under closed keys only serve to find it.
    function _link(DocumentId document, Fingerprint[] calldata fingerprints, uint256 start) private {
        for (uint256 i = start; i < fingerprints.length; ++i) {
            Fingerprint calldata f = fingerprints[i];
            if (_documentBy(f.exact) != NO_DOCUMENT) continue;
            if (_keys[f.keyId].status == KeyStatus.CLOSED) continue;
            _linked[f.exact] = document;
            _fill(f.near, document);
            emit FingerprintLinked(document, f.keyId, f.exact, f.near, msg.sender, _seq());
        }
    }

    /// The first document in a bucket stands for all in it: who is like one of them falls into its range.
    function _fill(bytes32 near, DocumentId document) private {
        if (near != 0 && _buckets[near] == NO_DOCUMENT) _buckets[near] = document;
    }

    /// The document that the fingerprints lead to, and a second one if they disagree.
    function _find(Fingerprint[] calldata fingerprints) private view returns (DocumentId known, DocumentId other) {
        for (uint256 i; i < fingerprints.length; ++i) {
            DocumentId document = _documentBy(fingerprints[i].exact);
            if (document == NO_DOCUMENT || document == known) continue;
            if (known != NO_DOCUMENT) return (known, document);
            known = document;
        }
    }

    /// The first document in one of the buckets of a new one.
    function _findSimilar(Fingerprint[] calldata fingerprints) private view returns (DocumentId similar) {
        for (uint256 i; i < fingerprints.length; ++i) {
            Fingerprint calldata f = fingerprints[i];
            similar = _buckets[f.near];
            for (uint256 n; similar == NO_DOCUMENT && n < f.nearby.length; ++n) similar = _buckets[f.nearby[n]];
            if (similar != NO_DOCUMENT) return similar;
        }
    }

    function _documentBy(bytes32 exact) private view returns (DocumentId) {
        DocumentId document = DocumentId.wrap(exact);
        return _entries[document].status == DocumentStatus.NONE ? _linked[exact] : document;
    }

    function _requireFingerprints(
        Fingerprint[] calldata fingerprints,
        uint256 index,
        uint32 older,
        uint32 newer
    ) private view {
        uint32 last;
        for (uint256 i; i < fingerprints.length; ++i) {
            Fingerprint calldata f = fingerprints[i];
            require(f.keyId > last, EvidenceBook_FingerprintsUnordered(index, f.keyId));
            require(f.exact != 0, EvidenceBook_FingerprintZero(index));
            uint256 neighbours = f.nearby.length;
            require(!(neighbours > _MAX_NEIGHBOURS), EvidenceBook_TooManyNeighbours(index, neighbours));
            last = f.keyId;
            if (last == older) older = 0;
            else if (last == newer) newer = 0;
            else _requireClosed(last);
        }
        uint32 missing = older != 0 ? older : newer;
        require(missing == 0, EvidenceBook_FingerprintMissing(index, missing));
    }

    function _requireClosed(uint32 keyId) private view {
        Key storage k = _keys[keyId];
        require(k.status != KeyStatus.NONE, EvidenceBook_KeyUnknown(keyId));
        require(k.status == KeyStatus.CLOSED, EvidenceBook_KeyNotInEffect(keyId, k.from));
    }

    function _inEffect(uint32 keyId) private view returns (bool) {
        return keyId != 0 && !isAfter(_keys[keyId].from, today());
    }

    /* ----- internal: use ----- */

    function _check(
        DocumentId[] calldata documents,
        Purpose purpose,
        AssetId project
    ) private view returns (Reason reason, DocumentId culprit) {
        uint32 place = _placeOf[project];
        for (uint256 i; i < documents.length; ++i) {
            reason = _checkOne(_entries[documents[i]], purpose, project, place);
            if (reason == Reason.NONE && _contains(documents, i)) reason = Reason.EVIDENCE_USED;
            if (reason != Reason.NONE) return (reason, documents[i]);
        }
    }

    function _checkOne(Entry storage e, Purpose purpose, AssetId project, uint32 place) private view returns (Reason) {
        if (e.status == DocumentStatus.NONE) return Reason.EVIDENCE_UNKNOWN;
        if (e.status == DocumentStatus.SUSPECT) return Reason.EVIDENCE_SUSPECT;
        if (_useOf(e, purpose) != 0) return Reason.EVIDENCE_USED;
        bool bound = e.project != 0 && project != NO_ASSET;
        return bound && e.project != place ? Reason.EVIDENCE_OTHER_PROJECT : Reason.NONE;
    }

    function _useOf(Entry storage e, Purpose purpose) private view returns (uint64) {
        return purpose == Purpose.ALLOCATE ? e.allocated : e.financed;
    }

    /// Whether the document at `index` stands in the list before.
    function _contains(DocumentId[] calldata documents, uint256 index) private pure returns (bool) {
        for (uint256 i; i < index; ++i) if (documents[i] == documents[index]) return true;
        return false;
    }

    function _place(AssetId project) private returns (uint32 place) {
        if (project == NO_ASSET) return 0;
        place = _placeOf[project];
        if (place != 0) return place;
        place = ++_lastPlace;
        _placeOf[project] = place;
        _projects[place] = project;
    }
}
