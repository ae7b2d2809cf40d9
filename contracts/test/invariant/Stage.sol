// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Parties} from "../utils/Actors.sol";
import {Assertions} from "../utils/Assertions.sol";
import {Codes} from "../utils/Codes.sol";
import {Defaults} from "../utils/Defaults.sol";
import {System} from "../utils/Deployment.sol";
import {Steps} from "../utils/Steps.sol";
import {VM} from "../utils/Vm.sol";
import {World} from "../utils/World.sol";
import {BankHandler} from "./handlers/BankHandler.sol";
import {ClaimHandler} from "./handlers/ClaimHandler.sol";
import {IssuerHandler} from "./handlers/IssuerHandler.sol";
import {MoneyStrangerHandler} from "./handlers/MoneyStrangerHandler.sol";
import {OperatorHandler} from "./handlers/OperatorHandler.sol";
import {OwnerHandler} from "./handlers/OwnerHandler.sol";
import {PassageHandler} from "./handlers/PassageHandler.sol";
import {RequestHandler} from "./handlers/RequestHandler.sol";
import {ReversalHandler} from "./handlers/ReversalHandler.sol";
import {SecondBankHandler} from "./handlers/SecondBankHandler.sol";
import {StatementHandler} from "./handlers/StatementHandler.sol";
import {StrangerHandler} from "./handlers/StrangerHandler.sol";
import {SupervisorHandler} from "./handlers/SupervisorHandler.sol";
import {Store} from "./stores/Store.sol";

/// A network, everyone who acts in it, and a store that has seen it from its first event.
abstract contract Stage is Assertions, Steps {
    System internal system;
    Store internal store;
    BankHandler internal bank;
    SecondBankHandler internal secondBank;
    RequestHandler internal requester;
    ReversalHandler internal reverser;
    StatementHandler internal stater;
    PassageHandler internal lender;
    IssuerHandler internal issuer;
    OwnerHandler internal owner;
    SupervisorHandler internal supervisor;
    OperatorHandler internal operator;
    ClaimHandler internal claimant;
    StrangerHandler internal stranger;
    MoneyStrangerHandler internal moneyStranger;

    function setUp() public virtual {
        VM.warp(Defaults.NOW);
        VM.recordLogs();
        System memory s = World(Codes.world()).create();
        _use(s);
        system = s;
        store = new Store(s, Defaults.NOW);
        store.learn(VM.getRecordedLogs());
        _introduceAccounts();
        _introduceParties();
        bank = new BankHandler(s, store);
        secondBank = new SecondBankHandler(s, store);
        requester = new RequestHandler(s, store);
        reverser = new ReversalHandler(s, store);
        stater = new StatementHandler(s, store);
        lender = new PassageHandler(s, store);
        issuer = new IssuerHandler(s, store);
        owner = new OwnerHandler(s, store);
        supervisor = new SupervisorHandler(s, store);
        claimant = new ClaimHandler(s, store);
        operator = new OperatorHandler(s, store);
        stranger = new StrangerHandler(s, store);
        moneyStranger = new MoneyStrangerHandler(s, store);
    }

    function _introduceAccounts() private {
        store.addAccount(Defaults.PROCEEDS);
        store.addAccount(Defaults.OPERATING);
        store.addAccount(Defaults.FOREIGN);
        store.addAccount(Defaults.OLDEST_FIRST);
        store.addAccount(Defaults.BY_SHARES);
        store.addAccount(Defaults.DEPOSIT);
        store.addAccount(Defaults.MONEY_MARKET);
        store.addAccount(Defaults.BANKS);
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
