// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {AccountId, LineId, OTHER_MONEY} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Draw, Payment} from "../../../types/Money.sol";
import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";
import {reasonsOf} from "../../utils/Lists.sol";

contract Requests_Request is ActsTest {
    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _fund(Defaults.SECOND_RECEIPT, Defaults.FLAG, Defaults.INCOME);
    }

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _requestAs(Actors.STRANGER, Defaults.PROCEEDS, DEADLINE);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _requestAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS, Defaults.KEY_EXPIRY + 1);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _requestAs(Actors.ISSUER_CHECKER, Defaults.PROCEEDS, DEADLINE);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _requestAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS, DEADLINE);
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, Defaults.UNKNOWN_ACCOUNT));
        _requestAs(Actors.ISSUER_MAKER, Defaults.UNKNOWN_ACCOUNT, DEADLINE);
    }

    function test_RevertGiven_AnotherPartyOwnsTheAccount() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IEntries.LotLedger_NotOwner.selector,
                Defaults.PROCEEDS,
                Parties.ISSUER,
                Parties.AFFILIATE
            )
        );
        _requestAs(Actors.AFFILIATE_MAKER, Defaults.PROCEEDS, DEADLINE);
    }

    function test_RevertWhen_TheDeadlineIsNow() external {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_DeadlinePast.selector, Defaults.NOW));
        _requestAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS, uint64(Defaults.NOW));
    }

    /* ----- refusals ----- */

    function test_WhenTheListIsEmpty() external emits(ledger, 0) {
        VM.prank(Actors.ISSUER_MAKER);
        Reason[] memory reasons = reasonsOf(ledger.request(Defaults.PROCEEDS, new Payment[](0), DEADLINE));
        assertEq(reasons.length, 0, "reasons");
    }

    function test_GivenTheIdWasRecorded() external {
        Payment memory p = _payment();
        _pay(p);
        _assertRequestRefused(p, Reason.ALREADY_RECORDED, ZERO);
    }

    function test_GivenTheIdWasRequested() external {
        Payment memory p = _payment();
        _request(p);
        _assertRequestRefused(p, Reason.ALREADY_RECORDED, ZERO);
    }

    function test_GivenTheAccountIsBroken() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, Defaults.INCOME);
        Payment memory p = _payment();
        p.valueDate = Defaults.TODAY;
        _assertRequestRefused(p, Reason.ACCOUNT_BROKEN, ZERO);
    }

    function test_GivenTheDayIsClosed() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, Defaults.INCOME + Defaults.INCOME);
        _assertRequestRefused(_payment(), Reason.DAY_CLOSED, ZERO);
    }

    function test_WhenNoDrawsAreGiven() external {
        Payment memory p = _payment();
        p.draws = new Draw[](0);
        _assertRequestRefused(p, Reason.DRAWS_MISSING, ZERO);
    }

    function test_WhenItIsMoreThanTheAccountHolds() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.INCOME + Defaults.SPENDING);
        Refusal memory r = Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.STRICT, p.amount, Defaults.INCOME);
        _assertRequestRefused(p, r);
    }

    function test_WhenThePolicyRefusesIt() external {
        Payment memory p = _payment();
        p.payee = Parties.UNKNOWN;
        _assertRequestRefused(p, Reason.PAYEE_UNKNOWN, ZERO);
    }

    function test_WhenADocumentIsUnknown() external {
        Payment memory p = _payment();
        p.documents = only(Defaults.UNKNOWN_DOCUMENT);
        _assertRequestRefused(p, Reason.EVIDENCE_UNKNOWN, ZERO);
    }

    /* ----- what is requested ----- */

    function test_WhenItIsRight() external emits(ledger, 1) {
        Payment memory p = _payment();
        bytes32 before = _money();
        _expectRequested(p, Reason.NONE, ledger.lastSeq() + 1);

        assertEq(_request(p), Reason.NONE, "reason");

        _assertEntry(p.id, IEntries.EntryState.REQUESTED, Reason.NONE);
        IEntries.Request memory r = ledger.requestOf(p.id);
        assertEq(r.account, Defaults.PROCEEDS, "account");
        assertEq(r.requester, Actors.ISSUER_MAKER, "requester");
        assertEq(r.deadline, DEADLINE, "deadline");
        assertEq(_money(), before, "no money moves");
    }

    function test_WhenItNamesADocument() external emits(evidence, 0) {
        Payment memory p = _payment();
        p.documents = only(Defaults.DOCUMENT);
        assertEq(_request(p), Reason.NONE, "reason");
        assertEq(evidence.useOf(Defaults.DOCUMENT, IEvidenceBook.Purpose.ALLOCATE), 0, "not used");
    }

    function test_GivenTheFrameworkOnlyFlags() external emits(ledger, 1) {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.FLAG, Defaults.SPENDING);
        p.project = Defaults.SECOND_PROJECT;
        _expectRequested(p, Reason.PROJECT_NOT_ADMITTED, ledger.lastSeq() + 1);

        assertEq(_request(p), Reason.PROJECT_NOT_ADMITTED, "reason");

        _assertEntry(p.id, IEntries.EntryState.REQUESTED, Reason.PROJECT_NOT_ADMITTED);
    }

    function test_WhenOneOfThreeIsRefused() external emits(ledger, 3) {
        Payment[] memory list = new Payment[](3);
        list[0] = _payment();
        list[1] = Bookings.allocation(Defaults.SECOND_PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        list[2] = Bookings.allocation(Defaults.REVERSAL, Defaults.FLAG, Defaults.SPENDING);
        VM.prank(Actors.ISSUER_MAKER);
        Reason[] memory reasons = reasonsOf(ledger.request(Defaults.PROCEEDS, list, DEADLINE));
        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.FUNDS_INSUFFICIENT, "second");
        assertEq(reasons[2], Reason.NONE, "third");
        _assertEntry(list[1].id, IEntries.EntryState.NONE, Reason.NONE);
        _assertEntry(list[2].id, IEntries.EntryState.REQUESTED, Reason.NONE);
    }

    /// Requests do not set money aside: the bank sees whether it is there when it pays.
    function test_WhenRequestsExceedTheBalanceTogether() external {
        Payment memory first = Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, Defaults.INCOME);
        Payment memory second = Bookings.transfer(Defaults.SECOND_PAYMENT, Defaults.STRICT, Defaults.INCOME);
        assertEq(_request(first), Reason.NONE, "first");
        assertEq(_request(second), Reason.NONE, "second");
    }

    /* ----- internal ----- */

    function _payment() private pure returns (Payment memory) {
        return Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
    }

    function _requestAs(address caller, AccountId account, uint64 deadline) private {
        VM.prank(caller);
        ledger.request(account, only(_payment()), deadline);
    }

    function _assertRequestRefused(Payment memory p, Reason reason, Amount limit) private {
        _assertRequestRefused(p, Refusal(reason, OTHER_MONEY, p.amount, limit));
    }

    function _assertRequestRefused(Payment memory p, Refusal memory r) private {
        uint64 seq = ledger.lastSeq();
        bytes32 before = _everything(p.id);
        _expectRefused(p.id, Defaults.PROCEEDS, r, Actors.ISSUER_MAKER, seq + 1);
        assertEq(_request(p), r.reason, "reason");
        assertEq(_everything(p.id), before, "a refusal changes nothing");
        assertEq(ledger.lastSeq(), seq + 1, "a refusal is one event");
    }

    function _expectRequested(Payment memory p, Reason flag, uint64 seq) private {
        VM.expectEmit(address(ledger));
        emit IEntries.PaymentRequested({
            payment: p.id,
            account: Defaults.PROCEEDS,
            payee: p.payee,
            deadline: DEADLINE,
            request: p,
            flag: flag,
            actor: Actors.ISSUER_MAKER,
            seq: seq
        });
    }

    function _money() private view returns (bytes32) {
        return _moneyState(Defaults.REVERSAL, Defaults.STRICT, Defaults.PROJECT, LineId.wrap(0));
    }
}
