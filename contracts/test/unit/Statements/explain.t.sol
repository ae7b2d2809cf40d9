// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {ILots} from "../../../money/ILots.sol";
import {Colour, OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Day} from "../../../types/Day.sol";
import {Draw, Explanation, Payment} from "../../../types/Money.sol";
import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract Statements_Explain is ActsTest {
    PaymentId internal constant SECOND_STATEMENT = PaymentId.wrap(keccak256("second statement"));
    Amount internal constant LEFT = Amount.wrap(100);
    Amount internal constant GREEN_LEAK = Amount.wrap(50);
    Day internal constant NEXT_DAY = Day.wrap(20_501);

    /// The statement finds all other money missing, and some green.
    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, LEFT + GREEN_LEAK);
        _fund(Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.SPENDING);
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, LEFT);
    }

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _explainAs(Actors.STRANGER, _green(GREEN_LEAK));
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _explainAs(Actors.BANK_CUSTODIAN, _green(GREEN_LEAK));
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _expectKeyLacksRole(Actors.BANK_MAKER, Roles.MAKER, Roles.CUSTODIAN);
        _explainAs(Actors.BANK_MAKER, _green(GREEN_LEAK));
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _explainAs(Actors.BANK_CUSTODIAN, _green(GREEN_LEAK));
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        Explanation memory e = _green(GREEN_LEAK);
        e.account = Defaults.UNKNOWN_ACCOUNT;
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, Defaults.UNKNOWN_ACCOUNT));
        _explainAs(Actors.BANK_CUSTODIAN, e);
    }

    function test_RevertGiven_AnotherBankKeepsTheAccount() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IEntries.LotLedger_NotCustodian.selector,
                Defaults.PROCEEDS,
                Parties.BANK,
                Parties.SECOND_BANK
            )
        );
        _explainAs(Actors.SECOND_BANK_CUSTODIAN, _green(GREEN_LEAK));
    }

    /* ----- what does not fit ----- */

    function test_RevertGiven_TheIdWasRecorded() external {
        Explanation memory e = _green(GREEN_LEAK);
        e.id = Defaults.RECEIPT;
        _expectWrongState(e.id, IEntries.EntryState.RECEIVED);
        _explain(e);
    }

    function test_RevertGiven_TheStatementIsUnknown() external {
        Explanation memory e = _green(GREEN_LEAK);
        e.statement = SECOND_STATEMENT;
        _expectDiffers(e.statement);
        _explain(e);
    }

    function test_RevertGiven_TheStatementBalanced() external {
        _state(SECOND_STATEMENT, Defaults.PROCEEDS, NEXT_DAY, LEFT);
        Explanation memory e = _green(GREEN_LEAK);
        e.statement = SECOND_STATEMENT;
        _expectDiffers(e.statement);
        _explain(e);
    }

    function test_RevertGiven_TheStatementIsAnotherAccounts() external {
        Explanation memory e = _green(GREEN_LEAK);
        e.account = Defaults.OPERATING;
        _expectDiffers(e.statement);
        _explain(e);
    }

    /// Else an entry would be recorded that no event tells of (L11).
    function test_RevertWhen_NothingIsRestored() external {
        Explanation memory e = _green(GREEN_LEAK);
        e.restored = new Draw[](0);
        VM.expectRevert(
            abi.encodeWithSelector(
                IEntries.LotLedger_NothingLeaked.selector,
                Defaults.STATEMENT,
                OTHER_MONEY,
                ZERO,
                ZERO
            )
        );
        _explain(e);
    }

    function test_RevertWhen_NothingOfAColourIsRestored() external {
        _expectNothingLeaked(Defaults.STRICT, ZERO, GREEN_LEAK);
        _explain(_green(ZERO));
    }

    function test_RevertWhen_MoreIsRestoredThanLeaked() external {
        Amount more = GREEN_LEAK + Defaults.ONE_MINOR_UNIT;
        _expectNothingLeaked(Defaults.STRICT, more, GREEN_LEAK);
        _explain(_green(more));
    }

    function test_RevertWhen_AColourThatDidNotLeakIsRestored() external {
        Explanation memory e = _green(GREEN_LEAK);
        e.restored[0].colour = Defaults.FLAG;
        _expectNothingLeaked(Defaults.FLAG, GREEN_LEAK, ZERO);
        _explain(e);
    }

    function test_RevertGiven_TheLeakWasExplained() external {
        _explain(_green(GREEN_LEAK));
        Explanation memory e = _green(Defaults.ONE_MINOR_UNIT);
        e.id = Defaults.REVERSAL;
        _expectNothingLeaked(Defaults.STRICT, Defaults.ONE_MINOR_UNIT, ZERO);
        _explain(e);
    }

    function test_RevertWhen_ThePaymentsAreMoreThanWhatIsRestored() external {
        Explanation memory e = _other(Amount.wrap(10));
        e.payments = only(_allocation(OTHER_MONEY, Amount.wrap(10)));
        e.restored[0].amount = Amount.wrap(9);
        e.restored = Bookings.draws(OTHER_MONEY, Amount.wrap(9), Defaults.STRICT, Amount.wrap(1));
        e.payments[0].amount = Amount.wrap(11);
        e.payments[0].draws = Bookings.draws(OTHER_MONEY, Amount.wrap(9), Defaults.STRICT, Amount.wrap(2));
        e.payments[0].project = Defaults.PROJECT;
        VM.expectRevert(
            abi.encodeWithSelector(
                IEntries.LotLedger_PaymentsExceedRestored.selector,
                e.id,
                Amount.wrap(11),
                Amount.wrap(10)
            )
        );
        _explain(e);
    }

    function test_RevertGiven_APaymentsIdWasRecorded() external {
        Explanation memory e = _other(Defaults.SPENDING);
        e.payments = only(_allocation(OTHER_MONEY, Defaults.SPENDING));
        e.payments[0].id = Defaults.RECEIPT;
        _expectWrongState(Defaults.RECEIPT, IEntries.EntryState.RECEIVED);
        _explain(e);
    }

    function test_RevertWhen_APaymentHasTheExplanationsId() external {
        Explanation memory e = _other(Defaults.SPENDING);
        e.payments = only(_allocation(OTHER_MONEY, Defaults.SPENDING));
        e.payments[0].id = e.id;
        _expectWrongState(e.id, IEntries.EntryState.EXPLANATION);
        _explain(e);
    }

    function test_RevertWhen_ThePolicyRefusesAPayment() external {
        Explanation memory e = _green(GREEN_LEAK);
        e.payments = only(_allocation(Defaults.STRICT, GREEN_LEAK));
        e.payments[0].payee = Parties.AFFILIATE;
        _expectPaymentRefused(Reason.PAYEE_AFFILIATED, ZERO);
        _explain(e);
    }

    function test_RevertWhen_APaymentDrawsMoreThanIsThere() external {
        Explanation memory e = _other(Amount.wrap(10));
        e.payments = only(_allocation(OTHER_MONEY, Amount.wrap(11)));
        _expectPaymentRefused(Reason.FUNDS_INSUFFICIENT, Amount.wrap(10));
        _explain(e);
    }

    function test_RevertWhen_ADocumentIsSuspect() external {
        Explanation memory e = _green(GREEN_LEAK);
        e.payments = only(_allocation(Defaults.STRICT, GREEN_LEAK));
        e.payments[0].documents = only(Defaults.SUSPECT_DOCUMENT);
        _expectPaymentRefused(Reason.EVIDENCE_SUSPECT, ZERO);
        _explain(e);
    }

    /* ----- explained ----- */

    function test_WhenTheMoneyNeverLeft() external emits(ledger, 2) {
        Explanation memory e = _green(GREEN_LEAK);
        uint64 seq = ledger.lastSeq();
        _expectRestored(e, e.restored[0], seq + 1);
        VM.expectEmit(address(ledger));
        emit ILots.LotCreated(e.id, e.account, Defaults.STRICT, 2, GREEN_LEAK, 3, seq + 2);

        _explain(e);

        _assertEntry(e.id, IEntries.EntryState.EXPLANATION, Reason.NONE);
        _assertEntry(e.statement, IEntries.EntryState.STATEMENT, Reason.NONE);
        ILots.Counters memory c;
        c.minted = LEFT + GREEN_LEAK;
        c.live = c.minted;
        _assertCounters(Defaults.STRICT, c);
        assertEq(ledger.leakOf(e.statement, Defaults.STRICT), ZERO, "leak");
        assertEq(ledger.leakOf(e.statement, OTHER_MONEY), Defaults.SPENDING, "the other colour's leak");
        assertTrue(ledger.bookOf(e.account).broken, "broken until a statement balances");
    }

    function test_WhenAPartIsExplained() external {
        _explain(_green(Defaults.ONE_MINOR_UNIT));
        Amount rest = GREEN_LEAK - Defaults.ONE_MINOR_UNIT;
        assertEq(ledger.leakOf(Defaults.STATEMENT, Defaults.STRICT), rest, "leak");
        assertEq(ledger.countersOf(Defaults.STRICT).breached, rest, "breached");
    }

    function test_WhenItWasAPaymentOnAClosedDay() external emits(ledger, 4) {
        Explanation memory e = _other(Defaults.SPENDING);
        Payment memory p = _allocation(OTHER_MONEY, Defaults.SPENDING);
        e.payments = only(p);
        uint64 seq = ledger.lastSeq();
        _expectRestored(e, e.restored[0], seq + 1);
        _expectPayment(e.account, p, Reason.NONE, seq + 3);
        _expectSpent(p, e.account, 2, Defaults.SPENDING, ZERO, seq + 4);

        _explain(e);

        _assertEntry(p.id, IEntries.EntryState.PAID, Reason.NONE);
        assertEq(ledger.bookOf(e.account).balance, LEFT, "the balance stays as stated (L3)");
        ILots.Counters memory c;
        c.minted = Defaults.SPENDING;
        c.allocated = Defaults.SPENDING;
        _assertCounters(OTHER_MONEY, c);
    }

    function test_WhenItWasAnAllocationWithDocuments() external {
        Explanation memory e = _green(GREEN_LEAK);
        e.payments = only(_allocation(Defaults.STRICT, GREEN_LEAK));
        e.payments[0].documents = only(Defaults.DOCUMENT);
        _explain(e);
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, GREEN_LEAK, "project");
        assertTrue(evidence.useOf(Defaults.DOCUMENT, IEvidenceBook.Purpose.ALLOCATE) != 0, "the document is used");
    }

    function test_WhenSeveralColoursAreRestored() external {
        Explanation memory e = _green(GREEN_LEAK);
        e.restored = Bookings.draws(OTHER_MONEY, Defaults.SPENDING, Defaults.STRICT, GREEN_LEAK);
        _explain(e);
        assertEq(ledger.countersOf(OTHER_MONEY).breached, ZERO, "other money");
        assertEq(ledger.countersOf(Defaults.STRICT).breached, ZERO, "green money");
    }

    function test_GivenTheAccountBalancedAgain() external {
        _state(SECOND_STATEMENT, Defaults.PROCEEDS, NEXT_DAY, LEFT);
        _explain(_green(GREEN_LEAK));
        assertFalse(ledger.bookOf(Defaults.PROCEEDS).broken, "broken");
        assertEq(ledger.bookOf(Defaults.PROCEEDS).balance, LEFT + GREEN_LEAK, "balance");
    }

    /* ----- internal ----- */

    function _green(Amount amount) private pure returns (Explanation memory) {
        return _explanation(Defaults.STRICT, amount);
    }

    function _other(Amount amount) private pure returns (Explanation memory) {
        return _explanation(OTHER_MONEY, amount);
    }

    function _explanation(Colour colour, Amount amount) private pure returns (Explanation memory) {
        return Bookings.explanation(Defaults.EXPLANATION, Defaults.STATEMENT, Defaults.PROCEEDS, colour, amount);
    }

    function _allocation(Colour colour, Amount amount) private pure returns (Payment memory) {
        return Bookings.allocation(Defaults.PAYMENT, colour, amount);
    }

    function _expectWrongState(PaymentId id, IEntries.EntryState state) private {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_WrongState.selector, id, state));
    }

    function _expectDiffers(PaymentId id) private {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_EntryDiffers.selector, id));
    }

    function _expectNothingLeaked(Colour colour, Amount restored, Amount leaked) private {
        VM.expectRevert(
            abi.encodeWithSelector(
                IEntries.LotLedger_NothingLeaked.selector,
                Defaults.STATEMENT,
                colour,
                restored,
                leaked
            )
        );
    }

    function _expectPaymentRefused(Reason reason, Amount limit) private {
        VM.expectRevert(
            abi.encodeWithSelector(IEntries.LotLedger_PaymentRefused.selector, Defaults.PAYMENT, reason, limit)
        );
    }

    function _explainAs(address caller, Explanation memory e) private {
        VM.prank(caller);
        ledger.explain(e);
    }
}
