// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILots} from "../../../money/ILots.sol";
import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {AccountId, DocumentId, NO_ASSET, OTHER_MONEY} from "../../../types/Ids.sol";
import {ZERO} from "../../../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Conversion, Draw, Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {PaymentTest} from "../../utils/PaymentTest.sol";
import {VM} from "../../utils/Vm.sol";

/// Payments under budgets, documents, statements and frameworks that only flag.
contract Payments_PayWithin is PaymentTest {
    /* ----- purpose ----- */

    function test_WhenALineIsNamed() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, OVER_TWO_LOTS);
        p.project = Defaults.BUDGETED_PROJECT;
        p.line = Defaults.LINE;

        assertEq(_pay(p), Reason.NONE, "reason");

        assertEq(ledger.projectOf(Defaults.BUDGETED_PROJECT).allocated, OVER_TWO_LOTS, "project");
        assertEq(ledger.lineOf(Defaults.LINE).used, OVER_TWO_LOTS, "line");
        assertEq(ledger.lineOf(Defaults.OLD_LINE).used, ZERO, "another line");
        _assertPaid(p, Reason.NONE);
    }

    function test_WhenSeveralColoursAreDrawn() external emits(ledger, 4) {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, BIT + SECOND + FIRST);
        p.draws = new Draw[](3);
        p.draws[0] = Draw(Defaults.FLAG, BIT);
        p.draws[1] = Draw(OTHER_MONEY, SECOND);
        p.draws[2] = Draw(Defaults.STRICT, FIRST);
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, p, Reason.NONE, seq + 1);
        _expectSpent(p.id, Defaults.PROCEEDS, Defaults.FLAG, 1, BIT, FIRST - BIT, seq + 2);
        _expectSpent(p.id, Defaults.PROCEEDS, OTHER_MONEY, 1, SECOND, FIRST - SECOND, seq + 3);
        _expectSpent(p.id, Defaults.PROCEEDS, Defaults.STRICT, 1, FIRST, ZERO, seq + 4);

        assertEq(_pay(p), Reason.NONE, "reason");

        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, BIT + FIRST, "the project counts green money only");
        assertEq(ledger.countersOf(OTHER_MONEY).allocated, SECOND, "other money is co-financing");
        assertEq(ledger.countersOf(Defaults.FLAG).allocated, BIT, "flag bond");
        assertEq(ledger.countersOf(Defaults.STRICT).allocated, FIRST, "strict bond");
        _assertPaid(p, Reason.NONE);
    }

    function test_WhenOtherMoneyNamesAProject() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, BIT);
        p.project = Defaults.PROJECT;

        assertEq(_pay(p), Reason.NONE, "reason");

        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, ZERO, "project");
    }

    /* ----- on-lent money ----- */

    function test_WhenOnLentMoneyGoesBackToItsLender() external {
        _fund(Defaults.BANKS, Defaults.RECEIPT, Defaults.FUNDING, TOTAL);
        _lend(Defaults.LENDING, TOTAL);
        Payment memory p = Bookings.onLentReturn(Defaults.PAYMENT, OVER_TWO_LOTS);
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, p, Reason.NONE, seq + 1);
        Move memory m = _return(p);
        _expectMoved(m, seq + 2);

        assertEq(_pay(p), Reason.NONE, "reason");

        assertEq(ledger.lastSeq(), seq + 2, "events");
        _assertPaid(p, Reason.NONE);
        ILots.Counters memory child;
        child.minted = TOTAL;
        child.live = TOTAL - OVER_TWO_LOTS;
        child.returned = OVER_TWO_LOTS;
        child.repaid = OVER_TWO_LOTS;
        _assertCounters(Defaults.ON_LENT, child);
        ILots.Counters memory parent;
        parent.minted = TOTAL;
        parent.live = OVER_TWO_LOTS;
        parent.lent = TOTAL - OVER_TWO_LOTS;
        _assertCounters(Defaults.FUNDING, parent);
        _assertHolding(Defaults.BANKS, Defaults.FUNDING, OVER_TWO_LOTS, 2, 2, "the lender's holding");
    }

    function test_WhenExchangedMoneyNamesItsAgentsAccount() external {
        AccountId agents = AccountId.wrap(keccak256("paying agent's foreign account"));
        _open(Actors.SECOND_BANK_CUSTODIAN, agents, Parties.SECOND_BANK, Defaults.FOREIGN_CURRENCY);
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, Defaults.STRICT, BIT, BIT);
        VM.prank(Actors.BANK_CUSTODIAN);
        assertEq(ledger.convert(Defaults.PROCEEDS, only(c))[0].reason, Reason.NONE, "conversion");
        Payment memory p = Bookings.repayment(Defaults.PAYMENT, Defaults.EXCHANGED, BIT);
        p.payeeAccount = agents;
        Refusal memory r = Refusal(Reason.CURRENCY_MISMATCH, Defaults.EXCHANGED, BIT, ZERO);
        _assertRefusedFrom(Defaults.FOREIGN, p, r);
    }

    /* ----- documents ----- */

    function test_WhenDocumentsAreNamed() external emits(ledger, 2) {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, BIT);
        p.documents = new DocumentId[](2);
        p.documents[0] = Defaults.DOCUMENT;
        p.documents[1] = Defaults.SECOND_DOCUMENT;
        uint64 seq = evidence.lastSeq();

        assertEq(_pay(p), Reason.NONE, "reason");

        assertEq(evidence.useOf(Defaults.DOCUMENT, IEvidenceBook.Purpose.ALLOCATE), seq + 1, "first use");
        assertEq(evidence.useOf(Defaults.SECOND_DOCUMENT, IEvidenceBook.Purpose.ALLOCATE), seq + 2, "second use");
        assertEq(evidence.documentOf(Defaults.DOCUMENT).project, Defaults.PROJECT, "project");
    }

    /// L7.
    function test_GivenADocumentWasUsed() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, BIT);
        p.documents = only(Defaults.DOCUMENT);
        _pay(p);
        p.id = Defaults.SECOND_PAYMENT;
        _assertRefused(p, Reason.EVIDENCE_USED);
    }

    /// Else a refused payment would use its documents up.
    function test_WhenAPaymentWithDocumentsIsRefused() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, BIT);
        p.documents = only(Defaults.DOCUMENT);
        p.payee = Parties.UNKNOWN;
        _assertRefused(p, Reason.PAYEE_UNKNOWN);
        assertEq(evidence.useOf(Defaults.DOCUMENT, IEvidenceBook.Purpose.ALLOCATE), 0, "use");
    }

    /// L7 within one call: the ledger asks the book again for each payment.
    function test_WhenTwoPaymentsOfOneCallNameADocument() external {
        Payment[] memory list = new Payment[](2);
        list[0] = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, BIT);
        list[0].documents = only(Defaults.DOCUMENT);
        list[1] = Bookings.allocation(Defaults.SECOND_PAYMENT, Defaults.STRICT, BIT);
        list[1].documents = only(Defaults.DOCUMENT);

        Reason[] memory reasons = _payAllFrom(Defaults.PROCEEDS, list);

        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.EVIDENCE_USED, "second");
    }

    /* ----- days ----- */

    function test_GivenTheDayIsClosed() external {
        _close(Defaults.VALUE_DATE);
        _assertRefused(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, BIT), Reason.DAY_CLOSED);
    }

    function test_GivenADayIsClosedAndTheValueDateIsUnknown() external {
        _close(Defaults.VALUE_DATE);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, BIT);
        p.valueDate = UNKNOWN_DAY;
        _assertRefused(p, Reason.VALUE_DATE_MISSING);
    }

    function test_GivenTheDayBeforeIsClosed() external {
        _close(Defaults.VALUE_DATE);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, BIT);
        p.valueDate = Day.wrap(Day.unwrap(Defaults.VALUE_DATE) + 1);
        assertEq(_pay(p), Reason.NONE, "reason");
        assertEq(ledger.bookOf(Defaults.PROCEEDS).newest, p.valueDate, "newest value date");
    }

    function test_GivenTheAccountIsBroken() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, TOTAL);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.FLAG, BIT);
        p.valueDate = Defaults.TODAY;
        _assertRefused(p, Reason.ACCOUNT_BROKEN);
    }

    /* ----- frameworks that only flag ----- */

    function test_GivenTheFrameworkOnlyFlags() external emits(ledger, 2) {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.FLAG, BIT);
        p.project = Defaults.SECOND_PROJECT;
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, p, Reason.PROJECT_NOT_ADMITTED, seq + 1);
        _expectSpent(p, Defaults.PROCEEDS, 1, BIT, FIRST - BIT, seq + 2);

        assertEq(_pay(p), Reason.PROJECT_NOT_ADMITTED, "reason");

        _assertPaid(p, Reason.PROJECT_NOT_ADMITTED);
        assertEq(ledger.projectOf(Defaults.SECOND_PROJECT).allocated, BIT, "project");
    }

    function test_WhenGreenMoneyLeavesWithoutAProject() external emits(ledger, 3) {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.FLAG, BIT);
        p.project = NO_ASSET;
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, p, Reason.PROJECT_MISSING, seq + 1);
        _expectLeak(p, seq + 2);
        _expectSpent(p, Defaults.PROCEEDS, 1, BIT, FIRST - BIT, seq + 3);

        assertEq(_pay(p), Reason.PROJECT_MISSING, "reason");

        _assertPaid(p, Reason.PROJECT_MISSING);
        ILots.Counters memory expected;
        expected.minted = TOTAL;
        expected.live = TOTAL - BIT;
        expected.breached = BIT;
        _assertCounters(Defaults.FLAG, expected);
    }

    /* ----- internal ----- */

    function _return(Payment memory p) private pure returns (Move memory m) {
        m.id = p.id;
        m.account = Defaults.PROCEEDS;
        m.colour = Defaults.ON_LENT;
        m.n = 1;
        m.amount = p.amount;
        m.remaining = TOTAL - p.amount;
        m.childAccount = Defaults.BANKS;
        m.childColour = Defaults.FUNDING;
        m.childN = 2;
        m.childAmount = p.amount;
        m.order = 2;
    }

    /// With what the ledger holds.
    function _close(Day day) private {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, day, TOTAL + TOTAL + TOTAL);
    }
}
