// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {PartyRegistry} from "../../access/PartyRegistry.sol";
import {LotLedger} from "../../money/LotLedger.sol";
import {MoneyPolicy} from "../../policy/MoneyPolicy.sol";
import {AccountRegistry} from "../../registry/AccountRegistry.sol";
import {AssetRegistry} from "../../registry/AssetRegistry.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {InstrumentRegistry} from "../../registry/InstrumentRegistry.sol";
import {TaxonomyRegistry} from "../../registry/TaxonomyRegistry.sol";
import {AccountId, AssetId, Colour, InstrumentId, PartyId, TrancheId} from "../../types/Ids.sol";
import {Actors} from "./Actors.sol";
import {Defaults} from "./Defaults.sol";
import {System} from "./Deployment.sol";
import {VM} from "./Vm.sol";

/// The contracts of a network, and single steps in it, each by the actor whose work it is.
abstract contract Steps {
    AccessManager internal manager;
    PartyRegistry internal parties;
    TaxonomyRegistry internal taxonomies;
    AssetRegistry internal assets;
    InstrumentRegistry internal instruments;
    AccountRegistry internal accounts;
    MoneyPolicy internal policy;
    LotLedger internal ledger;

    function _use(System memory s) internal {
        manager = s.manager;
        parties = s.parties;
        taxonomies = s.taxonomies;
        assets = s.assets;
        instruments = s.instruments;
        accounts = s.accounts;
        policy = s.policy;
        ledger = s.ledger;
    }

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
