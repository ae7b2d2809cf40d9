// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../money/IEntries.sol";
import {Colour, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Payment} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Bookings} from "./Bookings.sol";
import {Defaults} from "./Defaults.sol";
import {MoneyTest} from "./MoneyTest.sol";

/// What tests of payments need: three lots of each of three colours in the proceeds account.
abstract contract PaymentTest is MoneyTest {
    /// The proceeds account holds three lots of each colour, born in this order.
    Amount internal constant FIRST = Amount.wrap(100);
    Amount internal constant SECOND = Amount.wrap(30);
    Amount internal constant THIRD = Amount.wrap(50);
    Amount internal constant TOTAL = Amount.wrap(180);
    /// The first lot, the second lot and a bit.
    Amount internal constant OVER_TWO_LOTS = Amount.wrap(135);
    Amount internal constant BIT = Amount.wrap(5);
    PaymentId internal constant THIRD_PAYMENT = PaymentId.wrap(keccak256("third payment"));

    function setUp() public virtual override {
        super.setUp();
        _fundThrice(OTHER_MONEY);
        _fundThrice(Defaults.STRICT);
        _fundThrice(Defaults.FLAG);
    }

    function _assertPaid(Payment memory p, Reason flag) internal view {
        _assertEntry(p.id, IEntries.EntryState.PAID, flag);
        bytes30 digest = bytes30(keccak256(abi.encode(Bookings.entry(Defaults.PROCEEDS, p))));
        assertEq(ledger.entryOf(p.id).digest, digest, "digest");
    }

    function _fundThrice(Colour colour) internal {
        _fund(_receiptId(colour, FIRST), colour, FIRST);
        _fund(_receiptId(colour, SECOND), colour, SECOND);
        _fund(_receiptId(colour, THIRD), colour, THIRD);
    }

    function _receiptId(Colour colour, Amount amount) internal pure returns (PaymentId) {
        return PaymentId.wrap(keccak256(abi.encode(colour, amount)));
    }
}
