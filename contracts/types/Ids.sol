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

/// One movement of money: a receipt or a payment. Resolves once.
type PaymentId is bytes32;

/// A taxonomy in one version, as short ASCII text, e.g. "ICMA_GBP_2021".
type SchemeId is bytes32;

/// A code of a scheme, as short ASCII text, e.g. "GBP01".
type Code is bytes32;

/// The number of a tranche in order of registration, from 1. Small, because every lot carries it. 0 is other money.
type Colour is uint32;

Colour constant OTHER_MONEY = Colour.wrap(0);
PartyId constant NO_PARTY = PartyId.wrap(0);
AssetId constant NO_ASSET = AssetId.wrap(0);
AccountId constant NO_ACCOUNT = AccountId.wrap(0);

using {samePartyId as ==, differentPartyId as !=} for PartyId global;
using {sameAssetId as ==, differentAssetId as !=} for AssetId global;
using {sameAccountId as ==, differentAccountId as !=} for AccountId global;
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

function sameAccountId(AccountId a, AccountId b) pure returns (bool) {
    return AccountId.unwrap(a) == AccountId.unwrap(b);
}

function differentAccountId(AccountId a, AccountId b) pure returns (bool) {
    return AccountId.unwrap(a) != AccountId.unwrap(b);
}

function sameColour(Colour a, Colour b) pure returns (bool) {
    return Colour.unwrap(a) == Colour.unwrap(b);
}

function differentColour(Colour a, Colour b) pure returns (bool) {
    return Colour.unwrap(a) != Colour.unwrap(b);
}
