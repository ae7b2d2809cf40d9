// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {InstrumentId, ItemId, PartyId, SubstitutionId} from "../types/Ids.sol";
import {Day, today} from "../types/Day.sol";
import {Item, ItemStatus, Pool, PoolStatus, Substitution, Sums} from "../types/Pools.sol";
import {ILienBook} from "./ILienBook.sol";
import {IPoolBook} from "./IPoolBook.sol";

/// What the parts of the pool book share: its state, and who may act in which status.
abstract contract PoolLedger is Administered, IPoolBook {
    uint32 public constant MAX_ITEMS = 2_000;
    uint256 public constant MAX_BULK = 100;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPartyRegistry internal immutable _PARTIES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IInstrumentRegistry internal immutable _INSTRUMENTS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ILienBook internal immutable _LIENS;

    mapping(InstrumentId => Pool) internal _pools;
    mapping(InstrumentId => Sums) internal _sums;
    mapping(InstrumentId => mapping(ItemId => Item)) internal _items;
    mapping(SubstitutionId => Substitution) internal _substitutions;

    constructor(IPartyRegistry parties, IInstrumentRegistry instruments, ILienBook liens) {
        _PARTIES = parties;
        _INSTRUMENTS = instruments;
        _LIENS = liens;
    }

    /* ----- views ----- */

    /// @inheritdoc IPoolBook
    function poolOf(InstrumentId pool) external view returns (Pool memory) {
        return _pools[pool];
    }

    /// @inheritdoc IPoolBook
    function sumsOf(InstrumentId pool) external view returns (Sums memory) {
        return _sums[pool];
    }

    /// @inheritdoc IPoolBook
    function itemOf(InstrumentId pool, ItemId item) external view returns (Item memory) {
        return _items[pool][item];
    }

    /// @inheritdoc IPoolBook
    function substitutionOf(SubstitutionId substitution) external view returns (Substitution memory) {
        return _substitutions[substitution];
    }

    /* ----- checks ----- */

    /// The pool in a status, and the caller as one of its issuer's keys in a role.
    function _asIssuer(InstrumentId pool, uint32 role, PoolStatus status) internal view returns (Pool storage p) {
        PartyId caller = _PARTIES.authorise(msg.sender, role);
        p = _poolIn(pool, status);
        require(p.issuer == caller, PoolBook_NotIssuer(pool, p.issuer, caller));
    }

    /// The closed pool, and the caller as one of its servicer's keys in a role.
    function _asServicer(InstrumentId pool, uint32 role) internal view returns (Pool storage p) {
        PartyId caller = _PARTIES.authorise(msg.sender, role);
        p = _poolIn(pool, PoolStatus.CLOSED);
        require(p.servicer == caller, PoolBook_NotServicer(pool, p.servicer, caller));
    }

    function _poolIn(InstrumentId pool, PoolStatus status) internal view returns (Pool storage p) {
        p = _pools[pool];
        require(p.status != PoolStatus.NONE, PoolBook_PoolUnknown(pool));
        require(p.status == status, PoolBook_PoolWrongStatus(pool, p.status));
    }

    function _itemIn(InstrumentId pool, ItemId item, ItemStatus status) internal view returns (Item storage i) {
        i = _items[pool][item];
        require(i.status != ItemStatus.NONE, PoolBook_ItemUnknown(pool, item));
        require(i.status == status, PoolBook_ItemWrongStatus(pool, item, i.status));
    }

    function _requireBulk(uint256 given) internal pure {
        require(!(given > MAX_BULK), PoolBook_TooMany(given, MAX_BULK));
    }

    /// Money moved on a day that has come.
    function _requirePast(Day valueDate) internal view {
        require(!valueDate.isUnknown(), PoolBook_ValueDateMissing());
        require(!valueDate.isAfter(today()), PoolBook_ValueDateInFuture(valueDate, today()));
    }
}
