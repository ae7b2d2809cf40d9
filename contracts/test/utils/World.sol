// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {Roles} from "../../access/Roles.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {Code, NO_PARTY} from "../../types/Ids.sol";
import {UNKNOWN_DAY} from "../../types/Day.sol";
import {Actors, Parties} from "./Actors.sol";
import {Defaults} from "./Defaults.sol";
import {Administrators, Deployment, System} from "./Deployment.sol";
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
        _registerProjects();
        _registerInstruments();
        _openAccounts();
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
        instruments.register(Defaults.bond(Defaults.BANK_LOAN, Defaults.LOAN_TRANCHE, IInstrumentRegistry.Mode.STRICT));
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
}
