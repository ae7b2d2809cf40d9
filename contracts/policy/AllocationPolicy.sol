// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {IClaimRegistry} from "../registry/IClaimRegistry.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {IInstrumentRegistry, NO_LOOK_BACK_LIMIT} from "../registry/IInstrumentRegistry.sol";
import {AssetId, Colour, NO_ASSET, NO_LINE, NO_PARTY, OTHER_MONEY, PartyId} from "../types/Ids.sol";
import {Amount, ZERO, saturatingSub} from "../types/Amount.sol";
import {Line, Spending} from "../types/Budget.sol";
import {Day} from "../types/Day.sol";
import {Draw, Payment, Use} from "../types/Money.sol";
import {Reason, Verdict} from "../types/Reason.sol";
import {IMoneyPolicy} from "./IMoneyPolicy.sol";

/// The part of the policy that is about the final use of green money: project, budget, framework.
abstract contract AllocationPolicy is Administered, IMoneyPolicy {
    /// From a day on.
    struct Threshold {
        Day from;
        Amount above;
    }

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPartyRegistry internal immutable _PARTIES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAssetRegistry internal immutable _ASSETS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IInstrumentRegistry internal immutable _INSTRUMENTS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAccountRegistry internal immutable _ACCOUNTS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IClaimRegistry private immutable _CLAIMS;

    /// By rising day. A rule of this kind changes once in years.
    mapping(bytes3 => Threshold[]) private _thresholds;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IPartyRegistry parties,
        IAssetRegistry assets,
        IInstrumentRegistry instruments,
        IAccountRegistry accounts,
        IClaimRegistry claims
    ) {
        _PARTIES = parties;
        _ASSETS = assets;
        _INSTRUMENTS = instruments;
        _ACCOUNTS = accounts;
        _CLAIMS = claims;
    }

    /// @inheritdoc IMoneyPolicy
    function setEntrustedThreshold(bytes3 currency, Day from, Amount above, bytes32 sourceRoot) external restricted {
        // Check:
        require(currency != 0, MoneyPolicy_CurrencyMissing());
        Threshold[] storage list = _thresholds[currency];
        Day newest = list.length == 0 ? Day.wrap(0) : list[list.length - 1].from;
        require(from.isAfter(newest), MoneyPolicy_ThresholdOutOfOrder(currency, from, newest));
        // Effect:
        list.push(Threshold(from, above));
        emit EntrustedThresholdSet(currency, from, above, sourceRoot, msg.sender, _seq());
    }

    /// @inheritdoc IMoneyPolicy
    function entrustedThreshold(bytes3 currency, Day day) public view returns (Amount) {
        Threshold[] storage list = _thresholds[currency];
        for (uint256 i = list.length; i > 0; --i) {
            if (!list[i - 1].from.isAfter(day)) return list[i - 1].above;
        }
        return Amount.wrap(type(uint128).max);
    }

    /* ----- allocation ----- */

    /// Only an allocation has a purpose.
    function _purposeObjection(Payment calldata p, Background calldata b) internal pure returns (Reason) {
        bool none = p.project == NO_ASSET && p.line == NO_LINE && p.documents.length == 0;
        if (p.use != Use.ALLOCATE) return none ? Reason.NONE : Reason.PROJECT_NOT_APPLICABLE;
        if (p.project == NO_ASSET) return none ? Reason.NONE : Reason.PROJECT_MISSING;
        return b.projectKnown ? Reason.NONE : Reason.PROJECT_UNKNOWN;
    }

    function _allocation(Payment calldata p, Standing calldata s) internal view returns (Opinion memory o) {
        Amount green = ZERO;
        for (uint256 i; i < s.draws.length; ++i) {
            if (s.draws[i].colour != OTHER_MONEY) green = green + s.draws[i].amount;
        }
        // Other money fills no cap, but what it names is there.
        if (green == ZERO)
            return p.line == NO_LINE || _isOpen(p, s.line) ? o : _refuse(Reason.LINE_NOT_OPEN, OTHER_MONEY);
        if (p.project == NO_ASSET) {
            // Recorded only if every tranche at hand lets what breaks its framework be recorded; then it is a breach.
            for (uint256 i; i < s.draws.length; ++i) {
                if (s.draws[i].colour == OTHER_MONEY) continue;
                o = _worse(o, Reason.PROJECT_MISSING, s.draws[i].colour, s.terms[i].mode);
            }
            return o;
        }
        o = _projectOpinion(p, s, green);
        if (o.reason == Reason.NONE) o = _lineOpinion(p, s, green);
        if (o.reason != Reason.NONE) return o;
        for (uint256 i; i < s.draws.length && o.verdict != Verdict.REFUSE; ++i) {
            if (s.draws[i].colour == OTHER_MONEY) continue;
            Reason reason = _frameworkObjection(p, s, s.background.ties[i].admitted, s.terms[i]);
            if (reason == Reason.NONE) continue;
            o = _worse(o, reason, s.draws[i].colour, s.terms[i].mode);
            if (reason == Reason.ENTRUSTED_PAYMENT_REQUIRED) {
                o.limit = entrustedThreshold(s.terms[i].currency, p.valueDate);
            }
        }
    }

    function _projectOpinion(
        Payment calldata p,
        Standing calldata s,
        Amount green
    ) private pure returns (Opinion memory) {
        if (p.dataRoot == 0) return _refuse(Reason.EVIDENCE_MISSING, OTHER_MONEY);
        if (s.background.projectCurrency != s.holder.currency) return _refuse(Reason.CURRENCY_MISMATCH, OTHER_MONEY);
        if (!s.background.inStanding) return _refuse(Reason.PROJECT_OUT_OF_STANDING, OTHER_MONEY);
        Amount room = saturatingSub(s.project.eligibleCost, s.project.allocated);
        return green > room ? _exceeds(Reason.CAP_EXCEEDED, OTHER_MONEY, room) : _accept();
    }

    function _lineOpinion(Payment calldata p, Standing calldata s, Amount green) private pure returns (Opinion memory) {
        if (p.line == NO_LINE) {
            return s.project.lines == 0 ? _accept() : _refuse(Reason.LINE_MISSING, OTHER_MONEY);
        }
        Line calldata budget = s.line;
        if (!_isOpen(p, budget)) return _refuse(Reason.LINE_NOT_OPEN, OTHER_MONEY);
        if (budget.payee != NO_PARTY && budget.payee != p.payee) return _refuse(Reason.LINE_NOT_PAYEES, OTHER_MONEY);
        bool early = p.valueDate.isBefore(budget.from);
        bool late = !budget.until.isUnknown() && p.valueDate.isAfter(budget.until);
        if (early || late) return _refuse(Reason.LINE_OUTSIDE_WINDOW, OTHER_MONEY);
        Amount room = budget.cap - budget.used;
        return green > room ? _exceeds(Reason.LINE_EXCEEDED, OTHER_MONEY, room) : _accept();
    }

    function _isOpen(Payment calldata p, Line calldata budget) private pure returns (bool) {
        return budget.open && budget.project == p.project;
    }

    function _frameworkObjection(
        Payment calldata p,
        Standing calldata s,
        bool admitted,
        IInstrumentRegistry.Terms calldata terms
    ) private view returns (Reason) {
        if (!admitted) return Reason.PROJECT_NOT_ADMITTED;
        if (terms.evidenceRequired && p.documents.length == 0) return Reason.EVIDENCE_MISSING;
        if (_isBeforeLookBack(p.valueDate, terms)) return Reason.BEFORE_LOOK_BACK;
        bool late = !terms.allocationDeadline.isUnknown() && p.valueDate.isAfter(terms.allocationDeadline);
        if (late) return Reason.AFTER_DEADLINE;
        bool isNew = p.line != NO_LINE && s.line.spending == Spending.NEW;
        if (isNew && p.valueDate.isBefore(terms.approvedOn)) return Reason.LINE_NOT_FOR_REFINANCING;
        bool loan =
            terms.kind == IInstrumentRegistry.InstrumentKind.LOAN ||
                terms.kind == IInstrumentRegistry.InstrumentKind.FACILITY;
        bool free = p.entrusted || !loan || !(p.amount > entrustedThreshold(terms.currency, p.valueDate));
        return free ? Reason.NONE : Reason.ENTRUSTED_PAYMENT_REQUIRED;
    }

    function _isBeforeLookBack(Day day, IInstrumentRegistry.Terms calldata terms) private pure returns (bool) {
        if (terms.lookBackDays == NO_LOOK_BACK_LIMIT) return false;
        return uint256(Day.unwrap(day)) + terms.lookBackDays < Day.unwrap(terms.approvedOn);
    }

    /* ----- background ----- */

    /// @inheritdoc IMoneyPolicy
    function backgroundOf(
        PartyId payer,
        AssetId project,
        Draw[] calldata draws,
        IInstrumentRegistry.Terms[] calldata terms
    ) external view returns (Background memory b) {
        IPartyRegistry.Party memory party = _PARTIES.partyOf(payer);
        b.project = project;
        b.payerActive = party.status == IPartyRegistry.PartyStatus.ACTIVE;
        b.payerGroup = party.group;
        b.ties = new Tie[](draws.length);
        if (project == NO_ASSET) return b;
        IAssetRegistry.Asset memory asset = _ASSETS.assetOf(project);
        b.projectKnown = asset.status != IAssetRegistry.AssetStatus.NONE;
        b.projectCurrency = asset.currency;
        bool green;
        for (uint256 i; i < draws.length; ++i) {
            if (draws[i].colour == OTHER_MONEY) continue;
            green = true;
            b.ties[i] = Tie(_INSTRUMENTS.isAdmitted(draws[i].colour, project), _PARTIES.partyOf(terms[i].issuer).group);
        }
        b.inStanding = green && _CLAIMS.inStanding(project);
    }

    /* ----- opinions ----- */

    function _accept() internal pure returns (Opinion memory) {
        return Opinion(Reason.NONE, Verdict.ACCEPT, OTHER_MONEY, ZERO);
    }

    function _refuse(Reason reason, Colour colour) internal pure returns (Opinion memory) {
        return Opinion(reason, Verdict.REFUSE, colour, ZERO);
    }

    function _exceeds(Reason reason, Colour colour, Amount limit) internal pure returns (Opinion memory) {
        return Opinion(reason, Verdict.REFUSE, colour, limit);
    }

    /// A further objection to what a framework promised: the first refusal wins, else the first flag.
    function _worse(
        Opinion memory o,
        Reason reason,
        Colour colour,
        IInstrumentRegistry.Mode mode
    ) internal pure returns (Opinion memory) {
        if (o.verdict == Verdict.REFUSE) return o;
        if (mode == IInstrumentRegistry.Mode.STRICT) return _refuse(reason, colour);
        return o.verdict == Verdict.FLAG ? o : Opinion(reason, Verdict.FLAG, colour, ZERO);
    }
}
