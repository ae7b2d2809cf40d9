// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, ClaimId, PartyId, SchemaId, SubjectId} from "../types/Ids.sol";

/// What attesters state about assets: permits, penalties, verified figures; and whether an asset is in standing, all
/// of them considered. A claim that falls takes with it whatever refers to it, at once and without a loop over what
/// depends on it: force is asked for, never written (L9).
interface IClaimRegistry {
    /// What follows from a claim in force.
    enum Effect {
        /// Nothing; others may refer to it.
        INFORMATION,
        /// Can be required of an asset, which is then in standing only while it holds one in force.
        PERMIT,
        /// Its subject is out of standing.
        PENALTY
    }

    /// Changes only by an act (L5). Whether a claim counts is its force, which time and its references can change.
    enum ClaimStatus {
        /// Not attested.
        NONE,
        ACTIVE,
        /// Objected to inside its window: without force until a regulator decides.
        CHALLENGED,
        /// The objection was upheld. Final.
        REJECTED,
        /// Taken back by its attester or a regulator. Final.
        REVOKED
    }

    struct Schema {
        Effect effect;
        bool registered;
        /// Takes no new claims; those attested before stand.
        bool closed;
        /// The most days that a claim may be valid; 0 if it may be valid for ever.
        uint32 longestDays;
        /// Seconds in which a claim can be challenged before it counts; 0 if it counts at once.
        uint32 challengeWindow;
        /// Commitment to the document that defines it.
        bytes32 definitionRoot;
    }

    struct Reference {
        ClaimId claim;
        /// The epoch of that claim when it was referred to.
        uint32 epoch;
    }

    struct Claim {
        ClaimStatus status;
        /// The longest chain of references below it: 0 for one that refers to nothing.
        uint8 depth;
        /// Claims that are looked at to know whether it is in force: itself, and those behind each of its references.
        uint8 weight;
        /// Raised when it loses its force for good.
        uint32 epoch;
        /// First second after the challenge window.
        uint64 countsFrom;
        uint64 validFrom;
        /// First second at which it is no longer valid; 0 if it has no end.
        uint64 validUntil;
        SchemaId schema;
        SubjectId subject;
        PartyId attester;
        /// Salted Merkle root over what it says.
        bytes32 dataRoot;
        Reference[] references;
    }

    /// A claim to attest.
    struct Attestation {
        ClaimId id;
        SchemaId schema;
        SubjectId subject;
        bytes32 dataRoot;
        uint64 validFrom;
        /// 0 for no end.
        uint64 validUntil;
        /// Earlier claims that it stands or falls with.
        ClaimId[] references;
    }

    /// The permits of one schema that an asset may rely on. Both stay, because the newest may be inside its window or
    /// not yet valid: a renewal must not take away what it renews.
    struct Permits {
        ClaimId newest;
        /// The last one that was in force when a newer one was attested; zero if there was none.
        ClaimId before;
    }

    event SchemaRegistered(
        SchemaId indexed schema,
        Effect effect,
        uint32 longestDays,
        uint32 challengeWindow,
        bytes32 definitionRoot,
        address actor,
        uint64 seq
    );
    event SchemaClosed(SchemaId indexed schema, address actor, uint64 seq);
    event ClaimAttested(
        ClaimId indexed claim,
        SchemaId indexed schema,
        SubjectId indexed subject,
        PartyId attester,
        bytes32 dataRoot,
        uint64 countsFrom,
        uint64 validFrom,
        uint64 validUntil,
        Reference[] references,
        address actor,
        uint64 seq
    );
    /// Follows {ClaimAttested} of a permit.
    event PermitListed(
        SubjectId indexed subject,
        SchemaId indexed schema,
        ClaimId newest,
        ClaimId before,
        address actor,
        uint64 seq
    );
    event ClaimChallenged(
        ClaimId indexed claim,
        PartyId indexed challenger,
        bytes32 reasonRoot,
        address actor,
        uint64 seq
    );
    event ChallengeDismissed(ClaimId indexed claim, PartyId indexed by, bytes32 reasonRoot, address actor, uint64 seq);
    event ClaimRejected(
        ClaimId indexed claim,
        PartyId indexed by,
        bytes32 reasonRoot,
        uint32 epoch,
        address actor,
        uint64 seq
    );
    event ClaimRevoked(
        ClaimId indexed claim,
        PartyId indexed by,
        bytes32 reasonRoot,
        uint32 epoch,
        address actor,
        uint64 seq
    );
    event PermitRequired(AssetId indexed asset, SchemaId indexed schema, PartyId indexed by, address actor, uint64 seq);
    event PermitWaived(
        AssetId indexed asset,
        SchemaId indexed schema,
        PartyId indexed by,
        bytes32 reasonRoot,
        address actor,
        uint64 seq
    );

