// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstrumentRegistry} from "../../registry/IInstrumentRegistry.sol";
import {MOST_COLOURS} from "../../money/ILots.sol";
import {AccountId, Colour, InstrumentId, OTHER_MONEY, PaymentId, TrancheId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Conversion, Draw, Lending, Payment, Receipt, Reversal} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors, Parties} from "../utils/Actors.sol";
import {ActsTest} from "../utils/ActsTest.sol";
import {Bookings} from "../utils/Bookings.sol";
import {Defaults} from "../utils/Defaults.sol";
import {VM} from "../utils/Vm.sol";

/// An account that is filled with as many colours as one may hold: every way in is refused with a reason, and what is
/// there can still be paid.
contract ColoursAttacks is ActsTest {
    Amount internal constant LOT = Amount.wrap(100);
    Amount internal constant LIMIT = Amount.wrap(uint128(MOST_COLOURS));
    uint32 internal constant FIRST = Defaults.COLOURS + 1;

    /// Thirty-two tranches of one bond, none of them in an account yet.
    function setUp() public override {
        super.setUp();
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            InstrumentId.wrap("rainbow"),
            TrancheId.wrap(0),
            IInstrumentRegistry.Mode.FLAG
        );
        r.tranches = new IInstrumentRegistry.TrancheRegistration[](MOST_COLOURS);
        for (uint256 i; i < MOST_COLOURS; ++i) {
            TrancheId id = TrancheId.wrap(keccak256(abi.encode("rainbow", i)));
            r.tranches[i] = IInstrumentRegistry.TrancheRegistration(id, Defaults.TRANCHE_SIZE, OTHER_MONEY);
        }
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(r);
    }

    function test_ReceiptOfOneMore() external {
        _fill(Defaults.PROCEEDS);
        Receipt memory r = Bookings.receipt(Defaults.RECEIPT, OTHER_MONEY, LOT);
        _assertRefused(r, Reason.COLOURS_EXCEEDED, LIMIT);
        _fund(Defaults.SECOND_RECEIPT, Colour.wrap(FIRST), LOT);
    }

    function test_StatementOfMore() external {
        _fill(Defaults.PROCEEDS);
        Amount closing = ledger.bookOf(Defaults.PROCEEDS).balance + Defaults.ONE_MINOR_UNIT;
        _assertRefused(
            Bookings.statement(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, closing),
            Refusal(Reason.COLOURS_EXCEEDED, OTHER_MONEY, closing, LIMIT)
        );
    }

    function test_TransferOfOneMore() external {
        _fill(Defaults.OPERATING);
        _fund(Defaults.RECEIPT, OTHER_MONEY, LOT);
        Payment memory p = Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, LOT);
        _assertRefused(p, Reason.COLOURS_EXCEEDED, LIMIT);
    }

    function test_LoanIntoAFullAccount() external {
        _fill(Defaults.PROCEEDS);
        _fund(Defaults.BANKS, Defaults.RECEIPT, Defaults.FUNDING, LOT);
        Lending memory loan = Bookings.lending(Defaults.LENDING, LOT);
        _assertRefused(Defaults.BANKS, loan, Refusal(Reason.COLOURS_EXCEEDED, Defaults.ON_LENT, LOT, LIMIT));
    }

    function test_ReversalIntoAFullAccount() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, LOT);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, OTHER_MONEY, LOT);
        _pay(p);
        _fill(Defaults.PROCEEDS);
        _assertRefused(_reversalOf(p, LOT), Refusal(Reason.COLOURS_EXCEEDED, OTHER_MONEY, LOT, LIMIT));
    }

    /// Money whose time is over comes back as other money, for which there is no room.
    function test_LateReversalIntoAFullAccount() external {
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            InstrumentId.wrap("ending bond"),
            TrancheId.wrap("ending tranche"),
            IInstrumentRegistry.Mode.STRICT
        );
        r.availableUntil = Defaults.VALUE_DATE;
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(r);
        Colour ending = Colour.wrap(instruments.colours());
        _admitProject(Actors.ISSUER_MAKER, ending, Defaults.PROJECT);
        _fund(Defaults.RECEIPT, ending, LOT + LOT);
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, ending, LOT);
        assertEq(_pay(p), Reason.NONE, "payment");
        // With the ending colour itself, as many as one account may hold.
        for (uint32 c = FIRST + 1; c < FIRST + MOST_COLOURS; ++c) {
            _fund(PaymentId.wrap(keccak256(abi.encode("room", c))), Colour.wrap(c), LOT);
        }
        Reversal memory late = _reversalOf(p, LOT);
        late.valueDate = Defaults.TODAY;
        _assertRefused(late, Refusal(Reason.COLOURS_EXCEEDED, OTHER_MONEY, LOT, LIMIT));
    }

    function test_ExchangeIntoAFullAccount() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, LOT);
        _fillForeign();
        Conversion memory c = Bookings.conversion(Defaults.CONVERSION, OTHER_MONEY, LOT, LOT);
        _assertRefused(Defaults.PROCEEDS, c, Refusal(Reason.COLOURS_EXCEEDED, OTHER_MONEY, LOT, LIMIT));
    }

    /// Every rule works over all of them, within what one call may take.
    function test_PaidOutOfAFullAccount() external {
        _fill(Defaults.OLDEST_FIRST);
        _fill(Defaults.BY_SHARES);
        _assertPaysAll(Defaults.OLDEST_FIRST);
        _assertPaysAll(Defaults.BY_SHARES);
        assertEq(ledger.coloursIn(Defaults.PROCEEDS).length, MOST_COLOURS, "all of them arrived");
    }

    /// A statement of nothing finds every colour missing.
    function test_EverythingMissing() external {
        _fill(Defaults.PROCEEDS);
        _state(Defaults.STATEMENT, Defaults.PROCEEDS, Defaults.VALUE_DATE, Amount.wrap(0));
        assertEq(ledger.coloursIn(Defaults.PROCEEDS).length, 0, "colours");
        for (uint32 c = FIRST; c < FIRST + MOST_COLOURS; ++c) {
            assertEq(ledger.leakOf(Defaults.STATEMENT, Colour.wrap(c)), LOT, "leak");
        }
    }

    /* ----- internal ----- */

    function _fill(AccountId account) private {
        for (uint32 c = FIRST; c < FIRST + MOST_COLOURS; ++c) {
            _fund(account, PaymentId.wrap(keccak256(abi.encode(account, c))), Colour.wrap(c), LOT);
        }
    }

    /// With tranches of a bond in its currency.
    function _fillForeign() private {
        IInstrumentRegistry.InstrumentRegistration memory r = Defaults.bond(
            InstrumentId.wrap("foreign rainbow"),
            TrancheId.wrap(0),
            IInstrumentRegistry.Mode.FLAG
        );
        r.currency = Defaults.FOREIGN_CURRENCY;
        r.tranches = new IInstrumentRegistry.TrancheRegistration[](MOST_COLOURS);
        uint32 first = instruments.colours() + 1;
        for (uint256 i; i < MOST_COLOURS; ++i) {
            TrancheId id = TrancheId.wrap(keccak256(abi.encode("foreign rainbow", i)));
            r.tranches[i] = IInstrumentRegistry.TrancheRegistration(id, Defaults.TRANCHE_SIZE, OTHER_MONEY);
        }
        VM.prank(Actors.ISSUER_MAKER);
        instruments.register(r);
        for (uint32 c = first; c < first + MOST_COLOURS; ++c) {
            PaymentId id = PaymentId.wrap(keccak256(abi.encode("foreign", c)));
            _fund(Defaults.FOREIGN, id, Colour.wrap(c), LOT);
        }
    }

    function _assertPaysAll(AccountId account) private {
        Amount half = Amount.wrap(uint128(MOST_COLOURS * 100) / 2 + 1);
        Payment memory p = Bookings.transfer(PaymentId.wrap(keccak256(abi.encode(account))), OTHER_MONEY, half);
        p.payee = Parties.ISSUER;
        p.payeeAccount = Defaults.PROCEEDS;
        p.draws = new Draw[](0);
        assertEq(_payFrom(account, p), Reason.NONE, "half of it");
        p.id = PaymentId.wrap(keccak256(abi.encode(account, "rest")));
        p.amount = ledger.bookOf(account).balance;
        assertEq(_payFrom(account, p), Reason.NONE, "the rest");
        assertEq(ledger.coloursIn(account).length, 0, "nothing is left");
    }
}
