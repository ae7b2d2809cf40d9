// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, NO_ACCOUNT, OTHER_MONEY, PartyId} from "../../../types/Ids.sol";
import {ZERO} from "../../../types/Amount.sol";
import {UNKNOWN_DAY} from "../../../types/Day.sol";
import {Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {PolicyTest} from "../../utils/PolicyTest.sol";
import {VM} from "../../utils/Vm.sol";

/// Every use but allocation, for which see {MoneyPolicy_CheckAllocation}.
contract MoneyPolicy_CheckPayment is PolicyTest {
    /* ----- payer ----- */

    function test_GivenThePayerIsSuspended() external {
        _suspend(Parties.ISSUER);
        _assertRefused(_allocation(), Reason.PAYER_SUSPENDED);
        _assertRefused(_transfer(), Reason.PAYER_SUSPENDED);
    }

    /* ----- dates ----- */

    function test_WhenTheValueDateLiesInTheFuture() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.valueDate = Defaults.TOMORROW;
        _assertRefused(p, Reason.VALUE_DATE_IN_FUTURE);
    }

    function test_WhenTheValueDateIsToday() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.valueDate = Defaults.TODAY;
        _assertAccepted(p);
    }

    function test_WhenTheValueDateOfOtherMoneyIsUnknown() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.valueDate = UNKNOWN_DAY;
        _assertAccepted(p);
    }

    function test_WhenTheValueDateOfColouredMoneyIsUnknown() external {
        _assertDateMissing(_allocation());
        _assertDateMissing(_transfer());
        _assertDateMissing(_repayment());
        _assertDateMissing(_fee());
    }

    /* ----- payee ----- */

    function test_GivenThePayeeIsUnknown() external {
        Payment memory p = _allocation();
        p.payee = Parties.UNKNOWN;
        _assertRefused(p, Reason.PAYEE_UNKNOWN);
    }

    function test_GivenThePayeeIsSuspended() external {
        _suspend(Parties.OUTSIDER);
        _assertRefused(_allocation(), Reason.PAYEE_SUSPENDED);
    }

    function test_GivenThePayeesBankIsThePayers() external {
        Payment memory p = _allocation();
        p.payeeBank = Parties.BANK;
        _assertRefused(p, Reason.PAYEE_BANK_SAME);
    }

    function test_GivenThePayeesBankIsAnother() external {
        Payment memory p = _allocation();
        p.payeeBank = Parties.SECOND_BANK;
        _assertAccepted(p);
    }

    /* ----- transfers ----- */

    function test_GivenTheAccountIsThePayersOwn() external {
        Payment memory p = _transfer();
        p.payeeAccount = Defaults.PROCEEDS;
        _assertRefused(p, Reason.ACCOUNT_SAME);
    }

    function test_GivenThePayeesAccountIsUnknown() external {
        Payment memory p = _transfer();
        p.payeeAccount = Defaults.UNKNOWN_ACCOUNT;
        _assertRefused(p, Reason.ACCOUNT_UNKNOWN);
    }

    function test_WhenNoAccountIsNamedForATransfer() external {
        Payment memory p = _transfer();
        p.payeeAccount = NO_ACCOUNT;
        _assertRefused(p, Reason.ACCOUNT_UNKNOWN);
    }

    function test_GivenTheAccountIsNotThePayees() external {
        Payment memory p = _transfer();
        p.payee = Parties.AFFILIATE;
        _assertRefused(p, Reason.ACCOUNT_NOT_PAYEES);
    }

    function test_GivenThePayeesAccountHasAnotherCurrency() external {
        Payment memory p = _transfer();
        p.payeeAccount = Defaults.FOREIGN;
        _assertRefused(p, Reason.CURRENCY_MISMATCH);
    }

    function test_WhenColouredMoneyGoesToAnotherAccountOfThePayer() external {
        _assertAccepted(_transfer());
    }

    function test_WhenColouredMoneyGoesToAnAffiliatesAccount() external {
        Payment memory p = _transfer();
        p.payee = Parties.AFFILIATE;
        p.payeeAccount = Defaults.AFFILIATES;
        _assertAccepted(p);
    }

    function test_WhenColouredMoneyGoesToAnOutsidersAccount() external {
        Payment memory p = _transfer();
        p.payee = Parties.OUTSIDER;
        p.payeeAccount = Defaults.OUTSIDERS;
        _assertAccepted(p);
    }

    function test_WhenATransferLiesOutsideTheFramework() external {
        Payment memory p = _transfer();
        p.valueDate = FIRST_DAY;
        p.dataRoot = 0;
        _assertAccepted(p);
    }

    function test_WhenATransferNamesAProject() external {
        Payment memory p = _transfer();
        p.project = Defaults.PROJECT;
        _assertRefused(p, Reason.PROJECT_NOT_APPLICABLE);
    }

    function test_WhenATransferNamesALine() external {
        Payment memory p = _transfer();
        p.line = Defaults.LINE;
        _assertRefused(p, Reason.PROJECT_NOT_APPLICABLE);
    }

    function test_WhenATransferNamesADocument() external {
        Payment memory p = _transfer();
        p.documents = only(Defaults.DOCUMENT);
        _assertRefused(p, Reason.PROJECT_NOT_APPLICABLE);
    }

    /* ----- placements ----- */

    function test_GivenTheFrameworkAllowsThePlacement() external {
        Payment memory p = _transfer();
        p.payeeAccount = Defaults.DEPOSIT;
        _assertAccepted(p);
    }

    function test_GivenTheFrameworkIsStrictAndDoesNotAllowThePlacement() external {
        Payment memory p = _transfer();
        p.payeeAccount = Defaults.MONEY_MARKET;
        _assertColourRefused(p, Reason.PLACEMENT_NOT_ALLOWED);
    }

    function test_GivenTheFrameworkFlagsAndDoesNotAllowThePlacement() external {
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, Defaults.FLAG, Defaults.SPENDING);
        p.payeeAccount = Defaults.MONEY_MARKET;
        _assertRecorded(p, Reason.PLACEMENT_NOT_ALLOWED);
    }

    function test_WhenOtherMoneyIsPlacedAnyhow() external {
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.payeeAccount = Defaults.MONEY_MARKET;
        _assertAccepted(p);
    }

    /// One strict colour among several refuses, wherever it stands.
    function test_WhenAPlacementTakesMoneyOfAFlaggingAndAStrictFramework() external {
        Payment memory p = _transfer();
        p.payeeAccount = Defaults.MONEY_MARKET;
        p.draws = Bookings.draws(Defaults.FLAG, Defaults.ONE_MINOR_UNIT, Defaults.STRICT, Defaults.SPENDING);
        p.amount = Defaults.SPENDING + Defaults.ONE_MINOR_UNIT;
        _assertRefused(p, Refusal(Reason.PLACEMENT_NOT_ALLOWED, Defaults.STRICT, p.amount, ZERO));
    }

    function test_WhenAPlacementTakesMoneyOfTwoStrictFrameworks() external {
        _fund(Defaults.STATEMENT, Defaults.EVIDENCED, Defaults.INCOME);
        Payment memory p = _transfer();
        p.payeeAccount = Defaults.MONEY_MARKET;
        p.draws = Bookings.draws(Defaults.EVIDENCED, Defaults.ONE_MINOR_UNIT, Defaults.STRICT, Defaults.SPENDING);
        p.amount = Defaults.SPENDING + Defaults.ONE_MINOR_UNIT;
        _assertRefused(p, Refusal(Reason.PLACEMENT_NOT_ALLOWED, Defaults.EVIDENCED, p.amount, ZERO));
    }

    /* ----- other uses ----- */

    function test_WhenAnotherUseNamesAnAccount() external {
        Payment memory p = _allocation();
        p.payeeAccount = Defaults.OUTSIDERS;
        _assertRefused(p, Reason.ACCOUNT_NOT_APPLICABLE);
        p = _fee();
        p.payeeAccount = Defaults.OPERATING;
        _assertRefused(p, Reason.ACCOUNT_NOT_APPLICABLE);
    }

    function test_GivenThePayeeOfAFeeIsNotTheCustodian() external {
        Payment memory p = _fee();
        p.payee = Parties.SECOND_BANK;
        _assertRefused(p, Reason.PAYEE_NOT_ENTITLED);
        p.draws[0].colour = OTHER_MONEY;
        _assertRefused(p, Reason.PAYEE_NOT_ENTITLED);
    }

    function test_GivenTheCustodianIsThePayersAffiliate() external {
        _putUnderIssuer(Parties.BANK);
        _assertColourRefused(_fee(), Reason.PAYEE_AFFILIATED);
        _assertAccepted(Bookings.fee(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING));
    }

    function test_GivenThePayeeOfAFeeIsTheCustodian() external {
        _assertAccepted(_fee());
    }

    function test_WhenAFeeNamesAProject() external {
        Payment memory p = _fee();
        p.project = Defaults.PROJECT;
        _assertRefused(p, Reason.PROJECT_NOT_APPLICABLE);
    }

    function test_WhenOtherMoneyIsReturned() external {
        _assertRefused(Bookings.repayment(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING), Reason.NOTHING_TO_RETURN);
    }

    function test_GivenThePayeeOfAReturnIsNotThePayingAgent() external {
        Payment memory p = _repayment();
        p.payee = Parties.BANK;
        _assertColourRefused(p, Reason.PAYEE_NOT_ENTITLED);
    }

    function test_GivenThePayingAgentIsThePayersAffiliate() external {
        _putUnderIssuer(Parties.SECOND_BANK);
        _assertColourRefused(_repayment(), Reason.PAYEE_AFFILIATED);
    }

    function test_GivenThePayeeOfAReturnIsThePayingAgent() external {
        _assertAccepted(_repayment());
    }

    function test_WhenAReturnMixesATrancheAndOtherMoney() external {
        Payment memory p = _repayment();
        p.draws = Bookings.draws(Defaults.STRICT, Defaults.SPENDING, OTHER_MONEY, Defaults.ONE_MINOR_UNIT);
        p.amount = Defaults.SPENDING + Defaults.ONE_MINOR_UNIT;
        _assertRefused(p, Reason.NOTHING_TO_RETURN);
    }

    function test_WhenAReturnNamesAnAccount() external {
        Payment memory p = _repayment();
        p.payee = Parties.BANK;
        p.payeeAccount = Defaults.BANKS;
        _assertColourRefused(p, Reason.PAYEE_NOT_ENTITLED);
    }

    function test_WhenAReturnOfATrancheWithoutAParentNamesTheAgentsAccount() external {
        AccountId agents = AccountId.wrap(keccak256("paying agent's account"));
        _open(Actors.SECOND_BANK_CUSTODIAN, agents, Parties.SECOND_BANK, Defaults.CURRENCY);
        Payment memory p = _repayment();
        p.payeeAccount = agents;
        _assertColourRefused(p, Reason.ACCOUNT_NOT_APPLICABLE);
    }

    function test_GivenTheReturnsAccountIsNotThePayees() external {
        Payment memory p = _repayment();
        p.payeeAccount = Defaults.BANKS;
        _assertRefused(p, Reason.ACCOUNT_NOT_PAYEES);
    }

    function test_WhenAReturnNamesAProject() external {
        Payment memory p = _repayment();
        p.project = Defaults.PROJECT;
        _assertRefused(p, Reason.PROJECT_NOT_APPLICABLE);
    }

    function _assertDateMissing(Payment memory p) private {
        p.valueDate = UNKNOWN_DAY;
        _assertColourRefused(p, Reason.VALUE_DATE_MISSING);
    }

    function _putUnderIssuer(PartyId party) private {
        VM.prank(Actors.OPERATOR);
        parties.setGroup(party, Parties.ISSUER);
    }
}