    error ClaimRegistry_SchemaZero();
    error ClaimRegistry_SchemaExists(SchemaId schema);
    error ClaimRegistry_SchemaUnknown(SchemaId schema);
    error ClaimRegistry_SchemaIsClosed(SchemaId schema);
    error ClaimRegistry_DefinitionMissing(SchemaId schema);
    error ClaimRegistry_IdZero();
    error ClaimRegistry_ClaimExists(ClaimId claim);
    error ClaimRegistry_ClaimUnknown(ClaimId claim);
    error ClaimRegistry_SubjectUnknown(ClaimId claim, SubjectId subject);
    error ClaimRegistry_DataMissing(ClaimId claim);
    error ClaimRegistry_RegulatorNeeded(ClaimId claim, SchemaId schema, uint32 held);
    error ClaimRegistry_AttesterNotIndependent(ClaimId claim, PartyId owner, PartyId attester);
    error ClaimRegistry_ValidityEmpty(ClaimId claim, uint64 validFrom, uint64 validUntil);
    error ClaimRegistry_ValidityTooLong(ClaimId claim, uint64 validFrom, uint64 validUntil, uint32 longestDays);
    error ClaimRegistry_TooManyReferences(ClaimId claim, uint256 references, uint256 limit);
    error ClaimRegistry_ReferenceUnknown(ClaimId claim, ClaimId referred);
    error ClaimRegistry_ReferenceEnded(ClaimId claim, ClaimId referred, ClaimStatus status);
    error ClaimRegistry_TooDeep(ClaimId claim, uint256 depth, uint256 limit);
    error ClaimRegistry_TooHeavy(ClaimId claim, uint256 weight, uint256 limit);
    error ClaimRegistry_TooManyPenalties(SubjectId subject, uint256 limit);
    error ClaimRegistry_WrongStatus(ClaimId claim, ClaimStatus status);
    error ClaimRegistry_WindowClosed(ClaimId claim, uint64 countsFrom);
    error ClaimRegistry_OwnClaim(ClaimId claim, PartyId attester, PartyId caller);
    error ClaimRegistry_NotAttester(ClaimId claim, PartyId attester, PartyId caller);
    error ClaimRegistry_AssetUnknown(AssetId asset);
    error ClaimRegistry_VerifierNotIndependent(AssetId asset, PartyId owner, PartyId verifier);
    error ClaimRegistry_NotAPermit(SchemaId schema, Effect effect);
    error ClaimRegistry_RequirementExists(AssetId asset, SchemaId schema);
    error ClaimRegistry_RequirementUnknown(AssetId asset, SchemaId schema);
    error ClaimRegistry_TooManyRequirements(AssetId asset, uint256 limit);

    /// Registers a schema. What it says never changes; another version is another schema.
    ///
    /// Emits {SchemaRegistered}.
    ///
    /// Requirements: the caller is the operator; the id is not zero and new; there is a definition.
    /// @param longestDays the most days that a claim may be valid, 0 for no limit
    /// @param challengeWindow seconds in which a claim can be challenged before it counts, 0 for none
    /// @param definitionRoot commitment to the document that defines it
    function registerSchema(
        SchemaId schema,
        Effect effect,
        uint32 longestDays,
        uint32 challengeWindow,
        bytes32 definitionRoot
    ) external;

