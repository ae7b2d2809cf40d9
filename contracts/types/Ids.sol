// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// Identifiers. All but `Colour` are keyed fingerprints (HMAC-SHA256) made off chain from a kind, an owner and a
/// business reference: they reveal nothing, are known before a transaction is mined, and make a repeated reference
/// collide with itself. Distinct types, so that one kind of id can never be passed where another is meant.

/// A legal entity: an admitted member, or a counterparty that a member registered.
type PartyId is bytes32;

/// A green project or asset.
type AssetId is bytes32;

/// A bond, loan, facility, ABS or re-lending line.
type InstrumentId is bytes32;

/// The part of an instrument that has its own proceeds.
type TrancheId is bytes32;

/// A bank account known by commitment.
type AccountId is bytes32;

/// One entry of the ledger: a receipt, a payment, a counter-entry, a statement. Resolves once.
type PaymentId is bytes32;

/// One line of a project's budget.
type LineId is bytes32;

/// A document known to the evidence set: the first exact fingerprint that it ever had.
type DocumentId is bytes32;

/// A creditor's interest in an object. Used once, for ever.
type LienId is bytes32;

/// An offer to transfer an asset. Used once, for ever.
type TransferId is bytes32;

/// An underlying of a pool: the id of the object that it is, e.g. the `TrancheId` of a loan.
type ItemId is bytes32;

/// One transfer of notes from a holder to another. Resolves once.
type NoteTransferId is bytes32;

/// One proposal to put another underlying in the place of one of a pool's.
type SubstitutionId is bytes32;

/// A taxonomy in one version, as short ASCII text, e.g. "ICMA_GBP_2021".
type SchemeId is bytes32;

/// A code of a scheme, as short ASCII text, e.g. "GBP01".
type Code is bytes32;

/// What claims of one kind say and what follows from them, as short ASCII text, e.g. "DISCHARGE_PERMIT_2021".
type SchemaId is bytes32;

/// A signed statement of an attester about a subject.
type ClaimId is bytes32;

/// What a claim is about: an asset, by its own id. Fingerprints cover the kind of thing too, so ids of other kinds of
/// subjects could not collide with it.
type SubjectId is bytes32;

/// The number of a tranche in order of registration, from 1. Small, because every lot carries it. 0 is other money.
type Colour is uint32;

Colour constant OTHER_MONEY = Colour.wrap(0);
PartyId constant NO_PARTY = PartyId.wrap(0);
AssetId constant NO_ASSET = AssetId.wrap(0);
ClaimId constant NO_CLAIM = ClaimId.wrap(0);
AccountId constant NO_ACCOUNT = AccountId.wrap(0);
LineId constant NO_LINE = LineId.wrap(0);
DocumentId constant NO_DOCUMENT = DocumentId.wrap(0);
LienId constant NO_LIEN = LienId.wrap(0);

using {samePartyId as ==, differentPartyId as !=} for PartyId global;
using {sameAssetId as ==, differentAssetId as !=} for AssetId global;
using {sameClaimId as ==, differentClaimId as !=} for ClaimId global;
using {sameSchemaId as ==, differentSchemaId as !=} for SchemaId global;
using {sameAccountId as ==, differentAccountId as !=} for AccountId global;
using {sameLineId as ==, differentLineId as !=} for LineId global;
using {sameDocumentId as ==, differentDocumentId as !=} for DocumentId global;
using {sameLienId as ==, differentLienId as !=} for LienId global;
using {sameColour as ==, differentColour as !=} for Colour global;

function samePartyId(PartyId a, PartyId b) pure returns (bool) {
    return PartyId.unwrap(a) == PartyId.unwrap(b);
}

function differentPartyId(PartyId a, PartyId b) pure returns (bool) {
    return PartyId.unwrap(a) != PartyId.unwrap(b);
}

function sameAssetId(AssetId a, AssetId b) pure returns (bool) {
    return AssetId.unwrap(a) == AssetId.unwrap(b);
}

function differentAssetId(AssetId a, AssetId b) pure returns (bool) {
    return AssetId.unwrap(a) != AssetId.unwrap(b);
}

function sameClaimId(ClaimId a, ClaimId b) pure returns (bool) {
    return ClaimId.unwrap(a) == ClaimId.unwrap(b);
}

function differentClaimId(ClaimId a, ClaimId b) pure returns (bool) {
    return ClaimId.unwrap(a) != ClaimId.unwrap(b);
}

function sameSchemaId(SchemaId a, SchemaId b) pure returns (bool) {
    return SchemaId.unwrap(a) == SchemaId.unwrap(b);
}

function differentSchemaId(SchemaId a, SchemaId b) pure returns (bool) {
    return SchemaId.unwrap(a) != SchemaId.unwrap(b);
}

function sameAccountId(AccountId a, AccountId b) pure returns (bool) {
    return AccountId.unwrap(a) == AccountId.unwrap(b);
}

function differentAccountId(AccountId a, AccountId b) pure returns (bool) {
    return AccountId.unwrap(a) != AccountId.unwrap(b);
}

function sameLineId(LineId a, LineId b) pure returns (bool) {
    return LineId.unwrap(a) == LineId.unwrap(b);
}

function differentLineId(LineId a, LineId b) pure returns (bool) {
    return LineId.unwrap(a) != LineId.unwrap(b);
}

function sameDocumentId(DocumentId a, DocumentId b) pure returns (bool) {
    return DocumentId.unwrap(a) == DocumentId.unwrap(b);
}

function differentDocumentId(DocumentId a, DocumentId b) pure returns (bool) {
    return DocumentId.unwrap(a) != DocumentId.unwrap(b);
}

function sameLienId(LienId a, LienId b) pure returns (bool) {
    return LienId.unwrap(a) == LienId.unwrap(b);
}

function differentLienId(LienId a, LienId b) pure returns (bool) {
    return LienId.unwrap(a) != LienId.unwrap(b);
}

function sameColour(Colour a, Colour b) pure returns (bool) {
    return Colour.unwrap(a) == Colour.unwrap(b);
}

function differentColour(Colour a, Colour b) pure returns (bool) {
    return Colour.unwrap(a) != Colour.unwrap(b);
}
