// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// An amount of money in ISO 4217 minor units of the currency at hand. Everything that counts money goes through
/// this type, so that hidden amounts (commitments) can take its place.
type Amount is uint128;

Amount constant ZERO = Amount.wrap(0);

// The most that one entry may bring in. All banks share the counters of other money, which every colour can end in, and a
// counter that overflows would stop every one of them: below this, four billion entries fit.
Amount constant MOST_AT_ONCE = Amount.wrap(type(uint96).max);

using {add as +, sub as -, isEqual as ==, isLess as <, isMore as >} for Amount global;

/// Checked: reverts on overflow.
function add(Amount a, Amount b) pure returns (Amount) {
    return Amount.wrap(Amount.unwrap(a) + Amount.unwrap(b));
}

/// Checked: reverts on underflow.
function sub(Amount a, Amount b) pure returns (Amount) {
    return Amount.wrap(Amount.unwrap(a) - Amount.unwrap(b));
}

function isEqual(Amount a, Amount b) pure returns (bool) {
    return Amount.unwrap(a) == Amount.unwrap(b);
}

function isLess(Amount a, Amount b) pure returns (bool) {
    return Amount.unwrap(a) < Amount.unwrap(b);
}

function isMore(Amount a, Amount b) pure returns (bool) {
    return Amount.unwrap(a) > Amount.unwrap(b);
}

/// The smaller of two amounts.
function min(Amount a, Amount b) pure returns (Amount) {
    return a < b ? a : b;
}

/// `a - b`, or zero where `b` is larger.
function saturatingSub(Amount a, Amount b) pure returns (Amount) {
    return a > b ? a - b : ZERO;
}
