// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {Colour, DocumentId, InstrumentId, NO_LINE, OTHER_MONEY, PaymentId, TrancheId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Day} from "../../../types/Day.sol";
import {Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {PolicyTest} from "../../utils/PolicyTest.sol";
import {VM} from "../../utils/Vm.sol";

/// Budget lines, documents and entrusted payment.
contract MoneyPolicy_CheckBudget is PolicyTest {
    PaymentId internal constant OTHER_RECEIPT = PaymentId.wrap(keccak256("other receipt"));
    Day internal constant DAY_AFTER_APPROVAL = Day.wrap(20_201);
    Day internal constant DAY_BEFORE_APPROVAL = Day.wrap(20_199);

    /* ----- lines ----- */

    function test_GivenTheProjectHasABudgetAndNoLineIsNamed() external {
        Payment memory p = _budgeted(Defaults.SPENDING);
        p.line = NO_LINE;
        _assertRefused(p, Reason.LINE_MISSING);
    }

    function test_GivenTheLineIsUnknown() external {
        Payment memory p = _budgeted(Defaults.SPENDING);
        p.line = Defaults.UNKNOWN_LINE;
        _assertRefused(p, Reason.LINE_NOT_OPEN);
    }

    function test_GivenTheLineIsAnotherProjects() external {
        Payment memory p = _allocation();
        p.line = Defaults.LINE;
        _assertRefused(p, Reason.LINE_NOT_OPEN);
    }

    function test_GivenTheLineIsClosed() external {
        VM.prank(Actors.ISSUER_MAKER);
        ledger.closeLine(Defaults.LINE);
        _assertRefused(_budgeted(Defaults.SPENDING), Reason.LINE_NOT_OPEN);
        Payment memory p = _budgeted(Defaults.SPENDING);
        p.line = NO_LINE;
        _assertRefused(p, Reason.LINE_MISSING);
    }

    function test_GivenOtherMoneyNamesALineOfTheProject() external {
        _assertAccepted(_coFinanced());
    }

    function test_GivenOtherMoneyNamesAnUnknownLine() external {
        Payment memory p = _coFinanced();
        p.line = Defaults.UNKNOWN_LINE;
        _assertRefused(p, Reason.LINE_NOT_OPEN);
    }

    function test_GivenOtherMoneyNamesAnotherProjectsLine() external {
        Payment memory p = _coFinanced();
        p.project = Defaults.PROJECT;
        _assertRefused(p, Reason.LINE_NOT_OPEN);
    }

    function test_GivenOtherMoneyNamesAClosedLine() external {
        VM.prank(Actors.ISSUER_MAKER);
        ledger.closeLine(Defaults.LINE);
        Payment memory p = _coFinanced();
        _assertRefused(p, Reason.LINE_NOT_OPEN);
        p.line = NO_LINE;
        _assertAccepted(p);
    }

    function test_GivenTheLineIsForAnotherPayee() external {
        Payment memory p = _refinancing(Defaults.APPROVED_ON);
        p.payee = Parties.SECOND_BANK;
        _assertRefused(p, Reason.LINE_NOT_PAYEES);
    }

    function test_WhenTheValueDateIsTheFirstOfTheWindow() external {
        _assertAccepted(_refinancing(Defaults.EARLIEST_DAY));
    }

    function test_WhenTheValueDateIsTheLastBeforeTheWindow() external {
        _assertRefused(_refinancing(DAY_BEFORE_EARLIEST), Reason.LINE_OUTSIDE_WINDOW);
    }

    function test_WhenTheValueDateIsTheLastOfTheWindow() external {
        _assertAccepted(_refinancing(Defaults.APPROVED_ON));
    }

    function test_WhenTheValueDateIsTheFirstAfterTheWindow() external {
        _assertRefused(_refinancing(DAY_AFTER_APPROVAL), Reason.LINE_OUTSIDE_WINDOW);
    }

    function test_WhenTheAmountIsTheWholeCapOfTheLine() external {
        _assertAccepted(_budgeted(Defaults.LINE_CAP));
    }

    function test_WhenTheAmountIsOneMinorUnitAboveTheCapOfTheLine() external {
        _assertRefused(_budgeted(Defaults.LINE_CAP + Defaults.ONE_MINOR_UNIT), Reason.LINE_EXCEEDED, Defaults.LINE_CAP);
    }

    function test_GivenAPartOfTheLineIsUsed() external {
        _assertAccepted(_budgeted(Defaults.SPENDING));
        Amount left = Defaults.LINE_CAP - Defaults.SPENDING;
        Payment memory p = _budgeted(left + Defaults.ONE_MINOR_UNIT);
        p.id = Defaults.SECOND_PAYMENT;
        _assertRefused(p, Reason.LINE_EXCEEDED, left);
    }

    /// The cap of the project stands over those of its lines.
    function test_GivenTheProjectHasLessLeftThanTheLine() external {
        _verifyCost(Defaults.BUDGETED_PROJECT, Defaults.ONE_MINOR_UNIT);
        _assertRefused(_budgeted(Defaults.SPENDING), Reason.CAP_EXCEEDED, Defaults.ONE_MINOR_UNIT);
    }

    function test_WhenALineForNewSpendingPaysBeforeTheApproval() external {
        Payment memory p = _budgeted(Defaults.SPENDING);
        p.valueDate = DAY_BEFORE_APPROVAL;
        _assertColourRefused(p, Reason.LINE_NOT_FOR_REFINANCING);
    }

    function test_WhenALineForNewSpendingPaysOnTheDayOfApproval() external {
        Payment memory p = _budgeted(Defaults.SPENDING);
        p.valueDate = Defaults.APPROVED_ON;
        _assertAccepted(p);
    }

    function test_WhenALineForRefinancingPaysBeforeTheApproval() external {
        _assertAccepted(_refinancing(DAY_BEFORE_APPROVAL));
    }

    function test_WhenALineForNewSpendingPaysBeforeTheApprovalAndTheFrameworkFlags() external {
        _admitProject(Actors.ISSUER_MAKER, Defaults.FLAG, Defaults.BUDGETED_PROJECT);
        Payment memory p = _budgeted(Defaults.SPENDING);
        p.draws[0].colour = Defaults.FLAG;
        p.valueDate = DAY_BEFORE_APPROVAL;
        _assertRecorded(p, Reason.LINE_NOT_FOR_REFINANCING);
    }

    /* ----- documents ----- */

    function test_GivenTheFrameworkAsksForDocumentsAndNoneIsNamed() external {
        _fund(Defaults.STATEMENT, Defaults.EVIDENCED, Defaults.INCOME);
        _assertColourRefused(_evidenced(), Reason.EVIDENCE_MISSING);
    }

    function test_GivenTheFrameworkAsksForDocumentsAndOneIsNamed() external {
        _fund(Defaults.STATEMENT, Defaults.EVIDENCED, Defaults.INCOME);
        Payment memory p = _evidenced();
        p.documents = only(Defaults.DOCUMENT);
        _assertAccepted(p);
    }

    function test_GivenTheDocumentIsUnknown() external {
        _assertDocumentRefused(Defaults.UNKNOWN_DOCUMENT, Reason.EVIDENCE_UNKNOWN);
    }

    function test_GivenTheDocumentIsSuspect() external {
        _assertDocumentRefused(Defaults.SUSPECT_DOCUMENT, Reason.EVIDENCE_SUSPECT);
    }

    function test_WhenADocumentIsNamedTwice() external {
        Payment memory p = _allocation();
        p.documents = new DocumentId[](2);
        p.documents[0] = Defaults.DOCUMENT;
        p.documents[1] = Defaults.DOCUMENT;
        _assertRefused(p, Reason.EVIDENCE_USED);
    }

    /* ----- entrusted payment ----- */

    function test_GivenNoThresholdIsSet() external {
        _fundLoan();
        _assertAccepted(_lent(Defaults.SPENDING));
    }

    function test_WhenALoansPaymentIsTheThreshold() external {
        _fundLoan();
        _limitEntrusted(Defaults.CURRENCY, Defaults.VALUE_DATE, Defaults.SPENDING);
        _assertAccepted(_lent(Defaults.SPENDING));
    }

    function test_WhenALoansPaymentIsOneMinorUnitAboveTheThreshold() external {
        _fundLoan();
        _limitEntrusted(Defaults.CURRENCY, Defaults.VALUE_DATE, Defaults.SPENDING);
        Payment memory p = _lent(Defaults.SPENDING + Defaults.ONE_MINOR_UNIT);
        _assertRefused(p, Refusal(Reason.ENTRUSTED_PAYMENT_REQUIRED, Defaults.LOAN, p.amount, Defaults.SPENDING));
        p.entrusted = true;
        _assertAccepted(p);
    }

    /// The whole payment is compared, however little of it the loan pays.
    function test_WhenALoanPaysAPartOfALargePayment() external {
        _fundLoan();
        _limitEntrusted(Defaults.CURRENCY, Defaults.VALUE_DATE, Defaults.SPENDING);
        Payment memory p = _lent(Defaults.SPENDING + Defaults.ONE_MINOR_UNIT);
        p.draws = Bookings.draws(Defaults.LOAN, Defaults.ONE_MINOR_UNIT, Defaults.STRICT, Defaults.SPENDING);
        _assertRefused(p, Refusal(Reason.ENTRUSTED_PAYMENT_REQUIRED, Defaults.LOAN, p.amount, Defaults.SPENDING));
    }

    function test_WhenABondsPaymentIsAboveTheThreshold() external {
        _limitEntrusted(Defaults.CURRENCY, Defaults.VALUE_DATE, ZERO);
        _assertAccepted(_allocation());
    }

    function test_GivenTheThresholdBeginsOnALaterDay() external {
        _fundLoan();
        _limitEntrusted(Defaults.CURRENCY, Day.wrap(Day.unwrap(Defaults.VALUE_DATE) + 1), ZERO);
        _assertAccepted(_lent(Defaults.SPENDING));
    }

    function test_GivenTheThresholdIsAnotherCurrencys() external {
        _fundLoan();
        _limitEntrusted(Defaults.FOREIGN_CURRENCY, Defaults.VALUE_DATE, ZERO);
        _assertAccepted(_lent(Defaults.SPENDING));
    }

    function test_GivenAFacilityThatOnlyFlags() external {
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            InstrumentId.wrap(keccak256("facility")),
            TrancheId.wrap(keccak256("facility's tranche")),
            IInstrumentRegistry.Mode.FLAG
        );
        r.kind = IInstrumentRegistry.InstrumentKind.FACILITY;
        VM.prank(Actors.BANK_MAKER);
        instruments.register(r);
        Colour colour = Colour.wrap(Defaults.COLOURS + 1);
        _admitProject(Actors.BANK_MAKER, colour, Defaults.PROJECT);
        _fund(Defaults.STATEMENT, colour, Defaults.INCOME);
        _limitEntrusted(Defaults.CURRENCY, Defaults.VALUE_DATE, ZERO);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, colour, Defaults.SPENDING);
        _assertRecorded(p, Reason.ENTRUSTED_PAYMENT_REQUIRED);
    }

    /* ----- internal ----- */

    /// Other money for a line of the budget.
    function _coFinanced() private returns (Payment memory p) {
        _fund(OTHER_RECEIPT, OTHER_MONEY, Defaults.SPENDING);
        p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.project = Defaults.BUDGETED_PROJECT;
        p.line = Defaults.LINE;
    }

    function _budgeted(Amount amount) private pure returns (Payment memory p) {
        p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, amount);
        p.project = Defaults.BUDGETED_PROJECT;
        p.line = Defaults.LINE;
    }

    /// By the line for what was spent before the approval.
    function _refinancing(Day valueDate) private pure returns (Payment memory p) {
        p = _budgeted(Defaults.SPENDING);
        p.line = Defaults.OLD_LINE;
        p.valueDate = valueDate;
    }

    function _evidenced() private pure returns (Payment memory) {
        return Bookings.allocation(Defaults.PAYMENT, Defaults.EVIDENCED, Defaults.SPENDING);
    }

    function _assertDocumentRefused(DocumentId document, Reason reason) private {
        Payment memory p = _allocation();
        p.documents = only(document);
        _assertRefused(p, reason);
    }

    function _fundLoan() private {
        _fund(Defaults.STATEMENT, Defaults.LOAN, Defaults.INCOME);
    }

    function _lent(Amount amount) private pure returns (Payment memory) {
        return Bookings.allocation(Defaults.PAYMENT, Defaults.LOAN, amount);
    }
}
