// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {PartyRegistry} from "../../access/PartyRegistry.sol";
import {Roles} from "../../access/Roles.sol";
import {LotLedger} from "../../money/LotLedger.sol";
import {MoneyPolicy} from "../../policy/MoneyPolicy.sol";
import {AccountRegistry} from "../../registry/AccountRegistry.sol";
import {AssetRegistry} from "../../registry/AssetRegistry.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {InstrumentRegistry} from "../../registry/InstrumentRegistry.sol";
import {TaxonomyRegistry} from "../../registry/TaxonomyRegistry.sol";
import {AccountId, AssetId, Code, Colour, InstrumentId, NO_PARTY, PartyId, TrancheId} from "../../types/Ids.sol";
import {UNKNOWN_DAY} from "../../types/Day.sol";
import {Actors, Parties} from "./Actors.sol";
import {Defaults} from "./Defaults.sol";
import {Administrators, Deployment, System} from "./Deployment.sol";
import {VM} from "./Vm.sol";

/// A network in which everything of `Defaults` is registered, without money.
abstract contract World {
    AccessManager internal manager;
    PartyRegistry internal parties;
    TaxonomyRegistry internal taxonomies;
    AssetRegistry internal assets;
    InstrumentRegistry internal instruments;
    AccountRegistry internal accounts;
    MoneyPolicy internal policy;
    LotLedger internal ledger;

    function _createWorld() internal {
        VM.warp(Defaults.NOW);
        _deploy();
        _admitParties();
        _bindKeys();
        _registerScheme();
        _registerProjects();
        _registerInstruments();
        _openAccounts();
    }

    function _deploy() private {
        System memory s = new Deployment().deploy(
            Administrators({
                admin: Actors.ADMIN,
                operator: Actors.OPERATOR,
                upgrader: Actors.UPGRADER,
                upgradeDelay: Defaults.UPGRADE_DELAY,
                guardian: Actors.GUARDIAN
            })
        );
        manager = s.manager;
        parties = s.parties;
        taxonomies = s.taxonomies;
        assets = s.assets;
        instruments = s.instruments;
        accounts = s.accounts;
        policy = s.policy;
        ledger = s.ledger;
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
        _bind(Actors.BANK_MAKER, Parties.BANK, Roles.MAKER);
        _bind(Actors.BANK_CHECKER, Parties.BANK, Roles.CHECKER);
        _bind(Actors.BANK_CUSTODIAN, Parties.BANK, Roles.CUSTODIAN);
        _bind(Actors.SECOND_BANK_CUSTODIAN, Parties.SECOND_BANK, Roles.CUSTODIAN);
        _bind(Actors.VERIFIER, Parties.VERIFIER, Roles.VERIFIER);
        _bind(Actors.SECOND_VERIFIER, Parties.SECOND_VERIFIER, Roles.VERIFIER);
        _bind(Actors.AFFILIATED_VERIFIER, Parties.AFFILIATED_VERIFIER, Roles.VERIFIER);
        _bind(Actors.REGULATOR, Parties.REGULATOR, Roles.REGULATOR);
        VM.prank(Actors.ISSUER_MAKER);
        parties.registerCounterparties(
            Defaults.only(IPartyRegistry.Counterparty(Parties.OUTSIDER, Defaults.DATA_ROOT))
        );
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

    function _registerProjects() private {
        _registerProject(Defaults.PROJECT);
        _confirm(Defaults.PROJECT);
        _verifyCost(Defaults.PROJECT);
        _registerProject(Defaults.SECOND_PROJECT);
        _confirm(Defaults.SECOND_PROJECT);
        _verifyCost(Defaults.SECOND_PROJECT);
        _registerProject(Defaults.SUGGESTED_PROJECT);
    }

    function _registerInstruments() private {
        _registerBond(Defaults.STRICT_BOND, Defaults.STRICT_TRANCHE, IInstrumentRegistry.Mode.STRICT);
        _registerBond(Defaults.FLAG_BOND, Defaults.FLAG_TRANCHE, IInstrumentRegistry.Mode.FLAG);
        VM.prank(Actors.BANK_MAKER);
        instruments.register(
            Defaults.bond(Defaults.BANK_LOAN, Defaults.LOAN_TRANCHE, IInstrumentRegistry.Mode.STRICT)
        );
        _admitProject(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.PROJECT);
        _admitProject(Actors.ISSUER_MAKER, Defaults.FLAG, Defaults.PROJECT);
        _admitProject(Actors.BANK_MAKER, Defaults.LOAN, Defaults.PROJECT);
    }

    function _openAccounts() private {
        _open(Actors.BANK_CUSTODIAN, Defaults.PROCEEDS, Parties.ISSUER, Defaults.CURRENCY);
        _open(Actors.BANK_CUSTODIAN, Defaults.OPERATING, Parties.ISSUER, Defaults.CURRENCY);
        _open(Actors.BANK_CUSTODIAN, Defaults.FOREIGN, Parties.ISSUER, Defaults.FOREIGN_CURRENCY);
        _open(Actors.SECOND_BANK_CUSTODIAN, Defaults.AFFILIATES, Parties.AFFILIATE, Defaults.CURRENCY);
        _open(Actors.SECOND_BANK_CUSTODIAN, Defaults.OUTSIDERS, Parties.OUTSIDER, Defaults.CURRENCY);
    }

    /* ----- single steps ----- */

    function _admit(PartyId party, PartyId group) internal {
        VM.prank(Actors.OPERATOR);
        parties.admit(Defaults.only(Defaults.admission(party, group)));
    }

    function _bind(address key, PartyId party, uint32 roles) internal {
        VM.prank(Actors.OPERATOR);
        parties.bindKey(key, party, roles, Defaults.KEY_EXPIRY);
    }

    function _suspend(PartyId party) internal {
        VM.prank(Actors.OPERATOR);
        parties.suspend(party, Defaults.REASON_ROOT);
    }

    function _registerProject(AssetId project) internal {
        VM.prank(Actors.ISSUER_MAKER);
        assets.register(Defaults.only(Defaults.project(project)));
    }

    /// By the verifier, without an end.
    function _confirm(AssetId project) internal {
        VM.prank(Actors.VERIFIER);
        assets.confirm(project, 0, Defaults.REPORT_ROOT);
    }

    function _reject(AssetId project) internal {
        VM.prank(Actors.VERIFIER);
        assets.reject(project, Defaults.REPORT_ROOT);
    }

    /// By the regulator.
    function _suspend(AssetId project) internal {
        VM.prank(Actors.REGULATOR);
        assets.suspend(project, Defaults.REASON_ROOT);
    }

    function _verifyCost(AssetId project) internal {
        VM.prank(Actors.VERIFIER);
        ledger.verifyCost(project, Defaults.ELIGIBLE_COST, Defaults.REPORT_ROOT);
    }

    function _registerBond(InstrumentId id, TrancheId tranche, IInstrumentRegistry.Mode mode) internal {
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(Defaults.bond(id, tranche, mode));
    }

    function _admitProject(address maker, Colour colour, AssetId project) internal {
        VM.prank(maker);
        instruments.admitProjects(colour, Defaults.only(project, Defaults.SOLAR));
    }

    function _open(address custodian, AccountId account, PartyId owner, bytes3 currency) internal {
        VM.prank(custodian);
        accounts.open(Defaults.only(Defaults.account(account, owner, currency)));
    }
}
