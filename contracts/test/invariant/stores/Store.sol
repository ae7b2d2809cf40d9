// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {AccountId, PartyId, PaymentId} from "../../../types/Ids.sol";
import {System} from "../../utils/Deployment.sol";
import {Vm} from "../../utils/Vm.sol";
import {AssetStore} from "./AssetStore.sol";
import {Breach} from "./Breaches.sol";
import {ClaimStore} from "./ClaimStore.sol";
import {EvidenceStore} from "./EvidenceStore.sol";
import {MoneyStore} from "./MoneyStore.sol";

/// What handlers learned: everything from events, and what they saw themselves.
contract Store is MoneyStore, AssetStore, ClaimStore, EvidenceStore {
    /// The time of the network, which only goes on.
    uint256 public time;
    uint256 private _ids;
    AccountId[] private _accounts;
    PartyId[] private _parties;

    address private immutable _MANAGER;
    address private immutable _LEDGER;
    address private immutable _ASSET_REGISTRY;
    address private immutable _INSTRUMENT_REGISTRY;
    address private immutable _CLAIM_REGISTRY;
    address private immutable _EVIDENCE;

    constructor(System memory s, uint256 start) {
        _MANAGER = address(s.manager);
        _LEDGER = address(s.ledger);
        _ASSET_REGISTRY = address(s.assets);
        _INSTRUMENT_REGISTRY = address(s.instruments);
        _CLAIM_REGISTRY = address(s.claims);
        _EVIDENCE = address(s.evidence);
        time = start;
    }

    /// The events of one call.
    function learn(Vm.Log[] calldata logs) external {
        _beginCall();
        for (uint256 i; i < logs.length; ++i) {
            Vm.Log calldata log = logs[i];
            if (log.emitter == _MANAGER || _isOfProxy(log.topics[0])) continue;
            _count(log);
            if (log.emitter == _LEDGER) _learnMoney(log);
            if (log.emitter == _ASSET_REGISTRY) _learnAsset(log);
            bool tranche = log.topics[0] == IInstrumentRegistry.TrancheRegistered.selector;
            if (log.emitter == _INSTRUMENT_REGISTRY && tranche) _learnTranche(log);
            if (log.emitter == _CLAIM_REGISTRY) _learnClaim(log);
            if (log.emitter == _EVIDENCE) _learnEvidence(log);
        }
    }

    function beginAct() external {
        _beginAct();
    }

    function note(bool condition, Breach breach) external {
        _breachIf(condition, breach);
    }

    function passTime(uint256 span) external {
        time += span;
    }

    function addAccount(AccountId account) external {
        _accounts.push(account);
    }

    function addParty(PartyId party) external {
        _parties.push(party);
    }

    /// An id that nobody has used.
    function newId() external returns (bytes32) {
        return keccak256(abi.encode("id", ++_ids));
    }

    /// An id of the entries so far, if there is one, else a new one.
    function oldId(uint256 seed) external returns (PaymentId old) {
        old = _oldEntry(seed);
        if (PaymentId.unwrap(old) == 0) old = PaymentId.wrap(this.newId());
    }

    function accounts() external view returns (AccountId[] memory) {
        return _accounts;
    }

    function parties() external view returns (PartyId[] memory) {
        return _parties;
    }
}
