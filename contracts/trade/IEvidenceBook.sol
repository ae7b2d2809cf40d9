// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Day} from "../types/Day.sol";
import {AssetId, DocumentId, PartyId} from "../types/Ids.sol";
import {Reason} from "../types/Reason.sol";

/// The evidence set of the whole network: which documents (invoices, contracts, delivery notes …) are known, and what
/// each was used for. A document is usable once per purpose, for ever; nothing here is ever freed (L7).
///
/// A document is known by fingerprints, HMAC-SHA256 of its canonical facts under a network key, made off chain. Who does
/// not hold the key can neither guess a document from its fingerprint nor test a guess.
///
/// Trust. Safety: fingerprints are made honestly; a registrar that invents them can register nonsense, but nobody can
/// use under its true fingerprints a document that is used already. Desks name the true project and purpose. Liveness:
/// the operator keeps at least one key open.
interface IEvidenceBook {
    enum KeyStatus {
        /// Never opened.
        NONE,
        /// Opened; warm: in effect from its first day on.
        OPEN,
        /// Final. Fingerprints under it still find their documents; none is added.
        CLOSED
    }

    /// Life of a document. Its uses are counted apart, once per purpose.
    enum DocumentStatus {
        /// Not registered.
        NONE,
        /// Registered; usable.
        REGISTERED,
        /// Registered, and so much like another document that it is not usable until a second key takes the
        /// responsibility.
        SUSPECT,
        /// Suspect before; usable. Final.
        ACKNOWLEDGED
    }

    /// What became of one registration.
    enum Outcome {
        /// New, and unlike any other.
        REGISTERED,
        /// It was there; fingerprints it lacked were linked.
        KNOWN,
        /// New, and like another one.
        SUSPECT,
        /// Its fingerprints belong to different documents; nothing was recorded but the conflict.
        CONFLICT
    }

    /// What a document is used for.
    enum Purpose {
        /// Proof of an allocation of green money.
        ALLOCATE,
        /// Security or object of a financing.
        FINANCE
    }

    struct Key {
        KeyStatus status;
        /// First day on which registrations must carry a fingerprint under it.
        Day from;
        /// Commitment to the key's material, by which a gateway knows that it holds the right one.
        bytes32 commitment;
    }

    /// A document under one key.
    struct Fingerprint {
        uint32 keyId;
        /// Over all facts.
        bytes32 exact;
        /// Over the parties and the ranges of amount and date, without the number; zero if the facts do not allow it.
        bytes32 near;
        /// The neighbouring ranges, at most 8.
        bytes32[] nearby;
    }

    /// A document to register.
    struct Registration {
        /// By ascending key: one under each key in effect, which are kept; and any under closed keys, which only serve
        /// to find the document.
        Fingerprint[] fingerprints;
        /// Salted Merkle root over its facts.
        bytes32 dataRoot;
    }

    struct Document {
        DocumentStatus status;
        /// The one project that it serves; zero until a use names one.
        AssetId project;
        /// Which registered document it is like, if suspect or acknowledged; else zero.
        DocumentId similarTo;
    }

