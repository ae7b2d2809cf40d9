// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, Colour, InstrumentId, ItemId, LienId, PartyId, PaymentId, SubstitutionId} from "./Ids.sol";
import {Amount} from "./Amount.sol";
import {Day} from "./Day.sol";
import {ObjectKind} from "./Objects.sol";

enum PoolStatus {
    NONE,
    /// Underlyings are offered, accepted and removed.
    FORMING,
    /// The composition is fixed. Final.
    CLOSED
}

/// An underlying within one pool (L5).
enum ItemStatus {
    NONE,
    /// By the issuer; not sold yet.
    OFFERED,
    /// Sold by its originator; the pool's interest in it is active.
    ACCEPTED,
    /// Taken out before the pool was closed. Can be offered again.
    REMOVED,
    /// Another took its place. Final.
    SUBSTITUTED
}

enum FlowKind {
    PRINCIPAL,
    INTEREST,
    /// Money that came in on what was written off before.
    RECOVERY
}

enum SubstitutionStatus {
    NONE,
    /// By the issuer.
    PROPOSED,
    /// The servicer agrees.
    APPROVED,
    /// The originator of the new underlying sold it; done. Final.
    COMPLETED,
    /// Taken back by the issuer. Final.
    WITHDRAWN
}

/// A pool to form.
struct Formation {
    /// The instrument whose notes it backs.
    InstrumentId pool;
    /// Any tranche of the instrument: gives the currency.
    Colour note;
    /// The bank that reports cash, with its custodian's keys.
    PartyId servicer;
    /// Salted commitment to the pool's documents.
    bytes32 dataRoot;
}

/// An underlying to offer.
struct ItemOffer {
    ItemId item;
    ObjectKind kind;
    /// Who owns it and sells it to the pool: the lender of a loan.
    PartyId originator;
    /// What it finances; may be none (zero).
    AssetId project;
    /// Outstanding when it is sold, in minor units of the pool's currency.
    Amount principal;
    /// Salted commitment to its documents.
    bytes32 dataRoot;
}

/// The sale of an underlying, and the id of the pool's interest in it.
struct ItemAcceptance {
    ItemId item;
    /// As it is offered: what the originator agrees to.
    Amount principal;
    LienId lien;
}

/// What one holder gets when notes are issued.
struct NoteHolding {
    PartyId holder;
    Amount face;
}

/// Money that an underlying brought in.
struct Flow {
    ItemId item;
    FlowKind kind;
    Amount amount;
    /// Where the money came in; used once per underlying and kind.
    PaymentId receipt;
    Day valueDate;
}

/// Money paid to the holders of one tranche, in proportion to their faces. Once per tranche and day.
struct Distribution {
    Colour note;
    Amount principal;
    Amount interest;
    Day valueDate;
    bytes32 dataRoot;
}

/// An underlying to replace.
struct SubstitutionProposal {
    SubstitutionId id;
    InstrumentId pool;
    ItemId out;
    /// What takes its place.
    ItemOffer replacement;
    /// Paid into the pool for what the new principal is short of; counts as principal collected for notes.
    Amount cash;
    /// Salted commitment to the reason.
    bytes32 reasonRoot;
}

struct Pool {
    // slot 0
    PoolStatus status;
    bytes3 currency;
    /// Offered and accepted.
    uint32 items;
    /// Offered, not accepted.
    uint32 offered;
    // slots 1, 2
    PartyId issuer;
    PartyId servicer;
}

/// Sums over the underlyings that were ever accepted and not removed.
struct Sums {
    Amount principal;
    Amount outstanding;
    Amount collected;
    Amount writtenOff;
    Amount substituted;
    Amount interest;
    Amount recovered;
    /// Paid in with substitutions.
    Amount cash;
}

struct Item {
    ItemStatus status;
    ObjectKind kind;
    PartyId originator;
    AssetId project;
    /// The pool's interest in it; zero before it is accepted.
    LienId lien;
    bytes32 dataRoot;
    Amount principal;
    Amount outstanding;
    Amount collected;
    Amount writtenOff;
    /// What was outstanding when another took its place.
    Amount substituted;
    Amount interest;
    Amount recovered;
}

/// The notes of one tranche.
struct Note {
    InstrumentId pool;
    /// Face of all holders together; never more than the tranche's size.
    Amount issued;
    Amount principalPaid;
    Amount interestPaid;
}

/// What was paid on all notes of a pool.
struct Paid {
    Amount principal;
    Amount interest;
}

struct Substitution {
    SubstitutionStatus status;
    InstrumentId pool;
    ItemId out;
    ItemOffer replacement;
    Amount cash;
    address proposedBy;
}
