// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PartyId} from "../types/Ids.sol";

/// Who exists, who belongs together, and which key acts for whom.
interface IPartyRegistry {
    /// Cold: changes only by an act of the operator.
    enum PartyStatus {
        NONE,
        ACTIVE,
        SUSPENDED
    }

    struct Party {
        PartyStatus status;
        /// False: a counterparty, registered by a member, without keys.
        bool member;
        /// Control group, named by the id of its head: the controlling party, or the party itself.
        PartyId group;
    }

    struct Key {
        PartyId party;
        /// Bits of `Roles`.
        uint32 roles;
        /// First second at which the key no longer acts.
        uint64 validUntil;
    }

    /// A member to admit.
    struct Admission {
        PartyId id;
        /// Controlling party, or zero for none.
        PartyId group;
        /// Salted commitment to name and codes.
        bytes32 dataRoot;
    }

    /// A counterparty to register.
    struct Counterparty {
        PartyId id;
        bytes32 dataRoot;
    }

    event PartyAdmitted(PartyId indexed party, PartyId group, bytes32 dataRoot, address actor, uint64 seq);
    event CounterpartyRegistered(
        PartyId indexed party,
        PartyId indexed registrar,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    event PartyGroupChanged(PartyId indexed party, PartyId oldGroup, PartyId newGroup, address actor, uint64 seq);
    event PartySuspended(PartyId indexed party, bytes32 reasonRoot, address actor, uint64 seq);
    event PartyReinstated(PartyId indexed party, bytes32 reasonRoot, address actor, uint64 seq);
    event KeyBound(
        address indexed key,
        PartyId indexed party,
        uint32 roles,
        uint64 validUntil,
        address actor,
        uint64 seq
    );
    event KeyRevoked(address indexed key, PartyId indexed party, address actor, uint64 seq);

    error PartyRegistry_IdZero();
    error PartyRegistry_PartyExists(PartyId party);
    error PartyRegistry_PartyUnknown(PartyId party);
    error PartyRegistry_NotAMember(PartyId party);
    error PartyRegistry_PartySuspended(PartyId party);
    error PartyRegistry_PartyNotSuspended(PartyId party);
    error PartyRegistry_HeadIsControlled(PartyId head, PartyId group);
    error PartyRegistry_PartyIsHead(PartyId party, uint32 affiliates);
    error PartyRegistry_KeyTaken(address key, PartyId party);
    error PartyRegistry_KeyUnknown(address key);
    error PartyRegistry_KeyExpired(address key, uint64 validUntil);
    error PartyRegistry_KeyLacksRole(address key, uint32 held, uint32 needed);
    error PartyRegistry_ExpiryInPast(uint64 validUntil);
    error PartyRegistry_RolesEmpty(address key);

    /// Admits members.
    ///
    /// Emits {PartyAdmitted} for each.
    ///
    /// Requirements: the caller is the operator; no id is zero or taken; a named head exists and is controlled by
    /// nobody.
    function admit(Admission[] calldata admissions) external;

    /// Registers counterparties of the caller's party. One that exists is left as it is, so that a list can be
    /// sent again.
    ///
    /// Emits {CounterpartyRegistered} for each new one.
    ///
    /// Requirements: the caller's key is a maker's; no id is zero.
    /// @return added for each, whether it was new
    function registerCounterparties(Counterparty[] calldata counterparties) external returns (bool[] memory added);

    /// Puts a party under another's control, or under its own (zero). What was recorded before stands. To move a
    /// whole group, move its affiliates first.
    ///
    /// Emits {PartyGroupChanged}.
    ///
    /// Requirements: the caller is the operator; both exist; the head is controlled by nobody; the party heads no
    /// group itself.
    function setGroup(PartyId party, PartyId group) external;

    /// Stops a party: its keys no longer act, nothing is paid out of its accounts, and it is not paid as a payee. Money
    /// that a bank reports as received in its accounts is still recorded: that is a fact.
    ///
    /// Emits {PartySuspended}.
    ///
    /// Requirements: the caller is the operator; the party is active.
    /// @param reasonRoot salted commitment to the reason
    function suspend(PartyId party, bytes32 reasonRoot) external;

    /// Lets a suspended party act again.
    ///
    /// Emits {PartyReinstated}.
    ///
    /// Requirements: the caller is the operator; the party is suspended.
    function reinstate(PartyId party, bytes32 reasonRoot) external;

    /// Binds a key to a member, or changes roles and expiry of a key that is bound to it. A person's key, never
    /// "the organisation's".
    ///
    /// Emits {KeyBound}.
    ///
    /// Requirements: the caller is the operator; the party is a member; the key is not another party's; there is
    /// at least one role; the expiry lies ahead.
    function bindKey(address key, PartyId party, uint32 roles, uint64 validUntil) external;

    /// Ends a key at once. A revoked key stays bound to its party and can only be bound to it again.
    ///
    /// Emits {KeyRevoked}.
    ///
    /// Requirements: the caller is the operator; the key is bound and has roles.
    function revokeKey(address key) external;

    /// The party that `key` may act for in `role` now.
    ///
    /// Requirements: the key is bound, unexpired and has the role; its party is active.
    /// @param role one bit of `Roles`, or several of which one is enough
    function authorise(address key, uint32 role) external view returns (PartyId party);

    /// All that is known of a party; status NONE if nothing.
    function partyOf(PartyId party) external view returns (Party memory);

    /// All that is known of a key.
    function keyOf(address key) external view returns (Key memory);

    /// Whether two parties are under one control.
    function sameGroup(PartyId a, PartyId b) external view returns (bool);
}
