// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// Every role there is, and who grants it.
library Roles {
    /* ----- administration: ids in the AccessManager, granted by its admin (a delayed multisig) ----- */

    /// Admits members, binds keys, keeps groups, taxonomies and claim schemas.
    uint64 internal constant OPERATOR = 1;
    /// Replaces the code of registries and policies; acts with a delay.
    uint64 internal constant UPGRADER = 2;
    /// May cancel what the operator or upgrader has scheduled.
    uint64 internal constant GUARDIAN = 3;
    /// Contracts that act for members inside other contracts. Granted at deployment.
    uint64 internal constant DESK = 4;

    /* ----- daily work: bits of a key in the PartyRegistry, granted by the operator ----- */

    /// Prepares: registers counterparties, assets, instruments.
    uint32 internal constant MAKER = 1 << 0;
    /// Approves what a maker prepared.
    uint32 internal constant CHECKER = 1 << 1;
    /// Opens accounts and reports the money in them, for the bank that keeps them.
    uint32 internal constant CUSTODIAN = 1 << 2;
    /// Certifies assets and costs, attests claims, requires permits.
    uint32 internal constant VERIFIER = 1 << 3;
    /// Suspends and reinstates for the supervisor, attests penalties, decides on challenges.
    uint32 internal constant REGULATOR = 1 << 4;
}
