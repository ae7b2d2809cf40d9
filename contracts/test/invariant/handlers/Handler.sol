// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AssetId, PartyId} from "../../../types/Ids.sol";
import {Day} from "../../../types/Day.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {Steps} from "../../utils/Steps.sol";
import {System} from "../../utils/Deployment.sol";
import {VM} from "../../utils/Vm.sol";
import {Breach} from "../stores/Breaches.sol";
import {Store} from "../stores/Store.sol";
import {Relay} from "./Relay.sol";

/// Acts for some of the network's actors. Every action is bounded, never reverts, and teaches the store what the
/// contracts emitted.
abstract contract Handler is Steps {
    Store internal store;
    Relay private _relay = new Relay();

    constructor(System memory s, Store store_) {
        _use(s);
        store = store_;
    }

    modifier acts() {
        VM.warp(store.time());
        VM.recordLogs();
        store.beginAct();
        _;
        _learn();
    }

    /// What was emitted since this was last called.
    function _learn() internal {
        store.learn(VM.getRecordedLogs());
    }

    /// Whether the key may act in the role now.
    function _may(address key, uint32 role) internal view returns (bool) {
        try parties.authorise(key, role) {
            return true;
        } catch {
            return false;
        }
    }

    /// Makes a call with a key. That it goes through although it must not, or the other way round, is a breach.
    function _attempt(bool may, address key, address target, bytes memory call) internal returns (bool went) {
        went = _try(key, target, call);
        store.note(went != may, Breach.PERMISSION);
    }

    /// Makes a call of which nothing is foretold: what it does must hold all the same.
    function _try(address key, address target, bytes memory call) internal returns (bool went) {
        went = _relay.forward{gas: Defaults.CALL_GAS}(key, target, call);
        // What a call emitted before it failed is recorded all the same: nobody may learn it.
        if (!went) VM.getRecordedLogs();
    }

    /// By whom the bank that keeps an account reports.
    function _custodianOf(AccountId account) internal view returns (address) {
        return
            accounts.accountOf(account).custodian == Parties.BANK
                ? Actors.BANK_CUSTODIAN
                : Actors.SECOND_BANK_CUSTODIAN;
    }

    /// A day on which an entry of the account can be: the first that no statement has closed, if it is not before the
    /// usual one.
    function _day(AccountId account) internal view returns (Day) {
        uint32 next = Day.unwrap(ledger.bookOf(account).closedThrough) + 1;
        return next > Day.unwrap(Defaults.VALUE_DATE) ? Day.wrap(next) : Defaults.VALUE_DATE;
    }

    /// One of the assets there are.
    function _anyAsset(uint256 seed) internal view returns (AssetId) {
        AssetId[] memory known = store.assets();
        return known[_random(seed, "asset") % known.length];
    }

    /// One of the accounts there are.
    function _anyAccount(uint256 seed) internal view returns (AccountId) {
        AccountId[] memory known = store.accounts();
        return known[_random(seed, "account") % known.length];
    }

    /// One of the parties there are.
    function _anyParty(uint256 seed) internal view returns (PartyId) {
        PartyId[] memory known = store.parties();
        return known[_random(seed, "party") % known.length];
    }

    /// An independent random number for each purpose.
    function _random(uint256 seed, string memory purpose) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, purpose)));
    }

    /// True once in `n` times.
    function _once(uint256 n, uint256 seed, string memory purpose) internal pure returns (bool) {
        return _random(seed, purpose) % n == 0;
    }
}
