// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, PartyId} from "../types/Ids.sol";
import {Day} from "../types/Day.sol";

// How long after its acceptance a new booking rule begins: long enough that nobody changes it for one payment.
uint64 constant RULE_DELAY = 7 days;

/// Bank accounts that the ledger follows: whose, kept by which bank, booked by which rule. The number itself is never
/// on chain.
interface IAccountRegistry {
    enum AccountKind {
        /// Not registered.
        NONE,
        /// Receives the proceeds of an instrument.
        PROCEEDS,
        /// Daily business, green and other money together.
        OPERATING,
        /// Collects cash of several accounts.
        POOL,
        /// Where idle proceeds wait: a deposit, or paper held in custody.
        PLACEMENT
    }

    /// Which lots a payment draws on where an account holds several colours.
    enum BookingRule {
        /// Those that the payer names.
        SPECIFIED,
        /// The oldest of the account.
        FIFO,
        /// Of each colour its share, rounded by largest remainder; of equal remainders the lower colour first.
        PRORATA
    }

    enum PlacementKind {
        /// No placement.
        NONE,
        DEPOSIT,
        TREASURY,
        POLICY_BANK_BOND,
        MONEY_MARKET,
        OTHER
    }

    struct Account {
        AccountKind kind;
        /// ISO 4217 code.
        bytes3 currency;
        /// In force now.
        BookingRule rule;
        PlacementKind placement;
        PartyId owner;
        /// The bank that keeps it, and reports what happens in it.
        PartyId custodian;
    }

    /// A change of the booking rule. One slot and the proposer.
    struct RuleChange {
        BookingRule rule;
        bool proposed;
        /// Second from which it is in force; 0 until it is accepted.
        uint64 effectiveFrom;
        /// Who proposed it.
        address proposer;
    }

    /// An account to open.
    struct AccountRegistration {
        AccountId id;
        AccountKind kind;
        BookingRule rule;
        /// Only for a placement.
        PlacementKind placement;
        /// Day on which the placement ends; unknown (zero) if on demand.
        Day placedUntil;
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
        BookingRule rule,
        PlacementKind placement,
        Day placedUntil,
        bytes3 currency,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );

    event RuleChangeProposed(AccountId indexed account, BookingRule rule, address actor, uint64 seq);
    event RuleChangeAccepted(
        AccountId indexed account,
        BookingRule rule,
        uint64 effectiveFrom,
        address actor,
        uint64 seq
    );
    event RuleChangeWithdrawn(AccountId indexed account, BookingRule rule, address actor, uint64 seq);

    error AccountRegistry_IdZero();
    error AccountRegistry_AccountExists(AccountId account);
    error AccountRegistry_KindMissing(AccountId account);
    error AccountRegistry_CurrencyMissing(AccountId account);
    error AccountRegistry_OwnerUnknown(PartyId owner);
    error AccountRegistry_PlacementMismatch(AccountId account, AccountKind kind, PlacementKind placement);
    error AccountRegistry_AccountUnknown(AccountId account);
    error AccountRegistry_NotCustodian(AccountId account, PartyId custodian, PartyId caller);
    error AccountRegistry_NotOwner(AccountId account, PartyId owner, PartyId caller);
    error AccountRegistry_RuleUnchanged(AccountId account, BookingRule rule);
    error AccountRegistry_ChangePending(AccountId account, BookingRule rule, uint64 effectiveFrom);
    error AccountRegistry_ChangeMissing(AccountId account);
    error AccountRegistry_SameKey(AccountId account, address key);

    /// Opens accounts at the caller's bank.
    ///
    /// Emits {AccountOpened} for each.
    ///
    /// Requirements: the caller's key is a custodian's; no id is zero or taken; kind and currency are given; a placement,
    /// and nothing else, names its kind; the owner is registered.
    function open(AccountRegistration[] calldata registrations) external;

    /// Proposes another booking rule, for the bank that keeps the account.
    ///
    /// Emits {RuleChangeProposed}.
    ///
    /// Requirements: the caller's key is a custodian's of the account's bank; the rule is another; no change is under
    /// way.
    function proposeRule(AccountId account, BookingRule rule) external;

    /// Accepts the proposed rule, for the owner. It begins `RULE_DELAY` later.
    ///
    /// Emits {RuleChangeAccepted}.
    ///
    /// Requirements: the caller's key is a checker's of the account's owner, and not the one that proposed; a change is
    /// proposed and not yet accepted.
    function acceptRule(AccountId account) external;

    /// Takes back a change that is not yet in force, accepted or not.
    ///
    /// Emits {RuleChangeWithdrawn}.
    ///
    /// Requirements: the caller's key is a custodian's of the account's bank, or a checker's of its owner; a change is
    /// under way.
    function withdrawRule(AccountId account) external;

    /// The newest change of an account's rule; all zero if there was none or it was withdrawn.
    function ruleChangeOf(AccountId account) external view returns (RuleChange memory);

    /// All that is known of an account; kind NONE if nothing.
    function accountOf(AccountId account) external view returns (Account memory);
}
