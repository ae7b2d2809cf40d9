// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Parties} from "../utils/Actors.sol";
import {Assertions} from "../utils/Assertions.sol";
import {Defaults} from "../utils/Defaults.sol";
import {System} from "../utils/Deployment.sol";
import {Steps} from "../utils/Steps.sol";
import {VM} from "../utils/Vm.sol";
import {World} from "../utils/World.sol";
import {BankHandler} from "./handlers/BankHandler.sol";
import {IssuerHandler} from "./handlers/IssuerHandler.sol";
import {OperatorHandler} from "./handlers/OperatorHandler.sol";
import {SecondBankHandler} from "./handlers/SecondBankHandler.sol";
import {StrangerHandler} from "./handlers/StrangerHandler.sol";
import {SupervisorHandler} from "./handlers/SupervisorHandler.sol";
import {Store} from "./stores/Store.sol";

/// A network, everyone who acts in it, and a store that has seen it from its first event.
abstract contract Stage is Assertions, Steps {
    Store internal store;
    BankHandler internal bank;
    SecondBankHandler internal secondBank;
    IssuerHandler internal issuer;
    SupervisorHandler internal supervisor;
    OperatorHandler internal operator;
    StrangerHandler internal stranger;

    function setUp() public {
        VM.warp(Defaults.NOW);
        VM.recordLogs();
        System memory s = new World().create();
        _use(s);
        store = new Store(s, Defaults.NOW);
        store.learn(VM.getRecordedLogs());
        _introduceAccounts();
        _introduceParties();
        bank = new BankHandler(s, store);
        secondBank = new SecondBankHandler(s, store);
        issuer = new IssuerHandler(s, store);
        supervisor = new SupervisorHandler(s, store);
        operator = new OperatorHandler(s, store);
        stranger = new StrangerHandler(s, store);
    }

    function _introduceAccounts() private {
        store.addAccount(Defaults.PROCEEDS);
        store.addAccount(Defaults.OPERATING);
        store.addAccount(Defaults.FOREIGN);
        store.addAccount(Defaults.AFFILIATES);
        store.addAccount(Defaults.OUTSIDERS);
    }

    function _introduceParties() private {
        store.addParty(Parties.ISSUER);
        store.addParty(Parties.AFFILIATE);
        store.addParty(Parties.BANK);
        store.addParty(Parties.SECOND_BANK);
        store.addParty(Parties.VERIFIER);
        store.addParty(Parties.SECOND_VERIFIER);
        store.addParty(Parties.AFFILIATED_VERIFIER);
        store.addParty(Parties.REGULATOR);
        store.addParty(Parties.OUTSIDER);
    }
}
