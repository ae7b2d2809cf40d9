// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILots} from "../../../money/ILots.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {Colour, InstrumentId, NO_ACCOUNT, OTHER_MONEY, PaymentId, TrancheId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Day} from "../../../types/Day.sol";
import {Lending, Origin, Payment, Receipt} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

/// On-lent money that comes back: by lot out of the borrower's account, or as a receipt of the lender's.
contract LotLedger_OnLent is ActsTest {
    Amount internal constant FUNDED = Amount.wrap(1_000);
    Amount internal constant LENT = Amount.wrap(400);
    Amount internal constant BACK = Amount.wrap(150);
    /// A loan out of a bond whose money cannot be used again after `UNTIL`, and the bond.
    Colour internal constant ENDING = Colour.wrap(8);
    Colour internal constant ENDING_LOAN = Colour.wrap(9);
    Day internal constant UNTIL = Day.wrap(20_550);
    Day internal constant AFTER = Day.wrap(20_551);

    function setUp() public override {
        super.setUp();
        _fundAndLend(FUNDED, LENT);
    }

    /* ----- by lot ----- */

    function test_WhenItIsReturnedByLot() external emits(ledger, 2) {
        Payment memory p = _return(BACK);
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.PROCEEDS, p, Reason.NONE, seq + 1);
        _expectMoved(
            Move({
                id: p.id,
                account: Defaults.PROCEEDS,
                colour: Defaults.ON_LENT,
                n: 1,
                amount: BACK,
                remaining: LENT - BACK,
                childAccount: Defaults.BANKS,
                childColour: Defaults.FUNDING,
                childN: 2,
                childAmount: BACK,
                order: 2
            }),
            seq + 2
        );

        assertEq(_pay(p), Reason.NONE, "reason");

        ILots.Counters memory parent;
        parent.minted = FUNDED;
        parent.live = FUNDED - LENT + BACK;
        parent.lent = LENT - BACK;
        _assertCounters(Defaults.FUNDING, parent);
        ILots.Counters memory child;
        child.minted = LENT;
        child.live = LENT - BACK;
        child.returned = BACK;
        child.repaid = BACK;
        _assertCounters(Defaults.ON_LENT, child);
        Amount arrived = ledger.arrivedOn(Defaults.BANKS, Defaults.FUNDING, Defaults.VALUE_DATE);
        assertEq(arrived, BACK, "what came");
    }

    function test_GivenTheLoanWasRepaidInOtherMoney() external {
        _pay(Bookings.allocation(Defaults.PAYMENT, Defaults.ON_LENT, BACK));
        assertEq(_mint(_repayment(LENT)), Reason.NONE, "repayment");
        Payment memory p = _return(LENT - BACK);
        p.id = Defaults.SECOND_PAYMENT;
        _assertRefused(p, Refusal(Reason.REPAYMENT_EXCEEDED, Defaults.ON_LENT, p.amount, ZERO));
    }

    function test_WhenTheTrancheHasNoParent() external {
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, FUNDED);
        Payment memory p = Bookings.repayment(Defaults.PAYMENT, Defaults.STRICT, BACK);
        p.payee = Parties.SECOND_BANK;
        p.payeeAccount = Defaults.OUTSIDERS;
        _assertRefused(p, Reason.ACCOUNT_NOT_PAYEES);
    }

    function test_WhenTheAccountIsNotTheLenders() external {
        Payment memory p = _return(BACK);
        p.payeeAccount = Defaults.OPERATING;
        _assertRefused(p, Reason.ACCOUNT_NOT_PAYEES);
    }

    function test_WhenThePayeeIsNotTheLender() external {
        Payment memory p = _return(BACK);
        p.payee = Parties.AFFILIATE;
        p.payeeAccount = Defaults.AFFILIATES;
        _assertColourRefused(p, Reason.PAYEE_NOT_ENTITLED);
    }

    function test_WhenExchangedMoneyIsReturnedByLot() external {
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, FUNDED);
        _convert(Bookings.conversion(Defaults.CONVERSION, Defaults.STRICT, BACK, BACK));
        _openForeignOfAgent();
        Payment memory p = Bookings.repayment(Defaults.PAYMENT, Defaults.EXCHANGED, BACK);
        p.payeeAccount = Defaults.UNKNOWN_ACCOUNT;
        _assertRefusedFrom(Defaults.FOREIGN, p, Refusal(Reason.CURRENCY_MISMATCH, Defaults.EXCHANGED, BACK, ZERO));
    }

    function test_WhenItIsReturnedOutsideTheLedger() external {
        Payment memory p = _return(BACK);
        p.payeeAccount = NO_ACCOUNT;
        assertEq(_pay(p), Reason.NONE, "reason");
        assertEq(ledger.countersOf(Defaults.ON_LENT).returned, BACK, "returned");
        assertEq(ledger.countersOf(Defaults.ON_LENT).repaid, ZERO, "not yet arrived");
        assertEq(ledger.countersOf(Defaults.FUNDING).lent, LENT, "still out");
    }

    function test_WhenAReturnByLotIsReversed() external {
        Payment memory p = _return(BACK);
        _pay(p);
        _assertRefused(_reversalOf(p, BACK), Reason.ENTRY_NOT_REVERSIBLE);
    }

    function test_WhenItIsReturnedByLotAfterItsTime() external {
        _lendEnding();
        Payment memory p = _return(BACK);
        p.draws[0].colour = ENDING_LOAN;
        p.valueDate = AFTER;
        assertEq(_pay(p), Reason.NONE, "reason");
        _assertHolding(Defaults.BANKS, OTHER_MONEY, BACK, 1, 1, "other money");
        _assertEnded();
    }

    /* ----- as a receipt ----- */

    function test_WhenItIsRepaid() external emits(ledger, 2) {
        Receipt memory r = _repayment(BACK);
        uint64 seq = ledger.lastSeq();
        _expectReceipt(r, seq + 1);
        VM.expectEmit(address(ledger));
        emit ILots.LotCreated(r.id, Defaults.BANKS, Defaults.FUNDING, 2, BACK, 2, seq + 2);

        assertEq(_mint(r), Reason.NONE, "reason");

        ILots.Counters memory parent;
        parent.minted = FUNDED;
        parent.live = FUNDED - LENT + BACK;
        parent.lent = LENT - BACK;
        _assertCounters(Defaults.FUNDING, parent);
        assertEq(ledger.countersOf(Defaults.ON_LENT).repaid, BACK, "repaid");
        assertEq(ledger.countersOf(Defaults.ON_LENT).live, LENT, "the borrower keeps the loan's money");
    }

    function test_WhenMoreIsRepaidThanIsOut() external {
        assertEq(_mint(_repayment(BACK)), Reason.NONE, "repayment");
        Receipt memory r = _repayment(LENT - BACK + Defaults.ONE_MINOR_UNIT);
        r.id = Defaults.SECOND_PAYMENT;
        _assertRefused(r, Reason.REPAYMENT_EXCEEDED, LENT - BACK);
    }

    function test_GivenTheAccountIsNotTheLenders() external {
        Receipt memory r = _repayment(BACK);
        r.account = Defaults.PROCEEDS;
        _assertRefused(r, Reason.LENDER_NOT_ENTITLED, ZERO);
    }

    function test_WhenOtherMoneyIsRepaid() external {
        Receipt memory r = _repayment(BACK);
        r.colour = OTHER_MONEY;
        _assertRefused(r, Reason.TRANCHE_UNKNOWN, ZERO);
    }

    function test_WhenATrancheWithoutParentIsRepaid() external {
        Receipt memory r = _repayment(BACK);
        r.colour = Defaults.FUNDING;
        _assertRefused(r, Reason.TRANCHE_PARENT_MISMATCH, ZERO);
    }

    function test_WhenALoansMoneyComesInOtherwise() external {
        Receipt memory r = _repayment(BACK);
        r.origin = Origin.PROCEEDS;
        _assertRefused(r, Reason.TRANCHE_PARENT_MISMATCH, ZERO);
    }

    function test_WhenExchangedMoneyIsRepaid() external {
        _openForeignOfAgent();
        Receipt memory r = _repayment(BACK);
        r.colour = Defaults.EXCHANGED;
        r.account = Defaults.UNKNOWN_ACCOUNT;
        _assertRefused(r, Reason.CURRENCY_MISMATCH, ZERO);
    }

    function test_WhenItIsRepaidAfterItsTime() external {
        _lendEnding();
        Receipt memory r = _repayment(BACK);
        r.colour = ENDING_LOAN;
        r.valueDate = AFTER;
        assertEq(_mint(r), Reason.NONE, "reason");
        _assertHolding(Defaults.BANKS, OTHER_MONEY, BACK, 1, 1, "other money");
        assertEq(ledger.countersOf(ENDING_LOAN).live, LENT, "the borrower keeps the loan's money");
        ILots.Counters memory parent;
        parent.minted = FUNDED;
        parent.live = FUNDED - LENT;
        parent.lent = LENT - BACK;
        parent.returned = BACK;
        _assertCounters(ENDING, parent);
    }

    function test_WhenItIsRepaidOnTheLastDayOfItsTime() external {
        _lendEnding();
        Receipt memory r = _repayment(BACK);
        r.colour = ENDING_LOAN;
        r.valueDate = UNTIL;
        assertEq(_mint(r), Reason.NONE, "reason");
        assertEq(ledger.countersOf(ENDING).live, FUNDED - LENT + BACK, "its own colour");
    }

    /* ----- internal ----- */

    /// By the issuer, to the bank's account.
    function _return(Amount amount) private pure returns (Payment memory p) {
        p = Bookings.repayment(Defaults.PAYMENT, Defaults.ON_LENT, amount);
        p.payee = Parties.BANK;
        p.payeeAccount = Defaults.BANKS;
    }

    function _repayment(Amount amount) private pure returns (Receipt memory r) {
        r = Bookings.receipt(Defaults.RECEIPT, Defaults.ON_LENT, amount);
        r.account = Defaults.BANKS;
        r.origin = Origin.REPAYMENT;
        r.payer = Parties.ISSUER;
    }

    /// An account of the exchanged bond's paying agent in its currency, kept by the bank.
    function _openForeignOfAgent() private {
        _open(Actors.BANK_CUSTODIAN, Defaults.UNKNOWN_ACCOUNT, Parties.SECOND_BANK, Defaults.FOREIGN_CURRENCY);
    }

    function _lendEnding() private {
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            InstrumentId.wrap("ending bond"),
            TrancheId.wrap("ending tranche"),
            IInstrumentRegistry.Mode.STRICT
        );
        r.availableUntil = UNTIL;
        r.payingAgent = Parties.BANK;
        VM.prank(Actors.BANK_MAKER);
        instruments.register(r);
        r.id = InstrumentId.wrap("ending loan");
        r.kind = IInstrumentRegistry.InstrumentKind.LOAN;
        r.tranches[0].id = TrancheId.wrap("ending loan's tranche");
        r.tranches[0].parent = ENDING;
        VM.prank(Actors.BANK_MAKER);
        instruments.register(r);
        _fund(Defaults.BANKS, PaymentId.wrap("ending funds"), ENDING, FUNDED);
        Lending memory loan = Bookings.lending(PaymentId.wrap("ending lending"), LENT);
        loan.into = ENDING_LOAN;
        assertEq(_lendOne(loan), Reason.NONE, "lending");
    }

    /// What was lent came back by lot, too late.
    function _assertEnded() private view {
        ILots.Counters memory parent;
        parent.minted = FUNDED;
        parent.live = FUNDED - LENT;
        parent.lent = LENT - BACK;
        parent.returned = BACK;
        _assertCounters(ENDING, parent);
        ILots.Counters memory child;
        child.minted = LENT;
        child.live = LENT - BACK;
        child.returned = BACK;
        child.repaid = BACK;
        _assertCounters(ENDING_LOAN, child);
    }
}
