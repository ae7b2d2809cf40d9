// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {Roles} from "../../../access/Roles.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {LienId, PartyId} from "../../../types/Ids.sol";
import {Day, UNKNOWN_DAY, today} from "../../../types/Day.sol";
import {Actors} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {TradeStore} from "../stores/TradeStore.sol";
import {TradeHandler} from "./TradeHandler.sol";

/// Owners, creditors and a desk, who offer, accept and end liens, also when they may not.
contract LienHandler is TradeHandler {
    uint256 private constant MOST_LIENS = 60;
    address private immutable _DESK;

    constructor(
        System memory s,
        TradeStore store_,
        bytes32 loan,
        Member[] memory members,
        address desk
    ) TradeHandler(s, store_, loan, members) {
        _DESK = desk;
    }

    function offer(uint256 seed) external acts {
        if (store.liens().length >= MOST_LIENS) return;
        ILienBook.LienTerms memory t = _terms(seed);
        PartyId owner = owners.ownerOf(t.kind, t.object);
        PartyId party = _once(10, seed, "stranger") ? _anyMember(seed, "party") : owner;
        bool may = party == owner && t.creditor != owner && _isAhead(t.until) && _may(_makerOf[party], Roles.MAKER);
        _attempt(may, _makerOf[party], address(liens), abi.encodeCall(ILienBook.offer, (t)));
    }

    function accept(uint256 seed) external acts {
        LienId lien = _anyLien(seed);
        ILienBook.Lien memory record = store.lienOf(lien);
        address key = _keyFor(record.creditor, seed);
        bool may =
            _isCreditors(key, record) &&
                record.status == ILienBook.LienStatus.OFFERED &&
                owners.ownerOf(record.kind, record.object) == record.grantor &&
                _isAhead(record.until) &&
                _fits(_termsOf(lien, record));
        _attempt(may, key, address(liens), abi.encodeCall(ILienBook.accept, (lien)));
    }

    function decline(uint256 seed) external acts {
        if (!_once(4, seed, "decline")) return;
        LienId lien = _anyLien(seed);
        ILienBook.Lien memory record = store.lienOf(lien);
        address key = _keyFor(record.creditor, seed);
        bool may = _isCreditors(key, record) && record.status == ILienBook.LienStatus.OFFERED;
        _attempt(may, key, address(liens), abi.encodeCall(ILienBook.decline, (lien, Defaults.REASON_ROOT)));
    }

    function release(uint256 seed) external acts {
        LienId lien = _anyLien(seed);
        ILienBook.Lien memory record = store.lienOf(lien);
        address key = _keyFor(record.creditor, seed);
        bool active = record.status == ILienBook.LienStatus.ACTIVE && record.desk == address(0);
        bool may = _isCreditors(key, record) && active;
        _attempt(may, key, address(liens), abi.encodeCall(ILienBook.release, (lien, Defaults.REASON_ROOT)));
    }

    function withdraw(uint256 seed) external acts {
        if (!_once(4, seed, "withdraw")) return;
        LienId lien = _anyLien(seed);
        ILienBook.Lien memory record = store.lienOf(lien);
        PartyId party = _once(6, seed, "stranger") ? _anyMember(seed, "party") : record.grantor;
        bool offered = record.status == ILienBook.LienStatus.OFFERED;
        bool may = offered && party == record.grantor && _may(_makerOf[party], Roles.MAKER);
        bytes memory call = abi.encodeCall(ILienBook.withdraw, (lien, Defaults.REASON_ROOT));
        _attempt(may, _makerOf[party], address(liens), call);
    }

    /* ----- the desk ----- */

    function encumber(uint256 seed) external acts {
        if (store.liens().length >= MOST_LIENS) return;
        ILienBook.LienTerms memory t = _terms(seed);
        PartyId owner = owners.ownerOf(t.kind, t.object);
        PartyId party = _once(10, seed, "stranger") ? _anyMember(seed, "party") : owner;
        bool forDesks = t.class == ILienBook.LienClass.SALE || t.class == ILienBook.LienClass.SECURITISATION;
        bool may = forDesks && party == owner && _isAhead(t.until) && _fits(t) && _may(_makerOf[party], Roles.MAKER);
        address caller = _once(10, seed, "no desk") ? Actors.STRANGER : _DESK;
        bytes memory call = abi.encodeCall(ILienBook.encumber, (t, _makerOf[party]));
        _attempt(may && caller == _DESK, caller, address(liens), call);
    }

    function lift(uint256 seed) external acts {
        LienId lien = _anyLien(seed);
        ILienBook.Lien memory record = store.lienOf(lien);
        bool may = record.status == ILienBook.LienStatus.ACTIVE && record.desk == _DESK;
        _attempt(may, _DESK, address(liens), abi.encodeCall(ILienBook.lift, (lien)));
    }

    /* ----- surroundings ----- */

    function suspendOrReinstate(uint256 seed) external acts {
        PartyId party = _anyMember(seed, "suspended");
        bool active = _may(_checkerOf[party], Roles.CHECKER);
        if (active && !_once(4, seed, "suspend")) return;
        bytes memory call =
            active
                ? abi.encodeCall(IPartyRegistry.suspend, (party, Defaults.REASON_ROOT))
                : abi.encodeCall(IPartyRegistry.reinstate, (party, Defaults.REASON_ROOT));
        _attempt(true, Actors.OPERATOR, address(parties), call);
    }

    function passTime(uint256 seed) external {
        store.passTime(_random(seed, "span") % 2 days);
    }

    /* ----- internal ----- */

    function _terms(uint256 seed) private returns (ILienBook.LienTerms memory t) {
        (t.kind, t.object) = _anyObject(seed);
        t.id = LienId.wrap(store.newId());
        t.creditor = _anyMember(seed, "creditor");
        t.class = ILienBook.LienClass(_random(seed, "class") % 6);
        t.shareBps = _once(3, seed, "whole") ? 10_000 : uint16(1 + (_random(seed, "share") % 4_000));
        t.rank = uint16(1 + (_random(seed, "rank") % 4));
        t.until = UNKNOWN_DAY;
        if (_once(2, seed, "ends")) {
            t.until = Day.wrap(Day.unwrap(today()) + uint32(_random(seed, "until") % 4) - 1);
        }
        t.dataRoot = Defaults.DATA_ROOT;
    }

    function _termsOf(LienId lien, ILienBook.Lien memory record) private pure returns (ILienBook.LienTerms memory) {
        return
            ILienBook.LienTerms({
                id: lien,
                kind: record.kind,
                object: record.object,
                creditor: record.creditor,
                class: record.class,
                shareBps: record.shareBps,
                rank: record.rank,
                until: record.until,
                dataRoot: Defaults.DATA_ROOT
            });
    }

    /// The creditor's checker, and sometimes another party's.
    function _keyFor(PartyId creditor, uint256 seed) private view returns (address) {
        return _checkerOf[_once(8, seed, "stranger") ? _anyMember(seed, "party") : creditor];
    }

    function _isCreditors(address key, ILienBook.Lien memory record) private view returns (bool) {
        return key == _checkerOf[record.creditor] && key != address(0) && _may(key, Roles.CHECKER);
    }
}
