// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, Code, PartyId, SchemeId} from "../types/Ids.sol";

/// Green projects and assets: whose, how classified, on what evidence, and whether they may receive money now.
interface IAssetRegistry {
    enum AssetKind {
        PROJECT,
        BUILDING,
        EQUIPMENT,
        VEHICLE,
        NATURAL,
        OTHER
    }

    /// Cold: changes only by an act. Whether an asset may receive money is its standing, which time can change.
    enum AssetStatus {
        /// Not registered.
        NONE,
        /// Registered by its owner; the label is a suggestion.
        SUGGESTED,
        /// Label confirmed by an independent verifier.
        CONFIRMED,
        /// Label refused. Final.
        REJECTED,
        /// Confirmed before, stopped by a verifier or the regulator.
        SUSPENDED
    }

    struct Asset {
        AssetStatus status;
        AssetKind kind;
        /// Raised by every change of status, so that what relied on the asset earlier is known to be at risk.
        uint32 epoch;
        /// First second at which a confirmation no longer counts; 0 if it has no end.
        uint64 validUntil;
        /// ISO 4217 code in which its cost is stated.
        bytes3 currency;
        PartyId owner;
        /// Who confirmed it last.
        PartyId verifier;
        /// Newest salted Merkle root over its documents.
        bytes32 evidenceRoot;
    }

    struct Classification {
        SchemeId scheme;
        Code code;
    }

    /// An asset to register.
    struct AssetRegistration {
        AssetId id;
        AssetKind kind;
        bytes3 currency;
        /// Salted Merkle root over its documents.
        bytes32 evidenceRoot;
        /// Suggested codes; one asset may hold codes of several schemes.
        Classification[] classifications;
        /// Assets it came from (provenance).
        AssetId[] parents;
    }

    event AssetRegistered(
        AssetId indexed asset,
        PartyId indexed owner,
        AssetKind kind,
        bytes3 currency,
        bytes32 evidenceRoot,
        Classification[] classifications,
        AssetId[] parents,
        address actor,
        uint64 seq
    );
    event EvidenceAdded(AssetId indexed asset, bytes32 evidenceRoot, address actor, uint64 seq);
    event AssetConfirmed(
        AssetId indexed asset,
        PartyId indexed verifier,
        uint64 validUntil,
        bytes32 reportRoot,
        uint32 epoch,
        address actor,
        uint64 seq
    );
    event AssetRejected(
        AssetId indexed asset,
        PartyId indexed verifier,
        bytes32 reportRoot,
        uint32 epoch,
        address actor,
        uint64 seq
    );
    event AssetSuspended(
        AssetId indexed asset,
        PartyId indexed by,
        bytes32 reasonRoot,
        uint32 epoch,
        address actor,
        uint64 seq
    );
    event AssetReinstated(
        AssetId indexed asset,
        PartyId indexed by,
        bytes32 reasonRoot,
        uint32 epoch,
        address actor,
        uint64 seq
    );
    event OwnershipTransferred(
        AssetId indexed asset,
        PartyId indexed from,
        PartyId indexed to,
        address actor,
        uint64 seq
    );

    error AssetRegistry_IdZero();
    error AssetRegistry_AssetExists(AssetId asset);
    error AssetRegistry_AssetUnknown(AssetId asset);
    error AssetRegistry_CurrencyMissing(AssetId asset);
    error AssetRegistry_EvidenceMissing(AssetId asset);
    error AssetRegistry_CodeUnknown(SchemeId scheme, Code code);
    error AssetRegistry_NotOwner(AssetId asset, PartyId owner, PartyId caller);
    error AssetRegistry_VerifierNotIndependent(AssetId asset, PartyId owner, PartyId verifier);
    error AssetRegistry_NotVerifier(AssetId asset, PartyId verifier, PartyId caller);
    error AssetRegistry_StoppedByRegulator(AssetId asset);
    error AssetRegistry_WrongStatus(AssetId asset, AssetStatus status);
    error AssetRegistry_ExpiryInPast(uint64 validUntil);

    /// Registers assets of the caller's party, with suggested codes.
    ///
    /// Emits {AssetRegistered} for each.
    ///
    /// Requirements: the caller's key is a maker's; no id is zero or taken; currency and evidence are given; every
    /// code exists; every parent exists.
    function register(AssetRegistration[] calldata registrations) external;

    /// Adds to an asset's evidence: the new root covers the old documents and the new ones.
    ///
    /// Emits {EvidenceAdded}.
    ///
    /// Requirements: the caller's key is a maker's of the owner; the root is not zero.
    function addEvidence(AssetId asset, bytes32 evidenceRoot) external;

    /// Confirms the label of an asset, or renews it.
    ///
    /// Emits {AssetConfirmed}.
    ///
    /// Requirements: the caller's key is a verifier's outside the owner's group; the asset is suggested or
    /// confirmed; the expiry is 0 or lies ahead.
    /// @param reportRoot salted commitment to the verifier's report
    function confirm(AssetId asset, uint64 validUntil, bytes32 reportRoot) external;

    /// Refuses the label of an asset, for good.
    ///
    /// Emits {AssetRejected}.
    ///
    /// Requirements: the caller's key is a verifier's outside the owner's group; the asset is suggested.
    function reject(AssetId asset, bytes32 reportRoot) external;

    /// Stops an asset: from this block on no money may be allocated to it.
    ///
    /// Emits {AssetSuspended}.
    ///
    /// Requirements: the caller's key is a regulator's, or a verifier's of the party that confirmed it; the asset is
    /// confirmed.
    function suspend(AssetId asset, bytes32 reasonRoot) external;

    /// Lets a suspended asset receive money again.
    ///
    /// Emits {AssetReinstated}.
    ///
    /// Requirements: as for {suspend}; the asset is suspended; what a regulator stopped, a regulator reinstates.
    function reinstate(AssetId asset, bytes32 reasonRoot) external;

    /// Gives an asset to another party, for a desk. Its label stays: it is about the asset.
    ///
    /// Emits {OwnershipTransferred}.
    ///
    /// Requirements: the caller is a desk; the asset exists; `to` shares no control with the asset's verifier. That the
    /// owner and `to` agreed, and that creditors consented, the desk vouches for.
    /// @param actor the key that asked the desk
    function transferOwnership(AssetId asset, PartyId to, address actor) external;

    /// Whether the asset may receive money now: confirmed, and the confirmation has not run out (L9).
    function inStanding(AssetId asset) external view returns (bool);

    /// Whether the asset holds a code.
    function hasCode(AssetId asset, SchemeId scheme, Code code) external view returns (bool);

    /// All that is known of an asset; status NONE if nothing.
    function assetOf(AssetId asset) external view returns (Asset memory);
}
