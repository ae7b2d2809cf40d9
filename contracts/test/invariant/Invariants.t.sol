// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Sequenced} from "../../libraries/Sequenced.sol";
import {ILotLedger} from "../../money/ILotLedger.sol";
import {IAllocationBook} from "../../money/IAllocationBook.sol";
import {AccountId, AssetId, Colour, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Stage} from "./Stage.sol";
import {Breach} from "./stores/Breaches.sol";
import {MoneyStore} from "./stores/MoneyStore.sol";

/// The numbered invariants, after every action of every actor. Compares what the contracts say with what the store
/// folded from their events.
contract Invariants is Stage {
    /// Whom the runner calls.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](6);
        targets[0] = address(bank);
        targets[1] = address(secondBank);
        targets[2] = address(issuer);
        targets[3] = address(supervisor);
        targets[4] = address(operator);
        targets[5] = address(stranger);
    }

    /// One function, since the runner would play the same calls again for each.
    function invariant_AllHold() external view {
        _checkCounters();
        _checkLots();
        _checkTrees();
        _checkCaps();
        _checkAssets();
        _checkMovements();
        _checkStanding();
        _checkRights();
        _checkNumbers();
    }

    /// L1: minted = live + allocated + returned + fees, each the sum of what events said.
    function _checkCounters() private view {
        uint32 highest = instruments.colours();
        for (uint32 i; i <= highest; ++i) {
            ILotLedger.Counters memory c = ledger.countersOf(Colour.wrap(i));
            MoneyStore.Sums memory s = store.sumsOf(Colour.wrap(i));
            Amount gone = c.allocated + c.returned + c.fees;
            assertEq(c.minted, c.live + gone, "L1: minted = live + allocated + returned + fees");
            assertEq(Amount.unwrap(c.minted), s.minted, "L1: minted is the sum of receipts");
            assertEq(Amount.unwrap(c.allocated), s.allocated, "L1: allocated is the sum of allocations");
            assertEq(Amount.unwrap(c.returned), s.returned, "L1: returned is the sum of returns");
            assertEq(Amount.unwrap(c.fees), s.fees, "L1: fees is the sum of fees");
        }
    }

    /// L1: live is the sum of what lots hold. L2: lots are what events made and left of them.
    function _checkLots() private view {
        AccountId[] memory known = store.accounts();
        uint256[] memory live = new uint256[](instruments.colours() + 1);
        for (uint256 a; a < known.length; ++a) {
            uint64 born;
            for (uint32 c; c < live.length; ++c) {
                (uint256 held, uint64 lots) = _checkHolding(known[a], Colour.wrap(c));
                live[c] += held;
                born += lots;
            }
            assertEq(ledger.lotsIn(known[a]), born, "L2: lots in an account");
            assertEq(store.lotsIn(known[a]), born, "L2: lots that events made in an account");
        }
        for (uint32 c; c < live.length; ++c) {
            uint256 counted = Amount.unwrap(ledger.countersOf(Colour.wrap(c)).live);
            assertEq(counted, live[c], "L1: live is the sum of what lots hold");
        }
    }

    /// Balance and number are those of the lots, and the head is the first with something left.
    function _checkHolding(AccountId account, Colour colour) private view returns (uint256 balance, uint64 born) {
        ILotLedger.Holding memory h = ledger.holdingOf(account, colour);
        MoneyStore.LotRecord[] memory lots = store.lotsOf(account, colour);
        uint64 head;
        for (uint256 i; i < lots.length; ++i) {
            ILotLedger.Lot memory lot = ledger.lotOf(account, colour, lots[i].n);
            uint256 remaining = Amount.unwrap(lot.remaining);
            assertEq(lots[i].n, ++born, "L2: lots are numbered without a gap");
            assertEq(lot.order, lots[i].order, "L2: order");
            assertEq(remaining, lots[i].remaining, "L2: remaining is what events left");
            if (head == 0 && remaining != 0) head = born;
            balance += remaining;
        }
        assertEq(h.lots, born, "L2: number of lots");
        assertEq(Amount.unwrap(h.balance), balance, "L2: balance is the sum of what lots hold");
        if (born != 0) assertEq(h.head, head == 0 ? born + 1 : head, "L2: the head is the first with something left");
    }

    /// L2: every walk to parents stays in one colour and ends at a root.
    function _checkTrees() private view {
        MoneyStore.LotRecord[] memory lots = store.lots();
        for (uint256 i; i < lots.length; ++i) {
            uint256 place = i + 1;
            while (lots[place - 1].parent != 0) {
                uint256 parent = lots[place - 1].parent;
                assertTrue(parent < place, "L2: a parent is older than its child");
                assertEq(lots[parent - 1].colour, lots[i].colour, "L2: a tree has one colour");
                place = parent;
            }
        }
        assertEq(store.breaches(Breach.LEG), 0, "L2: a child is taken from its parent in one step");
    }

    /// L4: allocated <= eligible cost, and allocated is the sum over all tranches.
    function _checkCaps() private view {
        AssetId[] memory projects = store.assets();
        for (uint256 i; i < projects.length; ++i) {
            IAllocationBook.Project memory p = ledger.projectOf(projects[i]);
            uint256 allocated = Amount.unwrap(p.allocated);
            assertLe(allocated, Amount.unwrap(p.eligibleCost), "L4: allocated <= eligible cost");
            assertEq(allocated, store.allocatedTo(projects[i]), "L4: allocated is the sum over all tranches");
        }
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

    /// L5: movements resolve once.
    function _checkMovements() private view {
        PaymentId[] memory known = store.movements();
        for (uint256 i; i < known.length; ++i) {
            assertTrue(ledger.movementOf(known[i]).recorded, "L5: what was recorded stays recorded");
        }
        assertEq(store.breaches(Breach.MOVEMENT), 0, "L5: nothing is recorded twice");
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
        _checkLast(policy);
        _checkLast(ledger);
    }

    function _checkLast(Sequenced emitter) private view {
        assertEq(emitter.lastSeq(), store.events(address(emitter)), "L12: the last number counts the events");
    }
}