    /// Closes a schema for new claims, and for new requirements.
    ///
    /// Emits {SchemaClosed}.
    ///
    /// Requirements: the caller is the operator; the schema exists and is open.
    function closeSchema(SchemaId schema) external;

    /// States claims for the caller's party. Penalties are for keys of a regulator; everything else for those of a
    /// verifier or a regulator.
    ///
    /// Emits {ClaimAttested} for each, and {PermitListed} for each permit.
    ///
    /// Requirements: the caller's key is a verifier's or a regulator's, for a penalty a regulator's; no id is zero or
    /// taken; the schema is registered and open; the subject exists and its owner is not of the attester's group; there
    /// is data; it is valid for some time that is not past, and no longer than the schema allows; it refers to at most
    /// 4 claims, which exist and have not lost their force for good, in chains of at most 4, over at most 16 claims in
    /// all; a subject has at most 16 penalties that are not over.
    function attest(Attestation[] calldata attestations) external;

    /// Objects to a claim before it counts. It is without force until a regulator decides.
    ///
    /// Emits {ClaimChallenged}.
    ///
    /// Requirements: the caller's key is a maker's, checker's, verifier's or regulator's, not of the attester's group;
    /// the claim is active and inside its window.
    /// @param reasonRoot salted commitment to the reason
    function challenge(ClaimId claim, bytes32 reasonRoot) external;

    /// Decides a challenge: an upheld one rejects the claim for good, a dismissed one leaves it as it was before.
    ///
    /// Emits {ClaimRejected} or {ChallengeDismissed}.
    ///
    /// Requirements: the caller's key is a regulator's, not of the attester's group; the claim is challenged. A
    /// regulator may decide on its own challenge, since it may revoke any claim anyway.
    function decide(ClaimId claim, bool upheld, bytes32 reasonRoot) external;

    /// Takes a claim back, for good. Whatever refers to it, and every asset that relies on it, is known to be without
    /// it from this block on.
    ///
    /// Emits {ClaimRevoked}.
    ///
    /// Requirements: the caller's key is a regulator's, or a verifier's of the attester; for a penalty a regulator's;
    /// the claim is active or challenged.
    function revoke(ClaimId claim, bytes32 reasonRoot) external;

    /// Makes a permit a condition of an asset's standing.
    ///
    /// Emits {PermitRequired}.
    ///
    /// Requirements: the caller's key is a verifier's outside the owner's group; the asset exists; the schema is
    /// registered, open, and of permits; it is not required yet, and fewer than 8 are.
    function requirePermit(AssetId asset, SchemaId schema) external;

    /// Takes a condition away.
    ///
    /// Emits {PermitWaived}.
    ///
    /// Requirements: the caller's key is a verifier's outside the owner's group; the asset exists; the permit is
    /// required.
    /// @param reasonRoot salted commitment to the reason
    function waivePermit(AssetId asset, SchemaId schema, bytes32 reasonRoot) external;

    /// Whether an asset may receive money now: the asset registry says so, it holds every required permit in force, and
    /// no penalty on it is in force (L9). One read more than the registry's answer if nothing is required of the asset
    /// and no penalty was ever put on it.
    function inStanding(AssetId asset) external view returns (bool);

    /// Whether a claim counts now: it is active, its window has passed, it is valid, and so is, unchanged since,
    /// everything that it refers to.
    function inForce(ClaimId claim) external view returns (bool);

    /// All that is known of a schema; `registered` false if nothing.
    function schemaOf(SchemaId schema) external view returns (Schema memory);

    /// All that is known of a claim; status NONE if nothing.
    function claimOf(ClaimId claim) external view returns (Claim memory);

    /// The permits of a schema that a subject may rely on.
    function permitsOf(SubjectId subject, SchemaId schema) external view returns (Permits memory);

    /// The permits that an asset needs, in the order in which they were required.
    function requirementsOf(AssetId asset) external view returns (SchemaId[] memory);

    /// Penalties on a subject that are neither ended nor run out, oldest first. Not all need be in force.
    function openPenalties(SubjectId subject) external view returns (ClaimId[] memory);
}
