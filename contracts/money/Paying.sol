// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMoneyPolicy} from "../policy/IMoneyPolicy.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {IEvidenceBook} from "../trade/IEvidenceBook.sol";
import {AccountId, AssetId, NO_ACCOUNT, NO_ASSET, OTHER_MONEY, PaymentId} from "../types/Ids.sol";
import {Amount, ZERO} from "../types/Amount.sol";
import {Answer, Draw, Entry, Payment, Use} from "../types/Money.sol";
import {Reason, Verdict} from "../types/Reason.sol";
import {Entries} from "./Entries.sol";
import {MOST_COLOURS} from "./ILots.sol";

/// One payment: what stands against it, and what it does.
abstract contract Paying is Entries {
    /// @param known what stands against the payment already
    function _pay(Payment calldata p, IMoneyPolicy.Standing memory s, Reason known) internal returns (Answer memory) {
        (Objection memory o, Reason flag) = _assess(p, s, known);
        if (o.reason == Reason.NONE) o = _useEvidence(p);
        if (o.reason != Reason.NONE) return _refuse(p.id, s.account, o);
        _book(p, s, flag);
        return _recorded(flag);
    }

    function _useEvidence(Payment calldata p) internal returns (Objection memory o) {
        if (p.documents.length == 0) return o;
        bytes32 by = PaymentId.unwrap(p.id);
        (o.reason, ) = _EVIDENCE.use(p.documents, IEvidenceBook.Purpose.ALLOCATE, p.project, by);
        o.amount = p.amount;
    }

    /// Everything that may stand against a payment, but its documents.
    function _assess(
        Payment calldata p,
        IMoneyPolicy.Standing memory s,
        Reason known
    ) internal view returns (Objection memory o, Reason flag) {
        if (known == Reason.NONE) known = _dayObjection(s.account, p.valueDate, true);
        if (known != Reason.NONE) return (Objection(known, OTHER_MONEY, p.amount, ZERO), Reason.NONE);
        return _assessMoney(p, s);
    }

    function _assessMoney(
        Payment calldata p,
        IMoneyPolicy.Standing memory s
    ) internal view returns (Objection memory o, Reason flag) {
        Draw[] memory draws;
        (draws, o) = _draws(s.account, s.holder.rule, p.amount, p.draws);
        if (o.reason != Reason.NONE) return (o, Reason.NONE);
        if (p.payeeAccount != NO_ACCOUNT && !_hasRoomFor(p, draws)) {
            o = Objection(Reason.COLOURS_EXCEEDED, OTHER_MONEY, p.amount, Amount.wrap(uint128(MOST_COLOURS)));
            return (o, Reason.NONE);
        }
        if (p.use == Use.RETURN && p.payeeAccount != NO_ACCOUNT) o = _repaymentObjection(draws);
        if (o.reason != Reason.NONE) return (o, Reason.NONE);
        _learn(s, draws, p.project);
        (s.project, s.line) = _budgetOf(p.project, p.line);
        IMoneyPolicy.Opinion memory opinion = _POLICY.checkPayment(p, s);
        if (opinion.verdict != Verdict.REFUSE) return (o, opinion.reason);
        o = Objection(opinion.reason, opinion.colour, p.amount, opinion.limit);
    }

    /// On-lent money that returns arrives in other colours, of which there are not more.
    function _hasRoomFor(Payment calldata p, Draw[] memory draws) private view returns (bool) {
        if (p.use == Use.TRANSFER) return _hasRoom(p.payeeAccount, draws, false);
        return _colours[p.payeeAccount].length + draws.length < MOST_COLOURS;
    }

    /// A loan that was repaid in other money leaves the money of its tranche where it is: it is owed once.
    function _repaymentObjection(Draw[] memory draws) private view returns (Objection memory o) {
        for (uint256 i; i < draws.length; ++i) {
            Counters storage c = _counters[draws[i].colour];
            Amount out = c.minted - c.repaid;
            if (!(draws[i].amount > out)) continue;
            return Objection(Reason.REPAYMENT_EXCEEDED, draws[i].colour, draws[i].amount, out);
        }
    }

    /// Loads what is behind a payment, unless it is loaded: payments of one call mostly draw the same colours, for the same
    /// project or none.
    function _learn(IMoneyPolicy.Standing memory s, Draw[] memory draws, AssetId project) internal view {
        bool same = s.draws.length == draws.length;
        for (uint256 i; same && i < draws.length; ++i) same = s.draws[i].colour == draws[i].colour;
        s.draws = draws;
        if (!same) _learnTerms(s, draws);
        if (same && s.background.project == project) return;
        s.background = _POLICY.backgroundOf(s.holder.owner, project, draws, s.terms);
    }

    function _learnTerms(IMoneyPolicy.Standing memory s, Draw[] memory draws) private view {
        s.terms = new IInstrumentRegistry.Terms[](draws.length);
        for (uint256 i; i < draws.length; ++i) {
            if (draws[i].colour != OTHER_MONEY) s.terms[i] = _INSTRUMENTS.termsOf(draws[i].colour);
        }
    }

    /// Records a payment that nothing stands against.
    function _book(Payment calldata p, IMoneyPolicy.Standing memory s, Reason flag) internal {
        Entry memory entry = Entry({
            account: s.account,
            use: p.use,
            payee: p.payee,
            payeeBank: p.payeeBank,
            payeeAccount: p.payeeAccount,
            project: p.project,
            line: p.line,
            draws: s.draws
        });
        _keep(p.id, EntryState.PAID, flag, entry);
        emit PaymentRecorded(p.id, s.account, p.payee, p.amount, _facts(p), flag, msg.sender, _seq());
        Amount green = ZERO;
        for (uint256 i; i < s.draws.length; ++i) {
            Draw memory d = s.draws[i];
            if (p.use == Use.ALLOCATE && d.colour != OTHER_MONEY && p.project != NO_ASSET) green = green + d.amount;
            _take(p.id, s.account, d, _arrival(p, s.account, d, s.terms[i]));
        }
        if (green > ZERO) _countAllocation(p.project, p.line, green);
        _date(s.account, p.valueDate);
    }

    function _facts(Payment calldata p) internal pure returns (Facts memory) {
        return
            Facts({
                use: p.use,
                entrusted: p.entrusted,
                payeeBank: p.payeeBank,
                payeeAccount: p.payeeAccount,
                project: p.project,
                line: p.line,
                valueDate: p.valueDate,
                dataRoot: p.dataRoot
            });
    }

    /// Counts where drawn money goes (L1), and says where its lots go on.
    function _arrival(
        Payment calldata p,
        AccountId account,
        Draw memory d,
        IInstrumentRegistry.Terms memory terms
    ) internal returns (Arrival memory to) {
        to = Arrival(p.payeeAccount, d.colour, ZERO, ZERO, p.valueDate);
        if (p.use == Use.TRANSFER) return to;
        Counters storage c = _counters[d.colour];
        c.live = c.live - d.amount;
        if (p.use == Use.ALLOCATE) {
            if (d.colour != OTHER_MONEY && p.project == NO_ASSET) {
                c.breached = c.breached + d.amount;
                emit GreenLeak(p.id, account, d.colour, d.amount, p.valueDate, _seq());
            } else {
                c.allocated = c.allocated + d.amount;
            }
        } else if (p.use == Use.FEE) {
            c.fees = c.fees + d.amount;
        } else {
            c.returned = c.returned + d.amount;
            if (p.payeeAccount == NO_ACCOUNT) return to;
            // On-lent money goes back into the tranche that it came from.
            c.repaid = c.repaid + d.amount;
            _counters[terms.parent].lent = _counters[terms.parent].lent - d.amount;
            to.colour = _comeBack(terms.parent, d.amount, p.valueDate);
        }
    }
}