    event KeyOpened(uint32 indexed keyId, Day from, bytes32 commitment, address actor, uint64 seq);
    /// @param successor the key that stays open
    event KeyClosed(uint32 indexed keyId, uint32 indexed successor, address indexed actor, uint64 seq);
    /// @param similarTo the document that it is like, which makes it suspect; else zero
    /// @param near bucket under `keyId`; zero if it has none
    event DocumentRegistered(
        DocumentId indexed document,
        PartyId indexed registrar,
        DocumentId similarTo,
        uint32 keyId,
        bytes32 near,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    /// A further fingerprint of a document.
    event FingerprintLinked(
        DocumentId indexed document,
        uint32 keyId,
        bytes32 exact,
        bytes32 near,
        address actor,
        uint64 seq
    );
    event RegistrationConflicted(
        DocumentId indexed document,
        DocumentId indexed other,
        PartyId indexed registrar,
        address actor,
        uint64 seq
    );
    event DocumentAcknowledged(
        DocumentId indexed document,
        PartyId indexed by,
        bytes32 reasonRoot,
        address actor,
        uint64 seq
    );
    /// @param by what used it, as the desk names it: a payment, a receivable
    /// @param actor the desk
    event EvidenceUsed(
        DocumentId indexed document,
        Purpose purpose,
        AssetId indexed project,
        bytes32 indexed by,
        address actor,
        uint64 seq
    );

    error EvidenceBook_KeyOutOfOrder(uint32 keyId, uint32 next);
    error EvidenceBook_CommitmentMissing(uint32 keyId);
    error EvidenceBook_TooManyKeys(uint32 keyId);
    error EvidenceBook_KeyUnknown(uint32 keyId);
    error EvidenceBook_KeyNotInEffect(uint32 keyId, Day from);
    error EvidenceBook_KeyClosed(uint32 keyId);
    error EvidenceBook_NoOtherKey(uint32 keyId);
    error EvidenceBook_NoKeyInEffect();
    error EvidenceBook_FingerprintMissing(uint256 index, uint32 keyId);
    error EvidenceBook_FingerprintZero(uint256 index);
    error EvidenceBook_FingerprintsUnordered(uint256 index, uint32 keyId);
    error EvidenceBook_TooManyNeighbours(uint256 index, uint256 neighbours);
    error EvidenceBook_FactsMissing(uint256 index);
    error EvidenceBook_DocumentUnknown(DocumentId document);
    error EvidenceBook_WrongStatus(DocumentId document, DocumentStatus status);
    error EvidenceBook_NotRegistrar(DocumentId document, PartyId registrar, PartyId caller);
    error EvidenceBook_SameKey(DocumentId document, address key);

    /// Opens a network key. While two are open every registration carries a fingerprint under each, so that a document
    /// that is registered under the older one is found by it and linked to the newer one.
    ///
    /// Emits {KeyOpened}.
    ///
    /// Requirements: the caller is the operator; the id is the next number, from 1; the commitment is given; at most
    /// one other key is open.
    /// @param from first day on which registrations must carry it; one that has passed means at once
    function openKey(uint32 keyId, Day from, bytes32 commitment) external;

    /// Closes a key, for good: no fingerprint under it is added any more. What is known under it stays known.
    ///
    /// Emits {KeyClosed}.
    ///
    /// Requirements: the caller is the operator; the key is open; another one is in effect.
    function closeKey(uint32 keyId) external;

    /// Registers documents for the caller's party. One that is known is no error, so that a list can be sent again. A
    /// new one is suspect if one of its buckets, or of the neighbouring ones, holds a document already.
    ///
    /// Emits {DocumentRegistered} for each new one, {FingerprintLinked} for each further fingerprint,
    /// {RegistrationConflicted} if fingerprints lead to two documents.
    ///
    /// Requirements: the caller's key is a maker's or a custodian's; a key is in effect; fingerprints are ordered by
    /// key, not zero, with at most 8 neighbours, under each key in effect and under no key that is unknown or not yet in
    /// effect; the root is not zero.
    /// @return outcomes what became of each
    /// @return documents which document each is; for a conflict the first of those that it leads to
    function register(
        Registration[] calldata registrations
    ) external returns (Outcome[] memory outcomes, DocumentId[] memory documents);

    /// States that a suspect document is not the one that it is like. The facts behind it are the registrar's
    /// responsibility, in two persons' names.
    ///
    /// Emits {DocumentAcknowledged}.
    ///
    /// Requirements: the document is suspect; the caller's key is a checker's of the party that registered it, and not
    /// the key that did.
    /// @param reasonRoot salted commitment to the reason
    function acknowledge(DocumentId document, bytes32 reasonRoot) external;

    /// Uses documents for a purpose: all of them, or none (L7). A refusal is an answer, not a revert, so that a desk can
    /// record it.
    ///
    /// Emits {EvidenceUsed} for each, if the reason is NONE.
    ///
    /// Requirements: the caller is a desk.
    /// @param project the project that they serve; zero if none. A document serves one project, over all purposes
    /// @param by what uses them: a payment, a receivable. Kept in the event
    /// @return reason NONE, or why nothing was used: EVIDENCE_UNKNOWN, EVIDENCE_SUSPECT, EVIDENCE_USED (also if a
    /// document is named twice), EVIDENCE_OTHER_PROJECT
    /// @return culprit the first document to which the reason applies; zero if NONE
    function use(
        DocumentId[] calldata documents,
        Purpose purpose,
        AssetId project,
        bytes32 by
    ) external returns (Reason reason, DocumentId culprit);

    /// What {use} would answer now (L10).
    function check(
        DocumentId[] calldata documents,
        Purpose purpose,
        AssetId project
    ) external view returns (Reason reason, DocumentId culprit);

    /// The number of the {EvidenceUsed} event by which the document was used for a purpose; 0 if it was not. The event
    /// says by what.
    function useOf(DocumentId document, Purpose purpose) external view returns (uint64 seq);

    /// All that is known of a document; status NONE if nothing.
    function documentOf(DocumentId document) external view returns (Document memory);

    /// The document that an exact fingerprint leads to, under whatever key; zero if none.
    function documentBy(bytes32 exact) external view returns (DocumentId);

    /// The first document in a bucket; zero if none.
    function documentNear(bytes32 near) external view returns (DocumentId);

    /// All that is known of a key; status NONE if nothing.
    function keyOf(uint32 keyId) external view returns (Key memory);
}
