// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMoneyPolicy} from "../policy/IMoneyPolicy.sol";
import {OTHER_MONEY, PartyId} from "../types/Ids.sol";
import {Amount, MOST_AT_ONCE, ZERO, min} from "../types/Amount.sol";
import {today} from "../types/Day.sol";
import {Answer, Draw, Explanation, Payment, Statement} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";
import {MOST_COLOURS} from "./ILots.sol";
import {IStatements} from "./IStatements.sol";
import {LedgerBase} from "./LedgerBase.sol";
import {Receiving} from "./Receiving.sol";
import {Paying} from "./Paying.sol";

/// Module of the ledger: what banks state, and what follows (L3). The meaning of every function stands in {IStatements}.
contract Statements is Receiving, Paying, IStatements {
    constructor(Surroundings memory s) LedgerBase(s) {}

    /// @inheritdoc IStatements
    function state(Statement[] calldata statements) external returns (Answer[] memory answers) {
        PartyId caller = _custodian();
        answers = new Answer[](statements.length);
        for (uint256 i; i < statements.length; ++i) {
            _kept(statements[i].account, caller);
            answers[i] = _state(statements[i]);
        }
    }

    /* ----- stating ----- */

    function _state(Statement calldata s) private returns (Answer memory) {
        // Check:
        Book storage b = _books[s.account];
        Draw[] memory held = _heldOn(s.account, s.day);
        Amount expected = _sumOf(held);
        Reason reason = _statementObjection(s, b, expected);
        if (reason != Reason.NONE) {
            Amount limit = reason == Reason.COLOURS_EXCEEDED ? Amount.wrap(uint128(MOST_COLOURS)) : expected;
            return _refuse(s.id, s.account, Objection(reason, OTHER_MONEY, s.closing, limit));
        }
        // Effect:
        b.closedThrough = s.day;
        b.newest = s.day;
        b.broken = s.closing < expected;
        emit BalanceStated(s.id, s.account, s.day, s.closing, expected, s.statementRoot, msg.sender, _seq());
        if (s.closing > expected) _find(s.id, s.account, s.closing - expected, s.day);
        else _keep(s.id, EntryState.STATEMENT);
        if (s.closing < expected) _leak(s, held, expected - s.closing);
        return _recorded(Reason.NONE);
    }

    function _statementObjection(Statement calldata s, Book storage b, Amount expected) private view returns (Reason) {
        if (_entries[s.id].state != EntryState.NONE) return Reason.ALREADY_RECORDED;
        if (s.day.isUnknown()) return Reason.VALUE_DATE_MISSING;
        if (s.day.isAfter(today())) return Reason.VALUE_DATE_IN_FUTURE;
        bool next = s.day.isAfter(b.closedThrough) && !b.newest.isAfter(s.day);
        if (!next) return Reason.STATEMENT_OUT_OF_ORDER;
        if (!(s.closing > expected)) return Reason.NONE;
        if (s.closing - expected > MOST_AT_ONCE) return Reason.AMOUNT_TOO_LARGE;
        bool room = _hasRoom(s.account, _only(OTHER_MONEY, s.closing), false);
        return room ? Reason.NONE : Reason.COLOURS_EXCEEDED;
    }

    /// Other money goes first: who spends without saying so spends his own. Then the oldest green lots. What came from
    /// other accounts later was not there to be spent.
    function _leak(Statement calldata s, Draw[] memory held, Amount missing) private {
        _leakedFrom[s.id] = s.account;
        Amount other = min(missing, _amountOf(OTHER_MONEY, held));
        if (other > ZERO) {
            emit ShortfallFound(s.id, s.account, other, _seq());
            _breach(s, Draw(OTHER_MONEY, other));
        }
        if (other == missing) return;
        for (uint256 i; i < held.length; ++i) {
            if (held[i].colour == OTHER_MONEY) held[i].amount = ZERO;
        }
        Draw[] memory green = _oldest(s.account, held, missing - other);
        for (uint256 i; i < green.length; ++i) {
            emit GreenLeak(s.id, s.account, green[i].colour, green[i].amount, s.day, _seq());
            _breach(s, green[i]);
        }
    }

    function _breach(Statement calldata s, Draw memory d) private {
        Counters storage c = _counters[d.colour];
        c.live = c.live - d.amount;
        c.breached = c.breached + d.amount;
        _leaks[s.id][d.colour] = d.amount;
        _spend(s.id, s.account, d);
    }

    /* ----- explaining ----- */

    /// @inheritdoc IStatements
    function explain(Explanation calldata e) external {
        // Check:
        IMoneyPolicy.Standing memory s = _enter(e.account, _custodian());
        EntryState known = _entries[e.id].state;
        require(known == EntryState.NONE, LotLedger_WrongState(e.id, known));
        require(_leakedFrom[e.statement] == e.account, LotLedger_EntryDiffers(e.statement));
        require(e.restored.length != 0, LotLedger_NothingLeaked(e.statement, OTHER_MONEY, ZERO, ZERO));
        // Effect:
        _keep(e.id, EntryState.EXPLANATION);
        Amount restored = ZERO;
        for (uint256 i; i < e.restored.length; ++i) {
            _restore(e, e.restored[i]);
            restored = restored + e.restored[i].amount;
        }
        Amount paid = ZERO;
        for (uint256 i; i < e.payments.length; ++i) {
            _settle(e.payments[i], s);
            paid = paid + e.payments[i].amount;
        }
        require(!(paid > restored), LotLedger_PaymentsExceedRestored(e.id, paid, restored));
    }

    function _restore(Explanation calldata e, Draw calldata d) private {
        Amount leaked = _leaks[e.statement][d.colour];
        bool covered = d.amount > ZERO && !(d.amount > leaked);
        require(covered, LotLedger_NothingLeaked(e.statement, d.colour, d.amount, leaked));
        _leaks[e.statement][d.colour] = leaked - d.amount;
        Counters storage c = _counters[d.colour];
        c.breached = c.breached - d.amount;
        c.live = c.live + d.amount;
        emit LeakRestored({
            explanation: e.id,
            statement: e.statement,
            account: e.account,
            colour: d.colour,
            amount: d.amount,
            dataRoot: e.dataRoot,
            actor: msg.sender,
            seq: _seq()
        });
        _create(e.id, e.account, d.colour, d.amount);
    }

    /// A payment that has happened on a day that is closed: its money is there again, so the balance stays as stated.
    function _settle(Payment calldata p, IMoneyPolicy.Standing memory s) private {
        EntryState known = _entries[p.id].state;
        require(known == EntryState.NONE, LotLedger_WrongState(p.id, known));
        (Objection memory o, Reason flag) = _assessMoney(p, s);
        if (o.reason == Reason.NONE) o = _useEvidence(p);
        require(o.reason == Reason.NONE, LotLedger_PaymentRefused(p.id, o.reason, o.limit));
        _book(p, s, flag);
    }
}
