// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../access/Roles.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {Colour, InstrumentId, ItemId, LienId, NO_ASSET, NO_LIEN, PartyId, TrancheId} from "../types/Ids.sol";
import {ZERO} from "../types/Amount.sol";
import {UNKNOWN_DAY} from "../types/Day.sol";
import {ObjectKind} from "../types/Objects.sol";
import {Formation, Item, ItemAcceptance, ItemOffer, ItemStatus, Pool, PoolStatus, Sums} from "../types/Pools.sol";
import {ILienBook} from "./ILienBook.sol";
import {IPoolBook} from "./IPoolBook.sol";
import {PoolLedger} from "./PoolLedger.sol";

/// What is in a pool until it is closed.
abstract contract PoolComposition is PoolLedger {
    uint16 private constant WHOLE_BPS = 10_000;

    /// Keys that formed a pool or changed what it holds: none of them can close it or sell to it.
    mapping(InstrumentId => mapping(address => bool)) private _prepared;

    /// @inheritdoc IPoolBook
    function form(Formation calldata f, ItemOffer[] calldata items) external {
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        // Check:
        IInstrumentRegistry.Instrument memory instrument = _INSTRUMENTS.instrumentOf(f.pool);
        require(PartyId.unwrap(instrument.issuer) != 0, PoolBook_InstrumentUnknown(f.pool));
        require(instrument.issuer == caller, PoolBook_NotIssuer(f.pool, instrument.issuer, caller));
        require(instrument.kind == IInstrumentRegistry.InstrumentKind.ABS, PoolBook_NotAbs(f.pool));
        Pool storage p = _pools[f.pool];
        require(p.status == PoolStatus.NONE, PoolBook_PoolExists(f.pool));
        require(_PARTIES.partyOf(f.servicer).member, PoolBook_ServicerNotMember(f.servicer));
        // Effect:
        p.status = PoolStatus.FORMING;
        p.currency = _requireNote(f.note, f.pool).currency;
        p.issuer = caller;
        p.servicer = f.servicer;
        emit PoolFormed(f.pool, caller, f.servicer, p.currency, f.dataRoot, msg.sender, _seq());
        _offer(p, f.pool, items);
    }

    /// @inheritdoc IPoolBook
    function addItems(InstrumentId pool, ItemOffer[] calldata items) external {
        Pool storage p = _asIssuer(pool, Roles.MAKER, PoolStatus.FORMING);
        _offer(p, pool, items);
    }

    /// @inheritdoc IPoolBook
    function removeItems(InstrumentId pool, ItemId[] calldata items) external {
        // Check:
        Pool storage p = _asIssuer(pool, Roles.MAKER, PoolStatus.FORMING);
        _requireBulk(items.length);
        _prepared[pool][msg.sender] = true;
        for (uint256 n; n < items.length; ++n) {
            Item storage i = _items[pool][items[n]];
            bool accepted = i.status == ItemStatus.ACCEPTED;
            require(i.status != ItemStatus.NONE, PoolBook_ItemUnknown(pool, items[n]));
            bool inPool = accepted || i.status == ItemStatus.OFFERED;
            require(inPool, PoolBook_ItemWrongStatus(pool, items[n], i.status));
            // Effect:
            i.status = ItemStatus.REMOVED;
            --p.items;
            if (!accepted) --p.offered;
            else _discount(pool, i);
            emit ItemRemoved(pool, items[n], msg.sender, _seq());
            if (accepted) _LIENS.lift(i.lien);
        }
    }

    /// @inheritdoc IPoolBook
    function acceptItems(InstrumentId pool, ItemAcceptance[] calldata acceptances) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CHECKER);
        Pool storage p = _poolIn(pool, PoolStatus.FORMING);
        _requireOtherKey(pool);
        _requireBulk(acceptances.length);
        for (uint256 n; n < acceptances.length; ++n) {
            ItemAcceptance calldata a = acceptances[n];
            Item storage i = _itemIn(pool, a.item, ItemStatus.OFFERED);
            require(i.originator == caller, PoolBook_NotOriginator(pool, a.item, i.originator, caller));
            bool agreed = i.principal == a.principal;
            require(agreed, PoolBook_PrincipalDiffers(a.item, i.principal, a.principal));
            // Effect:
            --p.offered;
            _accept(pool, a.item, a.lien);
            emit ItemAccepted(pool, a.item, a.lien, msg.sender, _seq());
            _encumber(p.issuer, a.item, i);
        }
    }

    /// @inheritdoc IPoolBook
    function close(InstrumentId pool) external {
        // Check:
        Pool storage p = _asIssuer(pool, Roles.CHECKER, PoolStatus.FORMING);
        _requireOtherKey(pool);
        require(p.items != 0, PoolBook_NothingToClose(pool));
        require(p.offered == 0, PoolBook_ItemsNotAccepted(pool, p.offered));
        // Effect:
        p.status = PoolStatus.CLOSED;
        emit PoolClosed(pool, p.items, _sums[pool].principal, msg.sender, _seq());
    }

    /* ----- internal ----- */

    /// Puts an accepted underlying into the sums.
    function _accept(InstrumentId pool, ItemId item, LienId lien) internal {
        Item storage i = _items[pool][item];
        i.status = ItemStatus.ACCEPTED;
        i.lien = lien;
        Sums storage s = _sums[pool];
        s.principal = s.principal + i.principal;
        s.outstanding = s.outstanding + i.principal;
    }

    /// The pool's exclusive interest, in the name of its issuer. The lien book decides whether it can be had.
    function _encumber(PartyId issuer, ItemId item, Item storage i) internal {
        _LIENS.encumber(
            ILienBook.LienTerms({
                id: i.lien,
                kind: i.kind,
                object: ItemId.unwrap(item),
                creditor: issuer,
                class: ILienBook.LienClass.SECURITISATION,
                shareBps: WHOLE_BPS,
                rank: 1,
                until: UNKNOWN_DAY,
                dataRoot: i.dataRoot
            }),
            msg.sender
        );
    }

    /// What can become an underlying of the pool now.
    function _requireEligible(Pool storage p, InstrumentId pool, ItemOffer memory o) internal view {
        require(ItemId.unwrap(o.item) != 0, PoolBook_IdZero());
        ItemStatus status = _items[pool][o.item].status;
        bool absent = status == ItemStatus.NONE || status == ItemStatus.REMOVED;
        require(absent, PoolBook_ItemExists(pool, o.item));
        // Receivables become underlyings when the ledger knows them.
        require(o.kind == ObjectKind.LOAN, PoolBook_KindNotSupported(o.item, o.kind));
        Colour colour = _INSTRUMENTS.colourOf(TrancheId.wrap(ItemId.unwrap(o.item)));
        IInstrumentRegistry.Terms memory terms = _INSTRUMENTS.termsOf(colour);
        require(_isLoan(terms.instrument), PoolBook_NotALoan(o.item));
        bool own = terms.payingAgent == o.originator;
        require(own, PoolBook_NotLender(o.item, terms.payingAgent, o.originator));
        bool same = terms.currency == p.currency;
        require(same, PoolBook_CurrencyDiffers(o.item, terms.currency, p.currency));
        bool fits = o.principal > ZERO && !(o.principal > terms.size);
        require(fits, PoolBook_PrincipalOutOfRange(o.item, o.principal, terms.size));
        bool admitted = o.project == NO_ASSET || _INSTRUMENTS.isAdmitted(colour, o.project);
        require(admitted, PoolBook_ProjectNotAdmitted(o.item, o.project));
    }

    /// Writes down an underlying as it was offered, whatever stood there before.
    function _put(InstrumentId pool, ItemOffer memory o) internal {
        Item storage i = _items[pool][o.item];
        i.status = ItemStatus.OFFERED;
        i.kind = o.kind;
        i.originator = o.originator;
        i.project = o.project;
        i.lien = NO_LIEN;
        i.dataRoot = o.dataRoot;
        i.principal = o.principal;
        i.outstanding = o.principal;
    }

    /// The terms of a tranche of the pool's instrument.
    function _requireNote(Colour note, InstrumentId pool) internal view returns (IInstrumentRegistry.Terms memory t) {
        t = _INSTRUMENTS.termsOf(note);
        bool own = InstrumentId.unwrap(t.instrument) == InstrumentId.unwrap(pool);
        require(own, PoolBook_NotANote(note, pool));
    }

    function _offer(Pool storage p, InstrumentId pool, ItemOffer[] calldata items) private {
        _requireBulk(items.length);
        _prepared[pool][msg.sender] = true;
        for (uint256 n; n < items.length; ++n) {
            ItemOffer calldata o = items[n];
            // Check:
            require(p.items < MAX_ITEMS, PoolBook_PoolFull(pool, p.items, MAX_ITEMS));
            _requireEligible(p, pool, o);
            // Effect:
            ++p.items;
            ++p.offered;
            _put(pool, o);
            emit ItemOffered({
                pool: pool,
                item: o.item,
                originator: o.originator,
                kind: o.kind,
                project: o.project,
                principal: o.principal,
                dataRoot: o.dataRoot,
                actor: msg.sender,
                seq: _seq()
            });
        }
    }

    /// Takes an accepted underlying out of the sums. Nothing flowed yet.
    function _discount(InstrumentId pool, Item storage i) private {
        Sums storage s = _sums[pool];
        s.principal = s.principal - i.principal;
        s.outstanding = s.outstanding - i.outstanding;
    }

    function _requireOtherKey(InstrumentId pool) private view {
        require(!_prepared[pool][msg.sender], PoolBook_PreparedBySameKey(pool, msg.sender));
    }

    function _isLoan(InstrumentId instrument) private view returns (bool) {
        IInstrumentRegistry.Instrument memory i = _INSTRUMENTS.instrumentOf(instrument);
        if (PartyId.unwrap(i.issuer) == 0) return false;
        return
            i.kind == IInstrumentRegistry.InstrumentKind.LOAN || i.kind == IInstrumentRegistry.InstrumentKind.FACILITY;
    }
}
