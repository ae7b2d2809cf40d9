// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, PartyId, PaymentId} from "../../../types/Ids.sol";
import {System} from "../../utils/Deployment.sol";
import {Vm} from "../../utils/Vm.sol";
import {AssetStore} from "./AssetStore.sol";
import {Breach} from "./Breaches.sol";
import {MoneyStore} from "./MoneyStore.sol";

/// What handlers learned: everything from events, and what they saw themselves.
contract Store is MoneyStore, AssetStore {
    /// The time of the network, which only goes on.
    uint256 public time;
    uint256 private _ids;
    AccountId[] private _accounts;
    PartyId[] private _parties;

    address private immutable _MANAGER;
    address private immutable _LEDGER;
    address private immutable _ASSET_REGISTRY;

    constructor(System memory s, uint256 start) {
        _MANAGER = address(s.manager);
        _LEDGER = address(s.ledger);
        _ASSET_REGISTRY = address(s.assets);
        time = start;
    }

    function learn(Vm.Log[] calldata logs) external {
        for (uint256 i; i < logs.length; ++i) {
            Vm.Log calldata log = logs[i];
            if (log.emitter == _MANAGER || _isOfProxy(log.topics[0])) continue;
            _count(log);
            if (log.emitter == _LEDGER) _learnMoney(log);
            if (log.emitter == _ASSET_REGISTRY) _learnAsset(log);
        }
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

    /// An id of the movements so far, if there is one, else a new one.
    function oldId(uint256 seed) external returns (PaymentId) {
        PaymentId[] memory known = this.movements();
        return known.length == 0 ? PaymentId.wrap(this.newId()) : known[seed % known.length];
    }

    function accounts() external view returns (AccountId[] memory) {
        return _accounts;
    }

    function parties() external view returns (PartyId[] memory) {
        return _parties;
    }
}
