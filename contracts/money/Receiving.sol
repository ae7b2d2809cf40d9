// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMoneyPolicy} from "../policy/IMoneyPolicy.sol";
import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {AccountId, Colour, NO_PARTY, OTHER_MONEY, PaymentId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Day} from "../types/Day.sol";
import {Answer, Origin, Receipt} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";
import {Entries} from "./Entries.sol";
import {MOST_COLOURS} from "./ILots.sol";

/// One receipt: what stands against it, and what it does.
abstract contract Receiving is Entries {
    function _receive(Receipt calldata r, IAccountRegistry.Account memory holder) internal returns (Answer memory) {
        // Check:
        IInstrumentRegistry.Terms memory terms;
        if (r.colour != OTHER_MONEY) terms = _INSTRUMENTS.termsOf(r.colour);
        Objection memory o = _receiptObjection(r, holder, terms);
        if (o.reason != Reason.NONE) return _refuse(r.id, r.account, o);
        // Effect:
        Colour colour = r.colour;
        bool repaid = r.origin == Origin.REPAYMENT;
        if (repaid) {
            Counters storage child = _counters[r.colour];
            child.repaid = child.repaid + r.amount;
            _counters[terms.parent].lent = _counters[terms.parent].lent - r.amount;
            colour = _comeBack(terms.parent, r.amount, r.valueDate);
        } else {
            _countMinted(colour, r.amount);
        }
        emit ReceiptRecorded({
            receipt: r.id,
            account: r.account,
            payer: r.payer,
            colour: r.colour,
            amount: r.amount,
            origin: r.origin,
            valueDate: r.valueDate,
            dataRoot: r.dataRoot,
            actor: msg.sender,
            seq: _seq()
        });
        _bring(r.id, r.account, colour, r.amount, repaid ? EntryState.REPAID : EntryState.RECEIVED);
        _date(r.account, r.valueDate);
        return _recorded(Reason.NONE);
    }

    function _receiptObjection(
        Receipt calldata r,
        IAccountRegistry.Account memory holder,
        IInstrumentRegistry.Terms memory terms
    ) private view returns (Objection memory o) {
        o.colour = r.colour;
        o.amount = r.amount;
        if (_entries[r.id].state != EntryState.NONE) {
            o.reason = Reason.ALREADY_RECORDED;
            return o;
        }
        o.reason = _dayObjection(r.account, r.valueDate, false);
        if (o.reason != Reason.NONE) return o;
        bool repaid = r.origin == Origin.REPAYMENT;
        if (!_hasRoom(r.account, _only(repaid ? terms.parent : r.colour, r.amount), repaid)) {
            o.reason = Reason.COLOURS_EXCEEDED;
            o.limit = Amount.wrap(uint128(MOST_COLOURS));
            return o;
        }
        Counters storage c = _counters[r.colour];
        Amount room = repaid ? c.minted - c.repaid : _undrawn(terms, r.colour);
        IMoneyPolicy.Opinion memory opinion = _POLICY.checkReceipt(r, holder, terms, room);
        o.reason = opinion.reason;
        o.limit = opinion.limit;
    }

    /// Money that a statement found.
    function _find(PaymentId id, AccountId account, Amount amount, Day day) internal {
        _countMinted(OTHER_MONEY, amount);
        emit ReceiptRecorded({
            receipt: id,
            account: account,
            payer: NO_PARTY,
            colour: OTHER_MONEY,
            amount: amount,
            origin: Origin.UNEXPLAINED,
            valueDate: day,
            dataRoot: 0,
            actor: msg.sender,
            seq: _seq()
        });
        _bring(id, account, OTHER_MONEY, amount, EntryState.STATEMENT);
    }

    function _bring(PaymentId id, AccountId account, Colour colour, Amount amount, EntryState state) private {
        _keep(id, state, Reason.NONE, _incoming(account, colour, amount));
        _create(id, account, colour, amount);
    }
}
