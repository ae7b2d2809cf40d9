// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {ILots} from "../../../money/ILots.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {Colour, InstrumentId, OTHER_MONEY, TrancheId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Draw, Payment, Reversal} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";
import {reasonsOf} from "../../utils/Lists.sol";

contract Reversals_Reverse is ActsTest {
    Amount internal constant HALF = Amount.wrap(60_000_00);
    /// Of a bond whose money cannot be used again after `UNTIL`.
    Colour internal constant ENDING = Colour.wrap(8);
    Day internal constant UNTIL = Day.wrap(20_550);
    Day internal constant AFTER = Day.wrap(20_551);

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _fund(Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.INCOME);
    }

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _reverseAs(Actors.STRANGER, _reversalOf(_allocation(), HALF));
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _reverseAs(Actors.BANK_CUSTODIAN, _reversalOf(_allocation(), HALF));
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        Reversal memory r = _paid();
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CUSTODIAN);
        _reverseAs(Actors.ISSUER_MAKER, r);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        Reversal memory r = _paid();
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _reverseAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        Reversal memory r = _paid();
        r.entry.account = Defaults.UNKNOWN_ACCOUNT;
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, Defaults.UNKNOWN_ACCOUNT));
        _reverseAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertGiven_AnotherBankKeepsTheAccount() external {
        Reversal memory r = _paid();
        VM.expectRevert(
            abi.encodeWithSelector(
                IEntries.LotLedger_NotCustodian.selector,
                Defaults.PROCEEDS,
                Parties.BANK,
                Parties.SECOND_BANK
            )
        );
        _reverseAs(Actors.SECOND_BANK_CUSTODIAN, r);
    }

    function test_WhenTheListIsEmpty() external emits(ledger, 0) {
        VM.prank(Actors.BANK_CUSTODIAN);
        assertEq(ledger.reverse(new Reversal[](0)).length, 0, "reasons");
    }

    /* ----- refusals ----- */

    function test_GivenTheIdWasRecorded() external {
        Reversal memory r = _paid();
        r.id = Defaults.RECEIPT;
        _assertRefused(r, Reason.ALREADY_RECORDED);
    }

    function test_WhenTheAmountIsZero() external {
        Reversal memory r = _paid();
        r.amount = ZERO;
        _assertRefused(r, Reason.AMOUNT_ZERO);
    }

    function test_WhenTheValueDateLiesInTheFuture() external {
        Reversal memory r = _paid();
        r.valueDate = Defaults.TOMORROW;
        _assertRefused(r, Reason.VALUE_DATE_IN_FUTURE);
    }

    function test_GivenTheDayIsClosed() external {
        Reversal memory r = _paid();
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, _held());
        _assertRefused(r, Reason.DAY_CLOSED);
    }

    function test_WhenAnAccountWithClosedDaysHasNoValueDate() external {
        Reversal memory r = _paid();
        r.valueDate = UNKNOWN_DAY;
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, _held());
        _assertRefused(r, Reason.VALUE_DATE_MISSING);
    }

    function test_GivenNothingWasRecorded() external {
        _assertRefused(_reversalOf(_allocation(), HALF), Reason.ENTRY_UNKNOWN);
    }

    function test_WhenTheFactsDiffer() external {
        Reversal memory r = _paid();
        r.entry.draws[0].amount = Defaults.INCOME;
        _assertRefused(r, Reason.ENTRY_UNKNOWN);
    }

    function test_WhenTheAccountIsAnotherOfTheBanks() external {
        Reversal memory r = _paid();
        r.entry.account = Defaults.OPERATING;
        _assertRefused(r, Reason.ENTRY_UNKNOWN);
    }

    function test_GivenItWasATransfer() external {
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        _pay(p);
        _assertRefused(_reversalOf(p, HALF), Reason.ENTRY_NOT_REVERSIBLE);
    }

    function test_WhenAReceiptIsNotReversedAsACorrection() external {
        Reversal memory r = _correctionOf(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME, HALF);
        r.correction = false;
        _assertRefused(r, Reason.ENTRY_NOT_REVERSIBLE);
    }

    function test_WhenMoreIsReversedThanWasPaid() external {
        Reversal memory r = _paid();
        r.amount = Defaults.SPENDING + Defaults.ONE_MINOR_UNIT;
        _assertRefused(r, Refusal(Reason.REVERSAL_EXCEEDED, OTHER_MONEY, r.amount, Defaults.SPENDING));
    }

    function test_WhenMoreIsReversedThanStillStands() external {
        Reversal memory r = _paid();
        _reverse(r);
        r.id = Defaults.SECOND_PAYMENT;
        r.amount = HALF + Defaults.ONE_MINOR_UNIT;
        _assertRefused(r, Refusal(Reason.REVERSAL_EXCEEDED, OTHER_MONEY, r.amount, HALF));
    }

    function test_GivenTheMoneyOfAReceiptIsGone() external {
        _pay(Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, Defaults.INCOME - HALF));
        Reversal memory r = _correctionOf(
            Defaults.RECEIPT,
            Defaults.STRICT,
            Defaults.INCOME,
            HALF + Defaults.ONE_MINOR_UNIT
        );
        _assertRefused(r, Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.STRICT, r.amount, HALF));
    }

    /* ----- payments ----- */

    function test_WhenAPartOfAnAllocationComesBack() external emits(ledger, 4) {
        Reversal memory r = _paid();
        uint64 seq = ledger.lastSeq();
        _expectReversed(r, Draw(Defaults.STRICT, HALF), false, seq + 1);
        VM.expectEmit(address(ledger));
        emit ILots.LotCreated(r.id, Defaults.PROCEEDS, Defaults.STRICT, 2, HALF, 3, seq + 2);

        assertEq(_reverse(r), Reason.NONE, "reason");

        _assertEntry(r.id, IEntries.EntryState.REVERSAL, Reason.NONE);
        _assertEntry(r.target, IEntries.EntryState.PAID, Reason.NONE);
        assertEq(ledger.reversedOf(r.target, Defaults.STRICT), HALF, "reversed");
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, Defaults.SPENDING - HALF, "project");
        ILots.Counters memory c;
        c.minted = Defaults.INCOME;
        c.allocated = Defaults.SPENDING - HALF;
        c.live = Defaults.INCOME - c.allocated;
        _assertCounters(Defaults.STRICT, c);
    }

    function test_WhenTheRestOfAnAllocationComesBack() external {
        Reversal memory r = _paid();
        _reverse(r);
        r.id = Defaults.SECOND_PAYMENT;
        assertEq(_reverse(r), Reason.NONE, "reason");
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, ZERO, "project");
        _assertUntouched(Defaults.STRICT);
        r.id = Defaults.EXPLANATION;
        r.amount = Defaults.ONE_MINOR_UNIT;
        _assertRefused(r, Reason.REVERSAL_EXCEEDED);
    }

    function test_WhenAnAllocationUnderALineComesBack() external {
        Payment memory p = _allocation();
        p.project = Defaults.BUDGETED_PROJECT;
        p.line = Defaults.LINE;
        _pay(p);
        assertEq(_reverse(_reversalOf(p, HALF)), Reason.NONE, "reason");
        assertEq(ledger.projectOf(p.project).allocated, Defaults.SPENDING - HALF, "project");
        assertEq(ledger.lineOf(p.line).used, Defaults.SPENDING - HALF, "line");
    }

    function test_WhenAReturnComesBack() external {
        _assertUndone(Bookings.repayment(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING));
    }

    function test_WhenAFeeComesBack() external {
        _assertUndone(Bookings.fee(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING));
    }

    function test_WhenOtherMoneyComesBack() external {
        _assertUndone(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING));
    }

    function test_GivenThePaymentWasABreach() external {
        _fund(Defaults.STATEMENT, Defaults.FLAG, Defaults.INCOME);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.FLAG, Defaults.SPENDING);
        p.project = Bookings.allocation(p.id, OTHER_MONEY, p.amount).project;
        assertEq(_pay(p), Reason.PROJECT_MISSING, "breach");
        assertEq(_reverse(_reversalOf(p, Defaults.SPENDING)), Reason.NONE, "reason");
        _assertUntouched(Defaults.FLAG);
    }

    function test_GivenThePaymentWasCofinanced() external emits(ledger, 11) {
        Payment memory p = _allocation();
        p.amount = Amount.wrap(100);
        p.draws = Bookings.draws(Defaults.STRICT, Amount.wrap(67), OTHER_MONEY, Amount.wrap(33));
        _pay(p);
        Reversal memory r = _reversalOf(p, Amount.wrap(50));
        uint64 seq = ledger.lastSeq();
        // 33.5 and 16.5: of equal remainders the lower colour gets the unit.
        _expectReversed(r, Draw(Defaults.STRICT, Amount.wrap(33)), false, seq + 1);
        assertEq(_reverse(r), Reason.NONE, "reason");
        assertEq(ledger.reversedOf(p.id, OTHER_MONEY), Amount.wrap(17), "other money");
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, Amount.wrap(34), "only green money was counted");
        r.id = Defaults.EXPLANATION;
        assertEq(_reverse(r), Reason.NONE, "the rest");
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, ZERO, "nothing stands");
    }

    function test_GivenItWasConfirmed() external {
        Payment memory p = _confirmable(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        _pay(p);
        _confirmArrival(p);
        assertEq(_reverse(_reversalOf(p, HALF)), Reason.NONE, "reason");
        _assertEntry(p.id, IEntries.EntryState.CONFIRMED, Reason.NONE);
    }

    function test_GivenItWasDisputed() external {
        Payment memory p = _confirmable(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        _pay(p);
        _dispute(p);
        assertEq(_reverse(_reversalOf(p, HALF)), Reason.NONE, "reason");
    }

    function test_GivenTheAccountIsBroken() external {
        Reversal memory r = _paid();
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, _held() - Defaults.ONE_MINOR_UNIT);
        r.valueDate = Defaults.TODAY;
        assertEq(_reverse(r), Reason.NONE, "reason");
        assertEq(ledger.bookOf(Defaults.PROCEEDS).newest, Defaults.TODAY, "newest day");
    }

    /* ----- the end of availability ----- */

    function test_WhenMoneyComesBackOnTheLastDayOfItsTime() external {
        Reversal memory r = _ending();
        r.valueDate = UNTIL;
        _expectReversed(r, Draw(ENDING, HALF), false, ledger.lastSeq() + 1);
        assertEq(_reverse(r), Reason.NONE, "reason");
        assertEq(ledger.holdingOf(Defaults.PROCEEDS, ENDING).balance, HALF, "its own colour");
    }

    function test_WhenMoneyComesBackAfterItsTime() external emits(ledger, 6) {
        Reversal memory r = _ending();
        r.valueDate = AFTER;
        uint64 seq = ledger.lastSeq();
        Amount other = ledger.countersOf(OTHER_MONEY).minted;
        _expectReversed(r, Draw(ENDING, HALF), true, seq + 1);
        VM.expectEmit(address(ledger));
        emit ILots.LotCreated(r.id, Defaults.PROCEEDS, OTHER_MONEY, 2, HALF, 4, seq + 2);

        assertEq(_reverse(r), Reason.NONE, "reason");

        ILots.Counters memory c;
        c.minted = Defaults.SPENDING;
        c.allocated = Defaults.SPENDING - HALF;
        c.returned = HALF;
        _assertCounters(ENDING, c);
        assertEq(ledger.countersOf(OTHER_MONEY).minted, other + HALF, "other money");
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, Defaults.SPENDING - HALF, "project");
    }

    function test_WhenMoneyComesBackAfterItsTimeWithoutAValueDate() external {
        Reversal memory r = _ending();
        r.valueDate = UNKNOWN_DAY;
        _expectReversed(r, Draw(ENDING, HALF), true, ledger.lastSeq() + 1);
        assertEq(_reverse(r), Reason.NONE, "reason");
    }

    /* ----- receipts ----- */

    function test_WhenAReceiptIsCorrected() external emits(ledger, 2) {
        Reversal memory r = _correctionOf(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME, HALF);
        uint64 seq = ledger.lastSeq();
        _expectReversed(r, Draw(Defaults.STRICT, HALF), false, seq + 1);
        _expectSpent(r.id, Defaults.PROCEEDS, Defaults.STRICT, 1, HALF, Defaults.INCOME - HALF, seq + 2);

        assertEq(_reverse(r), Reason.NONE, "reason");

        ILots.Counters memory c;
        c.minted = Defaults.INCOME - HALF;
        c.live = c.minted;
        _assertCounters(Defaults.STRICT, c);
        assertEq(ledger.reversedOf(Defaults.RECEIPT, Defaults.STRICT), HALF, "reversed");
    }

    function test_WhenACorrectedReceiptIsDrawnAnew() external {
        _reverse(_correctionOf(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME, Defaults.INCOME));
        _fund(Defaults.PAYMENT, Defaults.STRICT, Defaults.TRANCHE_SIZE);
    }

    function test_WhenMoneyThatAStatementFoundIsCorrected() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, _held() + HALF);
        Reversal memory r = _correctionOf(Defaults.STATEMENT, OTHER_MONEY, HALF, HALF);
        r.valueDate = Defaults.TODAY;
        assertEq(_reverse(r), Reason.NONE, "reason");
        assertEq(ledger.holdingOf(Defaults.PROCEEDS, OTHER_MONEY).balance, Defaults.INCOME, "other money");
    }

    function test_GivenOneOfThreeIsRefused() external {
        _paid();
        Reversal[] memory list = new Reversal[](3);
        list[0] = _reversalOf(_allocation(), HALF);
        list[1] = _reversalOf(_allocation(), Defaults.SPENDING);
        list[1].id = Defaults.EXPLANATION;
        list[2] = _correctionOf(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME, HALF);
        list[2].id = Defaults.SECOND_PAYMENT;
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = reasonsOf(ledger.reverse(list));
        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.REVERSAL_EXCEEDED, "second");
        assertEq(reasons[2], Reason.NONE, "third");
    }

    /* ----- internal ----- */

    function _allocation() private pure returns (Payment memory) {
        return Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
    }

    /// An allocation, and a reversal of half of it.
    function _paid() private returns (Reversal memory) {
        assertEq(_pay(_allocation()), Reason.NONE, "payment");
        return _reversalOf(_allocation(), HALF);
    }

    /// As `_paid`, of a bond whose time ends.
    function _ending() private returns (Reversal memory) {
        InstrumentId bond = InstrumentId.wrap("ending bond");
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            bond,
            TrancheId.wrap("ending tranche"),
            IInstrumentRegistry.Mode.STRICT
        );
        r.availableUntil = UNTIL;
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(r);
        _admitProject(Actors.ISSUER_MAKER, ENDING, Defaults.PROJECT);
        _fund(Defaults.STATEMENT, ENDING, Defaults.SPENDING);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, ENDING, Defaults.SPENDING);
        assertEq(_pay(p), Reason.NONE, "payment");
        return _reversalOf(p, HALF);
    }

    function _held() private view returns (Amount) {
        return ledger.bookOf(Defaults.PROCEEDS).balance;
    }

    /// The payment is reversed as a whole, and then all money is where it was.
    function _assertUndone(Payment memory p) private emits(ledger, 4) {
        assertEq(_pay(p), Reason.NONE, "payment");
        assertEq(_reverse(_reversalOf(p, p.amount)), Reason.NONE, "reversal");
        _assertUntouched(p.draws[0].colour);
    }

    function _assertUntouched(Colour colour) private view {
        ILots.Counters memory c;
        c.minted = Defaults.INCOME;
        c.live = Defaults.INCOME;
        _assertCounters(colour, c);
        assertEq(ledger.holdingOf(Defaults.PROCEEDS, colour).balance, Defaults.INCOME, "balance");
    }

    function _reverseAs(address caller, Reversal memory r) private {
        VM.prank(caller);
        ledger.reverse(only(r));
    }
}
