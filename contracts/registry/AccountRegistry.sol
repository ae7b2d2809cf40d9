// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {AccountId, NO_ACCOUNT, PartyId} from "../types/Ids.sol";
import {IAccountRegistry} from "./IAccountRegistry.sol";

/// The one implementation of {IAccountRegistry}; the meaning of every function stands there.
contract AccountRegistry is Administered, IAccountRegistry {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPartyRegistry private immutable _PARTIES;

    mapping(AccountId => Account) private _accounts;

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
            bool known = _PARTIES.partyOf(r.owner).status != IPartyRegistry.PartyStatus.NONE;
            require(known, AccountRegistry_OwnerUnknown(r.owner));
            // Effect:
            _accounts[r.id] = Account({kind: r.kind, currency: r.currency, owner: r.owner, custodian: custodian});
            emit AccountOpened({
                account: r.id,
                owner: r.owner,
                custodian: custodian,
                kind: r.kind,
                currency: r.currency,
                dataRoot: r.dataRoot,
                actor: msg.sender,
                seq: _seq()
            });
        }
    }

    /// @inheritdoc IAccountRegistry
    function accountOf(AccountId account) external view returns (Account memory) {
        return _accounts[account];
    }
}
