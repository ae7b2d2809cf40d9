// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

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

    /* ----- L1 ----- */

    function invariant_L1_CountersAddUp() external view {
        uint32 highest = instruments.colours();
        for (uint32 i; i <= highest; ++i) {
            ILotLedger.Counters memory c = ledger.countersOf(Colour.wrap(i));
            Amount gone = c.allocated + c.returned + c.fees;
            assertEq(c.minted, c.live + gone, "L1: minted = live + allocated + returned + fees");
            MoneyStore.Sums memory s = store.sumsOf(Colour.wrap(i));
            assertEq(Amount.unwrap(c.minted), s.minted, "L1: minted is the sum of receipts");
            assertEq(Amount.unwrap(c.allocated), s.allocated, "L1: allocated is the sum of allocations");
            assertEq(Amount.unwrap(c.returned), s.returned, "L1: returned is the sum of returns");
            assertEq(Amount.unwrap(c.fees), s.fees, "L1: fees is the sum of fees");
        }
    }

    function invariant_L1_LiveIsWhatLotsHold() external view {
        uint256[] memory live = new uint256[](instruments.colours() + 1);
        MoneyStore.LotRecord[] memory lots = store.lots();
        for (uint256 i; i < lots.length; ++i) {
            ILotLedger.Lot memory lot = ledger.lotOf(lots[i].account, lots[i].colour, lots[i].n);
            assertEq(Amount.unwrap(lot.remaining), lots[i].remaining, "L1: remaining is what events leave");
            assertEq(lot.order, lots[i].order, "L1: order");
            live[Colour.unwrap(lots[i].colour)] += Amount.unwrap(lot.remaining);
        }
        for (uint32 c; c < live.length; ++c) {
            uint256 counted = Amount.unwrap(ledger.countersOf(Colour.wrap(c)).live);
            assertEq(counted, live[c], "L1: live is the sum of what lots hold");
        }
    }

    /* ----- L2 ----- */

    function invariant_L2_EveryLotComesFromARoot() external view {
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

    function invariant_L2_HoldingsAreTheirLots() external view {
        AccountId[] memory accountList = store.accounts();
        MoneyStore.LotRecord[] memory lots = store.lots();
        uint32 highest = instruments.colours();
        for (uint256 a; a < accountList.length; ++a) {
            uint64 born;
            for (uint32 c; c <= highest; ++c) {
                born += _assertHolding(accountList[a], Colour.wrap(c), lots);
            }
            assertEq(ledger.lotsIn(accountList[a]), born, "L2: lots in an account");
            assertEq(store.lotsIn(accountList[a]), born, "L2: lots that events made in an account");
        }
    }

    /// Balance and number are those of its lots, and the head is the first that has something left.
    function _assertHolding(
        AccountId account,
        Colour colour,
        MoneyStore.LotRecord[] memory lots
    ) private view returns (uint64 born) {
        ILotLedger.Holding memory h = ledger.holdingOf(account, colour);
        uint256 balance;
        uint64 head = h.lots + 1;
        for (uint256 i; i < lots.length; ++i) {
            if (lots[i].account != account || lots[i].colour != colour) continue;
            assertEq(lots[i].n, ++born, "L2: lots are numbered without a gap");
            balance += lots[i].remaining;
            if (lots[i].remaining != 0 && lots[i].n < head) head = lots[i].n;
        }
        assertEq(h.lots, born, "L2: number of lots");
        assertEq(Amount.unwrap(h.balance), balance, "L2: balance is the sum of what lots hold");
        if (born != 0) assertEq(h.head, head, "L2: the head is the oldest lot with something left");
    }

    /* ----- L4 ----- */

    function invariant_L4_AllocationsStayUnderTheCap() external view {
        AssetId[] memory projects = store.assets();
        for (uint256 i; i < projects.length; ++i) {
            IAllocationBook.Project memory p = ledger.projectOf(projects[i]);
            uint256 allocated = Amount.unwrap(p.allocated);
            assertLe(allocated, Amount.unwrap(p.eligibleCost), "L4: allocated <= eligible cost");
            assertEq(allocated, store.allocatedTo(projects[i]), "L4: allocated is the sum over all tranches");
        }
    }

    /* ----- L5 ----- */

    function invariant_L5_AssetsMoveAlongAllowedEdges() external view {
        AssetId[] memory known = store.assets();
        for (uint256 i; i < known.length; ++i) {
            assertEq(assets.assetOf(known[i]).status, store.statusOf(known[i]), "L5: status is what events left");
            assertEq(assets.assetOf(known[i]).epoch, store.epochOf(known[i]), "L5: epoch counts changes of status");
        }
        assertEq(store.breaches(Breach.TRANSITION), 0, "L5: no forbidden edge");
    }

    function invariant_L5_MovementsResolveOnce() external view {
        PaymentId[] memory known = store.movements();
        for (uint256 i; i < known.length; ++i) {
            assertTrue(ledger.movementOf(known[i]).recorded, "L5: what was recorded stays recorded");
        }
        assertEq(store.breaches(Breach.MOVEMENT), 0, "L5: nothing is recorded twice");
    }

    /* ----- L9, terminal rule, rights ----- */

    function invariant_L9_NoAllocationOutOfStanding() external view {
        assertEq(store.breaches(Breach.STANDING), 0, "L9: money went to a project out of standing");
    }

    function invariant_ColouredMoneyLeavesAtArmsLength() external view {
        assertEq(store.breaches(Breach.TERMINAL), 0, "coloured money left inside the group");
    }

    function invariant_OnlyWhoMayCan() external view {
        assertEq(store.breaches(Breach.PERMISSION), 0, "a call went through, or not, against the rights of its key");
    }

    /* ----- L12 ----- */

    function invariant_L12_EventsAreNumberedWithoutAGap() external view {
        assertEq(store.breaches(Breach.SEQUENCE), 0, "L12: each event has the next number");
        assertEq(parties.lastSeq(), store.events(address(parties)), "L12: parties");
        assertEq(taxonomies.lastSeq(), store.events(address(taxonomies)), "L12: taxonomies");
        assertEq(assets.lastSeq(), store.events(address(assets)), "L12: assets");
        assertEq(instruments.lastSeq(), store.events(address(instruments)), "L12: instruments");
        assertEq(accounts.lastSeq(), store.events(address(accounts)), "L12: accounts");
        assertEq(policy.lastSeq(), store.events(address(policy)), "L12: policy");
        assertEq(ledger.lastSeq(), store.events(address(ledger)), "L12: ledger");
    }
}
