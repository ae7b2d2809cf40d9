// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../money/IEntries.sol";
import {OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Entry, Explanation, Origin, Payment, Receipt, Reversal, Statement} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";

import {ActsTest} from "../utils/ActsTest.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {only} from "../utils/Lists.sol";

/// L5 for entries: every act on one id, in every state that the id can be in. Each act is right but for the state.
contract EntryStates is ActsTest {
    /// What is done with the id.
    enum Act {
        MINT,
        REPAY,
        PAY,
        REQUEST,
        RELEASE,
        CANCEL,
        CONFIRM,
        DISPUTE,
        REVERSE,
        BE_REVERSED,
        STATE,
        EXPLAIN,
        BE_EXPLAINED,
        BE_PAID_IN_AN_EXPLANATION,
        LEND,
        CONVERT
    }

    /// How the id got into its state; statements differ in what they found.
    enum Place {
        NONE,
        RECEIVED,
        REPAID,
        REQUESTED,
        VOID,
        PAID,
        CONFIRMED,
        DISPUTED,
        REVERSAL,
        STATEMENT_EQUAL,
        STATEMENT_HIGHER,
        STATEMENT_LOWER,
        EXPLANATION,
        LENDING,
        CONVERSION
    }

    /// What became of an act, so that it can be undone: with the state afterwards.
    error Done(bool recorded, IEntries.EntryState state);

    PaymentId internal constant ID = PaymentId.wrap(keccak256("the id"));
    PaymentId internal constant LEAK = PaymentId.wrap(keccak256("a leak"));
    Amount internal constant UNIT = Amount.wrap(1);

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _fund(Defaults.OLDEST_FIRST, Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _fund(Defaults.OPERATING, PaymentId.wrap("operating"), OTHER_MONEY, Defaults.INCOME);
        _state(LEAK, Defaults.OPERATING, Defaults.VALUE_DATE, Defaults.INCOME - Defaults.SPENDING);
        _fundAndLend(Defaults.INCOME, Defaults.SPENDING);
        _pay(_payment(Defaults.PAYMENT));
    }

    /* ----- the table: a letter for each act, in the order of `Act` ----- */

    // Lower case: the id stays what it is; "r" refused with a reason, "x" reverts, "s" something else is recorded.
    // Upper case: it becomes R received, M repaid, Q requested, V void, P paid, C confirmed, D disputed, B reversal,
    // S statement, E explanation, L lending, X conversion.

    function test_None() external {
        _assertRow(Place.NONE, "RMPQrxxxBrSExPLX");
    }

    function test_Received() external {
        _assertRow(Place.RECEIVED, "rrrrrxxxrsrxxxrr");
    }

    function test_Repaid() external {
        _assertRow(Place.REPAID, "rrrrrxxxrrrxxxrr");
    }

    function test_Requested() external {
        _assertRow(Place.REQUESTED, "rrrrPVxxrrrxxxrr");
    }

    function test_Void() external {
        _assertRow(Place.VOID, "rrrrrxxxrrrxxxrr");
    }

    function test_Paid() external {
        _assertRow(Place.PAID, "rrrrrxCDrsrxxxrr");
    }

    function test_Confirmed() external {
        _assertRow(Place.CONFIRMED, "rrrrrxxxrsrxxxrr");
    }

    function test_Disputed() external {
        _assertRow(Place.DISPUTED, "rrrrrxCxrsrxxxrr");
    }

    function test_Reversal() external {
        _assertRow(Place.REVERSAL, "rrrrrxxxrrrxxxrr");
    }

    function test_StatementEqual() external {
        _assertRow(Place.STATEMENT_EQUAL, "rrrrrxxxrrrxxxrr");
    }

    function test_StatementHigher() external {
        _assertRow(Place.STATEMENT_HIGHER, "rrrrrxxxrsrxxxrr");
    }

    function test_StatementLower() external {
        _assertRow(Place.STATEMENT_LOWER, "rrrrrxxxrrrxsxrr");
    }

    function test_Explanation() external {
        _assertRow(Place.EXPLANATION, "rrrrrxxxrrrxxxrr");
    }

    function test_Lending() external {
        _assertRow(Place.LENDING, "rrrrrxxxrrrxxxrr");
    }

    function test_Conversion() external {
        _assertRow(Place.CONVERSION, "rrrrrxxxrrrxxxrr");
    }

    /* ----- playing the table ----- */

    /// Tries one act and undoes it: always reverts, with `Done` unless the ledger did.
    function attempt(Act act, Place place) external {
        bool recorded = _do(act, place);
        revert Done(recorded, ledger.entryOf(ID).state);
    }

    function _assertRow(Place place, bytes memory row) private {
        _put(place);
        IEntries.EntryState state = ledger.entryOf(ID).state;
        for (uint256 i; i < row.length; ++i) {
            bytes1 outcome = _outcome(Act(i), place, state);
            assertEq(bytes32(outcome), bytes32(row[i]), string.concat("act ", _name(i)));
        }
        assertEq(row.length, uint256(type(Act).max) + 1, "acts");
    }

    function _outcome(Act act, Place place, IEntries.EntryState before) private returns (bytes1) {
        try this.attempt(act, place) {
            return "?";
        } catch (bytes memory data) {
            if (bytes4(data) != Done.selector) return "x";
            bytes memory rest = new bytes(data.length - 4);
            for (uint256 i; i < rest.length; ++i) rest[i] = data[i + 4];
            (bool recorded, IEntries.EntryState state) = abi.decode(rest, (bool, IEntries.EntryState));
            if (state == before) return recorded ? bytes1("s") : bytes1("r");
            return bytes("NRQVPCDBSELXM")[uint256(state)];
        }
    }

    function _name(uint256 act) private pure returns (string memory) {
        return string(abi.encodePacked(bytes1(uint8(0x30 + act / 10)), bytes1(uint8(0x30 + (act % 10)))));
    }

    /* ----- getting there ----- */

    function _put(Place place) private {
        if (place == Place.RECEIVED) _do(Act.MINT, place);
        else if (place == Place.REPAID) _do(Act.REPAY, place);
        else if (place == Place.REQUESTED) _do(Act.REQUEST, place);
        else if (place == Place.VOID) _putPayment(Act.REQUEST, Act.CANCEL);
        else if (place == Place.PAID) _do(Act.PAY, place);
        else if (place == Place.CONFIRMED) _putPayment(Act.PAY, Act.CONFIRM);
        else if (place == Place.DISPUTED) _putPayment(Act.PAY, Act.DISPUTE);
        else if (place == Place.REVERSAL) _do(Act.REVERSE, place);
        else if (place == Place.STATEMENT_EQUAL) _do(Act.STATE, place);
        else if (place == Place.STATEMENT_HIGHER) _stateFound(Defaults.INCOME + UNIT);
        else if (place == Place.STATEMENT_LOWER) _stateFound(Defaults.INCOME - UNIT);
        else if (place == Place.EXPLANATION) _do(Act.EXPLAIN, place);
        else if (place == Place.LENDING) _do(Act.LEND, place);
        else if (place == Place.CONVERSION) _do(Act.CONVERT, place);
    }

    function _putPayment(Act first, Act second) private {
        _do(first, Place.NONE);
        _do(second, Place.NONE);
    }

    function _stateFound(Amount closing) private {
        _state(ID, Defaults.OLDEST_FIRST, Defaults.VALUE_DATE, closing);
    }

    /* ----- acts ----- */

    /// @return whether something was recorded; acts without reasons revert otherwise
    function _do(Act act, Place place) private returns (bool) {
        if (act == Act.MINT) return _mint(Bookings.receipt(ID, OTHER_MONEY, UNIT)) == Reason.NONE;
        if (act == Act.REPAY) return _mint(_repayment()) == Reason.NONE;
        if (act == Act.PAY) return _pay(_payment(ID)) == Reason.NONE;
        if (act == Act.REQUEST) return _request(_payment(ID)) == Reason.NONE;
        if (act == Act.RELEASE) return _release(_payment(ID)) == Reason.NONE;
        if (act == Act.REVERSE) return _reverse(_reversal(ID, Defaults.PAYMENT, Place.PAID)) == Reason.NONE;
        if (act == Act.BE_REVERSED) return _reverse(_reversal(Defaults.REVERSAL, ID, place)) == Reason.NONE;
        if (act == Act.STATE) return _stateOne(_statement()) == Reason.NONE;
        if (act == Act.LEND) return _lendOne(Bookings.lending(ID, UNIT)) == Reason.NONE;
        if (act == Act.CONVERT) return _convert(Bookings.conversion(ID, OTHER_MONEY, UNIT, UNIT)) == Reason.NONE;
        if (act == Act.CANCEL) _cancel(ID);
        else if (act == Act.CONFIRM) _confirmArrival(_payment(ID));
        else if (act == Act.DISPUTE) _dispute(_payment(ID));
        else if (act == Act.EXPLAIN) _explain(_explanation(ID));
        else if (act == Act.BE_EXPLAINED) _explain(_explanationOfId());
        else _explain(_explanationWithPayment());
        return true;
    }

    function _payment(PaymentId id) private pure returns (Payment memory) {
        return _confirmable(id, OTHER_MONEY, UNIT);
    }

    function _repayment() private pure returns (Receipt memory r) {
        r = Bookings.receipt(ID, Defaults.ON_LENT, UNIT);
        r.account = Defaults.BANKS;
        r.origin = Origin.REPAYMENT;
    }

    function _statement() private pure returns (Statement memory) {
        return Bookings.statement(ID, Defaults.OLDEST_FIRST, Defaults.VALUE_DATE, Defaults.INCOME);
    }

    /// Right for the state that the target is in.
    function _reversal(PaymentId id, PaymentId target, Place place) private pure returns (Reversal memory r) {
        Entry memory told = Bookings.entry(Defaults.PROCEEDS, _payment(target));
        if (place == Place.RECEIVED) told = Bookings.entry(Defaults.PROCEEDS, OTHER_MONEY, UNIT);
        if (place == Place.REPAID) told = Bookings.entry(Defaults.BANKS, Defaults.FUNDING, UNIT);
        bool stated = place == Place.STATEMENT_HIGHER || place == Place.STATEMENT_LOWER;
        if (stated) told = Bookings.entry(Defaults.OLDEST_FIRST, OTHER_MONEY, UNIT);
        r = Bookings.reversal(id, target, told, UNIT);
        r.correction = place != Place.PAID;
        r.valueDate = Defaults.TODAY;
    }

    function _explanation(PaymentId id) private pure returns (Explanation memory) {
        return Bookings.explanation(id, LEAK, Defaults.OPERATING, OTHER_MONEY, UNIT);
    }

    function _explanationOfId() private pure returns (Explanation memory) {
        return Bookings.explanation(Defaults.EXPLANATION, ID, Defaults.OLDEST_FIRST, OTHER_MONEY, UNIT);
    }

    function _explanationWithPayment() private pure returns (Explanation memory e) {
        e = _explanation(Defaults.EXPLANATION);
        e.payments = only(_payment(ID));
    }
}
