// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {AccountId, OTHER_MONEY} from "../../../types/Ids.sol";
import {ZERO} from "../../../types/Amount.sol";
import {Payment, Use} from "../../../types/Money.sol";
import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract Requests_Release is ActsTest {
    /// A key of the bank that may both prepare and report.
    address internal constant BANK_BOTH = address(uint160(uint256(keccak256("bank maker and custodian"))));

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        assertEq(_request(_payment()), Reason.NONE, "request");
    }

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _releaseAs(Actors.STRANGER, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _releaseAs(Actors.BANK_CUSTODIAN, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CUSTODIAN);
        _releaseAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _releaseAs(Actors.BANK_CUSTODIAN, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, Defaults.UNKNOWN_ACCOUNT));
        _releaseAs(Actors.BANK_CUSTODIAN, Defaults.UNKNOWN_ACCOUNT);
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
        _releaseAs(Actors.SECOND_BANK_CUSTODIAN, Defaults.PROCEEDS);
    }

    /* ----- requests that are not open ----- */

    function test_WhenTheListIsEmpty() external emits(ledger, 0) {
        VM.prank(Actors.BANK_CUSTODIAN);
        assertEq(ledger.release(Defaults.PROCEEDS, new Payment[](0)).length, 0, "reasons");
    }

    function test_GivenNothingWasRequested() external {
        Payment memory p = Bookings.allocation(Defaults.SECOND_PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        _assertReleaseRefused(Defaults.PROCEEDS, p, Reason.REQUEST_NOT_OPEN);
    }

    function test_GivenItWasCancelled() external {
        _cancel(Defaults.PAYMENT);
        _assertReleaseRefused(Defaults.PROCEEDS, _payment(), Reason.REQUEST_NOT_OPEN);
    }

    function test_GivenItWasReleased() external {
        _release(_payment());
        _assertReleaseRefused(Defaults.PROCEEDS, _payment(), Reason.REQUEST_NOT_OPEN);
    }

    function test_GivenItWasPaidInOneStep() external {
        Payment memory p = Bookings.allocation(Defaults.SECOND_PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        _pay(p);
        _assertReleaseRefused(Defaults.PROCEEDS, p, Reason.REQUEST_NOT_OPEN);
    }

    function test_GivenTheDeadlineHasPassed() external {
        VM.warp(DEADLINE + 1);
        _assertReleaseRefused(Defaults.PROCEEDS, _payment(), Reason.REQUEST_EXPIRED);
    }

    function test_GivenTheSameKeyRequestedIt() external {
        _bind(BANK_BOTH, Parties.BANK, Roles.MAKER | Roles.CUSTODIAN);
        _fund(Defaults.BANKS, Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.INCOME);
        Payment memory p = Bookings.allocation(Defaults.SECOND_PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        VM.prank(BANK_BOTH);
        ledger.request(Defaults.BANKS, only(p), DEADLINE);
        Refusal memory r = Refusal(Reason.SAME_KEY, OTHER_MONEY, p.amount, ZERO);
        _expectRefused(p.id, Defaults.BANKS, r, BANK_BOTH, ledger.lastSeq() + 1);

        VM.prank(BANK_BOTH);
        assertEq(ledger.release(Defaults.BANKS, only(p))[0].reason, Reason.SAME_KEY, "the same key");

        assertEq(_release(Defaults.BANKS, p), Reason.NONE, "another key of the bank");
    }

    /* ----- other facts ----- */

    function test_WhenItIsReleasedFromAnotherAccount() external {
        _fund(Defaults.OPERATING, Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _assertReleaseRefused(Defaults.OPERATING, _payment(), Reason.REQUEST_DIFFERS);
    }

    function test_WhenTheAmountDiffers() external {
        Payment memory p = _payment();
        p.amount = p.amount - Defaults.ONE_MINOR_UNIT;
        _assertDiffers(p);
    }

    function test_WhenTheUseDiffers() external {
        Payment memory p = _payment();
        p.use = Use.FEE;
        _assertDiffers(p);
    }

    function test_WhenItIsNoLongerEntrusted() external {
        Payment memory p = _payment();
        p.entrusted = false;
        _assertDiffers(p);
    }

    function test_WhenThePayeeDiffers() external {
        Payment memory p = _payment();
        p.payee = Parties.SECOND_BANK;
        _assertDiffers(p);
    }

    function test_WhenThePayeesBankDiffers() external {
        Payment memory p = _payment();
        p.payeeBank = Parties.VERIFIER;
        _assertDiffers(p);
    }

    function test_WhenThePayeesAccountDiffers() external {
        Payment memory p = Bookings.transfer(Defaults.SECOND_PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        _request(p);
        p.payeeAccount = Defaults.BY_SHARES;
        _assertDiffers(p);
    }

    function test_WhenTheProjectDiffers() external {
        Payment memory p = _payment();
        p.project = Defaults.PROJECT;
        _assertDiffers(p);
    }

    function test_WhenTheLineDiffers() external {
        Payment memory p = _payment();
        p.line = Defaults.OLD_LINE;
        _assertDiffers(p);
    }

    function test_WhenTheDataRootDiffers() external {
        Payment memory p = _payment();
        p.dataRoot = Defaults.REASON_ROOT;
        _assertDiffers(p);
    }

    function test_WhenTheDrawsDiffer() external {
        Payment memory p = _payment();
        p.draws[0].colour = OTHER_MONEY;
        _assertDiffers(p);
    }

    function test_WhenTheDocumentsDiffer() external {
        Payment memory p = _payment();
        p.documents = only(Defaults.SECOND_DOCUMENT);
        _assertDiffers(p);
    }

    /* ----- what changed since ----- */

    function test_GivenTheAccountBrokeSince() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, Defaults.SPENDING);
        Payment memory p = _payment();
        p.valueDate = Defaults.TODAY;
        _assertReleaseRefused(Defaults.PROCEEDS, p, Reason.ACCOUNT_BROKEN);
    }

    function test_GivenTheDayWasClosedSince() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, Defaults.INCOME);
        _assertReleaseRefused(Defaults.PROCEEDS, _payment(), Reason.DAY_CLOSED);
    }

    function test_GivenTheMoneyWasSpentSince() external {
        _pay(Bookings.transfer(Defaults.SECOND_PAYMENT, Defaults.STRICT, Defaults.INCOME - Defaults.ONE_MINOR_UNIT));
        Payment memory p = _payment();
        Refusal memory r = Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.STRICT, p.amount, Defaults.ONE_MINOR_UNIT);
        _expectRefused(p.id, Defaults.PROCEEDS, r, Actors.BANK_CUSTODIAN, ledger.lastSeq() + 1);
        assertEq(_release(p), Reason.FUNDS_INSUFFICIENT, "reason");
        _assertEntry(p.id, IEntries.EntryState.REQUESTED, Reason.NONE);
    }

    function test_GivenTheProjectLostItsStandingSince() external {
        _suspend(Defaults.BUDGETED_PROJECT);
        _assertReleaseRefused(Defaults.PROCEEDS, _payment(), Reason.PROJECT_OUT_OF_STANDING);
    }

    function test_GivenTheDocumentWasUsedSince() external {
        Payment memory other = Bookings.allocation(Defaults.SECOND_PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        other.project = Defaults.BUDGETED_PROJECT;
        other.line = Defaults.LINE;
        other.documents = only(Defaults.DOCUMENT);
        other.amount = Defaults.ONE_MINOR_UNIT;
        other.draws[0].amount = Defaults.ONE_MINOR_UNIT;
        assertEq(_pay(other), Reason.NONE, "another payment");
        _assertReleaseRefused(Defaults.PROCEEDS, _payment(), Reason.EVIDENCE_USED);
    }

    /* ----- released ----- */

    function test_WhenItIsRight() external emits(ledger, 2) {
        Payment memory p = _payment();
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, p, Reason.NONE, seq + 1);
        _expectSpent(p, Defaults.PROCEEDS, 1, p.amount, Defaults.INCOME - p.amount, seq + 2);

        assertEq(_release(p), Reason.NONE, "reason");

        _assertEntry(p.id, IEntries.EntryState.PAID, Reason.NONE);
        _assertHolding(Defaults.PROCEEDS, Defaults.STRICT, Defaults.INCOME - p.amount, 1, 1, "holding");
        assertEq(ledger.projectOf(p.project).allocated, p.amount, "project");
        assertEq(ledger.lineOf(p.line).used, p.amount, "line");
        assertEq(ledger.requestOf(p.id).requester, Actors.ISSUER_MAKER, "the request is remembered");
        assertTrue(evidence.useOf(Defaults.DOCUMENT, IEvidenceBook.Purpose.ALLOCATE) != 0, "the document is used");
    }

    function test_WhenOnlyTheValueDateDiffers() external {
        Payment memory p = _payment();
        p.valueDate = Defaults.DEADLINE;
        _expectPayment(Defaults.PROCEEDS, p, Reason.NONE, ledger.lastSeq() + 1);
        assertEq(_release(p), Reason.NONE, "reason");
    }

    function test_WhenTheValueDateIsOneThatThePolicyRefuses() external {
        Payment memory p = _payment();
        p.valueDate = Defaults.TOMORROW;
        _assertReleaseRefused(Defaults.PROCEEDS, p, Reason.VALUE_DATE_IN_FUTURE);
    }

    function test_GivenTheDeadlineIsNow() external {
        VM.warp(DEADLINE);
        assertEq(_release(_payment()), Reason.NONE, "reason");
    }

    function test_GivenItWasRefusedBefore() external {
        Payment memory p = _payment();
        p.amount = ZERO;
        assertEq(_release(p), Reason.REQUEST_DIFFERS, "refused");
        assertEq(_release(_payment()), Reason.NONE, "released");
    }

    function test_GivenAReleasedPaymentIsConfirmed() external {
        _release(_payment());
        _confirmArrival(_payment());
        _assertEntry(Defaults.PAYMENT, IEntries.EntryState.CONFIRMED, Reason.NONE);
    }

    /* ----- internal ----- */

    /// For a line of the budget, with a document, entrusted: every fact says something.
    function _payment() private pure returns (Payment memory p) {
        p = _confirmable(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        p.entrusted = true;
        p.project = Defaults.BUDGETED_PROJECT;
        p.line = Defaults.LINE;
        p.documents = only(Defaults.DOCUMENT);
    }

    function _assertDiffers(Payment memory p) private {
        _assertReleaseRefused(Defaults.PROCEEDS, p, Reason.REQUEST_DIFFERS);
    }

    function _releaseAs(address caller, AccountId account) private {
        VM.prank(caller);
        ledger.release(account, only(_payment()));
    }
}
