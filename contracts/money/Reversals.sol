// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Colour, NO_ACCOUNT, NO_ASSET, OTHER_MONEY, PartyId} from "../types/Ids.sol";
import {Amount, ZERO} from "../types/Amount.sol";
import {today} from "../types/Day.sol";
import {Answer, Draw, Reversal, Use} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";
import {Entries} from "./Entries.sol";
import {MOST_COLOURS} from "./ILots.sol";
import {IReversals} from "./IReversals.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// Module of the ledger: counter-entries. The meaning of every function stands in {IReversals}.
contract Reversals is Entries, IReversals {
    constructor(Surroundings memory s) LedgerBase(s) {}

    /// @inheritdoc IReversals
    function reverse(Reversal[] calldata reversals) external returns (Answer[] memory answers) {
        PartyId caller = _custodian();
        answers = new Answer[](reversals.length);
        for (uint256 i; i < reversals.length; ++i) {
            _kept(reversals[i].entry.account, caller);
            answers[i] = _reverse(reversals[i]);
        }
    }

    function _reverse(Reversal calldata r) private returns (Answer memory) {
        // Check:
        EntryState state = _entries[r.target].state;
        bool incoming = state == EntryState.RECEIVED || state == EntryState.STATEMENT;
        (Draw[] memory parts, Objection memory o) = _reversible(r, incoming);
        if (o.reason != Reason.NONE) return _refuse(r.id, r.entry.account, o);
        // Effect:
        _keep(r.id, EntryState.REVERSAL);
        Amount green = ZERO;
        for (uint256 i; i < parts.length; ++i) {
            Draw memory d = parts[i];
            _reversed[r.target][d.colour] = _reversed[r.target][d.colour] + d.amount;
            if (d.colour != OTHER_MONEY) green = green + d.amount;
            if (incoming) _takeOut(r, d);
            else _bringBack(r, d);
        }
        bool counted = !incoming && r.entry.use == Use.ALLOCATE && r.entry.project != NO_ASSET;
        if (counted && green > ZERO) _uncountAllocation(r.entry.project, r.entry.line, green);
        _date(r.entry.account, r.valueDate);
        return _recorded(Reason.NONE);
    }

    /// How the amount divides over what still stands of the entry.
    function _reversible(
        Reversal calldata r,
        bool incoming
    ) private view returns (Draw[] memory parts, Objection memory o) {
        o = Objection(_reversalObjection(r, incoming), OTHER_MONEY, r.amount, ZERO);
        if (o.reason != Reason.NONE) return (parts, o);
        Draw[] memory standing = new Draw[](r.entry.draws.length);
        for (uint256 i; i < standing.length; ++i) {
            Draw calldata d = r.entry.draws[i];
            standing[i] = Draw(d.colour, d.amount - _reversed[r.target][d.colour]);
            o.limit = o.limit + standing[i].amount;
        }
        if (r.amount > o.limit) {
            o.reason = Reason.REVERSAL_EXCEEDED;
            return (parts, o);
        }
        parts = _split(standing, r.amount);
        if (!incoming) {
            if (_hasRoom(r.entry.account, parts, true)) return (parts, o);
            (o.reason, o.limit) = (Reason.COLOURS_EXCEEDED, Amount.wrap(uint128(MOST_COLOURS)));
            return (parts, o);
        }
        Colour colour = parts[0].colour;
        o.limit = _holdings[r.entry.account][colour].balance;
        if (r.amount > o.limit) (o.reason, o.colour) = (Reason.FUNDS_INSUFFICIENT, colour);
    }

    function _reversalObjection(Reversal calldata r, bool incoming) private view returns (Reason) {
        if (_entries[r.id].state != EntryState.NONE) return Reason.ALREADY_RECORDED;
        if (r.amount == ZERO) return Reason.AMOUNT_ZERO;
        if (r.valueDate.isAfter(today())) return Reason.VALUE_DATE_IN_FUTURE;
        Reason reason = _dayObjection(r.entry.account, r.valueDate, false);
        if (reason != Reason.NONE) return reason;
        EntryRecord memory e = _entries[r.target];
        if (e.state == EntryState.NONE) return Reason.ENTRY_UNKNOWN;
        bool paid = e.state == EntryState.PAID || e.state == EntryState.DISPUTED || e.state == EntryState.CONFIRMED;
        if (!paid && !incoming) return Reason.ENTRY_NOT_REVERSIBLE;
        if (e.digest != _digest(r.entry)) return Reason.ENTRY_UNKNOWN;
        if (incoming) return r.correction ? Reason.NONE : Reason.ENTRY_NOT_REVERSIBLE;
        // What went on to another account is another bank's to send back.
        return r.entry.payeeAccount == NO_ACCOUNT ? Reason.NONE : Reason.ENTRY_NOT_REVERSIBLE;
    }

    /// A receipt that was none: its money leaves again, and was never minted.
    function _takeOut(Reversal calldata r, Draw memory d) private {
        Counters storage c = _counters[d.colour];
        c.minted = c.minted - d.amount;
        c.live = c.live - d.amount;
        _reversedEvent(r, d, false);
        _spend(r.id, r.entry.account, d);
    }

    /// A payment that came back, or was none.
    function _bringBack(Reversal calldata r, Draw memory d) private {
        Counters storage c = _counters[d.colour];
        if (r.entry.use == Use.RETURN) c.returned = c.returned - d.amount;
        else if (r.entry.use == Use.FEE) c.fees = c.fees - d.amount;
        else if (d.colour != OTHER_MONEY && r.entry.project == NO_ASSET) c.breached = c.breached - d.amount;
        else c.allocated = c.allocated - d.amount;
        Colour colour = _comeBack(d.colour, d.amount, r.valueDate);
        _reversedEvent(r, d, colour != d.colour);
        _create(r.id, r.entry.account, colour, d.amount);
    }

    function _reversedEvent(Reversal calldata r, Draw memory d, bool returned) private {
        emit EntryReversed({
            reversal: r.id,
            target: r.target,
            account: r.entry.account,
            colour: d.colour,
            amount: d.amount,
            correction: r.correction,
            returned: returned,
            valueDate: r.valueDate,
            dataRoot: r.dataRoot,
            actor: msg.sender,
            seq: _seq()
        });
    }
}
