// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {AccountId, NO_ACCOUNT, PartyId} from "../types/Ids.sol";
import {IAccountRegistry, RULE_DELAY} from "./IAccountRegistry.sol";

/// The one implementation of {IAccountRegistry}; the meaning of every function stands there.
contract AccountRegistry is Administered, IAccountRegistry {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPartyRegistry private immutable _PARTIES;

    /// Its `rule` is the one before the newest change.
    mapping(AccountId => Account) private _accounts;
    mapping(AccountId => RuleChange) private _changes;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IPartyRegistry parties) {
        _PARTIES = parties;
    }

    /// @inheritdoc IAccountRegistry
    function open(AccountRegistration[] calldata registrations) external {
        PartyId custodian = _PARTIES.authorise(msg.sender, Roles.CUSTODIAN);
        for (uint256 i; i < registrations.length; ++i) {
            AccountRegistration calldata r = registrations[i];
            // Check:
            require(r.id != NO_ACCOUNT, AccountRegistry_IdZero());
            require(_accounts[r.id].kind == AccountKind.NONE, AccountRegistry_AccountExists(r.id));
            require(r.kind != AccountKind.NONE, AccountRegistry_KindMissing(r.id));
            require(r.currency != 0, AccountRegistry_CurrencyMissing(r.id));
            bool placed = r.kind == AccountKind.PLACEMENT;
            bool fits = placed == (r.placement != PlacementKind.NONE) && (placed || r.placedUntil.isUnknown());
            require(fits, AccountRegistry_PlacementMismatch(r.id, r.kind, r.placement));
            bool known = _PARTIES.partyOf(r.owner).status != IPartyRegistry.PartyStatus.NONE;
            require(known, AccountRegistry_OwnerUnknown(r.owner));
            // Effect:
            _accounts[r.id] = Account({
                kind: r.kind,
                currency: r.currency,
                rule: r.rule,
                placement: r.placement,
                owner: r.owner,
                custodian: custodian
            });
            emit AccountOpened({
                account: r.id,
                owner: r.owner,
                custodian: custodian,
                kind: r.kind,
                rule: r.rule,
                placement: r.placement,
                placedUntil: r.placedUntil,
                currency: r.currency,
                dataRoot: r.dataRoot,
                actor: msg.sender,
                seq: _seq()
            });
        }
    }

    /* ----- booking rule ----- */

    /// @inheritdoc IAccountRegistry
    function proposeRule(AccountId account, BookingRule rule) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CUSTODIAN);
        Account storage a = _known(account);
        require(a.custodian == caller, AccountRegistry_NotCustodian(account, a.custodian, caller));
        RuleChange memory newest = _changes[account];
        require(
            !newest.proposed || _inForce(newest),
            AccountRegistry_ChangePending(account, newest.rule, newest.effectiveFrom)
        );
        BookingRule current = newest.proposed ? newest.rule : a.rule;
        require(rule != current, AccountRegistry_RuleUnchanged(account, rule));
        // Effect:
        a.rule = current;
        _changes[account] = RuleChange({rule: rule, proposed: true, effectiveFrom: 0, proposer: msg.sender});
        emit RuleChangeProposed(account, rule, msg.sender, _seq());
    }

    /// @inheritdoc IAccountRegistry
    function acceptRule(AccountId account) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CHECKER);
        Account storage a = _known(account);
        require(a.owner == caller, AccountRegistry_NotOwner(account, a.owner, caller));
        RuleChange storage change = _changes[account];
        bool waiting = change.proposed && change.effectiveFrom == 0;
        require(waiting, AccountRegistry_ChangeMissing(account));
        require(change.proposer != msg.sender, AccountRegistry_SameKey(account, msg.sender));
        // Effect:
        change.effectiveFrom = uint64(block.timestamp) + RULE_DELAY;
        emit RuleChangeAccepted(account, change.rule, change.effectiveFrom, msg.sender, _seq());
    }

    /// @inheritdoc IAccountRegistry
    function withdrawRule(AccountId account) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CUSTODIAN | Roles.CHECKER);
        Account storage a = _known(account);
        uint32 roles = _PARTIES.keyOf(msg.sender).roles;
        bool keeps = a.custodian == caller && roles & Roles.CUSTODIAN != 0;
        bool owns = a.owner == caller && roles & Roles.CHECKER != 0;
        require(keeps || owns, AccountRegistry_NotOwner(account, a.owner, caller));
        RuleChange memory change = _changes[account];
        require(change.proposed && !_inForce(change), AccountRegistry_ChangeMissing(account));
        // Effect:
        delete _changes[account];
        emit RuleChangeWithdrawn(account, change.rule, msg.sender, _seq());
    }

    /* ----- views ----- */

    /// @inheritdoc IAccountRegistry
    function accountOf(AccountId account) external view returns (Account memory a) {
        a = _accounts[account];
        RuleChange memory change = _changes[account];
        if (_inForce(change)) a.rule = change.rule;
    }

    /// @inheritdoc IAccountRegistry
    function ruleChangeOf(AccountId account) external view returns (RuleChange memory) {
        return _changes[account];
    }

    /* ----- internal ----- */

    function _inForce(RuleChange memory change) private view returns (bool) {
        return change.effectiveFrom != 0 && !(block.timestamp < change.effectiveFrom);
    }

    function _known(AccountId account) private view returns (Account storage a) {
        a = _accounts[account];
        require(a.kind != AccountKind.NONE, AccountRegistry_AccountUnknown(account));
    }
}
