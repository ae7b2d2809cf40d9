// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {ILots} from "../../../money/ILots.sol";
import {AccountId, Colour, NO_ACCOUNT, OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {UNKNOWN_DAY} from "../../../types/Day.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {PaymentTest} from "../../utils/PaymentTest.sol";
import {VM} from "../../utils/Vm.sol";
import {reasonsOf} from "../../utils/Lists.sol";

contract Payments_Pay is PaymentTest {
    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _payAs(Actors.STRANGER, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _payAs(Actors.BANK_CUSTODIAN, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CUSTODIAN);
        _payAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _payAs(Actors.BANK_CUSTODIAN, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        _expectAccountUnknown(Defaults.UNKNOWN_ACCOUNT);
        _payAs(Actors.BANK_CUSTODIAN, Defaults.UNKNOWN_ACCOUNT);
    }

    function test_RevertWhen_TheAccountIsZero() external {
        _expectAccountUnknown(NO_ACCOUNT);
        _payAs(Actors.BANK_CUSTODIAN, NO_ACCOUNT);
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
        _payAs(Actors.SECOND_BANK_CUSTODIAN, Defaults.PROCEEDS);
    }

    /* ----- what is recorded and what is not ----- */

    function test_WhenTheListIsEmpty() external emits(ledger, 0) {
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = reasonsOf(ledger.pay(Defaults.PROCEEDS, new Payment[](0)));
        assertEq(reasons.length, 0, "reasons");
    }

    function test_GivenTheIdIsAPayments() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, BIT);
        _pay(p);
        _assertRefused(p, Reason.ALREADY_RECORDED);
    }

    function test_GivenTheIdIsAReceipts() external {
        PaymentId receipt = _receiptId(OTHER_MONEY, FIRST);
        _assertRefused(Bookings.allocation(receipt, OTHER_MONEY, BIT), Reason.ALREADY_RECORDED);
    }

    function test_WhenTheIdIsRepeatedInTheCall() external emits(ledger, 3) {
        Payment[] memory list = new Payment[](2);
        list[0] = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, BIT);
        list[1] = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, SECOND);

        Reason[] memory reasons = _payAll(list);

        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.ALREADY_RECORDED, "second");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, TOTAL - BIT, 1, 3, "the first stands");
    }

    function test_WhenThePolicyRefusesOneOfThree() external emits(ledger, 5) {
        Payment[] memory list = new Payment[](3);
        list[0] = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, BIT);
        list[1] = Bookings.allocation(Defaults.SECOND_PAYMENT, OTHER_MONEY, BIT);
        list[1].payee = Parties.UNKNOWN;
        list[2] = Bookings.allocation(THIRD_PAYMENT, OTHER_MONEY, BIT);
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, list[0], Reason.NONE, seq + 1);
        _expectSpent(list[0], Defaults.PROCEEDS, 1, BIT, FIRST - BIT, seq + 2);
        _expectRefused(Defaults.PROCEEDS, list[1], Reason.PAYEE_UNKNOWN, ZERO, seq + 3);
        _expectPayment(Defaults.PROCEEDS, list[2], Reason.NONE, seq + 4);
        _expectSpent(list[2], Defaults.PROCEEDS, 1, BIT, FIRST - BIT - BIT, seq + 5);

        Reason[] memory reasons = _payAll(list);

        assertEq(reasons.length, 3, "reasons");
        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.PAYEE_UNKNOWN, "second");
        assertEq(reasons[2], Reason.NONE, "third");
        _assertEntry(Defaults.SECOND_PAYMENT, IEntries.EntryState.NONE, Reason.NONE);
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, TOTAL - BIT - BIT, 1, 3, "holding");
    }

    function test_WhenPaymentsOfOneCallExceedTheBalanceTogether() external {
        Payment[] memory list = new Payment[](3);
        list[0] = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, OVER_TWO_LOTS);
        list[1] = Bookings.allocation(Defaults.SECOND_PAYMENT, OTHER_MONEY, OVER_TWO_LOTS);
        list[2] = Bookings.allocation(THIRD_PAYMENT, OTHER_MONEY, TOTAL - OVER_TWO_LOTS);
        uint64 seq = ledger.lastSeq();
        _expectRefused(Defaults.PROCEEDS, list[1], Reason.FUNDS_INSUFFICIENT, TOTAL - OVER_TWO_LOTS, seq + 5);

        Reason[] memory reasons = _payAll(list);

        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.FUNDS_INSUFFICIENT, "second");
        assertEq(reasons[2], Reason.NONE, "third");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, ZERO, 4, 3, "holding");
    }

    function test_WhenPaymentsOfOneCallChangeColourToAndFro() external {
        Payment[] memory list = new Payment[](4);
        list[0] = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, BIT);
        list[0].project = Defaults.SECOND_PROJECT;
        list[1] = Bookings.allocation(Defaults.SECOND_PAYMENT, Defaults.FLAG, BIT);
        list[1].project = Defaults.SECOND_PROJECT;
        list[2] = Bookings.repayment(THIRD_PAYMENT, OTHER_MONEY, BIT);
        list[3] = list[0];

        Reason[] memory reasons = _payAll(list);

        assertEq(reasons[0], Reason.PROJECT_NOT_ADMITTED, "strict");
        _assertEntry(Defaults.PAYMENT, IEntries.EntryState.NONE, Reason.NONE);
        assertEq(reasons[1], Reason.PROJECT_NOT_ADMITTED, "flag");
        _assertEntry(Defaults.SECOND_PAYMENT, IEntries.EntryState.PAID, Reason.PROJECT_NOT_ADMITTED);
        assertEq(reasons[2], Reason.NOTHING_TO_RETURN, "other money");
        assertEq(reasons[3], Reason.PROJECT_NOT_ADMITTED, "strict again");
        _assertEntry(Defaults.PAYMENT, IEntries.EntryState.NONE, Reason.NONE);
    }

    /* ----- lots ----- */

    function test_WhenAPaymentTakesAPartOfALot() external emits(ledger, 2) {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, BIT);
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, p, Reason.NONE, seq + 1);
        _expectSpent(p, Defaults.PROCEEDS, 1, BIT, FIRST - BIT, seq + 2);

        assertEq(_pay(p), Reason.NONE, "reason");

        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 1, FIRST - BIT, 1, "first lot");
        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 2, SECOND, 2, "second lot");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, TOTAL - BIT, 1, 3, "holding");
        _assertPaid(p, Reason.NONE);
    }

    function test_WhenAPaymentTakesAWholeLot() external emits(ledger, 2) {
        _pay(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, FIRST));

        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 1, ZERO, 1, "first lot");
        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 2, SECOND, 2, "second lot");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, TOTAL - FIRST, 2, 3, "holding");
    }

    function test_WhenAPaymentTakesSeveralLots() external emits(ledger, 4) {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, OVER_TWO_LOTS);
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, p, Reason.NONE, seq + 1);
        _expectSpent(p, Defaults.PROCEEDS, 1, FIRST, ZERO, seq + 2);
        _expectSpent(p, Defaults.PROCEEDS, 2, SECOND, ZERO, seq + 3);
        _expectSpent(p, Defaults.PROCEEDS, 3, BIT, THIRD - BIT, seq + 4);

        _pay(p);

        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 1, ZERO, 1, "first lot");
        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 2, ZERO, 2, "second lot");
        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 3, THIRD - BIT, 3, "third lot");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, TOTAL - OVER_TWO_LOTS, 3, 3, "holding");
    }

    function test_GivenAllLotsWereSpentBefore() external {
        _pay(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, TOTAL));
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, ZERO, 4, 3, "nothing left");
        _fund(Defaults.RECEIPT, OTHER_MONEY, FIRST);
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, FIRST, 4, 4, "a new lot");

        Payment memory p = Bookings.allocation(Defaults.SECOND_PAYMENT, OTHER_MONEY, BIT);
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, p, Reason.NONE, seq + 1);
        _expectSpent(p, Defaults.PROCEEDS, 4, BIT, FIRST - BIT, seq + 2);
        _pay(p);

        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, FIRST - BIT, 4, 4, "the new lot is drawn on");
    }

    /* ----- uses ----- */

    function test_WhenOtherMoneyIsAllocated() external {
        _assertLeaves(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, OVER_TWO_LOTS));

        ILots.Counters memory expected = _counted();
        expected.allocated = OVER_TWO_LOTS;
        _assertCounters(OTHER_MONEY, expected);
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, ZERO, "project");
    }

    function test_WhenColouredMoneyIsAllocated() external {
        _assertLeaves(Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, OVER_TWO_LOTS));

        ILots.Counters memory expected = _counted();
        expected.allocated = OVER_TWO_LOTS;
        _assertCounters(Defaults.STRICT, expected);
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, OVER_TWO_LOTS, "project");
        assertEq(ledger.projectOf(Defaults.PROJECT).eligibleCost, Defaults.ELIGIBLE_COST, "eligible cost");
    }

    function test_WhenTwoTranchesAllocateToOneProject() external {
        _pay(Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, OVER_TWO_LOTS));
        _pay(Bookings.allocation(Defaults.SECOND_PAYMENT, Defaults.FLAG, BIT));

        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, OVER_TWO_LOTS + BIT, "project");
    }

    function test_WhenMoneyIsReturned() external {
        _assertLeaves(Bookings.repayment(Defaults.PAYMENT, Defaults.STRICT, OVER_TWO_LOTS));

        ILots.Counters memory expected = _counted();
        expected.returned = OVER_TWO_LOTS;
        _assertCounters(Defaults.STRICT, expected);
    }

    function test_WhenAFeeIsTaken() external {
        _assertLeaves(Bookings.fee(Defaults.PAYMENT, Defaults.STRICT, OVER_TWO_LOTS));

        ILots.Counters memory expected = _counted();
        expected.fees = OVER_TWO_LOTS;
        _assertCounters(Defaults.STRICT, expected);
    }

    function test_WhenMoneyIsTransferred() external emits(ledger, 4) {
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, OVER_TWO_LOTS);
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, p, Reason.NONE, seq + 1);
        _expectMoved(_move(p, Defaults.PROCEEDS, 1, FIRST, ZERO, 1, 1), seq + 2);
        _expectMoved(_move(p, Defaults.PROCEEDS, 2, SECOND, ZERO, 2, 2), seq + 3);
        _expectMoved(_move(p, Defaults.PROCEEDS, 3, BIT, THIRD - BIT, 3, 3), seq + 4);

        assertEq(_pay(p), Reason.NONE, "reason");

        _assertHolding(Defaults.PROCEEDS, Defaults.STRICT, TOTAL - OVER_TWO_LOTS, 3, 3, "payer");
        _assertHolding(Defaults.OPERATING, Defaults.STRICT, OVER_TWO_LOTS, 1, 3, "payee");
        _assertLot(Defaults.OPERATING, Defaults.STRICT, 1, FIRST, 1, "first child");
        _assertLot(Defaults.OPERATING, Defaults.STRICT, 2, SECOND, 2, "second child");
        _assertLot(Defaults.OPERATING, Defaults.STRICT, 3, BIT, 3, "third child");
        assertEq(ledger.bookOf(Defaults.PROCEEDS).balance, TOTAL + TOTAL + TOTAL - OVER_TWO_LOTS, "payer's book");
        assertEq(ledger.bookOf(Defaults.OPERATING).balance, OVER_TWO_LOTS, "payee's book");
        assertEq(ledger.bookOf(Defaults.OPERATING).newest, UNKNOWN_DAY, "the payee's bank recorded nothing");
        Amount arrived = ledger.arrivedOn(Defaults.OPERATING, Defaults.STRICT, Defaults.VALUE_DATE);
        assertEq(arrived, OVER_TWO_LOTS, "what came");
        ILots.Counters memory expected;
        expected.minted = TOTAL;
        expected.live = TOTAL;
        _assertCounters(Defaults.STRICT, expected);
        _assertPaid(p, Reason.NONE);
    }

    function test_WhenMoneyIsTransferredThereAndBack() external {
        _pay(Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, BIT));
        Payment memory back = Bookings.transfer(Defaults.SECOND_PAYMENT, Defaults.STRICT, BIT);
        back.payeeAccount = Defaults.PROCEEDS;
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.OPERATING, back, Reason.NONE, seq + 1);
        // The proceeds account has had three lots of each of three colours.
        _expectMoved(_move(back, Defaults.OPERATING, 1, BIT, ZERO, 4, 10), seq + 2);
        _payFrom(Defaults.OPERATING, back);

        _pay(Bookings.repayment(THIRD_PAYMENT, Defaults.STRICT, FIRST));

        _assertLot(Defaults.PROCEEDS, Defaults.STRICT, 1, ZERO, 4, "the oldest is drawn first");
        _assertLot(Defaults.PROCEEDS, Defaults.STRICT, 2, SECOND - BIT, 5, "then the next");
        _assertLot(Defaults.PROCEEDS, Defaults.STRICT, 4, BIT, 10, "what came back is drawn last");
        _assertHolding(Defaults.PROCEEDS, Defaults.STRICT, TOTAL - FIRST, 2, 4, "holding");
        _assertHolding(Defaults.OPERATING, Defaults.STRICT, ZERO, 2, 1, "the other account");
        _assertColours(Defaults.OPERATING, new Colour[](0));
    }

    /* ----- internal ----- */

    /// The payment is recorded, over three lots, and its money leaves the ledger.
    function _assertLeaves(Payment memory p) private emits(ledger, 4) {
        assertEq(_pay(p), Reason.NONE, "reason");
        _assertHolding(Defaults.PROCEEDS, p.draws[0].colour, TOTAL - OVER_TWO_LOTS, 3, 3, "holding");
        _assertPaid(p, Reason.NONE);
    }

    /// The counters of a colour of which `OVER_TWO_LOTS` have left.
    function _counted() private pure returns (ILots.Counters memory c) {
        c.minted = TOTAL;
        c.live = TOTAL - OVER_TWO_LOTS;
    }

    /// A leg of a transfer of one colour.
    function _move(
        Payment memory p,
        AccountId account,
        uint64 n,
        Amount leg,
        Amount remaining,
        uint64 childN,
        uint64 order
    ) private pure returns (Move memory m) {
        m.id = p.id;
        m.account = account;
        m.colour = p.draws[0].colour;
        m.n = n;
        m.amount = leg;
        m.remaining = remaining;
        m.childAccount = p.payeeAccount;
        m.childColour = m.colour;
        m.childN = childN;
        m.childAmount = leg;
        m.order = order;
    }

    function _expectAccountUnknown(AccountId account) private {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, account));
    }

    function _payAll(Payment[] memory list) private returns (Reason[] memory) {
        return _payAllFrom(Defaults.PROCEEDS, list);
    }

    function _payAs(address key, AccountId account) private {
        VM.prank(key);
        ledger.pay(account, only(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, BIT)));
    }
}
