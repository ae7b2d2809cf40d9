// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {IReversals} from "../../../money/IReversals.sol";
import {PaymentId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Draw, Entry, Reversal} from "../../../types/Money.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {only} from "../../utils/Lists.sol";
import {Store} from "../stores/Store.sol";
import {EntryHandler} from "./EntryHandler.sol";
import {Handler} from "./Handler.sol";

/// Both banks undo entries: payees send money back, and reports were wrong.
contract ReversalHandler is EntryHandler {
    uint256 private constant LOOKS = 8;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    function refunds(uint256 seed) external acts {
        _reverse(_once(10, seed, "any state") ? type(uint256).max : _outgoing(), _once(3, seed, "correction"), seed);
    }

    /// Receipts, and money that a statement found.
    function takesReceiptsBack(uint256 seed) external acts {
        uint256 incoming = _bit(IEntries.EntryState.RECEIVED) | _bit(IEntries.EntryState.STATEMENT);
        _reverse(incoming, !_once(6, seed, "as a refund"), seed);
    }

    /// Money of a tranche whose time to be used again is over, if a few looks find any.
    function refundsTooLate(uint256 seed) external acts {
        for (uint256 i; i < LOOKS; ++i) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            (PaymentId id, bool found) = _anyEntry(_outgoing(), own);
            if (!found) return;
            Draw[] memory drawn = store.entryOf(id).draws;
            if (drawn.length == 0 || instruments.termsOf(drawn[0].colour).availableUntil.isUnknown()) continue;
            return _reverseEntry(id, false, own);
        }
    }

    function _reverse(uint256 states, bool correction, uint256 seed) private {
        (PaymentId id, bool found) = _anyEntry(states, seed);
        if (found) _reverseEntry(id, correction, seed);
    }

    function _reverseEntry(PaymentId id, bool correction, uint256 seed) private {
        Entry memory told = store.entryOf(id);
        Amount stands = ZERO;
        for (uint256 i; i < told.draws.length; ++i) {
            stands = stands + told.draws[i].amount - ledger.reversedOf(id, told.draws[i].colour);
        }
        Amount amount = _once(3, seed, "all") ? stands : _partOf(stands, seed);
        if (_once(10, seed, "too much")) amount = stands + Defaults.ONE_MINOR_UNIT;
        if (_once(10, seed, "another line")) told.line = Defaults.UNKNOWN_LINE;
        PaymentId reversal = _once(15, seed, "old id") ? store.oldId(seed) : PaymentId.wrap(store.newId());
        Reversal memory r = Bookings.reversal(reversal, id, told, amount);
        r.correction = correction;
        r.valueDate = _day(told.account);
        address key = _custodianOf(told.account);
        bytes memory call = abi.encodeCall(IReversals.reverse, (only(r)));
        _attempt(_may(key, Roles.CUSTODIAN), key, address(ledger), call);
    }
}
