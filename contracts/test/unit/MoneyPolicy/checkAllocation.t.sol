// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {IInstrumentRegistry, NO_LOOK_BACK_LIMIT} from "../../../registry/IInstrumentRegistry.sol";
import {AssetId, Colour, InstrumentId, NO_ACCOUNT, NO_ASSET, NO_LINE, OTHER_MONEY} from "../../../types/Ids.sol";
import {PaymentId, TrancheId} from "../../../types/Ids.sol";
import {ZERO} from "../../../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Draw, Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {PolicyTest} from "../../utils/PolicyTest.sol";
import {VM} from "../../utils/Vm.sol";

contract MoneyPolicy_CheckAllocation is PolicyTest {
    AssetId internal constant FOREIGN_PROJECT = AssetId.wrap(keccak256("foreign project"));
    InstrumentId internal constant OPEN_BOND = InstrumentId.wrap(keccak256("bond without limits"));
    TrancheId internal constant OPEN_TRANCHE = TrancheId.wrap(keccak256("tranche without limits"));
    PaymentId internal constant OPEN_RECEIPT = PaymentId.wrap(keccak256("receipt of the bond without limits"));
    Colour internal constant OPEN = Colour.wrap(8);

    /* ----- what would break an invariant ----- */

    function test_WhenOtherMoneyIsAllocatedToAnAffiliate() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.payee = Parties.AFFILIATE;
        p.dataRoot = 0;
        _assertAccepted(p);
    }

    /// Co-financing: of the project only that it is registered is asked.
    function test_WhenOtherMoneyNamesAProject() external {
        _suspend(Defaults.PROJECT);
        _verifyCost(Defaults.PROJECT, ZERO);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.project = Defaults.PROJECT;
        p.payee = Parties.AFFILIATE;
        p.dataRoot = 0;
        p.valueDate = FIRST_DAY;
        _assertAccepted(p);
    }

    function test_WhenOtherMoneyNamesAnUnknownProject() external {
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        p.project = Defaults.UNKNOWN_PROJECT;
        _assertRefused(p, Reason.PROJECT_UNKNOWN);
    }

    function test_WhenALineOrADocumentIsNamedWithoutAProject() external {
        Payment memory p = _flagged();
        p.project = NO_ASSET;
        p.line = Defaults.LINE;
        _assertRefused(p, Reason.PROJECT_MISSING);
        p.line = NO_LINE;
        p.documents = only(Defaults.DOCUMENT);
        _assertRefused(p, Reason.PROJECT_MISSING);
    }

    function test_GivenThePayeeOfColouredMoneyIsAnAffiliate() external {
        Payment memory p = _allocation();
        p.payee = Parties.AFFILIATE;
        _assertColourRefused(p, Reason.PAYEE_AFFILIATED);
    }

    function test_GivenThePayeeOfColouredMoneyIsThePayer() external {
        Payment memory p = _allocation();
        p.payee = Parties.ISSUER;
        _assertColourRefused(p, Reason.PAYEE_AFFILIATED);
    }

    /// By way of a third party's account.
    function test_GivenThePayeeIsTheIssuersAffiliate() external {
        Payment memory there = _transfer();
        there.payee = Parties.OUTSIDER;
        there.payeeAccount = Defaults.OUTSIDERS;
        _assertAccepted(there);
        Payment memory p = _allocation();
        p.id = Defaults.SECOND_PAYMENT;
        p.payee = Parties.AFFILIATE;
        Refusal memory r = Refusal(Reason.PAYEE_AFFILIATED, Defaults.STRICT, p.amount, ZERO);
        _assertRefusedFrom(Defaults.OUTSIDERS, p, r);
        p.payee = Parties.BANK;
        assertEq(_payFrom(Defaults.OUTSIDERS, p), Reason.NONE, "another payee");
    }

    function test_WhenNoProjectIsNamedAndTheFrameworkIsStrict() external {
        Payment memory p = _allocation();
        p.project = NO_ASSET;
        _assertColourRefused(p, Reason.PROJECT_MISSING);
    }

    function test_WhenNoProjectIsNamedAndTheFrameworkFlags() external {
        Payment memory p = _flagged();
        p.project = NO_ASSET;
        p.dataRoot = 0;
        _assertRecorded(p, Reason.PROJECT_MISSING);
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
        assets.register(only(r));
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
        p.draws[0].amount = p.amount;
        _assertRefused(p, Reason.CAP_EXCEEDED, Defaults.SPENDING);
    }

    /// L4: both colours count under the one cap, other money does not.
    function test_WhenTwoColoursTogetherExceedTheHeadroom() external {
        _verifyCost(Defaults.PROJECT, Defaults.SPENDING);
        Payment memory p = _allocation();
        p.draws = new Draw[](3);
        p.draws[0] = Draw(Defaults.STRICT, Defaults.SPENDING);
        p.draws[1] = Draw(Defaults.FLAG, Defaults.ONE_MINOR_UNIT);
        p.draws[2] = Draw(OTHER_MONEY, Defaults.SPENDING);
        p.amount = Defaults.SPENDING + Defaults.SPENDING + Defaults.ONE_MINOR_UNIT;
        _assertRefused(p, Reason.CAP_EXCEEDED, Defaults.SPENDING);
        p.draws[0].amount = Defaults.SPENDING - Defaults.ONE_MINOR_UNIT;
        p.amount = Defaults.SPENDING + Defaults.SPENDING;
        _assertAccepted(p);
    }

    function test_WhenTheAmountIsTheWholeHeadroom() external {
        _verifyCost(Defaults.PROJECT, Defaults.SPENDING);
        _assertAccepted(_allocation());
    }

    /* ----- what the framework promised ----- */

    function test_GivenTheProjectWasNotAdmittedAndTheFrameworkIsStrict() external {
        Payment memory p = _allocation();
        p.project = Defaults.SECOND_PROJECT;
        _assertColourRefused(p, Reason.PROJECT_NOT_ADMITTED);
    }

    function test_GivenTheProjectWasNotAdmittedAndTheFrameworkFlags() external {
        Payment memory p = _flagged();
        p.project = Defaults.SECOND_PROJECT;
        _assertRecorded(p, Reason.PROJECT_NOT_ADMITTED);
    }

    function test_WhenTheValueDateIsTheLastBeforeTheLookBackAndTheFrameworkIsStrict() external {
        Payment memory p = _allocation();
        p.valueDate = DAY_BEFORE_EARLIEST;
        _assertColourRefused(p, Reason.BEFORE_LOOK_BACK);
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
        _assertColourRefused(p, Reason.AFTER_DEADLINE);
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

    /// One strict framework among several refuses, wherever it stands.
    function test_WhenAFlaggingAndAStrictFrameworkObject() external {
        Payment memory p = _allocation();
        p.project = Defaults.SECOND_PROJECT;
        p.draws = Bookings.draws(Defaults.FLAG, Defaults.ONE_MINOR_UNIT, Defaults.STRICT, Defaults.SPENDING);
        p.amount = Defaults.SPENDING + Defaults.ONE_MINOR_UNIT;
        _assertRefused(p, Refusal(Reason.PROJECT_NOT_ADMITTED, Defaults.STRICT, p.amount, ZERO));
        p.project = NO_ASSET;
        _assertRefused(p, Refusal(Reason.PROJECT_MISSING, Defaults.STRICT, p.amount, ZERO));
    }

    function test_WhenOnlyTheFlaggingFrameworkOfTwoObjects() external {
        _admitProject(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.SECOND_PROJECT);
        Payment memory p = _allocation();
        p.project = Defaults.SECOND_PROJECT;
        p.draws = Bookings.draws(Defaults.FLAG, Defaults.ONE_MINOR_UNIT, Defaults.STRICT, Defaults.SPENDING);
        p.amount = Defaults.SPENDING + Defaults.ONE_MINOR_UNIT;
        _assertRecorded(p, Reason.PROJECT_NOT_ADMITTED);
    }

    function test_WhenAFlaggingFrameworkMeetsAnObjectionThatWouldBreakAnInvariant() external {
        Payment memory p = _flagged();
        p.payee = Parties.AFFILIATE;
        _assertColourRefused(p, Reason.PAYEE_AFFILIATED);
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
        p.valueDate = Defaults.TOMORROW;
        p.payee = Parties.UNKNOWN;
        p.payeeBank = Parties.BANK;
        p.payeeAccount = Defaults.OUTSIDERS;
        p.project = NO_ASSET;
        p.line = Defaults.LINE;
        p.dataRoot = 0;
        _assertRefused(p, Reason.PAYER_SUSPENDED);
        _reinstate(Parties.ISSUER);
        _assertRefused(p, Reason.VALUE_DATE_IN_FUTURE);
        p.valueDate = UNKNOWN_DAY;
        _assertRefused(p, Reason.PAYEE_UNKNOWN);
        p.payee = Parties.AFFILIATE;
        _assertRefused(p, Reason.PAYEE_SUSPENDED);
        _reinstate(Parties.AFFILIATE);
        _assertRefused(p, Reason.PAYEE_BANK_SAME);
        p.payeeBank = Parties.SECOND_BANK;
        _assertRefused(p, Reason.ACCOUNT_NOT_APPLICABLE);
        p.payeeAccount = NO_ACCOUNT;
        _assertRefused(p, Reason.PROJECT_MISSING);
        p.project = Defaults.UNKNOWN_PROJECT;
        _assertRefused(p, Reason.PROJECT_UNKNOWN);
        p.project = Defaults.PROJECT;
        _assertColourRefused(p, Reason.VALUE_DATE_MISSING);
        p.valueDate = DAY_BEFORE_EARLIEST;
        _assertColourRefused(p, Reason.PAYEE_AFFILIATED);
        p.payee = Parties.OUTSIDER;
        _assertRefused(p, Reason.EVIDENCE_MISSING);
        p.dataRoot = Defaults.DATA_ROOT;
        _assertRefused(p, Reason.PROJECT_OUT_OF_STANDING);
        VM.prank(Actors.REGULATOR);
        assets.reinstate(Defaults.PROJECT, Defaults.REASON_ROOT);
        _assertRefused(p, Reason.CAP_EXCEEDED, ZERO);
        _verifyCost(Defaults.PROJECT, Defaults.SPENDING);
        _assertRefused(p, Reason.LINE_NOT_OPEN);
        p.line = NO_LINE;
        p.project = Defaults.SECOND_PROJECT;
        _assertColourRefused(p, Reason.PROJECT_NOT_ADMITTED);
        p.project = Defaults.PROJECT;
        _assertColourRefused(p, Reason.BEFORE_LOOK_BACK);
        p.valueDate = DAY_AFTER_DEADLINE;
        _assertColourRefused(p, Reason.AFTER_DEADLINE);
        p.valueDate = Defaults.DEADLINE;
        _assertAccepted(p);
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
        p = Bookings.allocation(Defaults.PAYMENT, OPEN, Defaults.SPENDING);
        p.valueDate = valueDate;
    }
}
