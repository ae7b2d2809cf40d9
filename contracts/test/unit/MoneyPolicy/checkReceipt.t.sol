// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OTHER_MONEY} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {UNKNOWN_DAY} from "../../../types/Day.sol";
import {Receipt} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {VM} from "../../utils/Vm.sol";

/// Asked through the ledger, as always.
contract MoneyPolicy_CheckReceipt is MoneyTest {
    Amount internal constant MOST = Amount.wrap(type(uint96).max);

    function test_WhenTheAmountIsZero() external {
        _assertRefused(Defaults.receipt(Defaults.RECEIPT, OTHER_MONEY, ZERO), Reason.AMOUNT_ZERO, ZERO);
        _assertRefused(Defaults.receipt(Defaults.RECEIPT, Defaults.STRICT, ZERO), Reason.AMOUNT_ZERO, ZERO);
    }

    function test_WhenTheValueDateLiesInTheFuture() external {
        Receipt memory r = Defaults.receipt(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
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
        _assertAccepted(Defaults.receipt(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME));
    }

    function test_WhenTheMostOfOtherMoneyComesIn() external {
        _assertAccepted(Defaults.receipt(Defaults.RECEIPT, OTHER_MONEY, MOST));
    }

    function test_WhenOneMinorUnitMoreOfOtherMoneyComesIn() external {
        Amount more = Amount.wrap(Amount.unwrap(MOST) + 1);
        _assertRefused(Defaults.receipt(Defaults.RECEIPT, OTHER_MONEY, more), Reason.AMOUNT_TOO_LARGE, ZERO);
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
        assertEq(ledger.mint(Defaults.only(r))[0], Reason.TRANCHE_NOT_OF_ACCOUNT, "reason");
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
        assertEq(ledger.mint(Defaults.only(r))[0], Reason.TRANCHE_NOT_OF_ACCOUNT, "reason");
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
        _assertRecorded(Defaults.repayment(Defaults.PAYMENT, Defaults.STRICT, Defaults.TRANCHE_SIZE), Reason.NONE);
        Receipt memory r = _drawdown();
        r.amount = Defaults.ONE_MINOR_UNIT;
        _assertRefused(r, Reason.TRANCHE_EXCEEDED, ZERO);
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
        _assertRefused(r, Reason.TRANCHE_UNKNOWN, ZERO);
        r.colour = Defaults.STRICT;
        _assertRefused(r, Reason.CURRENCY_MISMATCH, ZERO);
        r.account = Defaults.PROCEEDS;
        _assertRefused(r, Reason.TRANCHE_EXCEEDED, Defaults.TRANCHE_SIZE);
    }

    function _assertAccepted(Receipt memory r) private emits(ledger, 2) {
        _expectReceipt(r, ledger.lastSeq() + 1);
        assertEq(_mint(r), Reason.NONE, "reason");
        assertTrue(ledger.movementOf(r.id).recorded, "recorded");
    }

    function _drawdown() private pure returns (Receipt memory) {
        return Defaults.receipt(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
    }
}
