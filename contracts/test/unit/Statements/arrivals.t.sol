// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Colour, OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Conversion, Lending, Payment, Receipt, Statement} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only, reasonsOf} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

/// What a statement expects of money that another account's bank dated.
contract Statements_Arrivals is ActsTest {
    PaymentId internal constant THIRD_PAYMENT = PaymentId.wrap(keccak256("third payment"));
    Day internal constant DAY = Defaults.VALUE_DATE;
    Day internal constant NEXT_DAY = Day.wrap(20_501);
    Amount internal constant SENT = Amount.wrap(70_00);
    Amount internal constant OWN = Amount.wrap(30_00);

    /// The issuer sends from its proceeds account to its operating account.
    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.SPENDING);
        _fund(Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.SPENDING);
    }

    function test_GivenMoneyCameFromAnotherAccountForALaterDay() external {
        _own(OTHER_MONEY, DAY);
        _send(Defaults.STRICT, SENT, NEXT_DAY);
        _assertExpected(DAY, OWN);
        _assertExpected(NEXT_DAY, OWN + SENT);
    }

    function test_GivenMoneyCameForTheStatedDay() external {
        _send(Defaults.STRICT, SENT, DAY);
        _assertExpected(DAY, SENT);
    }

    function test_GivenMoneyCameForAClosedDay() external {
        _assertExpected(DAY, ZERO);
        _send(Defaults.STRICT, SENT, DAY);
        assertEq(ledger.arrivedOn(Defaults.OPERATING, Defaults.STRICT, DAY), ZERO, "the day is closed");
        assertEq(ledger.arrivedOn(Defaults.OPERATING, Defaults.STRICT, NEXT_DAY), SENT, "the first open day");
        _assertExpected(NEXT_DAY, SENT);
    }

    function test_GivenMoneyCameForTodayAfterTodayWasClosed() external {
        _assertExpected(Defaults.TODAY, ZERO);
        _send(Defaults.STRICT, SENT, Defaults.TODAY);
        VM.warp(Defaults.NOW + 1 days);
        _assertExpected(Day.wrap(20_601), SENT);
    }

    function test_GivenMoneyCameWithoutADay() external {
        _send(OTHER_MONEY, OWN, UNKNOWN_DAY);
        assertEq(ledger.arrivedOn(Defaults.OPERATING, OTHER_MONEY, UNKNOWN_DAY), ZERO, "not dated");
        _assertExpected(DAY, OWN);
        Payment memory p = _sending(OTHER_MONEY, SENT, UNKNOWN_DAY);
        p.id = THIRD_PAYMENT;
        assertEq(_pay(p), Reason.NONE, "second");
        assertEq(ledger.arrivedOn(Defaults.OPERATING, OTHER_MONEY, NEXT_DAY), SENT, "the first open day");
    }

    function test_GivenOtherMoneyCameLaterThanGreenMoneyWent() external {
        _send(Defaults.STRICT, SENT, DAY);
        Payment memory p = _sending(OTHER_MONEY, OWN, NEXT_DAY);
        p.id = THIRD_PAYMENT;
        assertEq(_pay(p), Reason.NONE, "other money");
        _stateAll(DAY, SENT - Defaults.ONE_MINOR_UNIT);
        assertEq(ledger.countersOf(Defaults.STRICT).breached, Defaults.ONE_MINOR_UNIT, "green money went");
        assertEq(ledger.countersOf(OTHER_MONEY).breached, ZERO, "other money was not there yet");
        assertEq(ledger.holdingOf(Defaults.OPERATING, OTHER_MONEY).balance, OWN, "other money");
    }

    function test_GivenGreenMoneyCameLater() external {
        _own(Defaults.FLAG, DAY);
        _send(Defaults.STRICT, SENT, NEXT_DAY);
        _stateAll(DAY, ZERO);
        assertEq(ledger.countersOf(Defaults.FLAG).breached, OWN, "was there");
        assertEq(ledger.countersOf(Defaults.STRICT).breached, ZERO, "was not there yet");
        assertEq(ledger.bookOf(Defaults.OPERATING).balance, SENT, "balance");
    }

    function test_GivenItsOwnBankPaidItOutBeforeItsDay() external {
        _send(OTHER_MONEY, SENT, NEXT_DAY);
        Payment memory p = Bookings.allocation(THIRD_PAYMENT, OTHER_MONEY, OWN);
        p.valueDate = DAY;
        _payFrom(Defaults.OPERATING, p);
        _assertExpected(DAY, ZERO);
        _assertExpected(NEXT_DAY, SENT - OWN);
    }

    /// Days share a word by 256: 20_480 is the first of one.
    function test_GivenMoneyCameOnDaysOfThreeWords() external {
        uint32[4] memory sentOn = [uint32(19_900), 20_479, 20_480, 20_600];
        for (uint256 i; i < sentOn.length; ++i) {
            Payment memory p = _sending(OTHER_MONEY, OWN, Day.wrap(sentOn[i]));
            p.id = PaymentId.wrap(keccak256(abi.encode(i)));
            assertEq(_pay(p), Reason.NONE, "sent");
        }
        _assertExpected(Day.wrap(19_899), ZERO);
        _assertExpected(Day.wrap(19_900), OWN);
        _assertExpected(Day.wrap(20_478), OWN);
        _assertExpected(Day.wrap(20_479), OWN + OWN);
        _assertExpected(Day.wrap(20_480), OWN + OWN + OWN);
        _assertExpected(Day.wrap(20_599), OWN + OWN + OWN);
        _assertExpected(Day.wrap(20_600), OWN + OWN + OWN + OWN);
    }

    function test_GivenMoneyCameOnManyDays() external {
        for (uint32 i; i < 8; ++i) {
            Payment memory p = _sending(Defaults.STRICT, Defaults.ONE_MINOR_UNIT, Day.wrap(20_500 + i));
            p.id = PaymentId.wrap(keccak256(abi.encode(i)));
            assertEq(_pay(p), Reason.NONE, "sent");
        }
        for (uint32 i; i < 8; ++i) _assertExpected(Day.wrap(20_500 + i), Amount.wrap(i + 1));
    }

    function test_GivenOnLentMoneyCameLater() external {
        _fund(Defaults.BANKS, THIRD_PAYMENT, Defaults.FUNDING, SENT);
        Lending memory lending = Bookings.lending(Defaults.PAYMENT, SENT);
        lending.to = Defaults.PROCEEDS;
        lending.valueDate = NEXT_DAY;
        VM.prank(_custodianOf(Defaults.BANKS));
        ledger.lend(Defaults.BANKS, only(lending));
        VM.prank(_custodianOf(Defaults.PROCEEDS));
        Statement memory s = Bookings.statement(
            Defaults.STATEMENT,
            Defaults.PROCEEDS,
            DAY,
            Defaults.SPENDING + Defaults.SPENDING
        );
        ledger.state(only(s));
        assertFalse(ledger.bookOf(Defaults.PROCEEDS).broken, "as stated");
        assertEq(ledger.bookOf(Defaults.PROCEEDS).balance, Defaults.SPENDING + Defaults.SPENDING + SENT, "balance");
    }

    function test_GivenExchangedMoneyCameLater() external {
        Conversion memory c = Bookings.conversion(Defaults.PAYMENT, Defaults.STRICT, OWN, SENT);
        c.valueDate = NEXT_DAY;
        VM.prank(_custodianOf(Defaults.PROCEEDS));
        assertEq(ledger.convert(Defaults.PROCEEDS, only(c))[0].reason, Reason.NONE, "exchanged");
        VM.prank(_custodianOf(Defaults.FOREIGN));
        ledger.state(only(Bookings.statement(Defaults.STATEMENT, Defaults.FOREIGN, DAY, ZERO)));
        assertFalse(ledger.bookOf(Defaults.FOREIGN).broken, "as stated");
        assertEq(ledger.bookOf(Defaults.FOREIGN).balance, SENT, "balance");
    }

    function test_GivenItsOwnBankRecordedALaterDay() external {
        _own(OTHER_MONEY, NEXT_DAY);
        Statement memory s = Bookings.statement(Defaults.STATEMENT, Defaults.OPERATING, DAY, ZERO);
        VM.prank(_custodianOf(Defaults.OPERATING));
        assertEq(reasonsOf(ledger.state(only(s)))[0], Reason.STATEMENT_OUT_OF_ORDER, "reason");
    }

    /* ----- internal ----- */

    function _sending(Colour colour, Amount amount, Day day) private pure returns (Payment memory p) {
        p = Bookings.transfer(Defaults.PAYMENT, colour, amount);
        p.valueDate = day;
    }

    function _send(Colour colour, Amount amount, Day day) private {
        assertEq(_pay(_sending(colour, amount, day)), Reason.NONE, "sent");
    }

    /// Money that the account's own bank recorded.
    function _own(Colour colour, Day day) private {
        Receipt memory r = Bookings.receipt(Defaults.SECOND_PAYMENT, colour, OWN);
        r.account = Defaults.OPERATING;
        r.valueDate = day;
        assertEq(_mint(r), Reason.NONE, "own");
    }

    /// States what is right: nothing is found, and nothing is missing.
    function _assertExpected(Day day, Amount closing) private {
        Amount before = ledger.bookOf(Defaults.OPERATING).balance;
        _stateAll(day, closing);
        assertFalse(ledger.bookOf(Defaults.OPERATING).broken, "not lower");
        assertEq(ledger.bookOf(Defaults.OPERATING).balance, before, "neither found nor missing");
    }

    function _stateAll(Day day, Amount closing) private {
        PaymentId id = PaymentId.wrap(keccak256(abi.encode("statement", day)));
        assertEq(_stateOne(Bookings.statement(id, Defaults.OPERATING, day, closing)), Reason.NONE, "stated");
    }
}
