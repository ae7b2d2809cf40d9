// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILots} from "../../money/ILots.sol";
import {AccountId, NO_ACCOUNT, OTHER_MONEY, PartyId, PaymentId} from "../../types/Ids.sol";
import {Amount, ZERO} from "../../types/Amount.sol";
import {Conversion, Lending, Origin, Payment, Receipt, Use} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors, Parties} from "../utils/Actors.sol";
import {ActsTest} from "../utils/ActsTest.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {only} from "../utils/Lists.sol";

/// Attempts of payer and bank to turn green money into money without a colour, or to count it twice.
contract WashingAttacks is ActsTest {
    Amount internal constant MONEY = Amount.wrap(1_000);
    /// A second account of the bank, at itself.
    AccountId internal constant POCKET = AccountId.wrap(keccak256("own pocket"));

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, MONEY);
    }

    /* ----- round trips ----- */

    /// Through an affiliate: it stays green, however often it changes hands, and none of them can end the trace inside.
    function test_RoundTripThroughAnAffiliate() external {
        _assertMoves(Defaults.PROCEEDS, Parties.AFFILIATE, Defaults.AFFILIATES);
        Payment memory exit = _allocation(Defaults.PAYMENT, Parties.ISSUER);
        assertEq(_payFrom(Defaults.AFFILIATES, exit), Reason.PAYEE_AFFILIATED, "to who controls it");
        exit.payee = Parties.AFFILIATED_VERIFIER;
        assertEq(_payFrom(Defaults.AFFILIATES, exit), Reason.PAYEE_AFFILIATED, "to a sister");
        _assertMoves(Defaults.AFFILIATES, Parties.ISSUER, Defaults.OPERATING);
        assertEq(ledger.holdingOf(Defaults.OPERATING, Defaults.STRICT).balance, MONEY, "still green");
        assertEq(ledger.countersOf(Defaults.STRICT).live, MONEY, "not allocated");
    }

    /// Through a third party's account: from there it is not allocated to its issuer's group, returned or taken as fee.
    function test_RoundTripThroughAThirdParty() external {
        _assertMoves(Defaults.PROCEEDS, Parties.OUTSIDER, Defaults.OUTSIDERS);
        Payment memory exit = _allocation(Defaults.PAYMENT, Parties.ISSUER);
        assertEq(_payFrom(Defaults.OUTSIDERS, exit), Reason.PAYEE_AFFILIATED, "to the issuer");
        exit.payee = Parties.AFFILIATE;
        assertEq(_payFrom(Defaults.OUTSIDERS, exit), Reason.PAYEE_AFFILIATED, "to its affiliate");
        exit = Bookings.repayment(Defaults.PAYMENT, Defaults.STRICT, MONEY);
        exit.payee = Parties.ISSUER;
        assertEq(_payFrom(Defaults.OUTSIDERS, exit), Reason.PAYEE_NOT_ENTITLED, "as a return");
        exit.use = Use.FEE;
        assertEq(_payFrom(Defaults.OUTSIDERS, exit), Reason.PAYEE_NOT_ENTITLED, "as a fee");
        assertEq(ledger.countersOf(Defaults.STRICT).live, MONEY, "still green");
    }

    /// Hidden among other money: one colour that may not leave keeps all of it.
    function test_GreenMoneyHiddenAmongOther() external {
        _fund(Defaults.SECOND_RECEIPT, OTHER_MONEY, MONEY);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, MONEY);
        p.payee = Parties.AFFILIATE;
        p.draws = Bookings.draws(
            OTHER_MONEY,
            MONEY - Defaults.ONE_MINOR_UNIT,
            Defaults.STRICT,
            Defaults.ONE_MINOR_UNIT
        );
        assertEq(_pay(p), Reason.PAYEE_AFFILIATED, "a unit of green");
        p.draws = Bookings.allocation(p.id, OTHER_MONEY, MONEY).draws;
        assertEq(_pay(p), Reason.NONE, "none of it");
    }

    /* ----- refunds ----- */

    /// The payee sends everything back: it is green again, and can be allocated once more, not twice.
    function test_WashThroughARefund() external {
        Payment memory p = _allocation(Defaults.PAYMENT, Parties.OUTSIDER);
        assertEq(_pay(p), Reason.NONE, "payment");
        assertEq(_reverse(_reversalOf(p, MONEY)), Reason.NONE, "refund");
        assertEq(ledger.holdingOf(Defaults.PROCEEDS, Defaults.STRICT).balance, MONEY, "green");
        assertEq(ledger.holdingOf(Defaults.PROCEEDS, OTHER_MONEY).balance, ZERO, "nothing else");
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, ZERO, "not counted");
        assertEq(_pay(_allocation(Defaults.SECOND_PAYMENT, Parties.OUTSIDER)), Reason.NONE, "once more");
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, MONEY, "counted once");
    }

    /// A refund that is reported as a receipt brings other money; the allocation it belongs to keeps its cap.
    function test_RefundReportedAsAReceipt() external {
        _verifyCost(Defaults.PROJECT, MONEY);
        assertEq(_pay(_allocation(Defaults.PAYMENT, Parties.OUTSIDER)), Reason.NONE, "payment");
        Receipt memory r = Bookings.receipt(Defaults.SECOND_RECEIPT, OTHER_MONEY, MONEY);
        r.origin = Origin.REFUND;
        assertEq(_mint(r), Reason.NONE, "receipt");
        _fund(Defaults.STATEMENT, Defaults.STRICT, MONEY);
        assertEq(_pay(_allocation(Defaults.SECOND_PAYMENT, Parties.OUTSIDER)), Reason.CAP_EXCEEDED, "the cap is used");
    }

    /// A document is used up by the first payment, even if that is undone.
    function test_DocumentOfAReversedPayment() external {
        Payment memory p = _allocation(Defaults.PAYMENT, Parties.OUTSIDER);
        p.documents = only(Defaults.DOCUMENT);
        assertEq(_pay(p), Reason.NONE, "payment");
        _reverse(_reversalOf(p, MONEY));
        p.id = Defaults.SECOND_PAYMENT;
        assertEq(_pay(p), Reason.EVIDENCE_USED, "the same invoice");
    }

    /// A tranche is drawn, corrected and drawn again: never more than its size is out.
    function test_DrawnAboveItsSizeByCorrections() external {
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.TRANCHE_SIZE - MONEY);
        _pay(_allocation(Defaults.PAYMENT, Parties.OUTSIDER));
        assertEq(
            _reverse(_correctionOf(Defaults.RECEIPT, Defaults.STRICT, MONEY, MONEY)),
            Reason.NONE,
            "what was never received"
        );
        _fund(Defaults.STATEMENT, Defaults.STRICT, MONEY);
        Receipt memory more = Bookings.receipt(Defaults.SECOND_PAYMENT, Defaults.STRICT, Defaults.ONE_MINOR_UNIT);
        assertEq(_mint(more), Reason.TRANCHE_EXCEEDED, "above its size");
    }

    /* ----- exchange ----- */

    /// To the other currency as other money, into a tranche that is not its child, and back as what it was not.
    function test_WashThroughAConversion() external {
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, Defaults.STRICT, MONEY, MONEY);
        c.into = OTHER_MONEY;
        assertEq(_convert(c), Reason.TRANCHE_PARENT_MISMATCH, "into other money");
        c.into = Defaults.EXCHANGED;
        assertEq(_convert(c), Reason.NONE, "into its child");
        Conversion memory back = Bookings.conversion(Defaults.REVERSAL, Defaults.EXCHANGED, MONEY, MONEY);
        back.to = Defaults.OPERATING;
        back.into = OTHER_MONEY;
        assertEq(_convertFrom(Defaults.FOREIGN, back), Reason.TRANCHE_PARENT_MISMATCH, "back as other money");
        back.into = Defaults.STRICT;
        assertEq(_convertFrom(Defaults.FOREIGN, back), Reason.TRANCHE_PARENT_MISMATCH, "back as drawn anew");
        assertEq(ledger.countersOf(Defaults.EXCHANGED).live, MONEY, "green in the other currency");
        assertEq(ledger.countersOf(Defaults.STRICT).lent, MONEY, "and out of the parent");
    }

    /* ----- loans ----- */

    /// The bank lends to itself: the money stays green, and leaves no other way than before.
    function test_LentIntoTheOwnPocket() external {
        _lendToPocket();
        Payment memory exit = Bookings.allocation(Defaults.PAYMENT, Defaults.ON_LENT, MONEY);
        exit.payee = Parties.BANK;
        assertEq(_payFrom(POCKET, exit), Reason.PAYEE_AFFILIATED, "as an allocation");
        exit = Bookings.repayment(Defaults.PAYMENT, Defaults.ON_LENT, MONEY);
        exit.payee = Parties.BANK;
        assertEq(_payFrom(POCKET, exit), Reason.PAYEE_AFFILIATED, "as a return outside the ledger");
        exit.payee = Parties.OUTSIDER;
        assertEq(_payFrom(POCKET, exit), Reason.PAYEE_NOT_ENTITLED, "as a return to a friend");
        exit = Bookings.fee(Defaults.PAYMENT, Defaults.ON_LENT, MONEY);
        assertEq(_payFrom(POCKET, exit), Reason.PAYEE_AFFILIATED, "as a fee to itself");
        exit = Bookings.repayment(Defaults.PAYMENT, Defaults.ON_LENT, MONEY);
        exit.payee = Parties.BANK;
        exit.payeeAccount = Defaults.BANKS;
        assertEq(_payFrom(POCKET, exit), Reason.NONE, "by lot, into the colour that it was");
        assertEq(ledger.holdingOf(Defaults.BANKS, Defaults.FUNDING).balance, MONEY, "green");
        assertEq(ledger.countersOf(Defaults.FUNDING).lent, ZERO, "nothing is out");
    }

    /// The same loan repaid twice: once by lot, once as a receipt.
    function test_RepaidTwice() external {
        _lendToPocket();
        Payment memory back = Bookings.repayment(Defaults.PAYMENT, Defaults.ON_LENT, MONEY);
        back.payee = Parties.BANK;
        back.payeeAccount = Defaults.BANKS;
        _payFrom(POCKET, back);
        Receipt memory r = Bookings.receipt(Defaults.SECOND_RECEIPT, Defaults.ON_LENT, Defaults.ONE_MINOR_UNIT);
        r.account = Defaults.BANKS;
        r.origin = Origin.REPAYMENT;
        assertEq(_mint(r), Reason.REPAYMENT_EXCEEDED, "a unit more");
        ILots.Counters memory c;
        c.minted = MONEY;
        c.live = MONEY;
        _assertCounters(Defaults.FUNDING, c);
    }

    /// Money that went back by lot, and is reversed on the borrower's side as well: it would be there twice.
    function test_ReturnedByLotAndReversed() external {
        _lendToPocket();
        Payment memory back = Bookings.repayment(Defaults.PAYMENT, Defaults.ON_LENT, MONEY);
        back.payee = Parties.BANK;
        back.payeeAccount = Defaults.BANKS;
        _payFrom(POCKET, back);
        assertEq(
            _reverse(Bookings.reversal(Defaults.REVERSAL, back.id, Bookings.entry(POCKET, back), MONEY)),
            Reason.ENTRY_NOT_REVERSIBLE,
            "as it was"
        );
        Payment memory forged = back;
        forged.payeeAccount = NO_ACCOUNT;
        assertEq(
            _reverse(Bookings.reversal(Defaults.REVERSAL, back.id, Bookings.entry(POCKET, forged), MONEY)),
            Reason.ENTRY_UNKNOWN,
            "as if it had left"
        );
    }

    /* ----- internal ----- */

    function _allocation(PaymentId id, PartyId payee) private pure returns (Payment memory p) {
        p = Bookings.allocation(id, Defaults.STRICT, MONEY);
        p.payee = payee;
    }

    /// All strict money of an account, as a transfer.
    function _assertMoves(AccountId from, PartyId payee, AccountId to) private {
        Payment memory p = Bookings.transfer(PaymentId.wrap(keccak256(abi.encode(from, to))), Defaults.STRICT, MONEY);
        p.payee = payee;
        p.payeeAccount = to;
        assertEq(_payFrom(from, p), Reason.NONE, "transfer");
    }

    function _lendToPocket() private {
        _open(Actors.BANK_CUSTODIAN, POCKET, Parties.BANK, Defaults.CURRENCY);
        _fund(Defaults.BANKS, Defaults.SECOND_PAYMENT, Defaults.FUNDING, MONEY);
        Lending memory loan = Bookings.lending(Defaults.LENDING, MONEY);
        loan.to = POCKET;
        assertEq(_lendOne(loan), Reason.NONE, "lending");
    }
}
