// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OTHER_MONEY} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Answer, Conversion, Lending, Payment, Receipt, Reversal, Statement} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

/// L10: what an act answers is what its refusal says, so that a dry run tells everything.
contract LotLedger_Answers is ActsTest {
    Amount internal constant MORE = Amount.wrap(500_000_01);

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _fund(Defaults.SECOND_RECEIPT, Defaults.FLAG, Defaults.INCOME);
        _fund(Defaults.BANKS, Defaults.STATEMENT, Defaults.FUNDING, Defaults.INCOME);
    }

    function test_WhenAReceiptIsRefused() external {
        Receipt memory r = Bookings.receipt(Defaults.PAYMENT, Defaults.STRICT, Defaults.TRANCHE_SIZE);
        Amount undrawn = Defaults.TRANCHE_SIZE - Defaults.INCOME;
        Refusal memory refusal = Refusal(Reason.TRANCHE_EXCEEDED, Defaults.STRICT, r.amount, undrawn);
        _expectRefused(r, refusal.reason, refusal.limit, ledger.lastSeq() + 1);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRefusal(ledger.mint(only(r))[0], refusal);
    }

    function test_WhenAPaymentIsRefused() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, MORE);
        Refusal memory refusal = Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.STRICT, MORE, Defaults.INCOME);
        _expectRefused(p.id, Defaults.PROCEEDS, refusal, Actors.BANK_CUSTODIAN, ledger.lastSeq() + 1);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRefusal(ledger.pay(Defaults.PROCEEDS, only(p))[0], refusal);
    }

    function test_WhenARequestIsRefused() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, MORE);
        Refusal memory refusal = Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.STRICT, MORE, Defaults.INCOME);
        _expectRefused(p.id, Defaults.PROCEEDS, refusal, Actors.ISSUER_MAKER, ledger.lastSeq() + 1);
        VM.prank(Actors.ISSUER_MAKER);
        _assertRefusal(ledger.request(Defaults.PROCEEDS, only(p), DEADLINE)[0], refusal);
    }

    function test_WhenAReleaseIsRefused() external {
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, Defaults.INCOME);
        _request(p);
        _pay(Bookings.transfer(Defaults.SECOND_PAYMENT, Defaults.STRICT, Defaults.SPENDING));
        Amount left = Defaults.INCOME - Defaults.SPENDING;
        Refusal memory refusal = Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.STRICT, p.amount, left);
        _expectRefused(p.id, Defaults.PROCEEDS, refusal, Actors.BANK_CUSTODIAN, ledger.lastSeq() + 1);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRefusal(ledger.release(Defaults.PROCEEDS, only(p))[0], refusal);
    }

    function test_WhenAReversalIsRefused() external {
        _pay(Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING));
        Reversal memory r = _correctionOf(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME, Defaults.INCOME);
        Amount left = Defaults.INCOME - Defaults.SPENDING;
        Refusal memory refusal = Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.STRICT, r.amount, left);
        _expectRefused(r.id, Defaults.PROCEEDS, refusal, Actors.BANK_CUSTODIAN, ledger.lastSeq() + 1);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRefusal(ledger.reverse(only(r))[0], refusal);
    }

    function test_WhenAStatementIsRefused() external {
        Statement memory s = Bookings.statement(Defaults.REVERSAL, Defaults.PROCEEDS, Defaults.TOMORROW, ZERO);
        Amount held = Defaults.INCOME + Defaults.INCOME;
        Refusal memory refusal = Refusal(Reason.VALUE_DATE_IN_FUTURE, OTHER_MONEY, ZERO, held);
        _expectRefused(s.id, Defaults.PROCEEDS, refusal, Actors.BANK_CUSTODIAN, ledger.lastSeq() + 1);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRefusal(ledger.state(only(s))[0], refusal);
    }

    function test_WhenALoanIsRefused() external {
        Lending memory loan = Bookings.lending(Defaults.LENDING, MORE);
        Refusal memory refusal = Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.FUNDING, MORE, Defaults.INCOME);
        _expectRefused(loan.id, Defaults.BANKS, refusal, Actors.BANK_CUSTODIAN, ledger.lastSeq() + 1);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRefusal(ledger.lend(Defaults.BANKS, only(loan))[0], refusal);
    }

    function test_WhenAConversionIsRefused() external {
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, Defaults.STRICT, MORE, MORE);
        Refusal memory refusal = Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.STRICT, MORE, Defaults.INCOME);
        _expectRefused(c.id, Defaults.PROCEEDS, refusal, Actors.BANK_CUSTODIAN, ledger.lastSeq() + 1);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRefusal(ledger.convert(Defaults.PROCEEDS, only(c))[0], refusal);
    }

    function test_WhenAPaymentIsFlagged() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.FLAG, Defaults.SPENDING);
        p.project = Defaults.SECOND_PROJECT;
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRecord(ledger.pay(Defaults.PROCEEDS, only(p))[0], Reason.PROJECT_NOT_ADMITTED);
    }

    function test_WhenARequestIsFlagged() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.FLAG, Defaults.SPENDING);
        p.project = Defaults.SECOND_PROJECT;
        VM.prank(Actors.ISSUER_MAKER);
        _assertRecord(ledger.request(Defaults.PROCEEDS, only(p), DEADLINE)[0], Reason.PROJECT_NOT_ADMITTED);
    }

    function test_WhenEntriesAreRecorded() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        VM.prank(Actors.ISSUER_MAKER);
        _assertRecord(ledger.request(Defaults.PROCEEDS, only(p), DEADLINE)[0], Reason.NONE);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRecord(ledger.release(Defaults.PROCEEDS, only(p))[0], Reason.NONE);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRecord(ledger.reverse(only(_reversalOf(p, p.amount)))[0], Reason.NONE);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRecord(ledger.lend(Defaults.BANKS, only(Bookings.lending(Defaults.LENDING, p.amount)))[0], Reason.NONE);
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, Defaults.STRICT, p.amount, p.amount);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRecord(ledger.convert(Defaults.PROCEEDS, only(c))[0], Reason.NONE);
        Receipt memory r = Bookings.receipt(Defaults.SECOND_PAYMENT, OTHER_MONEY, p.amount);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRecord(ledger.mint(only(r))[0], Reason.NONE);
        Statement memory s = Bookings.statement(Defaults.EXPLANATION, Defaults.PROCEEDS, Defaults.TODAY, ZERO);
        VM.prank(Actors.BANK_CUSTODIAN);
        _assertRecord(ledger.state(only(s))[0], Reason.NONE);
    }

    /* ----- internal ----- */

    function _assertRefusal(Answer memory a, Refusal memory r) private pure {
        assertEq(a.reason, r.reason, "reason");
        assertFalse(a.recorded, "recorded");
        assertEq(a.colour, r.colour, "colour");
        assertEq(a.limit, r.limit, "limit");
    }

    function _assertRecord(Answer memory a, Reason flag) private pure {
        assertEq(a.reason, flag, "reason");
        assertTrue(a.recorded, "recorded");
        assertEq(a.colour, OTHER_MONEY, "colour");
        assertEq(a.limit, ZERO, "limit");
    }
}
