// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {ILots} from "../../../money/ILots.sol";
import {OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {Amount, MOST_AT_ONCE, ZERO} from "../../../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Origin, Payment, Receipt, Statement} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";
import {reasonsOf} from "../../utils/Lists.sol";

contract Statements_State is ActsTest {
    PaymentId internal constant SECOND_STATEMENT = PaymentId.wrap(keccak256("second statement"));
    Day internal constant NEXT_DAY = Day.wrap(20_501);
    Day internal constant DAY_BEFORE = Day.wrap(20_499);

    /// Two lots of green money, of two colours, and the youngest of other money.
    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.FLAG, Defaults.SPENDING);
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.SPENDING);
        _fund(Defaults.SECOND_PAYMENT, OTHER_MONEY, Defaults.SPENDING);
    }

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _stateAs(Actors.STRANGER, _statement(ZERO));
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _stateAs(Actors.BANK_CUSTODIAN, _statement(ZERO));
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.CUSTODIAN);
        _stateAs(Actors.ISSUER_CHECKER, _statement(ZERO));
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _stateAs(Actors.BANK_CUSTODIAN, _statement(ZERO));
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        Statement memory s = _statement(ZERO);
        s.account = Defaults.UNKNOWN_ACCOUNT;
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, Defaults.UNKNOWN_ACCOUNT));
        _stateAs(Actors.BANK_CUSTODIAN, s);
    }

    function test_RevertGiven_AnotherBankKeepsTheAccount() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IEntries.LotLedger_NotCustodian.selector,
                Defaults.PROCEEDS,
                Parties.BANK,
                Parties.SECOND_BANK
            )
        );
        _stateAs(Actors.SECOND_BANK_CUSTODIAN, _statement(ZERO));
    }

    function test_WhenTheListIsEmpty() external emits(ledger, 0) {
        VM.prank(Actors.BANK_CUSTODIAN);
        assertEq(ledger.state(new Statement[](0)).length, 0, "reasons");
    }

    /* ----- refusals ----- */

    function test_GivenTheIdWasRecorded() external {
        Statement memory s = _statement(_held());
        s.id = Defaults.RECEIPT;
        _assertStatementRefused(s, Reason.ALREADY_RECORDED);
    }

    function test_WhenTheDayIsUnknown() external {
        Statement memory s = _statement(_held());
        s.day = UNKNOWN_DAY;
        _assertStatementRefused(s, Reason.VALUE_DATE_MISSING);
    }

    function test_WhenTheDayLiesInTheFuture() external {
        Statement memory s = _statement(_held());
        s.day = Defaults.TOMORROW;
        _assertStatementRefused(s, Reason.VALUE_DATE_IN_FUTURE);
    }

    function test_GivenTheDayWasStated() external {
        _stateOne(_statement(_held()));
        Statement memory s = _statement(_held());
        s.id = SECOND_STATEMENT;
        _assertStatementRefused(s, Reason.STATEMENT_OUT_OF_ORDER);
    }

    function test_GivenALaterDayWasStated() external {
        _stateOne(_statement(_held()));
        Statement memory s = _statement(_held());
        s.id = SECOND_STATEMENT;
        s.day = DAY_BEFORE;
        _assertStatementRefused(s, Reason.STATEMENT_OUT_OF_ORDER);
    }

    function test_GivenMoneyOfALaterDayWasRecorded() external {
        Statement memory s = _statement(_held());
        s.day = DAY_BEFORE;
        _assertStatementRefused(s, Reason.STATEMENT_OUT_OF_ORDER);
    }

    function test_WhenMoreIsFoundThanOneEntryMayBring() external {
        _assertStatementRefused(_statement(_held() + MOST_AT_ONCE + Defaults.ONE_MINOR_UNIT), Reason.AMOUNT_TOO_LARGE);
    }

    /* ----- equal ----- */

    function test_WhenTheBalanceIsTheLedgers() external emits(ledger, 1) {
        Statement memory s = _statement(_held());
        _expectStated(s, _held(), ledger.lastSeq() + 1);

        assertEq(_stateOne(s), Reason.NONE, "reason");

        ILots.Book memory b = ledger.bookOf(Defaults.PROCEEDS);
        assertEq(b.closedThrough, Defaults.VALUE_DATE, "closed through");
        assertEq(b.newest, Defaults.VALUE_DATE, "newest");
        assertFalse(b.broken, "broken");
        _assertEntry(s.id, IEntries.EntryState.STATEMENT, Reason.NONE);
    }

    function test_GivenAnAccountWithoutMoney() external emits(ledger, 1) {
        Statement memory s = Bookings.statement(Defaults.STATEMENT, Defaults.OPERATING, Defaults.TODAY, ZERO);
        assertEq(_stateOne(s), Reason.NONE, "reason");
    }

    /* ----- higher ----- */

    function test_WhenTheBankHasMore() external emits(ledger, 3) {
        Statement memory s = _statement(_held() + Defaults.ONE_MINOR_UNIT);
        uint64 seq = ledger.lastSeq();
        _expectStated(s, _held(), seq + 1);
        Receipt memory found;
        found.id = s.id;
        found.account = s.account;
        found.amount = Defaults.ONE_MINOR_UNIT;
        found.origin = Origin.UNEXPLAINED;
        found.valueDate = s.day;
        _expectReceipt(found, seq + 2);
        _expectRoot(found, 2, 4, seq + 3);

        assertEq(_stateOne(s), Reason.NONE, "reason");

        assertEq(_held(), s.closing, "L3");
        assertEq(ledger.countersOf(OTHER_MONEY).minted, Defaults.SPENDING + Defaults.ONE_MINOR_UNIT, "minted");
        assertFalse(ledger.bookOf(Defaults.PROCEEDS).broken, "broken");
        _assertEntry(s.id, IEntries.EntryState.STATEMENT, Reason.NONE);
    }

    function test_WhenAsMuchIsFoundAsOneEntryMayBring() external {
        assertEq(_stateOne(_statement(_held() + MOST_AT_ONCE)), Reason.NONE, "reason");
    }

    /* ----- lower ----- */

    function test_WhenOtherMoneyCoversTheShortfall() external emits(ledger, 3) {
        Statement memory s = _statement(_held() - Defaults.ONE_MINOR_UNIT);
        uint64 seq = ledger.lastSeq();
        _expectStated(s, _held(), seq + 1);
        _expectShortfall(s, Defaults.ONE_MINOR_UNIT, seq + 2);
        _expectSpent(
            s.id,
            s.account,
            OTHER_MONEY,
            1,
            Defaults.ONE_MINOR_UNIT,
            Defaults.SPENDING - Defaults.ONE_MINOR_UNIT,
            seq + 3
        );

        assertEq(_stateOne(s), Reason.NONE, "reason");

        assertTrue(ledger.bookOf(Defaults.PROCEEDS).broken, "broken");
        assertEq(_held(), s.closing, "L3");
        assertEq(ledger.leakOf(s.id, OTHER_MONEY), Defaults.ONE_MINOR_UNIT, "leak");
        ILots.Counters memory c;
        c.minted = Defaults.SPENDING;
        c.live = Defaults.SPENDING - Defaults.ONE_MINOR_UNIT;
        c.breached = Defaults.ONE_MINOR_UNIT;
        _assertCounters(OTHER_MONEY, c);
        assertEq(ledger.countersOf(Defaults.FLAG).breached, ZERO, "green money stays");
    }

    function test_WhenOtherMoneyIsExactlyTheShortfall() external emits(ledger, 3) {
        assertEq(_stateOne(_statement(_held() - Defaults.SPENDING)), Reason.NONE, "reason");
        assertEq(ledger.leakOf(Defaults.STATEMENT, OTHER_MONEY), Defaults.SPENDING, "leak");
        assertEq(ledger.coloursIn(Defaults.PROCEEDS).length, 2, "colours");
    }

    function test_WhenGreenMoneyIsMissingToo() external emits(ledger, 7) {
        // All other money, all of the older green lot, one unit of the younger.
        Statement memory s = _statement(Defaults.SPENDING - Defaults.ONE_MINOR_UNIT);
        uint64 seq = ledger.lastSeq();
        _expectStated(s, _held(), seq + 1);
        _expectShortfall(s, Defaults.SPENDING, seq + 2);
        _expectSpent(s.id, s.account, OTHER_MONEY, 1, Defaults.SPENDING, ZERO, seq + 3);
        VM.expectEmit(address(ledger));
        emit IEntries.GreenLeak(s.id, s.account, Defaults.FLAG, Defaults.SPENDING, s.day, seq + 4);
        _expectSpent(s.id, s.account, Defaults.FLAG, 1, Defaults.SPENDING, ZERO, seq + 5);
        VM.expectEmit(address(ledger));
        emit IEntries.GreenLeak(s.id, s.account, Defaults.STRICT, Defaults.ONE_MINOR_UNIT, s.day, seq + 6);
        _expectSpent(
            s.id,
            s.account,
            Defaults.STRICT,
            1,
            Defaults.ONE_MINOR_UNIT,
            Defaults.SPENDING - Defaults.ONE_MINOR_UNIT,
            seq + 7
        );

        assertEq(_stateOne(s), Reason.NONE, "reason");

        assertEq(_held(), s.closing, "L3");
        assertEq(ledger.countersOf(Defaults.FLAG).breached, Defaults.SPENDING, "older");
        assertEq(ledger.countersOf(Defaults.STRICT).breached, Defaults.ONE_MINOR_UNIT, "younger");
        assertEq(ledger.leakOf(s.id, Defaults.STRICT), Defaults.ONE_MINOR_UNIT, "leak");
    }

    function test_WhenTheAccountIsEmpty() external {
        assertEq(_stateOne(_statement(ZERO)), Reason.NONE, "reason");
        assertEq(_held(), ZERO, "L3");
        assertEq(ledger.coloursIn(Defaults.PROCEEDS).length, 0, "colours");
    }

    /* ----- what follows ----- */

    function test_GivenABrokenAccount() external {
        _stateOne(_statement(_held() - Defaults.ONE_MINOR_UNIT));
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, Defaults.ONE_MINOR_UNIT);
        p.valueDate = NEXT_DAY;
        assertEq(_pay(p), Reason.ACCOUNT_BROKEN, "money out");
        Receipt memory r = Bookings.receipt(Defaults.PAYMENT, OTHER_MONEY, Defaults.ONE_MINOR_UNIT);
        r.valueDate = NEXT_DAY;
        assertEq(_mint(r), Reason.NONE, "money in");
    }

    function test_GivenABrokenAccountIsLowerAgain() external {
        _stateOne(_statement(_held() - Defaults.ONE_MINOR_UNIT));
        _state(SECOND_STATEMENT, Defaults.PROCEEDS, NEXT_DAY, _held() - Defaults.ONE_MINOR_UNIT);
        assertTrue(ledger.bookOf(Defaults.PROCEEDS).broken, "broken");
    }

    function test_GivenABrokenAccountBalances() external {
        _stateOne(_statement(_held() - Defaults.ONE_MINOR_UNIT));
        _state(SECOND_STATEMENT, Defaults.PROCEEDS, NEXT_DAY, _held());
        assertFalse(ledger.bookOf(Defaults.PROCEEDS).broken, "broken");
        assertEq(ledger.leakOf(Defaults.STATEMENT, OTHER_MONEY), Defaults.ONE_MINOR_UNIT, "the leak stands");
    }

    function test_GivenABrokenAccountHasMore() external {
        _stateOne(_statement(_held() - Defaults.ONE_MINOR_UNIT));
        _state(SECOND_STATEMENT, Defaults.PROCEEDS, NEXT_DAY, _held() + Defaults.ONE_MINOR_UNIT);
        assertFalse(ledger.bookOf(Defaults.PROCEEDS).broken, "broken");
        assertEq(ledger.countersOf(OTHER_MONEY).breached, Defaults.ONE_MINOR_UNIT, "the breach stands");
    }

    function test_GivenTheDayIsClosed() external {
        _stateOne(_statement(_held()));
        Receipt memory r = Bookings.receipt(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING);
        assertEq(_mint(r), Reason.DAY_CLOSED, "receipt");
        r.valueDate = UNKNOWN_DAY;
        assertEq(_mint(r), Reason.VALUE_DATE_MISSING, "receipt without a day");
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
        assertEq(_pay(p), Reason.DAY_CLOSED, "payment");
        p.valueDate = NEXT_DAY;
        assertEq(_pay(p), Reason.NONE, "payment of the next day");
    }

    function test_WhenOneOfTwoIsRefused() external emits(ledger, 2) {
        Statement[] memory list = new Statement[](2);
        list[0] = _statement(_held());
        list[1] = _statement(ZERO);
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = reasonsOf(ledger.state(list));
        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.ALREADY_RECORDED, "second");
    }

    /* ----- internal ----- */

    function _statement(Amount closing) private pure returns (Statement memory) {
        return Bookings.statement(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, closing);
    }

    function _held() private view returns (Amount) {
        return ledger.bookOf(Defaults.PROCEEDS).balance;
    }

    function _assertStatementRefused(Statement memory s, Reason reason) private {
        _assertRefused(s, Refusal(reason, OTHER_MONEY, s.closing, _held()));
    }

    function _expectShortfall(Statement memory s, Amount amount, uint64 seq) private {
        VM.expectEmit(address(ledger));
        emit IEntries.ShortfallFound(s.id, s.account, amount, seq);
    }

    function _stateAs(address caller, Statement memory s) private {
        VM.prank(caller);
        ledger.state(only(s));
    }
}
