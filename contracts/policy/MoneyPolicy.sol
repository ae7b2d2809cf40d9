// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {IInstrumentRegistry, NO_LOOK_BACK_LIMIT} from "../registry/IInstrumentRegistry.sol";
import {NO_ACCOUNT, NO_ASSET, OTHER_MONEY, TrancheId} from "../types/Ids.sol";
import {Amount, ZERO} from "../types/Amount.sol";
import {Day, today} from "../types/Day.sol";
import {Payment, Receipt, Use} from "../types/Money.sol";
import {Reason, Verdict} from "../types/Reason.sol";
import {IMoneyPolicy} from "./IMoneyPolicy.sol";

// The most that one receipt of other money may be. All banks share its counters, and a counter that overflows would stop
// every one of them: below this, four billion receipts fit.
Amount constant MOST_OTHER_MONEY = Amount.wrap(type(uint96).max);

/// The one implementation of {IMoneyPolicy}; the meaning of every function stands there.
contract MoneyPolicy is Administered, IMoneyPolicy {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPartyRegistry private immutable _PARTIES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAssetRegistry private immutable _ASSETS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IInstrumentRegistry private immutable _INSTRUMENTS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAccountRegistry private immutable _ACCOUNTS;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IPartyRegistry parties,
        IAssetRegistry assets,
        IInstrumentRegistry instruments,
        IAccountRegistry accounts
    ) {
        _PARTIES = parties;
        _ASSETS = assets;
        _INSTRUMENTS = instruments;
        _ACCOUNTS = accounts;
    }

    /// @inheritdoc IMoneyPolicy
    function checkReceipt(
        Receipt calldata r,
        Standing calldata s
    ) external view returns (Reason reason, Verdict verdict, Amount limit) {
        (reason, limit) = _receiptObjection(r, s);
        verdict = reason == Reason.NONE ? Verdict.ACCEPT : Verdict.REFUSE;
    }

    /// @inheritdoc IMoneyPolicy
    function checkPayment(
        Payment calldata p,
        Standing calldata s
    ) external view returns (Reason reason, Verdict verdict, Amount limit) {
        IPartyRegistry.Party memory payer = _PARTIES.partyOf(s.holder.owner);
        (reason, limit) = _fundsObjection(p, s, payer);
        if (reason == Reason.NONE) reason = _dateObjection(p);
        if (reason == Reason.NONE) reason = _payeeObjection(p, s, payer);
        if (reason == Reason.NONE) (reason, limit) = _projectObjection(p, s);
        if (reason != Reason.NONE) return (reason, Verdict.REFUSE, limit);

        reason = _frameworkObjection(p, s.terms);
        if (reason == Reason.NONE) return (reason, Verdict.ACCEPT, ZERO);
        bool strict = s.terms.mode == IInstrumentRegistry.Mode.STRICT;
        return (reason, strict ? Verdict.REFUSE : Verdict.FLAG, ZERO);
    }

    /* ----- objections, in the order in which they are raised ----- */

    function _receiptObjection(Receipt calldata r, Standing calldata s) private view returns (Reason, Amount limit) {
        if (r.amount == ZERO) return (Reason.AMOUNT_ZERO, ZERO);
        if (r.valueDate.isAfter(today())) return (Reason.VALUE_DATE_IN_FUTURE, ZERO);
        if (r.colour == OTHER_MONEY) {
            return (r.amount > MOST_OTHER_MONEY ? Reason.AMOUNT_TOO_LARGE : Reason.NONE, ZERO);
        }
        if (TrancheId.unwrap(s.terms.tranche) == 0) return (Reason.TRANCHE_UNKNOWN, ZERO);
        if (s.terms.currency != s.holder.currency) return (Reason.CURRENCY_MISMATCH, ZERO);
        // A bond's proceeds reach its issuer's account; a loan is paid out by the bank that lends.
        bool entitled = s.holder.owner == s.terms.issuer || s.holder.custodian == s.terms.issuer;
        if (!entitled) return (Reason.TRANCHE_NOT_OF_ACCOUNT, ZERO);
        if (r.amount > s.available) return (Reason.TRANCHE_EXCEEDED, s.available);
        return (Reason.NONE, ZERO);
    }

    function _fundsObjection(
        Payment calldata p,
        Standing calldata s,
        IPartyRegistry.Party memory payer
    ) private pure returns (Reason, Amount limit) {
        if (p.amount == ZERO) return (Reason.AMOUNT_ZERO, ZERO);
        if (p.amount > s.available) return (Reason.FUNDS_INSUFFICIENT, s.available);
        bool active = payer.status == IPartyRegistry.PartyStatus.ACTIVE;
        return (active ? Reason.NONE : Reason.PAYER_SUSPENDED, ZERO);
    }

    function _dateObjection(Payment calldata p) private view returns (Reason) {
        if (p.valueDate.isAfter(today())) return Reason.VALUE_DATE_IN_FUTURE;
        bool needed = p.colour != OTHER_MONEY && p.valueDate.isUnknown();
        return needed ? Reason.VALUE_DATE_MISSING : Reason.NONE;
    }

    function _payeeObjection(
        Payment calldata p,
        Standing calldata s,
        IPartyRegistry.Party memory payer
    ) private view returns (Reason) {
        IPartyRegistry.Party memory payee = _PARTIES.partyOf(p.payee);
        if (payee.status == IPartyRegistry.PartyStatus.NONE) return Reason.PAYEE_UNKNOWN;
        if (payee.status == IPartyRegistry.PartyStatus.SUSPENDED) return Reason.PAYEE_SUSPENDED;
        if (p.use == Use.TRANSFER) return _accountObjection(p, s);
        if (p.payeeAccount != NO_ACCOUNT) return Reason.ACCOUNT_NOT_APPLICABLE;
        if (p.use == Use.FEE && p.payee != s.holder.custodian) return Reason.PAYEE_NOT_ENTITLED;
        if (p.colour == OTHER_MONEY) return p.use == Use.RETURN ? Reason.NOTHING_TO_RETURN : Reason.NONE;
        if (p.use == Use.RETURN && p.payee != s.terms.payingAgent) return Reason.PAYEE_NOT_ENTITLED;
        // No exit inside the group: a round trip cannot wash money.
        return payee.group == payer.group ? Reason.PAYEE_AFFILIATED : Reason.NONE;
    }

    function _accountObjection(Payment calldata p, Standing calldata s) private view returns (Reason) {
        if (p.payeeAccount == s.account) return Reason.ACCOUNT_SAME;
        IAccountRegistry.Account memory to = _ACCOUNTS.accountOf(p.payeeAccount);
        if (to.kind == IAccountRegistry.AccountKind.NONE) return Reason.ACCOUNT_UNKNOWN;
        if (to.owner != p.payee) return Reason.ACCOUNT_NOT_PAYEES;
        return to.currency == s.holder.currency ? Reason.NONE : Reason.CURRENCY_MISMATCH;
    }

    function _projectObjection(Payment calldata p, Standing calldata s) private view returns (Reason, Amount limit) {
        if (p.colour == OTHER_MONEY || p.use != Use.ALLOCATE) {
            return (p.project == NO_ASSET ? Reason.NONE : Reason.PROJECT_NOT_APPLICABLE, ZERO);
        }
        if (p.project == NO_ASSET) return (Reason.PROJECT_MISSING, ZERO);
        if (p.dataRoot == 0) return (Reason.EVIDENCE_MISSING, ZERO);
        IAssetRegistry.Asset memory asset = _ASSETS.assetOf(p.project);
        if (asset.status == IAssetRegistry.AssetStatus.NONE) return (Reason.PROJECT_UNKNOWN, ZERO);
        if (asset.currency != s.holder.currency) return (Reason.CURRENCY_MISMATCH, ZERO);
        if (!_ASSETS.inStanding(p.project)) return (Reason.PROJECT_OUT_OF_STANDING, ZERO);
        if (p.amount > s.headroom) return (Reason.CAP_EXCEEDED, s.headroom);
        return (Reason.NONE, ZERO);
    }

    function _frameworkObjection(
        Payment calldata p,
        IInstrumentRegistry.Terms calldata terms
    ) private view returns (Reason) {
        if (p.colour == OTHER_MONEY || p.use != Use.ALLOCATE) return Reason.NONE;
        if (!_INSTRUMENTS.isAdmitted(p.colour, p.project)) return Reason.PROJECT_NOT_ADMITTED;
        if (_isBeforeLookBack(p.valueDate, terms)) return Reason.BEFORE_LOOK_BACK;
        bool late = !terms.allocationDeadline.isUnknown() && p.valueDate.isAfter(terms.allocationDeadline);
        return late ? Reason.AFTER_DEADLINE : Reason.NONE;
    }

    function _isBeforeLookBack(Day day, IInstrumentRegistry.Terms calldata terms) private pure returns (bool) {
        if (terms.lookBackDays == NO_LOOK_BACK_LIMIT) return false;
        return uint256(Day.unwrap(day)) + terms.lookBackDays < Day.unwrap(terms.approvedOn);
    }
}
