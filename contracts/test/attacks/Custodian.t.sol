// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILots} from "../../money/ILots.sol";
import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {Colour, InstrumentId, OTHER_MONEY, PaymentId, TrancheId} from "../../types/Ids.sol";
import {Amount, MOST_AT_ONCE, ZERO} from "../../types/Amount.sol";
import {Day} from "../../types/Day.sol";
import {Conversion, Explanation, Payment, Receipt} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors, Parties} from "../utils/Actors.sol";
import {ActsTest} from "../utils/ActsTest.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {only} from "../utils/Lists.sol";
import {VM} from "../utils/Vm.sol";

/// What a bank that lies can do with statements, amounts and requests, and what it cannot.
contract CustodianAttacks is ActsTest {
    Amount internal constant MONEY = Amount.wrap(1_000);
    Day internal constant NEXT_DAY = Day.wrap(20_501);
    Day internal constant THIRD_DAY = Day.wrap(20_502);
    PaymentId internal constant SECOND_STATEMENT = PaymentId.wrap(keccak256("second statement"));
    PaymentId internal constant THIRD_STATEMENT = PaymentId.wrap(keccak256("third statement"));

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, MONEY);
    }

    /* ----- statements ----- */

    /// Green money is stated away and found again as other money: what leaked stays breached for everyone to see.
    function test_StatedAwayAndFoundAgain() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, ZERO);
        _state(SECOND_STATEMENT, Defaults.PROCEEDS, NEXT_DAY, MONEY);
        assertEq(ledger.holdingOf(Defaults.PROCEEDS, OTHER_MONEY).balance, MONEY, "without a colour");
        ILots.Counters memory c;
        c.minted = MONEY;
        c.breached = MONEY;
        _assertCounters(Defaults.STRICT, c);
    }

    /// And then the leak is explained away: both are there, until the next honest statement takes the other money.
    function test_FoundAgainAndExplained() external {
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, ZERO);
        _state(SECOND_STATEMENT, Defaults.PROCEEDS, NEXT_DAY, MONEY);
        _explain(_explanation(MONEY));
        _state(THIRD_STATEMENT, Defaults.PROCEEDS, THIRD_DAY, MONEY);
        assertEq(ledger.holdingOf(Defaults.PROCEEDS, Defaults.STRICT).balance, MONEY, "green");
        assertEq(ledger.holdingOf(Defaults.PROCEEDS, OTHER_MONEY).balance, ZERO, "what was found");
        assertEq(ledger.countersOf(OTHER_MONEY).breached, MONEY, "is missing");
    }

    /// An explanation takes a payment only for the money that it brings back, by the rules for payments.
    function test_BrokenAccountEmptiedByAnExplanation() external {
        Amount half = Amount.wrap(500);
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, half);
        Explanation memory e = _explanation(half);
        e.payments = only(Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, MONEY));
        VM.expectRevert();
        _explain(e);
        e.payments = only(Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, half));
        e.payments[0].payee = Parties.AFFILIATE;
        VM.expectRevert();
        _explain(e);
        e.payments[0].payee = Parties.OUTSIDER;
        _explain(e);
        assertEq(ledger.bookOf(Defaults.PROCEEDS).balance, half, "as stated");
    }

    /// One bank states an absurd balance: no other bank is stopped.
    function test_CountersOverflownByAStatement() external {
        Amount absurd = Amount.wrap(type(uint128).max);
        assertEq(
            _stateOne(Bookings.statement(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, absurd)),
            Reason.AMOUNT_TOO_LARGE,
            "absurd"
        );
        _fund(Defaults.OUTSIDERS, Defaults.SECOND_RECEIPT, OTHER_MONEY, MOST_AT_ONCE);
    }

    /// A tranche of any size, whose money turns into other money when its time is over.
    function test_CountersOverflownByATranche() external {
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            InstrumentId.wrap("endless bond"),
            TrancheId.wrap("endless tranche"),
            IInstrumentRegistry.Mode.STRICT
        );
        r.tranches[0].size = Amount.wrap(type(uint128).max);
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(r);
        Colour endless = Colour.wrap(instruments.colours());
        Receipt memory whole = Bookings.receipt(Defaults.SECOND_RECEIPT, endless, r.tranches[0].size);
        assertEq(_mint(whole), Reason.AMOUNT_TOO_LARGE, "at once");
        whole.amount = MOST_AT_ONCE;
        assertEq(_mint(whole), Reason.NONE, "the most");
    }

    /// A rate may say anything, but the amounts follow from it, and both stand in the event.
    function test_GreenMoneyMultipliedByARate() external {
        Conversion memory c = Bookings.conversion(
            Defaults.CONVERSION,
            Defaults.STRICT,
            Defaults.ONE_MINOR_UNIT,
            Defaults.TRANCHE_SIZE
        );
        c.bought = Defaults.TRANCHE_SIZE + Defaults.ONE_MINOR_UNIT;
        c.rate = uint256(Amount.unwrap(c.bought)) * 1e18;
        assertEq(_convert(c), Reason.TRANCHE_EXCEEDED, "not above the child's size");
    }

    /* ----- requests ----- */

    /// A request is not paid past the owner: not in one step, not from elsewhere, not to someone else.
    function test_RequestTurnedAround() external {
        Payment memory asked = Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, MONEY);
        _request(asked);
        assertEq(_pay(asked), Reason.ALREADY_RECORDED, "in one step");
        _fund(Defaults.OPERATING, Defaults.SECOND_RECEIPT, Defaults.STRICT, MONEY);
        assertEq(_release(Defaults.OPERATING, asked), Reason.REQUEST_DIFFERS, "from another account");
        asked.payee = Parties.SECOND_BANK;
        assertEq(_release(asked), Reason.REQUEST_DIFFERS, "to another payee");
    }

    /// The payer's bank cannot confirm its own payment: not as the payee's bank, not for the payer.
    function test_OwnPaymentConfirmed() external {
        Payment memory p = _confirmable(Defaults.PAYMENT, Defaults.STRICT, MONEY);
        p.payeeBank = Parties.BANK;
        assertEq(_pay(p), Reason.PAYEE_BANK_SAME, "named as the payee's bank");
        p.payeeBank = Parties.SECOND_BANK;
        assertEq(_pay(p), Reason.NONE, "another bank");
        VM.expectRevert();
        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.confirm(p.id, Bookings.entry(Defaults.PROCEEDS, p));
    }

    function _explanation(Amount amount) private pure returns (Explanation memory) {
        return
            Bookings.explanation(Defaults.EXPLANATION, Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.STRICT, amount);
    }
}
