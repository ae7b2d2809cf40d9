// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {Colour, NO_ACCOUNT, OTHER_MONEY, TrancheId} from "../types/Ids.sol";
import {Amount, MOST_AT_ONCE, ZERO} from "../types/Amount.sol";
import {Day, today} from "../types/Day.sol";
import {Conversion, Lending, Origin, Payment, Receipt, Use} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";
import {IClaimRegistry} from "../registry/IClaimRegistry.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {AllocationPolicy} from "./AllocationPolicy.sol";
import {IMoneyPolicy} from "./IMoneyPolicy.sol";

/// The one implementation of {IMoneyPolicy}; the meaning of every function stands there.
contract MoneyPolicy is AllocationPolicy {
    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IPartyRegistry parties,
        IAssetRegistry assets,
        IInstrumentRegistry instruments,
        IAccountRegistry accounts,
        IClaimRegistry claims
    ) AllocationPolicy(parties, assets, instruments, accounts, claims) {}

    /* ----- money in ----- */

    /// @inheritdoc IMoneyPolicy
    function checkReceipt(
        Receipt calldata r,
        IAccountRegistry.Account calldata holder,
        IInstrumentRegistry.Terms calldata terms,
        Amount room
    ) external view returns (Opinion memory) {
        if (r.amount == ZERO) return _refuse(Reason.AMOUNT_ZERO, r.colour);
        if (r.valueDate.isAfter(today())) return _refuse(Reason.VALUE_DATE_IN_FUTURE, r.colour);
        if (r.origin == Origin.UNEXPLAINED) return _refuse(Reason.ORIGIN_NOT_APPLICABLE, r.colour);
        if (r.amount > MOST_AT_ONCE) return _refuse(Reason.AMOUNT_TOO_LARGE, r.colour);
        if (r.colour == OTHER_MONEY) {
            if (r.origin == Origin.REPAYMENT) return _refuse(Reason.TRANCHE_UNKNOWN, r.colour);
            return _accept();
        }
        if (TrancheId.unwrap(terms.tranche) == 0) return _refuse(Reason.TRANCHE_UNKNOWN, r.colour);
        if (terms.currency != holder.currency) return _refuse(Reason.CURRENCY_MISMATCH, r.colour);
        bool repaid = r.origin == Origin.REPAYMENT;
        // Money of a child tranche comes out of its parent, and goes back to it.
        if (repaid != (terms.parent != OTHER_MONEY)) return _refuse(Reason.TRANCHE_PARENT_MISMATCH, r.colour);
        if (repaid) {
            if (!_isOfOneCurrency(terms)) return _refuse(Reason.CURRENCY_MISMATCH, r.colour);
            if (holder.owner != terms.payingAgent) return _refuse(Reason.LENDER_NOT_ENTITLED, r.colour);
            return r.amount > room ? _exceeds(Reason.REPAYMENT_EXCEEDED, r.colour, room) : _accept();
        }
        if (!_reaches(holder, terms)) return _refuse(Reason.TRANCHE_NOT_OF_ACCOUNT, r.colour);
        return r.amount > room ? _exceeds(Reason.TRANCHE_EXCEEDED, r.colour, room) : _accept();
    }

    /* ----- money that goes on as another colour ----- */

    /// @inheritdoc IMoneyPolicy
    function checkLending(
        Lending calldata lending,
        IAccountRegistry.Account calldata holder,
        IInstrumentRegistry.Terms calldata terms,
        Amount room
    ) external view returns (Opinion memory) {
        if (TrancheId.unwrap(terms.tranche) == 0) return _refuse(Reason.TRANCHE_UNKNOWN, lending.into);
        if (terms.parent == OTHER_MONEY) return _refuse(Reason.TRANCHE_PARENT_MISMATCH, lending.into);
        bool lender = holder.owner == terms.payingAgent || holder.owner == terms.issuer;
        if (!lender) return _refuse(Reason.LENDER_NOT_ENTITLED, lending.into);
        IAccountRegistry.Account memory to = _ACCOUNTS.accountOf(lending.to);
        if (to.kind == IAccountRegistry.AccountKind.NONE) return _refuse(Reason.ACCOUNT_UNKNOWN, lending.into);
        bool borrows = _PARTIES.partyOf(to.owner).status == IPartyRegistry.PartyStatus.ACTIVE;
        if (!borrows) return _refuse(Reason.PAYEE_SUSPENDED, lending.into);
        bool one = to.currency == holder.currency && to.currency == terms.currency;
        if (!one) return _refuse(Reason.CURRENCY_MISMATCH, lending.into);
        if (!_reaches(to, terms)) return _refuse(Reason.TRANCHE_NOT_OF_ACCOUNT, lending.into);
        return _entrance(holder, lending.valueDate, lending.into, lending.amount, room);
    }

    /// @inheritdoc IMoneyPolicy
    function checkConversion(
        Conversion calldata c,
        IAccountRegistry.Account calldata holder,
        IInstrumentRegistry.Terms calldata terms,
        Amount room
    ) external view returns (Opinion memory) {
        IAccountRegistry.Account memory to = _ACCOUNTS.accountOf(c.to);
        if (to.kind == IAccountRegistry.AccountKind.NONE) return _refuse(Reason.ACCOUNT_UNKNOWN, c.into);
        if (to.owner != holder.owner) return _refuse(Reason.ACCOUNT_NOT_PAYEES, c.into);
        if (to.currency == holder.currency) return _refuse(Reason.CURRENCY_MISMATCH, c.into);
        if (!_explains(c)) return _refuse(Reason.RATE_MISMATCH, c.into);
        if (c.bought > MOST_AT_ONCE) return _refuse(Reason.AMOUNT_TOO_LARGE, c.into);
        if (c.into == OTHER_MONEY) {
            if (c.colour != OTHER_MONEY) return _refuse(Reason.TRANCHE_PARENT_MISMATCH, c.into);
            return _entrance(holder, c.valueDate, c.into, c.bought, c.bought);
        }
        if (TrancheId.unwrap(terms.tranche) == 0) return _refuse(Reason.TRANCHE_UNKNOWN, c.into);
        bool child = terms.parent == c.colour && c.colour != OTHER_MONEY;
        if (!child) return _refuse(Reason.TRANCHE_PARENT_MISMATCH, c.into);
        if (terms.currency != to.currency) return _refuse(Reason.CURRENCY_MISMATCH, c.into);
        return _entrance(holder, c.valueDate, c.into, c.bought, room);
    }

    /// What both ways have in common: who pays, when, and how much still fits into the tranche.
    function _entrance(
        IAccountRegistry.Account calldata holder,
        Day valueDate,
        Colour into,
        Amount amount,
        Amount room
    ) private view returns (Opinion memory) {
        bool active = _PARTIES.partyOf(holder.owner).status == IPartyRegistry.PartyStatus.ACTIVE;
        if (!active) return _refuse(Reason.PAYER_SUSPENDED, into);
        if (valueDate.isAfter(today())) return _refuse(Reason.VALUE_DATE_IN_FUTURE, into);
        if (valueDate.isUnknown() && into != OTHER_MONEY) return _refuse(Reason.VALUE_DATE_MISSING, into);
        return amount > room ? _exceeds(Reason.TRANCHE_EXCEEDED, into, room) : _accept();
    }

    /// Whether sold times rate is what was bought, to less than one minor unit.
    function _explains(Conversion calldata c) private pure returns (bool) {
        if (c.bought == ZERO || c.rate > type(uint120).max) return false;
        uint256 exact = uint256(Amount.unwrap(c.sold)) * c.rate;
        uint256 stated = uint256(Amount.unwrap(c.bought)) * 1e18;
        return (exact > stated ? exact - stated : stated - exact) < 1e18;
    }

    /* ----- money out ----- */

    /// @inheritdoc IMoneyPolicy
    function checkPayment(Payment calldata p, Standing calldata s) external view returns (Opinion memory o) {
        Background calldata b = s.background;
        if (!b.payerActive) return _refuse(Reason.PAYER_SUSPENDED, OTHER_MONEY);
        if (p.valueDate.isAfter(today())) return _refuse(Reason.VALUE_DATE_IN_FUTURE, OTHER_MONEY);
        IPartyRegistry.Party memory payee = _PARTIES.partyOf(p.payee);
        Reason reason = _payeeObjection(p, s, payee);
        if (reason == Reason.NONE) reason = _purposeObjection(p, b);
        if (reason != Reason.NONE) return _refuse(reason, OTHER_MONEY);
        bool inside = payee.group == b.payerGroup;
        for (uint256 i; i < s.draws.length; ++i) {
            Colour colour = s.draws[i].colour;
            reason =
                colour == OTHER_MONEY
                    ? (p.use == Use.RETURN ? Reason.NOTHING_TO_RETURN : Reason.NONE)
                    : _colourObjection(p, s.terms[i], inside || _isIssuers(p, b.ties[i], payee));
            if (reason != Reason.NONE) return _refuse(reason, colour);
        }
        return p.use == Use.ALLOCATE ? _allocation(p, s) : _placement(p, s);
    }

    function _payeeObjection(
        Payment calldata p,
        Standing calldata s,
        IPartyRegistry.Party memory payee
    ) private view returns (Reason) {
        if (payee.status == IPartyRegistry.PartyStatus.NONE) return Reason.PAYEE_UNKNOWN;
        if (payee.status == IPartyRegistry.PartyStatus.SUSPENDED) return Reason.PAYEE_SUSPENDED;
        if (p.payeeBank == s.holder.custodian) return Reason.PAYEE_BANK_SAME;
        if (p.use == Use.TRANSFER) return _accountObjection(p, s);
        if (p.use == Use.FEE && p.payee != s.holder.custodian) return Reason.PAYEE_NOT_ENTITLED;
        if (p.payeeAccount == NO_ACCOUNT) return Reason.NONE;
        return p.use == Use.RETURN ? _accountObjection(p, s) : Reason.ACCOUNT_NOT_APPLICABLE;
    }

    function _accountObjection(Payment calldata p, Standing calldata s) private view returns (Reason) {
        if (p.payeeAccount == s.account) return Reason.ACCOUNT_SAME;
        IAccountRegistry.Account memory to = _ACCOUNTS.accountOf(p.payeeAccount);
        if (to.kind == IAccountRegistry.AccountKind.NONE) return Reason.ACCOUNT_UNKNOWN;
        if (to.owner != p.payee) return Reason.ACCOUNT_NOT_PAYEES;
        return to.currency == s.holder.currency ? Reason.NONE : Reason.CURRENCY_MISMATCH;
    }

    function _colourObjection(
        Payment calldata p,
        IInstrumentRegistry.Terms calldata terms,
        bool inside
    ) private view returns (Reason) {
        if (p.valueDate.isUnknown()) return Reason.VALUE_DATE_MISSING;
        if (p.use == Use.TRANSFER) return Reason.NONE;
        if (p.use == Use.RETURN) {
            if (p.payee != terms.payingAgent) return Reason.PAYEE_NOT_ENTITLED;
            bool onLent = terms.parent != OTHER_MONEY;
            // On-lent money that goes back to its lender goes on there, in the colour that it came from.
            if (p.payeeAccount != NO_ACCOUNT) {
                if (!onLent) return Reason.ACCOUNT_NOT_APPLICABLE;
                return _isOfOneCurrency(terms) ? Reason.NONE : Reason.CURRENCY_MISMATCH;
            }
        }
        // No exit inside the group: a round trip cannot wash money. Nor to who issued the tranche, by way of a third party.
        return inside ? Reason.PAYEE_AFFILIATED : Reason.NONE;
    }

    function _isIssuers(
        Payment calldata p,
        Tie calldata tie,
        IPartyRegistry.Party memory payee
    ) private pure returns (bool) {
        return p.use == Use.ALLOCATE && payee.group == tie.issuerGroup;
    }

    /// Idle money may be placed only as its framework says.
    function _placement(Payment calldata p, Standing calldata s) private view returns (Opinion memory o) {
        if (p.use != Use.TRANSFER) return o;
        IAccountRegistry.Account memory to = _ACCOUNTS.accountOf(p.payeeAccount);
        if (to.kind != IAccountRegistry.AccountKind.PLACEMENT) return o;
        for (uint256 i; i < s.draws.length; ++i) {
            if (s.draws[i].colour == OTHER_MONEY) continue;
            bool allowed = s.terms[i].placements & (1 << uint8(to.placement)) != 0;
            if (!allowed) o = _worse(o, Reason.PLACEMENT_NOT_ALLOWED, s.draws[i].colour, s.terms[i].mode);
        }
    }

    /// Whether a child tranche can pay its parent back: exchanged money cannot, its parent counts in another currency.
    function _isOfOneCurrency(IInstrumentRegistry.Terms calldata terms) private view returns (bool) {
        return _INSTRUMENTS.termsOf(terms.parent).currency == terms.currency;
    }

    /// A bond's proceeds reach its issuer's account; a loan is paid out by the bank that lends.
    function _reaches(
        IAccountRegistry.Account memory holder,
        IInstrumentRegistry.Terms calldata terms
    ) private pure returns (bool) {
        return holder.owner == terms.issuer || holder.custodian == terms.issuer;
    }
}
