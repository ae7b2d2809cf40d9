// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {IRequests} from "../../../money/IRequests.sol";
import {AccountId, PartyId, PaymentId} from "../../../types/Ids.sol";
import {Entry, Payment} from "../../../types/Money.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {bound} from "../../utils/Bounds.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {only} from "../../utils/Lists.sol";
import {EntryStore} from "../stores/EntryStore.sol";
import {Store} from "../stores/Store.sol";
import {EntryHandler} from "./EntryHandler.sol";
import {Handler} from "./Handler.sol";

/// Payments in two steps: the issuer asks, its bank pays or refuses, the other side confirms or disputes.
contract RequestHandler is EntryHandler {
    uint256 private constant LONGEST_REQUEST = 4 days;
    uint256 private constant MOST_REQUESTS = 2;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    function requests(uint256 seed) external acts {
        AccountId account = _once(10, seed, "any") ? _anyAccount(seed) : _issuers(seed);
        Payment[] memory list = new Payment[](1 + (_random(seed, "requests") % MOST_REQUESTS));
        for (uint256 i; i < list.length; ++i) list[i] = _payment(account, uint256(keccak256(abi.encode(seed, i))));
        uint64 deadline = uint64(block.timestamp + bound(_random(seed, "deadline"), 0, LONGEST_REQUEST));
        bool owns = accounts.accountOf(account).owner == Parties.ISSUER;
        bool may = _may(Actors.ISSUER_MAKER, Roles.MAKER) && owns && deadline > block.timestamp;
        bytes memory call = abi.encodeCall(IRequests.request, (account, list, deadline));
        _attempt(may, Actors.ISSUER_MAKER, address(ledger), call);
    }

    /// Mostly as it was requested, now and then more, or out of another account.
    function releases(uint256 seed) external acts {
        (PaymentId id, bool found) = _anyEntry(_bit(IEntries.EntryState.REQUESTED), seed);
        if (!found) return;
        Payment memory p = store.requestOf(id);
        AccountId account = store.factsOf(id).account;
        if (_once(12, seed, "other account")) account = _issuers(seed);
        if (_once(12, seed, "more")) p.amount = p.amount + Defaults.ONE_MINOR_UNIT;
        p.valueDate = _day(account);
        Payment[] memory list = only(p);
        _sendAs(account, list, abi.encodeCall(IRequests.release, (account, list)));
    }

    function cancels(uint256 seed) external acts {
        uint256 states = _bit(IEntries.EntryState.REQUESTED);
        if (_once(6, seed, "any state")) states = type(uint256).max;
        (PaymentId id, bool found) = _anyEntry(states, seed);
        if (!found) return;
        EntryStore.EntryFacts memory f = store.factsOf(id);
        AccountId account = _once(8, seed, "other account") ? _issuers(seed) : f.account;
        bool requested = f.state == IEntries.EntryState.REQUESTED && f.account == account;
        address[3] memory keys = [Actors.ISSUER_MAKER, Actors.ISSUER_CHECKER, Actors.BANK_CUSTODIAN];
        uint256 who = _random(seed, "key") % keys.length;
        bool entitled =
            who == 2
                ? accounts.accountOf(account).custodian == Parties.BANK
                : accounts.accountOf(account).owner == Parties.ISSUER;
        bool may = requested && entitled && _may(keys[who], Roles.MAKER | Roles.CHECKER | Roles.CUSTODIAN);
        bytes memory call = abi.encodeCall(IRequests.cancel, (account, only(id)));
        _attempt(may, keys[who], address(ledger), call);
    }

    function confirms(uint256 seed) external acts {
        (PaymentId id, bool found) = _anyEntry(_answerable(seed), seed);
        if (!found) return;
        IEntries.EntryState state = store.factsOf(id).state;
        bool open = state == IEntries.EntryState.PAID || state == IEntries.EntryState.DISPUTED;
        Entry memory told = _told(id, seed);
        (address key, bool entitled) = _receiver(id, seed);
        bool may = open && entitled && _isTrue(id, told);
        _attempt(may, key, address(ledger), abi.encodeCall(IRequests.confirm, (id, told)));
    }

    function disputes(uint256 seed) external acts {
        (PaymentId id, bool found) = _anyEntry(_answerable(seed), seed);
        if (!found) return;
        Entry memory told = _told(id, seed);
        (address key, bool entitled) = _receiver(id, seed);
        bool may = store.factsOf(id).state == IEntries.EntryState.PAID && entitled && _isTrue(id, told);
        bytes memory call = abi.encodeCall(IRequests.dispute, (id, told, Defaults.REASON_ROOT));
        _attempt(may, key, address(ledger), call);
    }

    /* ----- internal ----- */

    function _answerable(uint256 seed) private pure returns (uint256) {
        return _once(8, seed, "any state") ? type(uint256).max : _outgoing();
    }

    /// Whose word is tried: mostly the bank's that is named.
    function _receiver(PaymentId id, uint256 seed) private view returns (address key, bool entitled) {
        EntryStore.EntryFacts memory f = store.factsOf(id);
        if (_once(4, seed, "payee")) {
            bool affiliates = f.payee == Parties.AFFILIATE;
            key = affiliates ? Actors.AFFILIATE_CHECKER : Actors.ISSUER_CHECKER;
            PartyId by = affiliates ? Parties.AFFILIATE : Parties.ISSUER;
            return (key, f.payee == by && _may(key, Roles.CHECKER));
        }
        key = _once(8, seed, "payer's bank") ? Actors.BANK_CUSTODIAN : Actors.SECOND_BANK_CUSTODIAN;
        PartyId bank = key == Actors.BANK_CUSTODIAN ? Parties.BANK : Parties.SECOND_BANK;
        return (key, f.payeeBank == bank && _may(key, Roles.CUSTODIAN));
    }

    function _told(PaymentId id, uint256 seed) private view returns (Entry memory told) {
        told = store.entryOf(id);
        if (_once(10, seed, "another line")) told.line = Defaults.UNKNOWN_LINE;
    }

    function _isTrue(PaymentId id, Entry memory told) private view returns (bool) {
        return told.line == store.entryOf(id).line;
    }

    function _issuers(uint256 seed) private pure returns (AccountId) {
        AccountId[4] memory list = [Defaults.PROCEEDS, Defaults.OPERATING, Defaults.OLDEST_FIRST, Defaults.BY_SHARES];
        return list[_random(seed, "issuer's account") % list.length];
    }
}
