// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OTHER_MONEY, PartyId, PaymentId} from "../../types/Ids.sol";
import {Day} from "../../types/Day.sol";
import {Payment} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors} from "./Actors.sol";
import {Bookings} from "./Bookings.sol";
import {Defaults} from "./Defaults.sol";
import {MoneyTest} from "./MoneyTest.sol";
import {VM} from "./Vm.sol";

/// What tests of the policy need: the proceeds account holds `INCOME` of each colour but the loan's, and payments out
/// of it are right but for one field. The policy is asked through the ledger, as always.
abstract contract PolicyTest is MoneyTest {
    PaymentId internal constant FLAG_RECEIPT = PaymentId.wrap(keccak256("receipt of the flag bond"));
    Day internal constant FIRST_DAY = Day.wrap(1);
    Day internal constant DAY_BEFORE_EARLIEST = Day.wrap(19_834);
    Day internal constant DAY_AFTER_DEADLINE = Day.wrap(20_591);

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _fund(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _fund(FLAG_RECEIPT, Defaults.FLAG, Defaults.INCOME);
    }

    function _allocation() internal pure returns (Payment memory) {
        return Bookings.allocation(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
    }

    function _flagged() internal pure returns (Payment memory) {
        return Bookings.allocation(Defaults.PAYMENT, Defaults.FLAG, Defaults.SPENDING);
    }

    function _transfer() internal pure returns (Payment memory) {
        return Bookings.transfer(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
    }

    function _repayment() internal pure returns (Payment memory) {
        return Bookings.repayment(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
    }

    function _fee() internal pure returns (Payment memory) {
        return Bookings.fee(Defaults.PAYMENT, Defaults.STRICT, Defaults.SPENDING);
    }

    function _assertAccepted(Payment memory p) internal {
        _assertRecorded(p, Reason.NONE);
    }

    function _reinstate(PartyId party) internal {
        VM.prank(Actors.OPERATOR);
        parties.reinstate(party, Defaults.REASON_ROOT);
    }
}
