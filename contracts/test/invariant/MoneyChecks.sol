// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../money/IEntries.sol";
import {ILots} from "../../money/ILots.sol";
import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {AccountId, AssetId, Colour, DocumentId, LineId, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Line, Project} from "../../types/Budget.sol";
import {Day} from "../../types/Day.sol";
import {Draw, Entry} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Stage} from "./Stage.sol";
import {BookStore} from "./stores/BookStore.sol";
import {Breach} from "./stores/Breaches.sol";
import {BudgetStore} from "./stores/BudgetStore.sol";
import {EntryStore} from "./stores/EntryStore.sol";
import {MoneyStore} from "./stores/MoneyStore.sol";

/// What must hold of money: what the ledger says against what the store folded from its events.
abstract contract MoneyChecks is Stage {
    /// The lots of one colour in one account.
    struct Held {
        uint256 balance;
        uint256 lots;
        uint256 head;
    }

    /// All that is below.
    function _checkMoney() internal view {
        _checkCounters();
        _checkLots();
        _checkTrees();
        _checkCaps();
        _checkEntries();
        _checkNewestEntries();
        _checkDocuments();
    }

    /// L1: minted = live + allocated + returned + fees + breached + lent, each the sum of what events said.
    function _checkCounters() private view {
        uint32 highest = instruments.colours();
        for (uint32 i; i <= highest; ++i) {
            ILots.Counters memory c = ledger.countersOf(Colour.wrap(i));
            MoneyStore.Sums memory s = store.sumsOf(Colour.wrap(i));
            Amount gone = c.allocated + c.returned + c.fees + c.breached + c.lent;
            assertEq(c.minted, c.live + gone, "L1: minted = live + allocated + returned + fees + breached + lent");
            assertEq(Amount.unwrap(c.minted), s.minted, "L1: minted is what came in");
            assertEq(Amount.unwrap(c.allocated), s.allocated, "L1: allocated is the sum of allocations");
            assertEq(Amount.unwrap(c.returned), s.returned, "L1: returned is the sum of returns");
            assertEq(Amount.unwrap(c.fees), s.fees, "L1: fees is the sum of fees");
            assertEq(Amount.unwrap(c.breached), s.breached, "L1: breached is what left without a known use");
            assertEq(Amount.unwrap(c.lent), s.lent, "L1: lent is what went on and did not come back");
            assertEq(Amount.unwrap(c.repaid), s.repaid, "repaid is what came back");
            assertLe(s.repaid, s.minted, "no more is repaid than was out");
        }
    }

    /// L1: live is the sum of what lots hold. L2: lots are what events made and left of them, holdings and books what
    /// lots hold.
    function _checkLots() private view {
        AccountId[] memory known = store.accounts();
        uint256 count = instruments.colours() + 1;
        Held[] memory held = new Held[](known.length * count);
        MoneyStore.LotRecord[] memory lots = store.lots();
        for (uint256 i; i < lots.length; ++i) {
            _addLot(held[_placeOf(lots[i].account, known) * count + Colour.unwrap(lots[i].colour)], lots[i]);
        }
        uint256[] memory live = new uint256[](count);
        for (uint256 a; a < known.length; ++a) {
            for (uint256 c; c < count; ++c) {
                Held memory h = held[a * count + c];
                live[c] += h.balance;
                if (h.lots != 0) _checkHolding(known[a], Colour.wrap(uint32(c)), h);
            }
            _checkBook(known[a], held, a * count, count);
        }
        for (uint32 c; c < count; ++c) {
            uint256 counted = Amount.unwrap(ledger.countersOf(Colour.wrap(c)).live);
            assertEq(counted, live[c], "L1: live is the sum of what lots hold");
        }
    }

    function _addLot(Held memory h, MoneyStore.LotRecord memory r) private view {
        ILots.Lot memory lot = ledger.lotOf(r.account, r.colour, uint64(r.n));
        uint256 remaining = Amount.unwrap(lot.remaining);
        assertEq(r.n, ++h.lots, "L2: lots are numbered without a gap");
        assertEq(lot.order, r.order, "L2: order");
        assertEq(remaining, r.remaining, "L2: remaining is what events left");
        if (h.head == 0 && remaining != 0) h.head = h.lots;
        h.balance += remaining;
    }

    /// Balance and number are those of the lots, and the head is the first with something left.
    function _checkHolding(AccountId account, Colour colour, Held memory held) private view {
        ILots.Holding memory h = ledger.holdingOf(account, colour);
        assertEq(h.lots, held.lots, "L2: number of lots");
        assertEq(Amount.unwrap(h.balance), held.balance, "L2: balance is the sum of what lots hold");
        assertEq(h.head, held.head == 0 ? held.lots + 1 : held.head, "L2: the head is the first with something left");
    }

    function _checkBook(AccountId account, Held[] memory held, uint256 start, uint256 count) private view {
        uint256 born;
        uint256 balance;
        uint256 colours;
        for (uint256 i = start; i < start + count; ++i) {
            born += held[i].lots;
            balance += held[i].balance;
            if (held[i].balance != 0) ++colours;
        }
        ILots.Book memory b = ledger.bookOf(account);
        assertEq(b.lots, born, "L2: lots in an account");
        assertEq(store.lotsIn(account), born, "L2: lots that events made in an account");
        assertEq(Amount.unwrap(b.balance), balance, "L2: an account's balance is the sum over its colours");
        Colour[] memory named = ledger.coloursIn(account);
        assertEq(named.length, colours, "an account names the colours that it holds");
        for (uint256 i; i < named.length; ++i) {
            assertTrue(held[start + Colour.unwrap(named[i])].balance != 0, "a colour that is held");
            for (uint256 j; j < i; ++j) assertFalse(named[i] == named[j], "a colour is named once");
        }
        _checkStatement(account, b, balance);
    }

    /// L3: an account holds what its newest statement said and what later entries changed, and one that failed its
    /// newest statement is marked broken.
    function _checkStatement(AccountId account, ILots.Book memory b, uint256 balance) private view {
        BookStore.BookRecord memory r = store.bookOf(account);
        assertEq(r.balance, balance, "L3: the balance is what events left");
        assertEq(Day.unwrap(b.closedThrough), r.closedThrough, "L3: the newest statement's day");
        assertEq(Day.unwrap(b.newest), r.newest, "the newest value date");
        assertTrue(b.broken == r.broken, "L3: broken if the newest statement was lower");
        if (r.closedThrough == 0) return;
        int256 expected = int256(r.closing) + r.since;
        assertTrue(expected == int256(balance), "L3: the closing balance and later entries are the balance");
    }

    function _placeOf(AccountId account, AccountId[] memory known) private pure returns (uint256 place) {
        while (known[place] != account) ++place;
    }

    /// L2: every walk to parents ends at a root, and changes colour only between a tranche and the one that funds it.
    function _checkTrees() private view {
        MoneyStore.LotRecord[] memory lots = store.lots();
        for (uint256 i; i < lots.length; ++i) {
            if (lots[i].parent == 0) continue;
            assertTrue(lots[i].parent < i + 1, "L2: a parent is older than its child");
            Colour from = lots[lots[i].parent - 1].colour;
            Colour to = lots[i].colour;
            if (from == to) continue;
            bool down = to != OTHER_MONEY && store.parentOf(to) == from;
            bool up = from != OTHER_MONEY && (store.parentOf(from) == to || to == OTHER_MONEY);
            assertTrue(down || up, "L2: colours change only between parent and child tranches");
        }
        assertEq(store.breaches(Breach.LEG), 0, "L2: a child is taken from its parent in one step");
    }

    /// L4: allocated <= eligible cost, used <= cap, each the sum over all tranches.
    function _checkCaps() private view {
        AssetId[] memory projects = store.assets();
        for (uint256 i; i < projects.length; ++i) {
            Project memory p = ledger.projectOf(projects[i]);
            assertLe(Amount.unwrap(p.allocated), Amount.unwrap(p.eligibleCost), "L4: allocated <= eligible cost");
            assertEq(Amount.unwrap(p.allocated), store.allocatedTo(projects[i]), "L4: allocated is the sum of all");
            assertEq(Amount.unwrap(p.eligibleCost), store.costOf(projects[i]), "L4: the cost is what was verified");
            assertEq(p.lines, store.linesOf(projects[i]), "L4: lines of a project");
        }
        LineId[] memory known = store.lines();
        for (uint256 i; i < known.length; ++i) {
            Line memory budget = ledger.lineOf(known[i]);
            BudgetStore.LineRecord memory r = store.lineRecordOf(known[i]);
            assertLe(Amount.unwrap(budget.used), Amount.unwrap(budget.cap), "L4: used <= cap");
            assertEq(Amount.unwrap(budget.used), store.usedOf(known[i]), "L4: used is the sum of all");
            assertEq(Amount.unwrap(budget.cap), r.cap, "L4: a line's cap never changes");
            assertEq(budget.project, r.project, "L4: a line's project never changes");
            assertTrue(budget.open != r.closed, "a line is open until it is closed");
        }
    }

    /// L5: entries are what events left, moved along allowed edges and were recorded once.
    function _checkEntries() private view {
        PaymentId[] memory known = store.entries();
        (IEntries.EntryState[] memory states, Reason[] memory flags) = store.entryStates();
        for (uint256 i; i < known.length; ++i) {
            IEntries.EntryRecord memory e = ledger.entryOf(known[i]);
            assertEq(uint256(e.state), uint256(states[i]), "L5: an entry's state is what events left");
            assertEq(e.flag, flags[i], "an entry's flag is what events left");
        }
        assertEq(store.breaches(Breach.ENTRY), 0, "L5: no forbidden edge, and money moves under its entry");
        assertEq(store.breaches(Breach.DAY), 0, "L3: days are closed in order, and stay closed");
    }

    /// Everything else of the entries that the newest act was about.
    function _checkNewestEntries() private view {
        PaymentId[] memory touched = store.touchedEntries();
        for (uint256 i; i < touched.length; ++i) {
            IEntries.EntryRecord memory e = ledger.entryOf(touched[i]);
            Entry memory told = store.entryOf(touched[i]);
            for (uint256 d; d < told.draws.length; ++d) _checkDraw(touched[i], e.state, told.draws[d]);
            if (!_isPaid(e.state)) continue;
            assertEq(e.digest, bytes30(keccak256(abi.encode(told))), "L11: an entry can be told from its events");
        }
    }

    /// Not more of an entry is undone than it was, and not more is missing than leaked.
    function _checkDraw(PaymentId id, IEntries.EntryState state, Draw memory d) private view {
        uint256 reversed = Amount.unwrap(ledger.reversedOf(id, d.colour));
        assertEq(reversed, store.reversedOf(id, d.colour), "what is reversed is what events left");
        assertLe(reversed, Amount.unwrap(d.amount), "no more is reversed than was drawn");
        if (state != IEntries.EntryState.STATEMENT) return;
        uint256 leak = Amount.unwrap(ledger.leakOf(id, d.colour));
        assertEq(leak, store.leakOf(id, d.colour), "L3: what is missing is what events left");
    }

    function _isPaid(IEntries.EntryState state) private pure returns (bool) {
        return
            state == IEntries.EntryState.PAID ||
            state == IEntries.EntryState.CONFIRMED ||
            state == IEntries.EntryState.DISPUTED;
    }

    /// L7: what is used up was used by a payment that is recorded, for its project.
    function _checkDocuments() private view {
        DocumentId[] memory known = store.documents();
        IEvidenceBook.Purpose purpose = IEvidenceBook.Purpose.ALLOCATE;
        for (uint256 i; i < known.length; ++i) {
            assertEq(
                evidence.useOf(known[i], purpose),
                store.useOf(known[i], purpose),
                "L7: uses are what events left"
            );
            if (store.useOf(known[i], purpose) == 0) continue;
            EntryStore.EntryFacts memory f = store.factsOf(PaymentId.wrap(store.usedBy(known[i], purpose)));
            assertTrue(_isPaid(f.state), "L7: a document is used by a payment that is recorded");
            assertEq(evidence.documentOf(known[i]).project, f.project, "L7: a document serves the payment's project");
        }
        assertEq(store.breaches(Breach.EVIDENCE), 0, "L7: a document is used once");
    }
}
