// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, Code, Colour, InstrumentId, PartyId, SchemeId, TrancheId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Day} from "../types/Day.sol";

// `lookBackDays` of a framework that promises no look-back limit.
uint32 constant NO_LOOK_BACK_LIMIT = type(uint32).max;

/// Bonds, loans and lines: their tranches (each a colour of money), their framework, and the projects that were
/// admitted to it.
interface IInstrumentRegistry {
    enum InstrumentKind {
        BOND,
        LOAN,
        FACILITY,
        ABS,
        RELENDING
    }

    /// What happens to a payment outside the framework.
    enum Mode {
        /// Refused.
        STRICT,
        /// Recorded and marked with the reason.
        FLAG
    }

    /// What the issuer promised.
    struct Framework {
        SchemeId scheme;
        /// Categories that may be financed.
        Code[] codes;
        /// How many days before approval an expenditure may lie; `NO_LOOK_BACK_LIMIT` if none was promised.
        uint32 lookBackDays;
        /// How idle money may be placed: bit n for placement kind n.
        uint16 placements;
        /// Whether every allocation must use a document of the evidence set.
        bool evidenceRequired;
        /// Last day to allocate; unknown (zero) if none was promised.
        Day allocationDeadline;
        Mode mode;
    }

    struct TrancheRegistration {
        TrancheId id;
        /// The most that can be drawn.
        Amount size;
        /// The tranche whose money funds it (on-lending, exchange); `OTHER_MONEY` for none.
        Colour parent;
    }

    /// An instrument to register.
    struct InstrumentRegistration {
        InstrumentId id;
        InstrumentKind kind;
        bytes3 currency;
        /// Who lends, or pays the investors: the only party to whom money is returned.
        PartyId payingAgent;
        Day approvedOn;
        /// Last day on which money that comes back can be used again; unknown (zero) if without end.
        Day availableUntil;
        /// Salted commitment to the terms.
        bytes32 termsRoot;
        Framework framework;
        TrancheRegistration[] tranches;
    }

    /// A project to admit, under one of its codes.
    struct ProjectAdmission {
        AssetId project;
        Code code;
    }

    struct Instrument {
        InstrumentKind kind;
        PartyId issuer;
        SchemeId scheme;
        bytes32 termsRoot;
        uint32 tranches;
    }

    /// What a movement of money needs to know of its colour.
    struct Terms {
        // slot 0
        bytes3 currency;
        Mode mode;
        Day approvedOn;
        Day allocationDeadline;
        Amount size;
        uint32 lookBackDays;
        // slot 1
        bool evidenceRequired;
        uint16 placements;
        InstrumentKind kind;
        Day availableUntil;
        Colour parent;
        // slots 2…5
        PartyId issuer;
        PartyId payingAgent;
        InstrumentId instrument;
        TrancheId tranche;
    }

    event InstrumentRegistered(
        InstrumentId indexed instrument,
        PartyId indexed issuer,
        InstrumentKind kind,
        bytes3 currency,
        PartyId payingAgent,
        Day approvedOn,
        Day availableUntil,
        bytes32 termsRoot,
        Framework framework,
        address actor,
        uint64 seq
    );
    event TrancheRegistered(
        TrancheId indexed tranche,
        InstrumentId indexed instrument,
        Colour colour,
        Amount size,
        Colour parent,
        address actor,
        uint64 seq
    );
    event ProjectAdmitted(Colour indexed colour, AssetId indexed project, Code code, address actor, uint64 seq);

    error InstrumentRegistry_IdZero();
    error InstrumentRegistry_InstrumentExists(InstrumentId instrument);
    error InstrumentRegistry_TrancheExists(TrancheId tranche);
    error InstrumentRegistry_TranchesMissing(InstrumentId instrument);
    error InstrumentRegistry_ColourUnknown(Colour colour);
    error InstrumentRegistry_SizeZero(TrancheId tranche);
    error InstrumentRegistry_CurrencyMissing(InstrumentId instrument);
    error InstrumentRegistry_PayingAgentUnknown(PartyId payingAgent);
    error InstrumentRegistry_ApprovalMissing(InstrumentId instrument);
    error InstrumentRegistry_SchemeNotInForce(SchemeId scheme, Day approvedOn);
    error InstrumentRegistry_CodeUnknown(SchemeId scheme, Code code);
    error InstrumentRegistry_ParentNotIssuers(TrancheId tranche, Colour parent, PartyId issuer, PartyId caller);
    error InstrumentRegistry_CodeOutsideParent(TrancheId tranche, Colour parent, Code code);
    error InstrumentRegistry_SchemeOutsideParent(TrancheId tranche, Colour parent, SchemeId scheme);
    error InstrumentRegistry_LooserThanParent(TrancheId tranche, Colour parent);
    error InstrumentRegistry_NotIssuer(Colour colour, PartyId issuer, PartyId caller);
    error InstrumentRegistry_ProjectUnknown(AssetId project);
    error InstrumentRegistry_ProjectExists(Colour colour, AssetId project);
    error InstrumentRegistry_CodeNotEligible(Colour colour, Code code);
    error InstrumentRegistry_CodeNotHeld(AssetId project, SchemeId scheme, Code code);

    /// Registers an instrument of the caller's party with its framework and tranches.
    ///
    /// Emits {InstrumentRegistered} and {TrancheRegistered} for each tranche.
    ///
    /// Requirements: the caller's key is a maker's; ids are new and not zero; currency, approval date and at least
    /// one tranche are given; sizes are positive; the paying agent is registered; the scheme was in force on the
    /// day of approval and has every code; a parent is a tranche of the caller's party whose framework has the same
    /// scheme, all these codes, and asks for no more; its look-back reaches no further back, its money comes back no
    /// later, to the caller's party or to the parent's paying agent, and what a loan funds is a loan.
    function register(InstrumentRegistration calldata registration) external;

    /// Admits projects to a tranche, each under one of its codes: the evaluation and selection of ICMA's principles.
    ///
    /// Emits {ProjectAdmitted} for each.
    ///
    /// Requirements: the caller's key is a maker's of the issuer; each project exists, was not admitted before and
    /// holds the code under the framework's scheme; the framework names the code.
    function admitProjects(Colour colour, ProjectAdmission[] calldata admissions) external;

    /// Whether the project was admitted to the tranche.
    function isAdmitted(Colour colour, AssetId project) external view returns (bool);

    /// What a movement of money needs to know of its colour; tranche zero if there is no such colour.
    function termsOf(Colour colour) external view returns (Terms memory);

    /// All that is known of an instrument; issuer zero if nothing.
    function instrumentOf(InstrumentId instrument) external view returns (Instrument memory);

    /// The colour of a tranche; 0 if it is not registered.
    function colourOf(TrancheId tranche) external view returns (Colour);

    /// Whether an instrument's framework names a code.
    function isEligible(InstrumentId instrument, Code code) external view returns (bool);

    /// How many tranches are registered: the highest colour.
    function colours() external view returns (uint32);
}
