// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, PartyId} from "../types/Ids.sol";

/// Bank accounts that the ledger follows: whose, kept by which bank. The number itself is never on chain.
interface IAccountRegistry {
    enum AccountKind {
        /// Not registered.
        NONE,
        /// Receives the proceeds of an instrument.
        PROCEEDS,
        /// Daily business, green and other money together.
        OPERATING,
        /// Collects cash of several accounts.
        POOL
    }

    struct Account {
        AccountKind kind;
        /// ISO 4217 code.
        bytes3 currency;
        PartyId owner;
        /// The bank that keeps it, and reports what happens in it.
        PartyId custodian;
    }

    /// An account to open.
    struct AccountRegistration {
        AccountId id;
        AccountKind kind;
        bytes3 currency;
        PartyId owner;
        /// Salted commitment to number and name.
        bytes32 dataRoot;
    }

    event AccountOpened(
        AccountId indexed account,
        PartyId indexed owner,
        PartyId indexed custodian,
        AccountKind kind,
        bytes3 currency,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );

    error AccountRegistry_IdZero();
    error AccountRegistry_AccountExists(AccountId account);
    error AccountRegistry_KindMissing(AccountId account);
    error AccountRegistry_CurrencyMissing(AccountId account);
    error AccountRegistry_OwnerUnknown(PartyId owner);

    /// Opens accounts at the caller's bank.
    ///
    /// Emits {AccountOpened} for each.
    ///
    /// Requirements: the caller's key is a custodian's; no id is zero or taken; kind and currency are given; the
    /// owner is registered.
    function open(AccountRegistration[] calldata registrations) external;

    /// All that is known of an account; kind NONE if nothing.
    function accountOf(AccountId account) external view returns (Account memory);
}
