// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {Roles} from "../../access/Roles.sol";
import {IBudgets} from "../../money/IBudgets.sol";
import {IAccountRegistry} from "../../registry/IAccountRegistry.sol";
import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {AccountId, Code, InstrumentId, NO_PARTY, TrancheId} from "../../types/Ids.sol";
import {Spending} from "../../types/Budget.sol";
import {UNKNOWN_DAY} from "../../types/Day.sol";
import {Actors, Parties} from "./Actors.sol";
import {ClaimDefaults} from "./ClaimDefaults.sol";
import {Defaults} from "./Defaults.sol";
import {Administrators, Deployment, System} from "./Deployment.sol";
import {only} from "./Lists.sol";
import {Steps} from "./Steps.sol";
import {VM} from "./Vm.sol";

/// Makes a network in which everything of `Defaults` is registered, without money. A contract of its own, so that it
/// is compiled once and not into every test.
contract World is Steps {
    function create() external returns (System memory s) {
        s = new Deployment().deploy(
            Administrators({
                admin: Actors.ADMIN,
                operator: Actors.OPERATOR,
                upgrader: Actors.UPGRADER,
                upgradeDelay: Defaults.UPGRADE_DELAY,
                guardian: Actors.GUARDIAN
            })
        );
        _use(s);
        _admitParties();
        _bindKeys();
        _registerScheme();
        _registerClaimSchemas();
        _registerProjects();
        _registerBudget();
        _openEvidence();
        _registerDocuments();
        _registerInstruments();
        _registerChildren();
        _admitProjects();
        _openAccounts();
        _openRuledAccounts();
    }

    function _admitParties() private {
        _admit(Parties.ISSUER, NO_PARTY);
        _admit(Parties.AFFILIATE, Parties.ISSUER);
        _admit(Parties.AFFILIATED_VERIFIER, Parties.ISSUER);
        _admit(Parties.BANK, NO_PARTY);
        _admit(Parties.SECOND_BANK, NO_PARTY);
        _admit(Parties.VERIFIER, NO_PARTY);
        _admit(Parties.SECOND_VERIFIER, NO_PARTY);
        _admit(Parties.REGULATOR, NO_PARTY);
    }

    function _bindKeys() private {
        _bind(Actors.ISSUER_MAKER, Parties.ISSUER, Roles.MAKER);
        _bind(Actors.ISSUER_CHECKER, Parties.ISSUER, Roles.CHECKER);
        _bind(Actors.AFFILIATE_MAKER, Parties.AFFILIATE, Roles.MAKER);
        _bind(Actors.AFFILIATE_CHECKER, Parties.AFFILIATE, Roles.CHECKER);
        _bind(Actors.BANK_MAKER, Parties.BANK, Roles.MAKER);
        _bind(Actors.BANK_CHECKER, Parties.BANK, Roles.CHECKER);
        _bind(Actors.BANK_CUSTODIAN, Parties.BANK, Roles.CUSTODIAN);
        _bind(Actors.SECOND_BANK_CUSTODIAN, Parties.SECOND_BANK, Roles.CUSTODIAN);
        _bind(Actors.VERIFIER, Parties.VERIFIER, Roles.VERIFIER);
        _bind(Actors.SECOND_VERIFIER, Parties.SECOND_VERIFIER, Roles.VERIFIER);
        _bind(Actors.AFFILIATED_VERIFIER, Parties.AFFILIATED_VERIFIER, Roles.VERIFIER);
        _bind(Actors.REGULATOR, Parties.REGULATOR, Roles.REGULATOR);
        VM.prank(Actors.ISSUER_MAKER);
        parties.registerCounterparties(only(IPartyRegistry.Counterparty(Parties.OUTSIDER, Defaults.DATA_ROOT)));
    }

    function _registerScheme() private {
        Code[] memory codes = new Code[](3);
        codes[0] = Defaults.SOLAR;
        codes[1] = Defaults.WATER;
        codes[2] = Defaults.NUCLEAR;
        VM.prank(Actors.OPERATOR);
        taxonomies.registerScheme({
            scheme: Defaults.SCHEME,
            effectiveFrom: Defaults.SCHEME_FROM,
            effectiveTo: UNKNOWN_DAY,
            sourceRoot: Defaults.SOURCE_ROOT,
            codes: codes
        });
    }

    function _registerClaimSchemas() private {
        _registerSchema(ClaimDefaults.FIGURE, IClaimRegistry.Effect.INFORMATION, 0, 0);
        _registerSchema(
            ClaimDefaults.PERMIT,
            IClaimRegistry.Effect.PERMIT,
            ClaimDefaults.LONGEST_DAYS,
            ClaimDefaults.WINDOW
        );
        _registerSchema(ClaimDefaults.LICENCE, IClaimRegistry.Effect.PERMIT, 0, 0);
        _registerSchema(ClaimDefaults.PENALTY, IClaimRegistry.Effect.PENALTY, 0, 0);
    }

    function _registerProjects() private {
        _registerProject(Defaults.PROJECT);
        _confirm(Defaults.PROJECT);
        _verifyCost(Defaults.PROJECT);
        _registerProject(Defaults.SECOND_PROJECT);
        _confirm(Defaults.SECOND_PROJECT);
        _verifyCost(Defaults.SECOND_PROJECT);
        _registerProject(Defaults.BUDGETED_PROJECT);
        _confirm(Defaults.BUDGETED_PROJECT);
        _verifyCost(Defaults.BUDGETED_PROJECT);
        _registerProject(Defaults.SUGGESTED_PROJECT);
    }

    function _registerBudget() private {
        _openLine(Defaults.BUDGETED_PROJECT, Defaults.line(Defaults.LINE));
        IBudgets.LineRegistration memory old = Defaults.line(Defaults.OLD_LINE);
        old.payee = Parties.OUTSIDER;
        old.from = Defaults.EARLIEST_DAY;
        old.until = Defaults.APPROVED_ON;
        old.spending = Spending.REFINANCING;
        _openLine(Defaults.BUDGETED_PROJECT, old);
    }

    function _registerDocuments() private {
        IEvidenceBook.Registration memory first = Defaults.document(Defaults.DOCUMENT);
        _registerDocument(first);
        _registerDocument(Defaults.SECOND_DOCUMENT);
        IEvidenceBook.Registration memory suspect = Defaults.document(Defaults.SUSPECT_DOCUMENT);
        suspect.fingerprints[0].near = first.fingerprints[0].near;
        _registerDocument(suspect);
    }

    function _registerInstruments() private {
        _registerBond(Defaults.STRICT_BOND, Defaults.STRICT_TRANCHE, IInstrumentRegistry.Mode.STRICT);
        _registerBond(Defaults.FLAG_BOND, Defaults.FLAG_TRANCHE, IInstrumentRegistry.Mode.FLAG);
        IInstrumentRegistry.InstrumentRegistration memory loan = _bond(Defaults.BANK_LOAN, Defaults.LOAN_TRANCHE);
        loan.kind = IInstrumentRegistry.InstrumentKind.LOAN;
        _register(Actors.BANK_MAKER, loan);
        _register(Actors.BANK_MAKER, _bond(Defaults.FUNDING_BOND, Defaults.FUNDING_TRANCHE));
    }

    function _registerChildren() private {
        IInstrumentRegistry.InstrumentRegistration memory loan = _bond(Defaults.ON_LENT_LOAN, Defaults.ON_LENT_TRANCHE);
        loan.kind = IInstrumentRegistry.InstrumentKind.LOAN;
        loan.payingAgent = Parties.BANK;
        loan.tranches[0].parent = Defaults.FUNDING;
        _register(Actors.BANK_MAKER, loan);
        IInstrumentRegistry.InstrumentRegistration memory foreign = _bond(
            Defaults.EXCHANGED_BOND,
            Defaults.EXCHANGED_TRANCHE
        );
        foreign.currency = Defaults.FOREIGN_CURRENCY;
        foreign.tranches[0].parent = Defaults.STRICT;
        _register(Actors.ISSUER_MAKER, foreign);
        IInstrumentRegistry.InstrumentRegistration memory evidenced = _bond(
            Defaults.EVIDENCED_BOND,
            Defaults.EVIDENCED_TRANCHE
        );
        evidenced.framework.evidenceRequired = true;
        _register(Actors.ISSUER_MAKER, evidenced);
    }

    function _bond(
        InstrumentId id,
        TrancheId tranche
    ) private pure returns (IInstrumentRegistry.InstrumentRegistration memory) {
        return Defaults.bond(id, tranche, IInstrumentRegistry.Mode.STRICT);
    }

    function _register(address maker, IInstrumentRegistry.InstrumentRegistration memory r) private {
        VM.prank(maker);
        instruments.register(r);
    }

    function _admitProjects() private {
        _admitProject(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.PROJECT);
        _admitProject(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.BUDGETED_PROJECT);
        _admitProject(Actors.ISSUER_MAKER, Defaults.FLAG, Defaults.PROJECT);
        _admitProject(Actors.ISSUER_MAKER, Defaults.EVIDENCED, Defaults.PROJECT);
        _admitProject(Actors.BANK_MAKER, Defaults.LOAN, Defaults.PROJECT);
        _admitProject(Actors.BANK_MAKER, Defaults.FUNDING, Defaults.PROJECT);
        _admitProject(Actors.BANK_MAKER, Defaults.ON_LENT, Defaults.PROJECT);
    }

    /// A key in effect, and two contracts that may use documents.
    function _openEvidence() private {
        VM.prank(Actors.OPERATOR);
        evidence.openKey(Defaults.KEY_ID, Defaults.TODAY, Defaults.KEY_COMMITMENT);
        VM.prank(Actors.ADMIN);
        manager.grantRole(Roles.DESK, Actors.DESK, 0);
        VM.prank(Actors.ADMIN);
        manager.grantRole(Roles.DESK, Actors.SECOND_DESK, 0);
    }

    function _openAccounts() private {
        _open(Actors.BANK_CUSTODIAN, Defaults.PROCEEDS, Parties.ISSUER, Defaults.CURRENCY);
        _open(Actors.BANK_CUSTODIAN, Defaults.OPERATING, Parties.ISSUER, Defaults.CURRENCY);
        _open(Actors.BANK_CUSTODIAN, Defaults.FOREIGN, Parties.ISSUER, Defaults.FOREIGN_CURRENCY);
        _open(Actors.BANK_CUSTODIAN, Defaults.BANKS, Parties.BANK, Defaults.CURRENCY);
        _open(Actors.SECOND_BANK_CUSTODIAN, Defaults.AFFILIATES, Parties.AFFILIATE, Defaults.CURRENCY);
        _open(Actors.SECOND_BANK_CUSTODIAN, Defaults.OUTSIDERS, Parties.OUTSIDER, Defaults.CURRENCY);
    }

    function _openRuledAccounts() private {
        IAccountRegistry.AccountRegistration memory r = _issuers(Defaults.OLDEST_FIRST);
        r.rule = IAccountRegistry.BookingRule.FIFO;
        _open(Actors.BANK_CUSTODIAN, r);
        r = _issuers(Defaults.BY_SHARES);
        r.rule = IAccountRegistry.BookingRule.PRORATA;
        _open(Actors.BANK_CUSTODIAN, r);
        r = _issuers(Defaults.DEPOSIT);
        r.kind = IAccountRegistry.AccountKind.PLACEMENT;
        r.placement = IAccountRegistry.PlacementKind.DEPOSIT;
        _open(Actors.BANK_CUSTODIAN, r);
        r = _issuers(Defaults.MONEY_MARKET);
        r.kind = IAccountRegistry.AccountKind.PLACEMENT;
        r.placement = IAccountRegistry.PlacementKind.MONEY_MARKET;
        _open(Actors.BANK_CUSTODIAN, r);
    }

    function _issuers(AccountId id) private pure returns (IAccountRegistry.AccountRegistration memory) {
        return Defaults.account(id, Parties.ISSUER, Defaults.CURRENCY);
    }
}
