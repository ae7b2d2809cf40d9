// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Sequenced} from "../../libraries/Sequenced.sol";
import {AssetId} from "../../types/Ids.sol";
import {ClaimChecks} from "./ClaimChecks.sol";
import {Breach} from "./stores/Breaches.sol";

/// The numbered invariants, after every action of every actor. Compares what the contracts say with what the store
/// folded from their events.
contract Invariants is ClaimChecks {
    /// Whom the runner calls.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](13);
        targets[0] = address(bank);
        targets[1] = address(secondBank);
        targets[2] = address(issuer);
        targets[3] = address(supervisor);
        targets[4] = address(operator);
        targets[5] = address(stranger);
        targets[6] = address(claimant);
        targets[7] = address(requester);
        targets[8] = address(reverser);
        targets[9] = address(stater);
        targets[10] = address(lender);
        targets[11] = address(owner);
        targets[12] = address(moneyStranger);
    }

    /// One function, since the runner would play the same calls again for each.
    function invariant_AllHold() external view {
        _checkMoney();
        _checkAssets();
        _checkClaims();
        _checkClaimedStanding();
        _checkStanding();
        _checkRights();
        _checkNumbers();
    }

    /// L5: assets move along allowed edges.
    function _checkAssets() private view {
        AssetId[] memory known = store.assets();
        for (uint256 i; i < known.length; ++i) {
            assertEq(assets.assetOf(known[i]).status, store.statusOf(known[i]), "L5: status is what events left");
            assertEq(assets.assetOf(known[i]).epoch, store.epochOf(known[i]), "L5: epoch counts changes of status");
        }
        assertEq(store.breaches(Breach.TRANSITION), 0, "L5: no forbidden edge");
    }

    /// L9, and the rule that coloured money only leaves at arm's length.
    function _checkStanding() private view {
        assertEq(store.breaches(Breach.STANDING), 0, "L9: money went to a project out of standing");
        assertEq(store.breaches(Breach.TERMINAL), 0, "coloured money left inside the group");
    }

    function _checkRights() private view {
        assertEq(store.breaches(Breach.PERMISSION), 0, "a call went through, or not, against the rights of its key");
    }

    /// L12: events are numbered without a gap.
    function _checkNumbers() private view {
        assertEq(store.breaches(Breach.SEQUENCE), 0, "L12: each event has the next number");
        _checkLast(parties);
        _checkLast(taxonomies);
        _checkLast(assets);
        _checkLast(instruments);
        _checkLast(accounts);
        _checkLast(claims);
        _checkLast(policy);
        _checkLast(evidence);
        _checkLast(ledger);
    }

    function _checkLast(Sequenced emitter) private view {
        assertEq(emitter.lastSeq(), store.events(address(emitter)), "L12: the last number counts the events");
    }
}
