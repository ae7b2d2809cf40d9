// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILienBook} from "../../../trade/ILienBook.sol";
import {AssetId, LienId, NO_LIEN, PartyId} from "../../../types/Ids.sol";
import {Day, today} from "../../../types/Day.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {Steps} from "../../utils/Steps.sol";
import {VM} from "../../utils/Vm.sol";
import {Breach} from "../stores/Breaches.sol";
import {TradeStore} from "../stores/TradeStore.sol";
import {Relay} from "./Relay.sol";

/// Who takes part in the trade, and what the store says must come of an act. Every action is bounded, never reverts,
/// and teaches the store what the contracts emitted.
abstract contract TradeHandler is Steps {
    /// A party with the keys that act for it.
    struct Member {
        PartyId party;
        address maker;
        address checker;
    }

    TradeStore internal store;
    bytes32 private immutable _LOAN;
    mapping(PartyId => address) internal _makerOf;
    mapping(PartyId => address) internal _checkerOf;
    PartyId[] internal _members;
    Relay private _relay = new Relay();

    constructor(System memory s, TradeStore store_, bytes32 loan, Member[] memory members) {
        _use(s);
        store = store_;
        _LOAN = loan;
        for (uint256 i; i < members.length; ++i) {
            _members.push(members[i].party);
            _makerOf[members[i].party] = members[i].maker;
            _checkerOf[members[i].party] = members[i].checker;
        }
    }

    modifier acts() {
        VM.warp(store.time());
        VM.recordLogs();
        _;
        store.learn(VM.getRecordedLogs());
    }

    /// Whether the key may act in the role now.
    function _may(address key, uint32 role) internal view returns (bool) {
        try parties.authorise(key, role) {
            return true;
        } catch {
            return false;
        }
    }

    /// Makes a call with a key. That it goes through although it must not, or the other way round, is a breach.
    function _attempt(bool may, address key, address target, bytes memory call) internal {
        bool went = _relay.forward{gas: Defaults.CALL_GAS}(key, target, call);
        store.note(went != may, Breach.PERMISSION);
    }

    function _anyMember(uint256 seed, string memory purpose) internal view returns (PartyId) {
        return _members[_random(seed, purpose) % _members.length];
    }

    /// One of few objects, so that creditors meet on them.
    function _anyObject(uint256 seed) internal view returns (ObjectKind kind, bytes32 object) {
        uint256 choice = _random(seed, "object") % 3;
        if (choice == 0) return (ObjectKind.LOAN, _LOAN);
        return (ObjectKind.ASSET, choice == 1 ? _project() : _secondProject());
    }

    function _project() internal pure returns (bytes32) {
        return AssetId.unwrap(Defaults.PROJECT);
    }

    function _secondProject() internal pure returns (bytes32) {
        return AssetId.unwrap(Defaults.SECOND_PROJECT);
    }

    function _anyLien(uint256 seed) internal view returns (LienId) {
        LienId[] memory known = store.liens();
        return known.length == 0 ? NO_LIEN : known[_random(seed, "lien") % known.length];
    }

    /// L8 in plain words: whether a lien fits beside those that are active, by the store alone.
    function _fits(ILienBook.LienTerms memory t) internal view returns (bool) {
        LienId[] memory known = store.liens();
        uint256 active;
        uint256 shares = t.shareBps;
        for (uint256 i; i < known.length; ++i) {
            ILienBook.Lien memory record = store.lienOf(known[i]);
            bool beside =
                record.status == ILienBook.LienStatus.ACTIVE && record.kind == t.kind && record.object == t.object;
            if (!beside) continue;
            ++active;
            if (_isExclusive(record.class) && _isExclusive(t.class)) return false;
            if (record.class != t.class) continue;
            if (record.rank == t.rank) return false;
            shares += record.shareBps;
        }
        return active < 32 && shares <= 10_000;
    }

    /// Re-lending pledge, sale and securitisation stand last.
    function _isExclusive(ILienBook.LienClass class) internal pure returns (bool) {
        return uint256(class) >= 3;
    }

    function _isAhead(Day until) internal view returns (bool) {
        return Day.unwrap(until) == 0 || Day.unwrap(until) >= Day.unwrap(today());
    }

    /// An independent random number for each purpose.
    function _random(uint256 seed, string memory purpose) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, purpose)));
    }

    /// True once in `n` times.
    function _once(uint256 n, uint256 seed, string memory purpose) internal pure returns (bool) {
        return _random(seed, purpose) % n == 0;
    }
}
