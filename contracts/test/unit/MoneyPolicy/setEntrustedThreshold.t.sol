// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMoneyPolicy} from "../../../policy/IMoneyPolicy.sol";
import {Amount} from "../../../types/Amount.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Actors} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract MoneyPolicy_SetEntrustedThreshold is BaseTest {
    Day internal constant FROM = Day.wrap(20_000);
    Day internal constant DAY_BEFORE = Day.wrap(19_999);
    Day internal constant LATER = Day.wrap(20_100);
    Day internal constant DAY_BEFORE_LATER = Day.wrap(20_099);
    Amount internal constant ABOVE = Amount.wrap(10_000_000_00);
    Amount internal constant LESS = Amount.wrap(5_000_000_00);
    Amount internal constant NONE = Amount.wrap(type(uint128).max);

    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.REGULATOR);
        VM.prank(Actors.REGULATOR);
        policy.setEntrustedThreshold(Defaults.CURRENCY, FROM, ABOVE, Defaults.SOURCE_ROOT);
    }

    function test_RevertWhen_TheCurrencyIsMissing() external {
        VM.expectRevert(abi.encodeWithSelector(IMoneyPolicy.MoneyPolicy_CurrencyMissing.selector));
        _limitEntrusted(0, FROM, ABOVE);
    }

    function test_RevertWhen_TheDayIsUnknown() external {
        _expectOutOfOrder(UNKNOWN_DAY, UNKNOWN_DAY);
        _limitEntrusted(Defaults.CURRENCY, UNKNOWN_DAY, ABOVE);
    }

    function test_RevertGiven_TheDayIsTheNewests() external {
        _limitEntrusted(Defaults.CURRENCY, FROM, ABOVE);
        _expectOutOfOrder(FROM, FROM);
        _limitEntrusted(Defaults.CURRENCY, FROM, LESS);
    }

    function test_RevertGiven_TheDayIsBeforeTheNewests() external {
        _limitEntrusted(Defaults.CURRENCY, FROM, ABOVE);
        _expectOutOfOrder(DAY_BEFORE, FROM);
        _limitEntrusted(Defaults.CURRENCY, DAY_BEFORE, LESS);
    }

    function test_GivenNoneIsSet() external view {
        assertEq(policy.entrustedThreshold(Defaults.CURRENCY, Defaults.TODAY), NONE, "threshold");
    }

    function test_WhenTheFirstIsSet() external emits(policy, 1) {
        _expectSet(FROM, ABOVE);

        _limitEntrusted(Defaults.CURRENCY, FROM, ABOVE);

        assertEq(policy.entrustedThreshold(Defaults.CURRENCY, DAY_BEFORE), NONE, "the day before");
        assertEq(policy.entrustedThreshold(Defaults.CURRENCY, FROM), ABOVE, "the first day");
        assertEq(policy.entrustedThreshold(Defaults.FOREIGN_CURRENCY, FROM), NONE, "another currency");
    }

    function test_WhenASecondIsSet() external emits(policy, 2) {
        _limitEntrusted(Defaults.CURRENCY, FROM, ABOVE);
        _expectSet(LATER, LESS);

        _limitEntrusted(Defaults.CURRENCY, LATER, LESS);

        assertEq(policy.entrustedThreshold(Defaults.CURRENCY, DAY_BEFORE_LATER), ABOVE, "the day before");
        assertEq(policy.entrustedThreshold(Defaults.CURRENCY, LATER), LESS, "the first day");
        assertEq(policy.entrustedThreshold(Defaults.CURRENCY, UNKNOWN_DAY), NONE, "an unknown day");
    }

    function _expectSet(Day from, Amount above) private {
        uint64 seq = policy.lastSeq();
        VM.expectEmit(address(policy));
        emit IMoneyPolicy.EntrustedThresholdSet({
            currency: Defaults.CURRENCY,
            from: from,
            above: above,
            sourceRoot: Defaults.SOURCE_ROOT,
            actor: Actors.OPERATOR,
            seq: seq + 1
        });
    }

    function _expectOutOfOrder(Day from, Day newest) private {
        VM.expectRevert(
            abi.encodeWithSelector(
                IMoneyPolicy.MoneyPolicy_ThresholdOutOfOrder.selector,
                Defaults.CURRENCY,
                from,
                newest
            )
        );
    }
}
