// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../../money/IEntries.sol";
import {MOST_COLOURS} from "../../../money/ILots.sol";
import {IAccountRegistry, RULE_DELAY} from "../../../registry/IAccountRegistry.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {AccountId, Colour, InstrumentId, OTHER_MONEY, PaymentId, TrancheId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Draw, Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors} from "../../utils/Actors.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {VM} from "../../utils/Vm.sol";

/// Which colours a payment draws.
contract Payments_BookingRules is MoneyTest {
    Amount internal constant UNIT = Defaults.ONE_MINOR_UNIT;

    /// For a name of each receipt.
    uint256 private _receipts;

    /* ----- specified ----- */

    function test_WhenNoDrawsAreGivenAndTheOwnerSpecifies() external {
        _bring(Defaults.PROCEEDS, OTHER_MONEY, 100);
        Payment memory p = _payment(100);
        _assertRefused(p, Reason.DRAWS_MISSING);
    }

    function test_WhenTheAmountIsZeroAndTheOwnerSpecifies() external {
        _assertRefused(_payment(0), Reason.AMOUNT_ZERO);
    }

    function test_WhenTheDrawsAreOneMinorUnitLessThanTheAmount() external {
        _bring(Defaults.PROCEEDS, OTHER_MONEY, 100);
        Payment memory p = _payment(100);
        p.draws = only(Draw(OTHER_MONEY, Amount.wrap(99)));
        _assertRefused(p, Reason.DRAWS_UNEQUAL, Amount.wrap(99));
    }

    function test_WhenTheDrawsAreOneMinorUnitMoreThanTheAmount() external {
        _bring(Defaults.PROCEEDS, OTHER_MONEY, 100);
        Payment memory p = _payment(99);
        p.draws = only(Draw(OTHER_MONEY, Amount.wrap(100)));
        _assertRefused(p, Reason.DRAWS_UNEQUAL, Amount.wrap(100));
    }

    /// Else one balance would be compared twice and drawn twice.
    function test_WhenADrawNamesAColourAgain() external {
        _bring(Defaults.PROCEEDS, Defaults.STRICT, 100);
        Payment memory p = _payment(110);
        p.draws = Bookings.draws(Defaults.STRICT, Amount.wrap(60), Defaults.STRICT, Amount.wrap(50));
        _assertRefused(p, Refusal(Reason.DRAWS_UNEQUAL, Defaults.STRICT, p.amount, Amount.wrap(60)));
    }

    function test_WhenADrawIsZero() external {
        _bring(Defaults.PROCEEDS, Defaults.STRICT, 100);
        Payment memory p = _payment(60);
        p.draws = Bookings.draws(Defaults.STRICT, Amount.wrap(60), Defaults.FLAG, ZERO);
        _assertRefused(p, Refusal(Reason.AMOUNT_ZERO, Defaults.FLAG, ZERO, ZERO));
    }

    function test_GivenTheAccountHoldsOneMinorUnitLessOfAColour() external {
        _bring(Defaults.PROCEEDS, OTHER_MONEY, 100);
        _bring(Defaults.PROCEEDS, Defaults.STRICT, 59);
        Payment memory p = _payment(100);
        p.draws = Bookings.draws(OTHER_MONEY, Amount.wrap(40), Defaults.STRICT, Amount.wrap(60));
        Refusal memory r = Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.STRICT, Amount.wrap(60), Amount.wrap(59));
        _assertRefused(p, r);
    }

    function test_GivenTheAccountNeverHeldAColour() external {
        Payment memory p = _payment(1);
        p.draws = only(Draw(Defaults.UNKNOWN_COLOUR, UNIT));
        _assertRefused(p, Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.UNKNOWN_COLOUR, UNIT, ZERO));
    }

    function test_WhenTheOwnerSpecifiesTheYoungestMoney() external {
        _bring(Defaults.PROCEEDS, OTHER_MONEY, 100);
        _bring(Defaults.PROCEEDS, Defaults.STRICT, 100);
        Payment memory p = _payment(100);
        p.draws = only(Draw(Defaults.STRICT, Amount.wrap(100)));
        assertEq(_pay(p), Reason.NONE, "reason");
        _assertHolds(Defaults.PROCEEDS, OTHER_MONEY, 100);
        _assertHolds(Defaults.PROCEEDS, Defaults.STRICT, 0);
    }

    /* ----- first in, first out ----- */

    function test_WhenTheOldestLotsLieInSeveralColours() external emits(ledger, 14) {
        _bringOldest();
        Payment memory p = _payment(140);
        uint64 seq = ledger.lastSeq();
        _expectPayment(Defaults.OLDEST_FIRST, p, Reason.NONE, seq + 1);
        _expectSpent(p.id, Defaults.OLDEST_FIRST, OTHER_MONEY, 1, Amount.wrap(100), ZERO, seq + 2);
        _expectSpent(p.id, Defaults.OLDEST_FIRST, OTHER_MONEY, 2, Amount.wrap(10), Amount.wrap(40), seq + 3);
        _expectSpent(p.id, Defaults.OLDEST_FIRST, Defaults.STRICT, 1, Amount.wrap(30), ZERO, seq + 4);

        assertEq(_payFrom(Defaults.OLDEST_FIRST, p), Reason.NONE, "reason");

        _assertHolds(Defaults.OLDEST_FIRST, OTHER_MONEY, 40);
        _assertHolds(Defaults.OLDEST_FIRST, Defaults.STRICT, 40);
        _assertHolds(Defaults.OLDEST_FIRST, Defaults.FLAG, 20);
        p.draws = Bookings.draws(OTHER_MONEY, Amount.wrap(110), Defaults.STRICT, Amount.wrap(30));
        _assertDrawn(Defaults.OLDEST_FIRST, p);
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, Amount.wrap(30), "project");
    }

    function test_WhenThePaymentTakesTheWholeAccount() external {
        _bringOldest();

        assertEq(_payFrom(Defaults.OLDEST_FIRST, _payment(240)), Reason.NONE, "reason");

        _assertColours(Defaults.OLDEST_FIRST, new Colour[](0));
        assertEq(ledger.bookOf(Defaults.OLDEST_FIRST).balance, ZERO, "balance");
    }

    /// What is left of a lot is older than the next.
    function test_WhenTheSecondPaymentFollows() external {
        _bringOldest();
        _payFrom(Defaults.OLDEST_FIRST, _payment(90));
        Payment memory p = _payment(30);
        p.id = Defaults.SECOND_PAYMENT;

        assertEq(_payFrom(Defaults.OLDEST_FIRST, p), Reason.NONE, "reason");

        p.draws = Bookings.draws(OTHER_MONEY, Amount.wrap(10), Defaults.STRICT, Amount.wrap(20));
        _assertDrawn(Defaults.OLDEST_FIRST, p);
    }

    function test_GivenTheAccountHoldsOneColour() external {
        _bring(Defaults.OLDEST_FIRST, Defaults.STRICT, 100);
        Payment memory p = _payment(60);

        assertEq(_payFrom(Defaults.OLDEST_FIRST, p), Reason.NONE, "reason");

        p.draws = only(Draw(Defaults.STRICT, Amount.wrap(60)));
        _assertDrawn(Defaults.OLDEST_FIRST, p);
    }

    function test_WhenThePaymentIsOneMinorUnitAboveTheWholeAccount() external {
        _bringOldest();
        Payment memory p = _payment(241);
        Refusal memory r = Refusal(Reason.FUNDS_INSUFFICIENT, OTHER_MONEY, p.amount, Amount.wrap(240));
        _assertRefusedFrom(Defaults.OLDEST_FIRST, p, r);
    }

    function test_WhenTheAmountIsZeroAndTheRuleDecides() external {
        _bringOldest();
        Payment memory p = _payment(0);
        _assertRefusedFrom(Defaults.OLDEST_FIRST, p, Refusal(Reason.AMOUNT_ZERO, OTHER_MONEY, ZERO, ZERO));
        _assertRefusedFrom(Defaults.BY_SHARES, p, Refusal(Reason.AMOUNT_ZERO, OTHER_MONEY, ZERO, ZERO));
    }

    /* ----- proposed draws ----- */

    function test_WhenTheDrawsAreWhatTheRuleGives() external {
        _bringOldest();
        Payment memory p = _payment(140);
        p.draws = Bookings.draws(Defaults.STRICT, Amount.wrap(30), OTHER_MONEY, Amount.wrap(110));
        assertEq(_payFrom(Defaults.OLDEST_FIRST, p), Reason.NONE, "in another order");
    }

    function test_WhenADrawIsLessThanTheRuleGives() external {
        _bringOldest();
        Payment memory p = _payment(140);
        p.draws = Bookings.draws(OTHER_MONEY, Amount.wrap(109), Defaults.STRICT, Amount.wrap(31));
        _assertAgainstRule(p, OTHER_MONEY, 109, 110);
    }

    function test_WhenTheDrawsLeaveAColourOut() external {
        _bringOldest();
        Payment memory p = _payment(140);
        p.draws = only(Draw(OTHER_MONEY, Amount.wrap(110)));
        _assertAgainstRule(p, Defaults.STRICT, 0, 30);
    }

    function test_WhenTheDrawsNameAColourThatTheRuleDoesNotTake() external {
        _bringOldest();
        Payment memory p = _payment(140);
        p.draws = new Draw[](3);
        p.draws[0] = Draw(OTHER_MONEY, Amount.wrap(110));
        p.draws[1] = Draw(Defaults.STRICT, Amount.wrap(30));
        p.draws[2] = Draw(Defaults.FLAG, UNIT);
        _assertAgainstRule(p, Defaults.FLAG, 1, 0);
    }

    function test_WhenTheDrawsRepeatWhatTheRuleGives() external {
        _bringOldest();
        Payment memory p = _payment(140);
        p.draws = new Draw[](3);
        p.draws[0] = Draw(OTHER_MONEY, Amount.wrap(110));
        p.draws[1] = Draw(Defaults.STRICT, Amount.wrap(30));
        p.draws[2] = Draw(Defaults.STRICT, Amount.wrap(30));
        _assertRefusedFrom(Defaults.OLDEST_FIRST, p, Refusal(Reason.DRAWS_UNEQUAL, OTHER_MONEY, ZERO, ZERO));
    }

    /* ----- pro rata ----- */

    /// Three equal remainders, one unit.
    function test_WhenOneUnitIsLeftOverAmongEqualRemainders() external {
        _bringShares(100, 100, 100);
        Payment memory p = _payment(100);

        assertEq(_payFrom(Defaults.BY_SHARES, p), Reason.NONE, "reason");

        _assertShares(66, 67, 67);
    }

    /// Three equal remainders, two units.
    function test_WhenTwoUnitsAreLeftOverAmongEqualRemainders() external {
        _bringShares(100, 100, 100);
        _payFrom(Defaults.BY_SHARES, _payment(101));
        _assertShares(66, 66, 67);
    }

    /// Quotas 11.2, 5.6 and 39.2.
    function test_WhenOneRemainderIsLargest() external {
        _bringShares(20, 10, 70);
        _payFrom(Defaults.BY_SHARES, _payment(56));
        _assertShares(9, 4, 31);
    }

    /// Quotas 11, 5.5 and 38.5: the lower colour of the equal ones.
    function test_WhenTheLargestRemaindersAreEqual() external {
        _bringShares(20, 10, 70);
        _payFrom(Defaults.BY_SHARES, _payment(55));
        _assertShares(9, 4, 32);
    }

    function test_WhenAPaymentIsLessThanTheNumberOfColours() external {
        _bringShares(1, 1, 1);
        Payment memory p = _payment(1);

        assertEq(_payFrom(Defaults.BY_SHARES, p), Reason.NONE, "reason");

        p.draws = only(Draw(OTHER_MONEY, UNIT));
        _assertDrawn(Defaults.BY_SHARES, p);
        Colour[] memory held = new Colour[](2);
        (held[0], held[1]) = (Defaults.STRICT, Defaults.FLAG);
        _assertColours(Defaults.BY_SHARES, held);
    }

    function test_WhenSharesTakeTheWholeAccount() external {
        _bringShares(3, 7, 11);
        assertEq(_payFrom(Defaults.BY_SHARES, _payment(21)), Reason.NONE, "reason");
        _assertColours(Defaults.BY_SHARES, new Colour[](0));
    }

    /// The largest amounts that one account may hold: products go beyond 128 bits.
    function test_WhenTheAmountsAreAsLargeAsTheyCanBe() external {
        uint128 most = type(uint96).max;
        _bring(Defaults.BY_SHARES, OTHER_MONEY, most);
        _bring(Defaults.BY_SHARES, OTHER_MONEY, most);
        _bring(Defaults.BY_SHARES, Defaults.STRICT, 1);

        assertEq(_payFrom(Defaults.BY_SHARES, _payment(2 * most)), Reason.NONE, "reason");

        _assertHolds(Defaults.BY_SHARES, OTHER_MONEY, 1);
        _assertHolds(Defaults.BY_SHARES, Defaults.STRICT, 0);
    }

    function test_WhenTheSharesAreProposed() external {
        _bringShares(20, 10, 70);
        Payment memory p = _payment(55);
        p.draws = new Draw[](3);
        p.draws[0] = Draw(Defaults.FLAG, Amount.wrap(39));
        p.draws[1] = Draw(Defaults.STRICT, Amount.wrap(5));
        p.draws[2] = Draw(OTHER_MONEY, Amount.wrap(11));
        Refusal memory r = Refusal(Reason.DRAW_AGAINST_RULE, Defaults.FLAG, Amount.wrap(39), Amount.wrap(38));
        _assertRefusedFrom(Defaults.BY_SHARES, p, r);
        p.draws[0].amount = Amount.wrap(38);
        p.draws[1].amount = Amount.wrap(6);
        assertEq(_payFrom(Defaults.BY_SHARES, p), Reason.NONE, "reason");
    }

    /* ----- changes of the rule ----- */

    function test_GivenAnotherRuleComesIntoForce() external {
        _bring(Defaults.PROCEEDS, OTHER_MONEY, 100);
        VM.prank(Actors.BANK_CUSTODIAN);
        accounts.proposeRule(Defaults.PROCEEDS, IAccountRegistry.BookingRule.FIFO);
        VM.prank(Actors.ISSUER_CHECKER);
        accounts.acceptRule(Defaults.PROCEEDS);
        Payment memory p = _payment(100);

        VM.warp(Defaults.NOW + RULE_DELAY - 1);
        _assertRefused(p, Reason.DRAWS_MISSING);
        VM.warp(Defaults.NOW + RULE_DELAY);
        assertEq(_pay(p), Reason.NONE, "by the new rule");
    }

    /* ----- room ----- */

    function test_GivenThePayeesAccountHoldsAsManyColoursAsItMay() external {
        _fillWithColours(Defaults.OPERATING);
        _bring(Defaults.PROCEEDS, OTHER_MONEY, 100);
        _bring(Defaults.PROCEEDS, Defaults.STRICT, 100);
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, UNIT);
        _assertRefused(p, Reason.COLOURS_EXCEEDED, Amount.wrap(uint128(MOST_COLOURS)));
        p.draws = only(Draw(OTHER_MONEY, UNIT));
        assertEq(_pay(p), Reason.NONE, "a colour that it holds");
    }

    /* ----- internal ----- */

    /// Other money and one of each of 31 new tranches.
    function _fillWithColours(AccountId account) private {
        _bring(account, OTHER_MONEY, 1);
        for (uint256 i = 1; i < MOST_COLOURS; ++i) {
            bytes32 name = keccak256(abi.encode("filling", i));
            _registerBond(InstrumentId.wrap(name), TrancheId.wrap(name), IInstrumentRegistry.Mode.STRICT);
            _bring(account, instruments.colourOf(TrancheId.wrap(name)), 1);
        }
        assertEq(ledger.coloursIn(account).length, MOST_COLOURS, "colours");
    }

    function _bring(AccountId account, Colour colour, uint128 amount) private {
        _fund(account, PaymentId.wrap(keccak256(abi.encode("receipt", ++_receipts))), colour, Amount.wrap(amount));
    }

    /// Five lots of three colours, in this order: 240 together.
    function _bringOldest() private {
        _bring(Defaults.OLDEST_FIRST, OTHER_MONEY, 100);
        _bring(Defaults.OLDEST_FIRST, Defaults.STRICT, 30);
        _bring(Defaults.OLDEST_FIRST, OTHER_MONEY, 50);
        _bring(Defaults.OLDEST_FIRST, Defaults.FLAG, 20);
        _bring(Defaults.OLDEST_FIRST, Defaults.STRICT, 40);
    }

    /// Not in the order of the colours.
    function _bringShares(uint128 other, uint128 strict, uint128 flagging) private {
        _bring(Defaults.BY_SHARES, Defaults.FLAG, flagging);
        _bring(Defaults.BY_SHARES, OTHER_MONEY, other);
        _bring(Defaults.BY_SHARES, Defaults.STRICT, strict);
    }

    function _assertShares(uint128 other, uint128 strict, uint128 flagging) private view {
        _assertHolds(Defaults.BY_SHARES, OTHER_MONEY, other);
        _assertHolds(Defaults.BY_SHARES, Defaults.STRICT, strict);
        _assertHolds(Defaults.BY_SHARES, Defaults.FLAG, flagging);
    }

    function _assertHolds(AccountId account, Colour colour, uint128 amount) private view {
        assertEq(ledger.holdingOf(account, colour).balance, Amount.wrap(amount), "balance");
    }

    /// The ledger keeps the digest of these draws.
    function _assertDrawn(AccountId account, Payment memory p) private view {
        _assertEntry(p.id, IEntries.EntryState.PAID, Reason.NONE);
        bytes30 digest = bytes30(keccak256(abi.encode(Bookings.entry(account, p))));
        assertEq(ledger.entryOf(p.id).digest, digest, "digest");
    }

    function _assertAgainstRule(Payment memory p, Colour colour, uint128 given, uint128 ruled) private {
        Refusal memory r = Refusal(Reason.DRAW_AGAINST_RULE, colour, Amount.wrap(given), Amount.wrap(ruled));
        _assertRefusedFrom(Defaults.OLDEST_FIRST, p, r);
    }

    /// For the project, without draws.
    function _payment(uint128 amount) private pure returns (Payment memory p) {
        p = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Amount.wrap(amount));
        p.draws = new Draw[](0);
    }
}
