// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {ILots, MOST_COLOURS} from "../../../money/ILots.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {
    AccountId,
    Colour,
    InstrumentId,
    NO_ACCOUNT,
    OTHER_MONEY,
    PartyId,
    PaymentId,
    TrancheId
} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Receipt} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {VM} from "../../utils/Vm.sol";
import {reasonsOf} from "../../utils/Lists.sol";

contract Receipts_Mint is MoneyTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _mintAs(Actors.STRANGER, _receipt());
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _mintAs(Actors.BANK_CUSTODIAN, _receipt());
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _expectKeyLacksRole(Actors.BANK_MAKER, Roles.MAKER, Roles.CUSTODIAN);
        _mintAs(Actors.BANK_MAKER, _receipt());
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _mintAs(Actors.BANK_CUSTODIAN, _receipt());
    }

    function test_RevertGiven_AnAccountIsUnknown() external {
        Receipt memory r = _receipt();
        r.account = Defaults.UNKNOWN_ACCOUNT;
        _expectAccountUnknown(Defaults.UNKNOWN_ACCOUNT);
        _mintAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertWhen_AnAccountIsZero() external {
        Receipt memory r = _receipt();
        r.account = NO_ACCOUNT;
        _expectAccountUnknown(NO_ACCOUNT);
        _mintAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertGiven_AnotherBankKeepsAnAccount() external {
        _expectNotCustodian(Defaults.PROCEEDS, Parties.BANK, Parties.SECOND_BANK);
        _mintAs(Actors.SECOND_BANK_CUSTODIAN, _receipt());
    }

    function test_RevertGiven_AnotherBankKeepsTheSecondAccount() external emits(ledger, 0) {
        Receipt[] memory list = _two();
        list[1].account = Defaults.OUTSIDERS;
        _expectNotCustodian(Defaults.OUTSIDERS, Parties.SECOND_BANK, Parties.BANK);
        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.mint(list);
        _assertEntry(Defaults.RECEIPT, IEntries.EntryState.NONE, Reason.NONE);
    }

    function test_WhenTheListIsEmpty() external emits(ledger, 0) {
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = reasonsOf(ledger.mint(new Receipt[](0)));
        assertEq(reasons.length, 0, "reasons");
    }

    function test_GivenTheIdIsAReceipts() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _assertRefused(_receipt(), Reason.ALREADY_RECORDED, ZERO);
    }

    function test_GivenTheIdIsAPayments() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _pay(Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING));
        _assertRefused(
            Bookings.receipt(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING),
            Reason.ALREADY_RECORDED,
            ZERO
        );
    }

    function test_WhenTheIdIsRepeatedInTheCall() external emits(ledger, 3) {
        Receipt[] memory list = _two();
        list[1].id = list[0].id;

        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = reasonsOf(ledger.mint(list));

        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.ALREADY_RECORDED, "second");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, Defaults.INCOME, 1, 1, "holding");
    }

    function test_WhenThePolicyRefusesOneOfThree() external emits(ledger, 5) {
        Receipt[] memory list = new Receipt[](3);
        list[0] = Bookings.receipt(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        list[1] = Bookings.receipt(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.TRANCHE_SIZE);
        list[2] = Bookings.receipt(Defaults.PAYMENT, OTHER_MONEY, Defaults.INCOME);
        Amount undrawn = Defaults.TRANCHE_SIZE - Defaults.INCOME;
        uint64 seq = ledger.lastSeq();
        _expectReceipt(list[0], seq + 1);
        _expectRoot(list[0], 1, 1, seq + 2);
        _expectRefused(list[1], Reason.TRANCHE_EXCEEDED, undrawn, seq + 3);
        _expectReceipt(list[2], seq + 4);
        _expectRoot(list[2], 1, 2, seq + 5);

        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = reasonsOf(ledger.mint(list));

        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.TRANCHE_EXCEEDED, "second");
        assertEq(reasons[2], Reason.NONE, "third");
        _assertEntry(Defaults.SECOND_RECEIPT, IEntries.EntryState.NONE, Reason.NONE);
        _assertHolding(Defaults.PROCEEDS, Defaults.STRICT, Defaults.INCOME, 1, 1, "coloured");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, Defaults.INCOME, 1, 1, "other money");
    }

    function test_WhenOtherMoneyComesIn() external emits(ledger, 2) {
        Receipt memory r = _receipt();
        r.payer = Parties.OUTSIDER;
        _assertMinted(r);
    }

    function test_WhenTheMoneyOfATrancheComesIn() external emits(ledger, 2) {
        _assertMinted(Bookings.receipt(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME));
    }

    function test_WhenReceiptsOfSeveralAccountsAndColoursComeIn() external emits(ledger, 9) {
        Receipt[] memory list = new Receipt[](5);
        list[0] = Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, Amount.wrap(10));
        list[1] = Bookings.receipt(Defaults.SECOND_RECEIPT, Defaults.STRICT, Amount.wrap(20));
        list[2] = Bookings.receipt(Defaults.PAYMENT, OTHER_MONEY, Amount.wrap(30));
        list[3] = Bookings.receipt(Defaults.SECOND_PAYMENT, Defaults.FLAG, Amount.wrap(40));
        list[3].account = Defaults.OPERATING;
        list[4] = _receipt();

        VM.prank(Actors.BANK_CUSTODIAN);
        // The fifth comes back to the first account, and repeats an id.
        Reason[] memory reasons = reasonsOf(ledger.mint(list));

        assertEq(reasons[4], Reason.ALREADY_RECORDED, "fifth");
        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 1, Amount.wrap(10), 1, "first lot");
        _assertLot(Defaults.PROCEEDS, Defaults.STRICT, 1, Amount.wrap(20), 2, "second lot");
        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 2, Amount.wrap(30), 3, "third lot");
        _assertLot(Defaults.OPERATING, Defaults.FLAG, 1, Amount.wrap(40), 1, "fourth lot");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, Amount.wrap(40), 1, 2, "other money");
        assertEq(ledger.bookOf(Defaults.PROCEEDS).lots, 3, "lots in the proceeds account");
        assertEq(ledger.bookOf(Defaults.OPERATING).lots, 1, "lots in the operating account");
    }

    /* ----- days ----- */

    function test_GivenTheDayIsClosed() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, ZERO);
        _assertRefused(_receipt(), Reason.DAY_CLOSED, ZERO);
    }

    function test_GivenADayIsClosedAndTheValueDateIsUnknown() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, ZERO);
        Receipt memory r = _receipt();
        r.valueDate = UNKNOWN_DAY;
        _assertRefused(r, Reason.VALUE_DATE_MISSING, ZERO);
    }

    function test_GivenTheDayBeforeIsClosed() external {
        Day before = Day.wrap(Day.unwrap(Defaults.VALUE_DATE) - 1);
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, before, ZERO);
        assertEq(_mint(_receipt()), Reason.NONE, "reason");
        assertEq(ledger.bookOf(Defaults.PROCEEDS).newest, Defaults.VALUE_DATE, "newest value date");
    }

    function test_WhenAnEarlierDayFollows() external {
        _mint(_receipt());
        Receipt memory r = Bookings.receipt(Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.INCOME);
        r.valueDate = Defaults.APPROVED_ON;
        assertEq(_mint(r), Reason.NONE, "reason");
        assertEq(ledger.bookOf(Defaults.PROCEEDS).newest, Defaults.VALUE_DATE, "newest value date");
    }

    function test_GivenTheAccountIsBroken() external {
        _mint(_receipt());
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, ZERO);
        assertTrue(ledger.bookOf(Defaults.PROCEEDS).broken, "broken");
        Receipt memory r = Bookings.receipt(Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.SPENDING);
        r.valueDate = Defaults.TODAY;

        assertEq(_mint(r), Reason.NONE, "money comes in");

        assertEq(ledger.bookOf(Defaults.PROCEEDS).balance, Defaults.SPENDING, "balance");
        assertTrue(ledger.bookOf(Defaults.PROCEEDS).broken, "still broken");
    }

    /* ----- colours ----- */

    function test_GivenTheAccountHoldsAsManyColoursAsItMay() external {
        Colour more = _fillWithColours();
        _assertRefused(
            Bookings.receipt(Defaults.RECEIPT, more, Defaults.INCOME),
            Reason.COLOURS_EXCEEDED,
            Amount.wrap(uint128(MOST_COLOURS))
        );
        Receipt memory held = Bookings.receipt(Defaults.RECEIPT, Colour.wrap(Colour.unwrap(more) - 1), Defaults.INCOME);
        assertEq(_mint(held), Reason.NONE, "a colour that it holds");
    }

    /* ----- internal ----- */

    /// Other money and money of 31 new tranches in the proceeds account; and the colour of one more tranche.
    function _fillWithColours() private returns (Colour more) {
        _fund(Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.ONE_MINOR_UNIT);
        for (uint256 i = 1; i < MOST_COLOURS + 1; ++i) {
            bytes32 name = keccak256(abi.encode("filling", i));
            _registerBond(InstrumentId.wrap(name), TrancheId.wrap(name), IInstrumentRegistry.Mode.STRICT);
            more = instruments.colourOf(TrancheId.wrap(name));
            if (i < MOST_COLOURS) _fund(PaymentId.wrap(name), more, Defaults.ONE_MINOR_UNIT);
        }
        assertEq(ledger.coloursIn(Defaults.PROCEEDS).length, MOST_COLOURS, "colours");
    }

    function _assertMinted(Receipt memory r) private {
        uint64 seq = ledger.lastSeq();
        _expectReceipt(r, seq + 1);
        _expectRoot(r, 1, 1, seq + 2);

        assertEq(_mint(r), Reason.NONE, "reason");

        _assertLot(r.account, r.colour, 1, r.amount, 1, "lot");
        _assertHolding(r.account, r.colour, r.amount, 1, 1, "holding");
        Colour[] memory held = new Colour[](1);
        held[0] = r.colour;
        _assertColours(r.account, held);
        ILots.Book memory book = ledger.bookOf(r.account);
        assertEq(book.balance, r.amount, "balance of the account");
        assertEq(book.lots, 1, "lots in the account");
        assertEq(book.newest, r.valueDate, "newest value date");
        ILots.Counters memory expected;
        expected.minted = r.amount;
        expected.live = r.amount;
        _assertCounters(r.colour, expected);
        _assertEntry(r.id, IEntries.EntryState.RECEIVED, Reason.NONE);
        bytes30 digest = bytes30(keccak256(abi.encode(Bookings.entry(r.account, r.colour, r.amount))));
        assertEq(ledger.entryOf(r.id).digest, digest, "digest");
    }

    function _receipt() private pure returns (Receipt memory) {
        return Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
    }

    function _two() private pure returns (Receipt[] memory list) {
        list = new Receipt[](2);
        list[0] = _receipt();
        list[1] = Bookings.receipt(Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.INCOME);
    }

    function _expectAccountUnknown(AccountId account) private {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, account));
    }

    function _expectNotCustodian(AccountId account, PartyId custodian, PartyId caller) private {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_NotCustodian.selector, account, custodian, caller));
    }

    function _mintAs(address key, Receipt memory r) private {
        VM.prank(key);
        ledger.mint(only(r));
    }
}
