// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {AssetId, Code, Colour, InstrumentId, OTHER_MONEY, PartyId, SchemeId, TrancheId} from "../types/Ids.sol";
import {ZERO} from "../types/Amount.sol";
import {Day} from "../types/Day.sol";
import {IAssetRegistry} from "./IAssetRegistry.sol";
import {IInstrumentRegistry, NO_LOOK_BACK_LIMIT} from "./IInstrumentRegistry.sol";
import {ITaxonomyRegistry} from "./ITaxonomyRegistry.sol";

/// The one implementation of {IInstrumentRegistry}; the meaning of every function stands there.
contract InstrumentRegistry is Administered, IInstrumentRegistry {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPartyRegistry private immutable _PARTIES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ITaxonomyRegistry private immutable _TAXONOMIES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAssetRegistry private immutable _ASSETS;

    /// The highest colour.
    uint32 public colours;

    mapping(InstrumentId => Instrument) private _instruments;
    mapping(InstrumentId => mapping(Code => bool)) private _eligible;
    mapping(Colour => Terms) private _terms;
    mapping(TrancheId => Colour) private _colours;
    mapping(Colour => mapping(AssetId => bool)) private _admitted;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IPartyRegistry parties, ITaxonomyRegistry taxonomies, IAssetRegistry assets) {
        _PARTIES = parties;
        _TAXONOMIES = taxonomies;
        _ASSETS = assets;
    }

    /* ----- registration ----- */

    /// @inheritdoc IInstrumentRegistry
    function register(InstrumentRegistration calldata r) external {
        PartyId issuer = _PARTIES.authorise(msg.sender, Roles.MAKER);
        // Check:
        require(InstrumentId.unwrap(r.id) != 0, InstrumentRegistry_IdZero());
        Instrument storage i = _instruments[r.id];
        require(PartyId.unwrap(i.issuer) == 0, InstrumentRegistry_InstrumentExists(r.id));
        require(r.currency != 0, InstrumentRegistry_CurrencyMissing(r.id));
        require(!r.approvedOn.isUnknown(), InstrumentRegistry_ApprovalMissing(r.id));
        require(r.tranches.length != 0, InstrumentRegistry_TranchesMissing(r.id));
        bool agentKnown = _PARTIES.partyOf(r.payingAgent).status != IPartyRegistry.PartyStatus.NONE;
        require(agentKnown, InstrumentRegistry_PayingAgentUnknown(r.payingAgent));
        bool inForce = _TAXONOMIES.inForce(r.framework.scheme, r.approvedOn);
        require(inForce, InstrumentRegistry_SchemeNotInForce(r.framework.scheme, r.approvedOn));
        // Effect:
        i.kind = r.kind;
        i.issuer = issuer;
        i.scheme = r.framework.scheme;
        i.termsRoot = r.termsRoot;
        i.tranches = uint32(r.tranches.length);
        _nameCodes(r);
        emit InstrumentRegistered({
            instrument: r.id,
            issuer: issuer,
            kind: r.kind,
            currency: r.currency,
            payingAgent: r.payingAgent,
            approvedOn: r.approvedOn,
            availableUntil: r.availableUntil,
            termsRoot: r.termsRoot,
            framework: r.framework,
            actor: msg.sender,
            seq: _seq()
        });
        for (uint256 t; t < r.tranches.length; ++t) _registerTranche(r, r.tranches[t], issuer);
    }

    /// @inheritdoc IInstrumentRegistry
    function admitProjects(Colour colour, ProjectAdmission[] calldata admissions) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        Terms storage terms = _terms[colour];
        require(TrancheId.unwrap(terms.tranche) != 0, InstrumentRegistry_ColourUnknown(colour));
        require(terms.issuer == caller, InstrumentRegistry_NotIssuer(colour, terms.issuer, caller));
        InstrumentId instrument = terms.instrument;
        for (uint256 i; i < admissions.length; ++i) _admit(colour, instrument, admissions[i]);
    }

    /* ----- views ----- */

    /// @inheritdoc IInstrumentRegistry
    function isAdmitted(Colour colour, AssetId project) external view returns (bool) {
        return _admitted[colour][project];
    }

    /// @inheritdoc IInstrumentRegistry
    function termsOf(Colour colour) external view returns (Terms memory) {
        return _terms[colour];
    }

    /// @inheritdoc IInstrumentRegistry
    function instrumentOf(InstrumentId instrument) external view returns (Instrument memory) {
        return _instruments[instrument];
    }

    /// @inheritdoc IInstrumentRegistry
    function colourOf(TrancheId tranche) external view returns (Colour) {
        return _colours[tranche];
    }

    /// @inheritdoc IInstrumentRegistry
    function isEligible(InstrumentId instrument, Code code) external view returns (bool) {
        return _eligible[instrument][code];
    }

    /* ----- internal ----- */

    function _nameCodes(InstrumentRegistration calldata r) private {
        for (uint256 c; c < r.framework.codes.length; ++c) {
            Code code = r.framework.codes[c];
            bool known = _TAXONOMIES.hasCode(r.framework.scheme, code);
            require(known, InstrumentRegistry_CodeUnknown(r.framework.scheme, code));
            _eligible[r.id][code] = true;
        }
    }

    function _registerTranche(
        InstrumentRegistration calldata r,
        TrancheRegistration calldata t,
        PartyId issuer
    ) private {
        // Check:
        require(TrancheId.unwrap(t.id) != 0, InstrumentRegistry_IdZero());
        require(Colour.unwrap(_colours[t.id]) == 0, InstrumentRegistry_TrancheExists(t.id));
        require(t.size > ZERO, InstrumentRegistry_SizeZero(t.id));
        if (t.parent != OTHER_MONEY) _checkParent(r, t, issuer);
        // Effect:
        Colour colour = Colour.wrap(++colours);
        _colours[t.id] = colour;
        _terms[colour] = Terms({
            currency: r.currency,
            mode: r.framework.mode,
            approvedOn: r.approvedOn,
            lookBackDays: r.framework.lookBackDays,
            allocationDeadline: r.framework.allocationDeadline,
            size: t.size,
            issuer: issuer,
            payingAgent: r.payingAgent,
            instrument: r.id,
            tranche: t.id,
            kind: r.kind,
            evidenceRequired: r.framework.evidenceRequired,
            placements: r.framework.placements,
            availableUntil: r.availableUntil,
            parent: t.parent
        });
        emit TrancheRegistered(t.id, r.id, colour, t.size, t.parent, msg.sender, _seq());
    }

    /// A child keeps what its parent promised: whoever bought the parent bought every loan that it funds.
    function _checkParent(
        InstrumentRegistration calldata r,
        TrancheRegistration calldata t,
        PartyId issuer
    ) private view {
        Terms storage parent = _terms[t.parent];
        require(parent.issuer == issuer, InstrumentRegistry_ParentNotIssuers(t.id, t.parent, parent.issuer, issuer));
        SchemeId scheme = r.framework.scheme;
        bool sameScheme = SchemeId.unwrap(_instruments[parent.instrument].scheme) == SchemeId.unwrap(scheme);
        require(sameScheme, InstrumentRegistry_SchemeOutsideParent(t.id, t.parent, scheme));
        require(
            _asStrict(r.framework, parent) && _asBound(r, parent),
            InstrumentRegistry_LooserThanParent(t.id, t.parent)
        );
        for (uint256 c; c < r.framework.codes.length; ++c) {
            Code code = r.framework.codes[c];
            bool within = _eligible[parent.instrument][code];
            require(within, InstrumentRegistry_CodeOutsideParent(t.id, t.parent, code));
        }
    }

    function _asStrict(Framework calldata f, Terms storage parent) private view returns (bool) {
        if (f.mode == Mode.FLAG && parent.mode == Mode.STRICT) return false;
        if (!f.evidenceRequired && parent.evidenceRequired) return false;
        if (f.placements & ~parent.placements != 0) return false;
        if (f.lookBackDays > parent.lookBackDays) return false;
        bool noEnd = f.allocationDeadline.isUnknown();
        if (parent.allocationDeadline.isUnknown()) return true;
        return !noEnd && !f.allocationDeadline.isAfter(parent.allocationDeadline);
    }

    /// Where the child's money may go, and when: none of it is a way around the parent's terms.
    function _asBound(InstrumentRegistration calldata r, Terms storage parent) private view returns (bool) {
        // Money goes back to who funds the loan, or to whom the parent's goes back.
        if (r.payingAgent != parent.issuer && r.payingAgent != parent.payingAgent) return false;
        // A loan's money stays under the rules for loans.
        if (_isLoan(parent.kind) && !_isLoan(r.kind)) return false;
        // The earliest day that the look-back allows, not only its length.
        bool limited = parent.lookBackDays != NO_LOOK_BACK_LIMIT;
        uint256 earliest = uint256(Day.unwrap(r.approvedOn)) + parent.lookBackDays;
        if (limited && earliest < uint256(Day.unwrap(parent.approvedOn)) + r.framework.lookBackDays) return false;
        if (parent.availableUntil.isUnknown()) return true;
        return !r.availableUntil.isUnknown() && !r.availableUntil.isAfter(parent.availableUntil);
    }

    function _isLoan(InstrumentKind kind) private pure returns (bool) {
        return kind == InstrumentKind.LOAN || kind == InstrumentKind.FACILITY;
    }

    function _admit(Colour colour, InstrumentId instrument, ProjectAdmission calldata a) private {
        // Check:
        bool known = _ASSETS.assetOf(a.project).status != IAssetRegistry.AssetStatus.NONE;
        require(known, InstrumentRegistry_ProjectUnknown(a.project));
        require(!_admitted[colour][a.project], InstrumentRegistry_ProjectExists(colour, a.project));
        require(_eligible[instrument][a.code], InstrumentRegistry_CodeNotEligible(colour, a.code));
        bool held = _ASSETS.hasCode(a.project, _instruments[instrument].scheme, a.code);
        require(held, InstrumentRegistry_CodeNotHeld(a.project, _instruments[instrument].scheme, a.code));
        // Effect:
        _admitted[colour][a.project] = true;
        emit ProjectAdmitted(colour, a.project, a.code, msg.sender, _seq());
    }
}
