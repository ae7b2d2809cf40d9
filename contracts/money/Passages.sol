// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMoneyPolicy} from "../policy/IMoneyPolicy.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {AccountId, Colour, OTHER_MONEY} from "../types/Ids.sol";
import {Amount, ZERO} from "../types/Amount.sol";
import {Answer, Conversion, Draw, Lending} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";
import {Entries} from "./Entries.sol";
import {IPassages} from "./IPassages.sol";
import {MOST_COLOURS} from "./ILots.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// Module of the ledger: money that goes on as another colour. The meaning of every function stands in {IPassages}.
contract Passages is Entries, IPassages {
    constructor(Surroundings memory s) LedgerBase(s) {}

    /// @inheritdoc IPassages
    function lend(AccountId account, Lending[] calldata lendings) external returns (Answer[] memory answers) {
        IMoneyPolicy.Standing memory s = _enter(account, _custodian());
        answers = new Answer[](lendings.length);
        for (uint256 i; i < lendings.length; ++i) answers[i] = _lend(lendings[i], s);
    }

    /// @inheritdoc IPassages
    function convert(AccountId account, Conversion[] calldata conversions) external returns (Answer[] memory answers) {
        IMoneyPolicy.Standing memory s = _enter(account, _custodian());
        answers = new Answer[](conversions.length);
        for (uint256 i; i < conversions.length; ++i) answers[i] = _convert(conversions[i], s);
    }

    function _lend(Lending calldata lending, IMoneyPolicy.Standing memory s) private returns (Answer memory) {
        // Check:
        IInstrumentRegistry.Terms memory terms = _INSTRUMENTS.termsOf(lending.into);
        IMoneyPolicy.Opinion memory opinion = _POLICY.checkLending(
            lending,
            s.holder,
            terms,
            _undrawn(terms, lending.into)
        );
        Objection memory o = Objection(opinion.reason, lending.into, lending.amount, opinion.limit);
        if (lending.to == s.account) (o.reason, o.limit) = (Reason.ACCOUNT_SAME, ZERO);
        Reason known = _entries[lending.id].state == EntryState.NONE ? Reason.NONE : Reason.ALREADY_RECORDED;
        if (known == Reason.NONE) known = _dayObjection(s.account, lending.valueDate, true);
        if (known != Reason.NONE) (o.reason, o.limit) = (known, ZERO);
        if (o.reason == Reason.NONE) o = _passage(s, terms.parent, lending.amount, lending.to, lending.into);
        if (o.reason != Reason.NONE) return _refuse(lending.id, s.account, o);
        // Effect:
        _keep(lending.id, EntryState.LENDING);
        _countPassed(terms.parent, lending.amount, lending.into, lending.amount);
        emit MoneyLent({
            lending: lending.id,
            account: s.account,
            to: lending.to,
            colour: terms.parent,
            into: lending.into,
            amount: lending.amount,
            valueDate: lending.valueDate,
            dataRoot: lending.dataRoot,
            actor: msg.sender,
            seq: _seq()
        });
        Arrival memory to = Arrival(lending.to, lending.into, ZERO, ZERO, lending.valueDate);
        _take(lending.id, s.account, Draw(terms.parent, lending.amount), to);
        _date(s.account, lending.valueDate);
        return _recorded(Reason.NONE);
    }

    function _convert(Conversion calldata c, IMoneyPolicy.Standing memory s) private returns (Answer memory) {
        // Check:
        IInstrumentRegistry.Terms memory terms;
        if (c.into != OTHER_MONEY) terms = _INSTRUMENTS.termsOf(c.into);
        IMoneyPolicy.Opinion memory opinion = _POLICY.checkConversion(c, s.holder, terms, _undrawn(terms, c.into));
        Objection memory o = Objection(opinion.reason, c.into, c.bought, opinion.limit);
        Reason known = _entries[c.id].state == EntryState.NONE ? Reason.NONE : Reason.ALREADY_RECORDED;
        if (known == Reason.NONE) known = _dayObjection(s.account, c.valueDate, true);
        if (known != Reason.NONE) (o.reason, o.limit) = (known, ZERO);
        if (o.reason == Reason.NONE) o = _passage(s, c.colour, c.sold, c.to, c.into);
        if (o.reason != Reason.NONE) return _refuse(c.id, s.account, o);
        // Effect:
        _keep(c.id, EntryState.CONVERSION);
        _countPassed(c.colour, c.sold, c.into, c.bought);
        emit MoneyConverted(c.id, s.account, c, msg.sender, _seq());
        _take(c.id, s.account, Draw(c.colour, c.sold), Arrival(c.to, c.into, c.sold, c.bought, c.valueDate));
        _date(s.account, c.valueDate);
        return _recorded(Reason.NONE);
    }

    /// Whether the account's rule lets this colour be drawn, and the other account has room for the new one.
    function _passage(
        IMoneyPolicy.Standing memory s,
        Colour colour,
        Amount amount,
        AccountId to,
        Colour into
    ) private view returns (Objection memory o) {
        (, o) = _draws(s.account, s.holder.rule, amount, _only(colour, amount));
        if (o.reason != Reason.NONE || _hasRoom(to, _only(into, amount), false)) return o;
        return Objection(Reason.COLOURS_EXCEEDED, into, amount, Amount.wrap(uint128(MOST_COLOURS)));
    }

    /// L1 of both colours: money leaves one as lent and enters the other as minted.
    function _countPassed(Colour colour, Amount amount, Colour into, Amount arrived) private {
        Counters storage c = _counters[colour];
        c.live = c.live - amount;
        c.lent = c.lent + amount;
        _countMinted(into, arrived);
    }
}
