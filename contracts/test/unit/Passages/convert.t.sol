// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {ILots} from "../../../money/ILots.sol";
import {AccountId, OTHER_MONEY} from "../../../types/Ids.sol";
import {Amount, MOST_AT_ONCE, ZERO} from "../../../types/Amount.sol";
import {UNKNOWN_DAY} from "../../../types/Day.sol";
import {Conversion} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only, reasonsOf} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract Passages_Convert is ActsTest {
    Amount internal constant FIRST = Amount.wrap(100);
    Amount internal constant SECOND = Amount.wrap(30);
    Amount internal constant TOTAL = Amount.wrap(130);
    Amount internal constant SOLD = Amount.wrap(110);
    /// 1.2 for each unit.
    Amount internal constant BOUGHT = Amount.wrap(132);

    /// Two lots of each colour in the proceeds account.
    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, FIRST);
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, SECOND);
        _fund(Defaults.PAYMENT, OTHER_MONEY, FIRST);
        _fund(Defaults.SECOND_PAYMENT, OTHER_MONEY, SECOND);
    }

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _convertAs(Actors.STRANGER, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _convertAs(Actors.BANK_CUSTODIAN, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CUSTODIAN);
        _convertAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _convertAs(Actors.BANK_CUSTODIAN, Defaults.PROCEEDS);
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, Defaults.UNKNOWN_ACCOUNT));
        _convertAs(Actors.BANK_CUSTODIAN, Defaults.UNKNOWN_ACCOUNT);
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
        _convertAs(Actors.SECOND_BANK_CUSTODIAN, Defaults.PROCEEDS);
    }

    function test_WhenTheListIsEmpty() external emits(ledger, 0) {
        VM.prank(Actors.BANK_CUSTODIAN);
        assertEq(ledger.convert(Defaults.PROCEEDS, new Conversion[](0)).length, 0, "reasons");
    }

    /* ----- refusals ----- */

    function test_GivenTheIdWasRecorded() external {
        Conversion memory c = _green();
        c.id = Defaults.RECEIPT;
        _assertConversionRefused(c, Reason.ALREADY_RECORDED, ZERO);
    }

    function test_GivenTheDayIsClosed() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, TOTAL + TOTAL);
        _assertConversionRefused(_green(), Reason.DAY_CLOSED, ZERO);
    }

    function test_GivenTheAccountIsBroken() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, TOTAL);
        Conversion memory c = _green();
        c.valueDate = Defaults.TODAY;
        _assertConversionRefused(c, Reason.ACCOUNT_BROKEN, ZERO);
    }

    function test_WhenTheOtherAccountIsUnknown() external {
        Conversion memory c = _green();
        c.to = Defaults.UNKNOWN_ACCOUNT;
        _assertConversionRefused(c, Reason.ACCOUNT_UNKNOWN, ZERO);
    }

    function test_WhenTheOtherAccountIsAnotherOwners() external {
        Conversion memory c = _green();
        c.to = Defaults.AFFILIATES;
        _assertConversionRefused(c, Reason.ACCOUNT_NOT_PAYEES, ZERO);
    }

    function test_WhenTheOtherAccountHasTheSameCurrency() external {
        Conversion memory c = _green();
        c.to = Defaults.OPERATING;
        _assertConversionRefused(c, Reason.CURRENCY_MISMATCH, ZERO);
    }

    function test_WhenTheRateGivesLess() external {
        Conversion memory c = _green();
        // A whole minor unit less for 110 sold.
        c.rate = uint256(131e18) / 110;
        _assertConversionRefused(c, Reason.RATE_MISMATCH, ZERO);
    }

    function test_WhenTheRateGivesMore() external {
        Conversion memory c = _green();
        c.rate = (uint256(133e18) + 109) / 110;
        _assertConversionRefused(c, Reason.RATE_MISMATCH, ZERO);
    }

    function test_WhenNothingIsBought() external {
        Conversion memory c = _green();
        c.bought = ZERO;
        c.rate = 0;
        _assertConversionRefused(c, Reason.RATE_MISMATCH, ZERO);
    }

    function test_WhenTheRateIsAbsurd() external {
        Conversion memory c = _green();
        c.rate = uint256(type(uint120).max) + 1;
        _assertConversionRefused(c, Reason.RATE_MISMATCH, ZERO);
    }

    function test_WhenMoreIsBoughtThanOneEntryMayBring() external {
        Conversion memory c = _other();
        c.bought = MOST_AT_ONCE + Defaults.ONE_MINOR_UNIT;
        c.sold = c.bought;
        c.rate = 1e18;
        _assertConversionRefused(c, Reason.AMOUNT_TOO_LARGE, ZERO);
    }

    function test_WhenGreenMoneyIsExchangedIntoOtherMoney() external {
        Conversion memory c = _green();
        c.into = OTHER_MONEY;
        _assertConversionRefused(c, Reason.TRANCHE_PARENT_MISMATCH, ZERO);
    }

    function test_WhenOtherMoneyIsExchangedIntoGreenMoney() external {
        Conversion memory c = _other();
        c.into = Defaults.EXCHANGED;
        _assertConversionRefused(c, Reason.TRANCHE_PARENT_MISMATCH, ZERO);
    }

    function test_WhenTheTrancheIsNoChildOfWhatIsSold() external {
        Conversion memory c = _green();
        c.into = Defaults.ON_LENT;
        _assertConversionRefused(c, Reason.TRANCHE_PARENT_MISMATCH, ZERO);
    }

    function test_WhenOtherMoneyIsExchangedIntoATrancheWithoutParent() external {
        Conversion memory c = _other();
        c.into = Defaults.FLAG;
        _assertConversionRefused(c, Reason.TRANCHE_PARENT_MISMATCH, ZERO);
    }

    function test_WhenTheTrancheIsUnknown() external {
        Conversion memory c = _green();
        c.into = Defaults.UNKNOWN_COLOUR;
        _assertConversionRefused(c, Reason.TRANCHE_UNKNOWN, ZERO);
    }

    function test_WhenTheTrancheHasAThirdCurrency() external {
        AccountId third = AccountId.wrap("dollar account");
        _open(Actors.BANK_CUSTODIAN, third, Parties.ISSUER, "USD");
        Conversion memory c = _green();
        c.to = third;
        _assertConversionRefused(c, Reason.CURRENCY_MISMATCH, ZERO);
    }

    function test_GivenTheOwnerIsSuspended() external {
        _suspend(Parties.ISSUER);
        _assertConversionRefused(_green(), Reason.PAYER_SUSPENDED, ZERO);
    }

    function test_WhenTheValueDateLiesInTheFuture() external {
        Conversion memory c = _green();
        c.valueDate = Defaults.TOMORROW;
        _assertConversionRefused(c, Reason.VALUE_DATE_IN_FUTURE, ZERO);
    }

    function test_WhenGreenMoneyHasNoValueDate() external {
        Conversion memory c = _green();
        c.valueDate = UNKNOWN_DAY;
        _assertConversionRefused(c, Reason.VALUE_DATE_MISSING, ZERO);
    }

    function test_WhenItIsMoreThanTheTranchesSize() external {
        _convert(_green());
        Conversion memory c = Bookings.conversion(Defaults.LENDING, Defaults.STRICT, FIRST, Defaults.TRANCHE_SIZE);
        _assertConversionRefused(c, Reason.TRANCHE_EXCEEDED, Defaults.TRANCHE_SIZE - BOUGHT);
    }

    function test_WhenItIsMoreThanTheAccountHolds() external {
        Amount sold = TOTAL + Defaults.ONE_MINOR_UNIT;
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, Defaults.STRICT, sold, sold);
        _assertRefused(Defaults.PROCEEDS, c, Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.STRICT, sold, TOTAL));
    }

    function test_GivenTheBookingRuleDrawsAnotherColour() external {
        _fund(Defaults.OLDEST_FIRST, Defaults.STATEMENT, OTHER_MONEY, FIRST);
        _fund(Defaults.OLDEST_FIRST, Defaults.REVERSAL, Defaults.STRICT, FIRST);
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, Defaults.STRICT, FIRST, FIRST);
        _assertRefused(Defaults.OLDEST_FIRST, c, Refusal(Reason.DRAW_AGAINST_RULE, OTHER_MONEY, ZERO, FIRST));
    }

    /* ----- exchanged ----- */

    function test_WhenGreenMoneyIsExchanged() external emits(ledger, 3) {
        Conversion memory c = _green();
        uint64 seq = ledger.lastSeq();
        _expectConverted(c, seq + 1);
        _expectMoved(_move(c, 1, FIRST, ZERO, Amount.wrap(120), 1), seq + 2);
        _expectMoved(_move(c, 2, SOLD - FIRST, TOTAL - SOLD, Amount.wrap(12), 2), seq + 3);

        assertEq(_convert(c), Reason.NONE, "reason");

        _assertEntry(c.id, IEntries.EntryState.CONVERSION, Reason.NONE);
        _assertHolding(Defaults.FOREIGN, Defaults.EXCHANGED, BOUGHT, 1, 2, "bought");
        ILots.Counters memory sold;
        sold.minted = TOTAL;
        sold.live = TOTAL - SOLD;
        sold.lent = SOLD;
        _assertCounters(Defaults.STRICT, sold);
        ILots.Counters memory bought;
        bought.minted = BOUGHT;
        bought.live = BOUGHT;
        _assertCounters(Defaults.EXCHANGED, bought);
        Amount arrived = ledger.arrivedOn(Defaults.FOREIGN, Defaults.EXCHANGED, Defaults.VALUE_DATE);
        assertEq(arrived, BOUGHT, "what came");
    }

    function test_WhenOtherMoneyIsExchanged() external {
        assertEq(_convert(_other()), Reason.NONE, "reason");
        ILots.Counters memory c;
        c.minted = TOTAL + BOUGHT;
        c.live = TOTAL - SOLD + BOUGHT;
        c.lent = SOLD;
        _assertCounters(OTHER_MONEY, c);
        assertEq(ledger.holdingOf(Defaults.FOREIGN, OTHER_MONEY).balance, BOUGHT, "bought");
    }

    function test_WhenOtherMoneyHasNoValueDate() external {
        Conversion memory c = _other();
        c.valueDate = UNKNOWN_DAY;
        assertEq(_convert(c), Reason.NONE, "reason");
    }

    function test_WhenALotBuysLessThanAMinorUnit() external emits(ledger, 3) {
        // 110 sold for 1: the first leg of 100 buys nothing, the second what is left.
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, Defaults.STRICT, SOLD, Defaults.ONE_MINOR_UNIT);
        uint64 seq = ledger.lastSeq();
        _expectConverted(c, seq + 1);
        Move memory nothing = _move(c, 1, FIRST, ZERO, ZERO, 0);
        nothing.childN = 0;
        _expectMoved(nothing, seq + 2);
        Move memory all = _move(c, 2, SOLD - FIRST, TOTAL - SOLD, Defaults.ONE_MINOR_UNIT, 1);
        all.childN = 1;
        _expectMoved(all, seq + 3);
        assertEq(_convert(c), Reason.NONE, "reason");
        _assertHolding(Defaults.FOREIGN, Defaults.EXCHANGED, Defaults.ONE_MINOR_UNIT, 1, 1, "bought");
    }

    function test_WhenTheRateIsHalfAUnitOff() external {
        Conversion memory c = _green();
        c.rate = (uint256(1325e17)) / 110;
        assertEq(_convert(c), Reason.NONE, "reason");
    }

    function test_WhenOneOfTwoIsRefused() external {
        Conversion[] memory list = new Conversion[](2);
        list[0] = _green();
        list[1] = _green();
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = reasonsOf(ledger.convert(Defaults.PROCEEDS, list));
        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.ALREADY_RECORDED, "second");
    }

    /* ----- internal ----- */

    function _green() private pure returns (Conversion memory) {
        return Bookings.conversion(Defaults.CONVERSION, Defaults.STRICT, SOLD, BOUGHT);
    }

    function _other() private pure returns (Conversion memory) {
        return Bookings.conversion(Defaults.CONVERSION, OTHER_MONEY, SOLD, BOUGHT);
    }

    function _move(
        Conversion memory c,
        uint64 n,
        Amount leg,
        Amount remaining,
        Amount bought,
        uint64 order
    ) private pure returns (Move memory) {
        return
            Move({
                id: c.id,
                account: Defaults.PROCEEDS,
                colour: c.colour,
                n: n,
                amount: leg,
                remaining: remaining,
                childAccount: c.to,
                childColour: c.into,
                childN: n,
                childAmount: bought,
                order: order
            });
    }

    function _expectConverted(Conversion memory c, uint64 seq) private {
        VM.expectEmit(address(ledger));
        emit IEntries.MoneyConverted(c.id, Defaults.PROCEEDS, c, Actors.BANK_CUSTODIAN, seq);
    }

    /// With the colour that would be bought, and how much of it.
    function _assertConversionRefused(Conversion memory c, Reason reason, Amount limit) private {
        _assertRefused(Defaults.PROCEEDS, c, Refusal(reason, c.into, c.bought, limit));
    }

    function _convertAs(address caller, AccountId account) private {
        VM.prank(caller);
        ledger.convert(account, only(_green()));
    }
}
