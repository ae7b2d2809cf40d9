// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../../money/IEntries.sol";
import {OTHER_MONEY} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {UNKNOWN_DAY} from "../../../types/Day.sol";
import {Origin, Receipt} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {VM} from "../../utils/Vm.sol";

/// Asked through the ledger, as always.
contract MoneyPolicy_CheckReceipt is MoneyTest {
    Amount internal constant MOST = Amount.wrap(type(uint96).max);

    function test_WhenTheAmountIsZero() external {
        _assertRefused(Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, ZERO), Reason.AMOUNT_ZERO, ZERO);
        _assertRefused(Bookings.receipt(Defaults.RECEIPT, Defaults.STRICT, ZERO), Reason.AMOUNT_ZERO, ZERO);
    }

    function test_WhenTheValueDateLiesInTheFuture() external {
        Receipt memory r = Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        r.valueDate = Defaults.TOMORROW;
        _assertRefused(r, Reason.VALUE_DATE_IN_FUTURE, ZERO);
        r.colour = Defaults.STRICT;
        _assertRefused(r, Reason.VALUE_DATE_IN_FUTURE, ZERO);
    }

    function test_WhenTheValueDateIsToday() external {
        Receipt memory r = _drawdown();
        r.valueDate = Defaults.TODAY;
        _assertAccepted(r);
    }

    function test_WhenTheValueDateIsUnknown() external {
        Receipt memory r = _drawdown();
        r.valueDate = UNKNOWN_DAY;
        _assertAccepted(r);
    }

    function test_WhenOtherMoneyComesIn() external {
        _assertAccepted(Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME));
    }

    function test_WhenTheMostOfOtherMoneyComesIn() external {
        _assertAccepted(Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, MOST));
    }

    function test_WhenOneMinorUnitMoreOfOtherMoneyComesIn() external {
        Amount more = Amount.wrap(Amount.unwrap(MOST) + 1);
        _assertRefused(Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, more), Reason.AMOUNT_TOO_LARGE, ZERO);
    }

    function test_WhenMoreThanTheMostOfATrancheComesIn() external {
        Amount more = Amount.wrap(Amount.unwrap(MOST) + 1);
        _assertRefused(Bookings.receipt(Defaults.RECEIPT, Defaults.STRICT, more), Reason.AMOUNT_TOO_LARGE, ZERO);
    }

    function test_GivenTheOwnerIsSuspended() external {
        _suspend(Parties.ISSUER);
        _assertAccepted(_drawdown());
    }

    function test_GivenTheTrancheIsUnknown() external {
        Receipt memory r = _drawdown();
        r.colour = Defaults.UNKNOWN_COLOUR;
        _assertRefused(r, Reason.TRANCHE_UNKNOWN, ZERO);
    }

    function test_GivenTheAccountHasAnotherCurrency() external {
        Receipt memory r = _drawdown();
        r.account = Defaults.FOREIGN;
        _assertRefused(r, Reason.CURRENCY_MISMATCH, ZERO);
    }

    function test_GivenTheAccountIsAnAffiliatesAtAnotherBank() external {
        Receipt memory r = _drawdown();
        r.account = Defaults.AFFILIATES;
        VM.prank(Actors.SECOND_BANK_CUSTODIAN);
        assertEq(ledger.mint(only(r))[0].reason, Reason.TRANCHE_NOT_OF_ACCOUNT, "reason");
    }

    function test_GivenTheAccountIsTheIssuers() external {
        _assertAccepted(_drawdown());
    }

    function test_GivenTheAccountIsKeptByTheIssuerAsALender() external {
        Receipt memory r = _drawdown();
        r.colour = Defaults.LOAN;
        _assertAccepted(r);
    }

    function test_GivenTheLenderDoesNotKeepTheAccount() external {
        Receipt memory r = _drawdown();
        r.account = Defaults.OUTSIDERS;
        r.colour = Defaults.LOAN;
        VM.prank(Actors.SECOND_BANK_CUSTODIAN);
        assertEq(ledger.mint(only(r))[0].reason, Reason.TRANCHE_NOT_OF_ACCOUNT, "reason");
    }

    function test_WhenTheWholeTrancheIsDrawn() external {
        Receipt memory r = _drawdown();
        r.amount = Defaults.TRANCHE_SIZE;
        _assertAccepted(r);
    }

    function test_WhenOneMinorUnitMoreIsDrawn() external {
        Receipt memory r = _drawdown();
        r.amount = Defaults.TRANCHE_SIZE + Defaults.ONE_MINOR_UNIT;
        _assertRefused(r, Reason.TRANCHE_EXCEEDED, Defaults.TRANCHE_SIZE);
    }

    function test_GivenAPartIsDrawn() external {
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.INCOME);
        Amount undrawn = Defaults.TRANCHE_SIZE - Defaults.INCOME;
        Receipt memory r = _drawdown();
        r.amount = undrawn + Defaults.ONE_MINOR_UNIT;
        _assertRefused(r, Reason.TRANCHE_EXCEEDED, undrawn);
        r.amount = undrawn;
        _assertAccepted(r);
    }

    function test_GivenAPartWasDrawnAndReturned() external {
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.TRANCHE_SIZE);
        _assertRecorded(Bookings.repayment(Defaults.PAYMENT, Defaults.STRICT, Defaults.TRANCHE_SIZE), Reason.NONE);
        Receipt memory r = _drawdown();
        r.amount = Defaults.ONE_MINOR_UNIT;
        _assertRefused(r, Reason.TRANCHE_EXCEEDED, ZERO);
    }

    /* ----- child tranches ----- */

    function test_GivenTheTrancheIsAChild() external {
        Receipt memory r = _drawdown();
        r.colour = Defaults.ON_LENT;
        _assertRefused(r, Reason.TRANCHE_PARENT_MISMATCH, ZERO);
    }

    function test_WhenATrancheWithoutAParentIsRepaid() external {
        Receipt memory r = _drawdown();
        r.origin = Origin.REPAYMENT;
        _assertRefused(r, Reason.TRANCHE_PARENT_MISMATCH, ZERO);
    }

    function test_WhenOtherMoneyIsRepaid() external {
        Receipt memory r = Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        r.origin = Origin.REPAYMENT;
        _assertRefused(r, Reason.TRANCHE_UNKNOWN, ZERO);
    }

    function test_GivenTheParentCountsInAnotherCurrency() external {
        Receipt memory r = _drawdown();
        r.account = Defaults.FOREIGN;
        r.colour = Defaults.EXCHANGED;
        r.origin = Origin.REPAYMENT;
        _assertRefused(r, Reason.CURRENCY_MISMATCH, ZERO);
    }

    function test_GivenTheAccountIsNotThePayingAgents() external {
        _lendOut();
        Receipt memory r = _repaid(Defaults.SPENDING);
        r.account = Defaults.PROCEEDS;
        _assertRefused(r, Reason.LENDER_NOT_ENTITLED, ZERO);
    }

    function test_WhenOneMinorUnitMoreIsRepaidThanIsOut() external {
        _lendOut();
        _assertRefused(
            _repaid(Defaults.SPENDING + Defaults.ONE_MINOR_UNIT),
            Reason.REPAYMENT_EXCEEDED,
            Defaults.SPENDING
        );
    }

    function test_WhenAllThatIsOutIsRepaid() external {
        _lendOut();
        _assertAccepted(_repaid(Defaults.SPENDING));
    }

    /* ----- all ----- */

    function test_WhenTheOriginIsAStatements() external {
        Receipt memory r = _drawdown();
        r.origin = Origin.UNEXPLAINED;
        _assertRefused(r, Reason.ORIGIN_NOT_APPLICABLE, ZERO);
        r.colour = OTHER_MONEY;
        _assertRefused(r, Reason.ORIGIN_NOT_APPLICABLE, ZERO);
    }

    function test_WhenSeveralObjectionsApply() external {
        Receipt memory r = _drawdown();
        r.account = Defaults.FOREIGN;
        r.colour = Defaults.UNKNOWN_COLOUR;
        r.valueDate = Defaults.TOMORROW;
        r.amount = ZERO;
        _assertRefused(r, Reason.AMOUNT_ZERO, ZERO);
        r.amount = Defaults.TRANCHE_SIZE + Defaults.ONE_MINOR_UNIT;
        _assertRefused(r, Reason.VALUE_DATE_IN_FUTURE, ZERO);
        r.valueDate = Defaults.TODAY;
        r.origin = Origin.UNEXPLAINED;
        _assertRefused(r, Reason.ORIGIN_NOT_APPLICABLE, ZERO);
        r.origin = Origin.REPAYMENT;
        _assertRefused(r, Reason.TRANCHE_UNKNOWN, ZERO);
        r.colour = Defaults.STRICT;
        _assertRefused(r, Reason.CURRENCY_MISMATCH, ZERO);
        r.account = Defaults.PROCEEDS;
        _assertRefused(r, Reason.TRANCHE_PARENT_MISMATCH, ZERO);
        r.origin = Origin.PROCEEDS;
        _assertRefused(r, Reason.TRANCHE_EXCEEDED, Defaults.TRANCHE_SIZE);
    }

    function _assertAccepted(Receipt memory r) private emits(ledger, 2) {
        _expectReceipt(r, ledger.lastSeq() + 1);
        assertEq(_mint(r), Reason.NONE, "reason");
        bool repaid = r.origin == Origin.REPAYMENT;
        _assertEntry(r.id, repaid ? IEntries.EntryState.REPAID : IEntries.EntryState.RECEIVED, Reason.NONE);
    }

    /// `SPENDING` of the bank's bond, lent to the issuer.
    function _lendOut() private {
        _fund(Defaults.BANKS, Defaults.SECOND_RECEIPT, Defaults.FUNDING, Defaults.INCOME);
        _lend(Defaults.LENDING, Defaults.SPENDING);
    }

    /// Into the lender's account.
    function _repaid(Amount amount) private pure returns (Receipt memory r) {
        r = Bookings.receipt(Defaults.RECEIPT, Defaults.ON_LENT, amount);
        r.account = Defaults.BANKS;
        r.origin = Origin.REPAYMENT;
    }

    function _drawdown() private pure returns (Receipt memory) {
        return Bookings.receipt(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
    }
}
