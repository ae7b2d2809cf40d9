// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {IInstrumentRegistry, NO_LOOK_BACK_LIMIT} from "../../../registry/IInstrumentRegistry.sol";
import {AssetId, Colour, InstrumentId, NO_ACCOUNT, NO_ASSET, OTHER_MONEY} from "../../../types/Ids.sol";
import {PartyId, PaymentId, TrancheId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {VM} from "../../utils/Vm.sol";

/// Asked through the ledger, as always. The proceeds account holds `INCOME` of each colour but the loan's.
contract MoneyPolicy_CheckPayment is MoneyTest {
    AssetId internal constant FOREIGN_PROJECT = AssetId.wrap(keccak256("foreign project"));
    InstrumentId internal constant OPEN_BOND = InstrumentId.wrap(keccak256("bond without limits"));
    TrancheId internal constant OPEN_TRANCHE = TrancheId.wrap(keccak256("tranche without limits"));
    Colour internal constant OPEN = Colour.wrap(4);
    PaymentId internal constant FLAG_RECEIPT = PaymentId.wrap(keccak256("receipt of the flag bond"));
    PaymentId internal constant OPEN_RECEIPT = PaymentId.wrap(keccak256("receipt of the bond without limits"));
    Day internal constant FIRST_DAY = Day.wrap(1);
    Day internal constant DAY_BEFORE_EARLIEST = Day.wrap(19_834);
    Day internal constant DAY_AFTER_DEADLINE = Day.wrap(20_591);

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _fund(FLAG_RECEIPT, Defaults.FLAG, Defaults.INCOME);
    }

    /* ----- funds ----- */

    function test_WhenTheAmountIsZero() external {
        _assertRefused(Defaults.allocation(Defaults.PAYMENT, OTHER_MONEY, ZERO), Reason.AMOUNT_ZERO);
        _assertRefused(Defaults.allocation(Defaults.PAYMENT, Defaults.FLAG, ZERO), Reason.AMOUNT_ZERO);
    }

    function test_WhenTheAmountIsOneMinorUnitAboveTheBalance() external {
        Amount above = Defaults.INCOME + Defaults.ONE_MINOR_UNIT;
        _assertRefused(
            Defaults.transfer(Defaults.PAYMENT, OTHER_MONEY, above),
            Reason.FUNDS_INSUFFICIENT,
            Defaults.INCOME
        );
    }

    function test_WhenTheAmountIsTheWholeBalance() external {
        _assertAccepted(Defaults.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.INCOME));
    }

    function test_WhenTheAccountNeverHeldTheColour() external {
        _assertRefused(
            Defaults.allocation(Defaults.PAYMENT, Defaults.UNKNOWN_COLOUR, Defaults.ONE_MINOR_UNIT),
            Reason.FUNDS_INSUFFICIENT,
            ZERO
        );
    }

    function test_GivenThePayerIsSuspended() external {
        _suspend(Parties.ISSUER);
        _assertRefused(_allocation(), Reason.PAYER_SUSPENDED);
        _assertRefused(_transfer(), Reason.PAYER_SUSPENDED);
    }

    /* ----- dates ----- */

    function test_WhenTheValueDateLiesInTheFuture() external {
        Payment memory p = Defaults.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.valueDate = Defaults.TOMORROW;
        _assertRefused(p, Reason.VALUE_DATE_IN_FUTURE);
    }

    function test_WhenTheValueDateIsToday() external {
        Payment memory p = Defaults.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.valueDate = Defaults.TODAY;
        _assertAccepted(p);
    }

    function test_WhenTheValueDateOfOtherMoneyIsUnknown() external {
        Payment memory p = Defaults.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
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

    /* ----- other uses ----- */

    function test_WhenAnotherUseNamesAnAccount() external {
        Payment memory p = _allocation();
        p.payeeAccount = Defaults.OUTSIDERS;
        _assertRefused(p, Reason.ACCOUNT_NOT_APPLICABLE);
        p = _repayment();
        p.payeeAccount = Defaults.OPERATING;
        _assertRefused(p, Reason.ACCOUNT_NOT_APPLICABLE);
        p = _fee();
        p.payeeAccount = Defaults.OPERATING;
        _assertRefused(p, Reason.ACCOUNT_NOT_APPLICABLE);
    }

    function test_GivenThePayeeOfAFeeIsNotTheCustodian() external {
        Payment memory p = _fee();
        p.payee = Parties.SECOND_BANK;
        _assertRefused(p, Reason.PAYEE_NOT_ENTITLED);
        p.colour = OTHER_MONEY;
        _assertRefused(p, Reason.PAYEE_NOT_ENTITLED);
    }

    function test_GivenTheCustodianIsThePayersAffiliate() external {
        _putUnderIssuer(Parties.BANK);
        _assertRefused(_fee(), Reason.PAYEE_AFFILIATED);
        _assertAccepted(Defaults.fee(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING));
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
        _assertRefused(
            Defaults.repayment(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING),
            Reason.NOTHING_TO_RETURN
        );
    }

    function test_GivenThePayeeOfAReturnIsNotThePayingAgent() external {
        Payment memory p = _repayment();
        p.payee = Parties.BANK;
        _assertRefused(p, Reason.PAYEE_NOT_ENTITLED);
    }

    function test_GivenThePayingAgentIsThePayersAffiliate() external {
        _putUnderIssuer(Parties.SECOND_BANK);
        _assertRefused(_repayment(), Reason.PAYEE_AFFILIATED);
    }

    function test_GivenThePayeeOfAReturnIsThePayingAgent() external {
        _assertAccepted(_repayment());
    }

    function test_WhenAReturnNamesAProject() external {
        Payment memory p = _repayment();
        p.project = Defaults.PROJECT;
        _assertRefused(p, Reason.PROJECT_NOT_APPLICABLE);
    }

    /* ----- allocations: what would break an invariant ----- */

    function test_WhenOtherMoneyIsAllocatedToAnAffiliate() external {
        Payment memory p = Defaults.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.payee = Parties.AFFILIATE;
        p.dataRoot = 0;
        _assertAccepted(p);
    }

    function test_WhenOtherMoneyNamesAProject() external {
        Payment memory p = Defaults.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.project = Defaults.PROJECT;
        _assertRefused(p, Reason.PROJECT_NOT_APPLICABLE);
    }

    function test_GivenThePayeeOfColouredMoneyIsAnAffiliate() external {
        Payment memory p = _allocation();
        p.payee = Parties.AFFILIATE;
        _assertRefused(p, Reason.PAYEE_AFFILIATED);
    }

    function test_GivenThePayeeOfColouredMoneyIsThePayer() external {
        Payment memory p = _allocation();
        p.payee = Parties.ISSUER;
        _assertRefused(p, Reason.PAYEE_AFFILIATED);
    }

    function test_WhenNoProjectIsNamed() external {
        Payment memory p = _allocation();
        p.project = NO_ASSET;
        _assertRefused(p, Reason.PROJECT_MISSING);
    }

    function test_WhenThereIsNoEvidence() external {
        Payment memory p = _allocation();
        p.dataRoot = 0;
        _assertRefused(p, Reason.EVIDENCE_MISSING);
    }

    function test_GivenTheProjectIsUnknown() external {
        Payment memory p = _allocation();
        p.project = Defaults.UNKNOWN_PROJECT;
        _assertRefused(p, Reason.PROJECT_UNKNOWN);
    }

    function test_GivenTheProjectHasAnotherCurrency() external {
        IAssetRegistry.AssetRegistration memory r = Defaults.project(FOREIGN_PROJECT);
        r.currency = Defaults.FOREIGN_CURRENCY;
        VM.prank(Actors.ISSUER_MAKER);
        assets.register(Defaults.only(r));
        _confirm(FOREIGN_PROJECT);
        _verifyCost(FOREIGN_PROJECT);
        _admitProject(Actors.ISSUER_MAKER, Defaults.STRICT, FOREIGN_PROJECT);

        Payment memory p = _allocation();
        p.project = FOREIGN_PROJECT;
        _assertRefused(p, Reason.CURRENCY_MISMATCH);
    }

    function test_GivenTheProjectIsNotConfirmed() external {
        _verifyCost(Defaults.SUGGESTED_PROJECT);
        _admitProject(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.SUGGESTED_PROJECT);
        Payment memory p = _allocation();
        p.project = Defaults.SUGGESTED_PROJECT;
        _assertRefused(p, Reason.PROJECT_OUT_OF_STANDING);
    }

    function test_GivenTheProjectIsSuspended() external {
        _suspend(Defaults.PROJECT);
        _assertRefused(_allocation(), Reason.PROJECT_OUT_OF_STANDING);
    }

    function test_GivenTheConfirmationHasRunOut() external {
        uint64 end = uint64(Defaults.NOW + 1);
        VM.prank(Actors.VERIFIER);
        assets.confirm(Defaults.PROJECT, end, Defaults.REPORT_ROOT);
        VM.warp(end);
        _assertRefused(_allocation(), Reason.PROJECT_OUT_OF_STANDING);
    }

    function test_GivenTheCostWasNeverVerified() external {
        _confirm(Defaults.SUGGESTED_PROJECT);
        _admitProject(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.SUGGESTED_PROJECT);
        Payment memory p = _allocation();
        p.project = Defaults.SUGGESTED_PROJECT;
        _assertRefused(p, Reason.CAP_EXCEEDED, ZERO);
    }

    function test_WhenTheAmountIsOneMinorUnitAboveTheHeadroom() external {
        _verifyCost(Defaults.PROJECT, Defaults.SPENDING);
        Payment memory p = _allocation();
        p.amount = Defaults.SPENDING + Defaults.ONE_MINOR_UNIT;
        _assertRefused(p, Reason.CAP_EXCEEDED, Defaults.SPENDING);
    }

    function test_WhenTheAmountIsTheWholeHeadroom() external {
        _verifyCost(Defaults.PROJECT, Defaults.SPENDING);
        _assertAccepted(_allocation());
    }

    /* ----- allocations: what the framework promised ----- */

    function test_GivenTheProjectWasNotAdmittedAndTheFrameworkIsStrict() external {
        Payment memory p = _allocation();
        p.project = Defaults.SECOND_PROJECT;
        _assertRefused(p, Reason.PROJECT_NOT_ADMITTED);
    }

    function test_GivenTheProjectWasNotAdmittedAndTheFrameworkFlags() external {
        Payment memory p = _flagged();
        p.project = Defaults.SECOND_PROJECT;
        _assertRecorded(p, Reason.PROJECT_NOT_ADMITTED);
    }

    function test_WhenTheValueDateIsTheLastBeforeTheLookBackAndTheFrameworkIsStrict() external {
        Payment memory p = _allocation();
        p.valueDate = DAY_BEFORE_EARLIEST;
        _assertRefused(p, Reason.BEFORE_LOOK_BACK);
    }

    function test_WhenTheValueDateIsTheLastBeforeTheLookBackAndTheFrameworkFlags() external {
        Payment memory p = _flagged();
        p.valueDate = DAY_BEFORE_EARLIEST;
        _assertRecorded(p, Reason.BEFORE_LOOK_BACK);
    }

    function test_WhenTheValueDateIsTheFirstOfTheLookBack() external {
        Payment memory p = _allocation();
        p.valueDate = Defaults.EARLIEST_DAY;
        _assertAccepted(p);
    }

    function test_GivenNoLookBackWasPromised() external {
        _assertAccepted(_open(FIRST_DAY));
    }

    function test_WhenTheValueDateIsTheFirstAfterTheDeadlineAndTheFrameworkIsStrict() external {
        Payment memory p = _allocation();
        p.valueDate = DAY_AFTER_DEADLINE;
        _assertRefused(p, Reason.AFTER_DEADLINE);
    }

    function test_WhenTheValueDateIsTheFirstAfterTheDeadlineAndTheFrameworkFlags() external {
        Payment memory p = _flagged();
        p.valueDate = DAY_AFTER_DEADLINE;
        _assertRecorded(p, Reason.AFTER_DEADLINE);
    }

    function test_WhenTheValueDateIsTheDeadline() external {
        Payment memory p = _allocation();
        p.valueDate = Defaults.DEADLINE;
        _assertAccepted(p);
    }

    function test_GivenNoDeadlineWasPromised() external {
        _assertAccepted(_open(Defaults.TODAY));
    }

    function test_WhenAFlaggingFrameworkMeetsAnObjectionThatWouldBreakAnInvariant() external {
        Payment memory p = _flagged();
        p.payee = Parties.AFFILIATE;
        _assertRefused(p, Reason.PAYEE_AFFILIATED);
        p = _flagged();
        p.dataRoot = 0;
        _assertRefused(p, Reason.EVIDENCE_MISSING);
        _verifyCost(Defaults.PROJECT, ZERO);
        _assertRefused(_flagged(), Reason.CAP_EXCEEDED, ZERO);
        _suspend(Defaults.PROJECT);
        _assertRefused(_flagged(), Reason.PROJECT_OUT_OF_STANDING);
    }

    /// Everything is wrong at once; each step puts right what was objected to.
    function test_WhenSeveralObjectionsApply() external {
        _suspend(Parties.ISSUER);
        _suspend(Parties.AFFILIATE);
        _suspend(Defaults.PROJECT);
        _verifyCost(Defaults.PROJECT, ZERO);
        Payment memory p = _allocation();
        p.amount = ZERO;
        p.valueDate = Defaults.TOMORROW;
        p.payee = Parties.UNKNOWN;
        p.payeeAccount = Defaults.OUTSIDERS;
        p.project = NO_ASSET;
        p.dataRoot = 0;
        _assertRefused(p, Reason.AMOUNT_ZERO);
        p.amount = Defaults.INCOME + Defaults.ONE_MINOR_UNIT;
        _assertRefused(p, Reason.FUNDS_INSUFFICIENT, Defaults.INCOME);
        p.amount = Defaults.SPENDING;
        _assertRefused(p, Reason.PAYER_SUSPENDED);
        _reinstate(Parties.ISSUER);
        _assertRefused(p, Reason.VALUE_DATE_IN_FUTURE);
        p.valueDate = UNKNOWN_DAY;
        _assertRefused(p, Reason.VALUE_DATE_MISSING);
        p.valueDate = DAY_BEFORE_EARLIEST;
        _assertRefused(p, Reason.PAYEE_UNKNOWN);
        p.payee = Parties.AFFILIATE;
        _assertRefused(p, Reason.PAYEE_SUSPENDED);
        _reinstate(Parties.AFFILIATE);
        _assertRefused(p, Reason.ACCOUNT_NOT_APPLICABLE);
        p.payeeAccount = NO_ACCOUNT;
        _assertRefused(p, Reason.PAYEE_AFFILIATED);
        p.payee = Parties.OUTSIDER;
        _assertRefused(p, Reason.PROJECT_MISSING);
        p.project = Defaults.UNKNOWN_PROJECT;
        _assertRefused(p, Reason.EVIDENCE_MISSING);
        p.dataRoot = Defaults.DATA_ROOT;
        _assertRefused(p, Reason.PROJECT_UNKNOWN);
        p.project = Defaults.PROJECT;
        _assertRefused(p, Reason.PROJECT_OUT_OF_STANDING);
        VM.prank(Actors.REGULATOR);
        assets.reinstate(Defaults.PROJECT, Defaults.REASON_ROOT);
        _assertRefused(p, Reason.CAP_EXCEEDED, ZERO);
        _verifyCost(Defaults.PROJECT, Defaults.SPENDING);
        p.project = Defaults.SECOND_PROJECT;
        _assertRefused(p, Reason.PROJECT_NOT_ADMITTED);
        p.project = Defaults.PROJECT;
        _assertRefused(p, Reason.BEFORE_LOOK_BACK);
        p.valueDate = DAY_AFTER_DEADLINE;
        _assertRefused(p, Reason.AFTER_DEADLINE);
        p.valueDate = Defaults.DEADLINE;
        _assertAccepted(p);
    }

    /* ----- payments that are right, to be changed in one field ----- */

    function _allocation() private pure returns (Payment memory) {
        return Defaults.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
    }

    function _flagged() private pure returns (Payment memory) {
        return Defaults.allocation(Defaults.PAYMENT, Defaults.FLAG, Defaults.SPENDING);
    }

    function _transfer() private pure returns (Payment memory) {
        return Defaults.transfer(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
    }

    function _repayment() private pure returns (Payment memory) {
        return Defaults.repayment(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
    }

    function _fee() private pure returns (Payment memory) {
        return Defaults.fee(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
    }

    /// An allocation under a framework that promises neither look-back nor deadline.
    function _open(Day valueDate) private returns (Payment memory p) {
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            OPEN_BOND,
            OPEN_TRANCHE,
            IInstrumentRegistry.Mode.STRICT
        );
        r.framework.lookBackDays = NO_LOOK_BACK_LIMIT;
        r.framework.allocationDeadline = UNKNOWN_DAY;
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(r);
        _admitProject(Actors.ISSUER_MAKER, OPEN, Defaults.PROJECT);
        _fund(OPEN_RECEIPT, OPEN, Defaults.SPENDING);
        p = Defaults.allocation(Defaults.PAYMENT, OPEN, Defaults.SPENDING);
        p.valueDate = valueDate;
    }

    /* ----- steps ----- */

    function _assertAccepted(Payment memory p) private {
        _assertRecorded(p, Reason.NONE);
    }

    function _assertDateMissing(Payment memory p) private {
        p.valueDate = UNKNOWN_DAY;
        _assertRefused(p, Reason.VALUE_DATE_MISSING);
    }

    function _putUnderIssuer(PartyId party) private {
        VM.prank(Actors.OPERATOR);
        parties.setGroup(party, Parties.ISSUER);
    }

    function _reinstate(PartyId party) private {
        VM.prank(Actors.OPERATOR);
        parties.reinstate(party, Defaults.REASON_ROOT);
    }
}
