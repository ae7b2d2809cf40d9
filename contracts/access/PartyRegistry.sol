// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {NO_PARTY, PartyId} from "../types/Ids.sol";
import {Administered} from "./Administered.sol";
import {IPartyRegistry} from "./IPartyRegistry.sol";
import {Roles} from "./Roles.sol";

/// The one implementation of {IPartyRegistry}; the meaning of every function stands there.
contract PartyRegistry is Administered, IPartyRegistry {
    /// One slot for a party that nobody controls, which is nearly every counterparty.
    struct PartyRecord {
        PartyStatus status;
        bool member;
        bool controlled;
        /// How many parties it controls. Groups are one level deep: a head is nobody's affiliate.
        uint32 affiliates;
        // slot 1, only if controlled
        PartyId group;
    }

    mapping(PartyId => PartyRecord) private _parties;
    mapping(address => Key) private _keys;

    /* ----- members and counterparties ----- */

    /// @inheritdoc IPartyRegistry
    function admit(Admission[] calldata admissions) external restricted {
        for (uint256 i; i < admissions.length; ++i) {
            Admission calldata a = admissions[i];
            // Check:
            require(a.id != NO_PARTY, PartyRegistry_IdZero());
            require(_parties[a.id].status == PartyStatus.NONE, PartyRegistry_PartyExists(a.id));
            // Effect:
            _parties[a.id].status = PartyStatus.ACTIVE;
            _parties[a.id].member = true;
            _putUnder(a.id, a.group);
            emit PartyAdmitted(a.id, _groupOf(a.id), a.dataRoot, msg.sender, _seq());
        }
    }

    /// @inheritdoc IPartyRegistry
    function registerCounterparties(Counterparty[] calldata counterparties) external returns (bool[] memory added) {
        PartyId registrar = authorise(msg.sender, Roles.MAKER);
        added = new bool[](counterparties.length);
        for (uint256 i; i < counterparties.length; ++i) {
            Counterparty calldata c = counterparties[i];
            // Check:
            require(c.id != NO_PARTY, PartyRegistry_IdZero());
            if (_parties[c.id].status != PartyStatus.NONE) continue;
            // Effect:
            _parties[c.id].status = PartyStatus.ACTIVE;
            added[i] = true;
            emit CounterpartyRegistered(c.id, registrar, c.dataRoot, msg.sender, _seq());
        }
    }

    /// @inheritdoc IPartyRegistry
    function setGroup(PartyId party, PartyId group) external restricted {
        // Check:
        _requireKnown(party);
        PartyId old = _groupOf(party);
        // Effect:
        _putUnder(party, group);
        emit PartyGroupChanged(party, old, _groupOf(party), msg.sender, _seq());
    }

    /// @inheritdoc IPartyRegistry
    function suspend(PartyId party, bytes32 reasonRoot) external restricted {
        // Check:
        _requireKnown(party);
        require(_parties[party].status == PartyStatus.ACTIVE, PartyRegistry_PartySuspended(party));
        // Effect:
        _parties[party].status = PartyStatus.SUSPENDED;
        emit PartySuspended(party, reasonRoot, msg.sender, _seq());
    }

    /// @inheritdoc IPartyRegistry
    function reinstate(PartyId party, bytes32 reasonRoot) external restricted {
        // Check:
        _requireKnown(party);
        require(_parties[party].status == PartyStatus.SUSPENDED, PartyRegistry_PartyNotSuspended(party));
        // Effect:
        _parties[party].status = PartyStatus.ACTIVE;
        emit PartyReinstated(party, reasonRoot, msg.sender, _seq());
    }

    /* ----- keys ----- */

    /// @inheritdoc IPartyRegistry
    function bindKey(address key, PartyId party, uint32 roles, uint64 validUntil) external restricted {
        // Check:
        _requireKnown(party);
        require(_parties[party].member, PartyRegistry_NotAMember(party));
        PartyId holder = _keys[key].party;
        require(holder == NO_PARTY || holder == party, PartyRegistry_KeyTaken(key, holder));
        require(roles != 0, PartyRegistry_RolesEmpty(key));
        require(validUntil > block.timestamp, PartyRegistry_ExpiryInPast(validUntil));
        // Effect:
        _keys[key] = Key({party: party, roles: roles, validUntil: validUntil});
        emit KeyBound(key, party, roles, validUntil, msg.sender, _seq());
    }

    /// @inheritdoc IPartyRegistry
    function revokeKey(address key) external restricted {
        // Check:
        PartyId party = _keys[key].party;
        require(party != NO_PARTY && _keys[key].roles != 0, PartyRegistry_KeyUnknown(key));
        // Effect:
        _keys[key].roles = 0;
        _keys[key].validUntil = 0;
        emit KeyRevoked(key, party, msg.sender, _seq());
    }

    /* ----- views ----- */

    /// @inheritdoc IPartyRegistry
    function authorise(address key, uint32 role) public view returns (PartyId party) {
        Key memory k = _keys[key];
        require(k.roles != 0, PartyRegistry_KeyUnknown(key));
        require(block.timestamp < k.validUntil, PartyRegistry_KeyExpired(key, k.validUntil));
        require(k.roles & role != 0, PartyRegistry_KeyLacksRole(key, k.roles, role));
        require(_parties[k.party].status == PartyStatus.ACTIVE, PartyRegistry_PartySuspended(k.party));
        return k.party;
    }

    /// @inheritdoc IPartyRegistry
    function partyOf(PartyId party) external view returns (Party memory) {
        PartyRecord storage p = _parties[party];
        if (p.status == PartyStatus.NONE) return Party(PartyStatus.NONE, false, NO_PARTY);
        return Party({status: p.status, member: p.member, group: _groupOf(party)});
    }

    /// @inheritdoc IPartyRegistry
    function keyOf(address key) external view returns (Key memory) {
        return _keys[key];
    }

    /// @inheritdoc IPartyRegistry
    function sameGroup(PartyId a, PartyId b) external view returns (bool) {
        return _groupOf(a) == _groupOf(b);
    }

    /* ----- internal ----- */

    function _putUnder(PartyId party, PartyId group) private {
        PartyRecord storage p = _parties[party];
        if (p.controlled) --_parties[p.group].affiliates;
        p.controlled = group != NO_PARTY && group != party;
        p.group = p.controlled ? group : NO_PARTY;
        if (!p.controlled) return;
        _requireKnown(group);
        require(!_parties[group].controlled, PartyRegistry_HeadIsControlled(group, _parties[group].group));
        require(p.affiliates == 0, PartyRegistry_PartyIsHead(party, p.affiliates));
        ++_parties[group].affiliates;
    }

    function _groupOf(PartyId party) private view returns (PartyId) {
        PartyRecord storage p = _parties[party];
        return p.controlled ? p.group : party;
    }

    function _requireKnown(PartyId party) private view {
        require(_parties[party].status != PartyStatus.NONE, PartyRegistry_PartyUnknown(party));
    }
}
