// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SchemeId} from "../../../types/Ids.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Actors} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract TaxonomyRegistry_InForce is BaseTest {
    SchemeId internal constant UNKNOWN_SCHEME = SchemeId.wrap("GREEN_2099");
    Day internal constant DAY_BEFORE_START = Day.wrap(18_799);
    Day internal constant LAST_DAY = Day.wrap(type(uint32).max);

    function test_GivenTheSchemeIsUnknown() external view {
        assertFalse(taxonomies.inForce(UNKNOWN_SCHEME, Defaults.TODAY), "unknown scheme");
        assertFalse(taxonomies.inForce(UNKNOWN_SCHEME, UNKNOWN_DAY), "unknown scheme, unknown day");
    }

    function test_WhenTheDayIsUnknown() external view {
        assertFalse(taxonomies.inForce(Defaults.SCHEME, UNKNOWN_DAY), "unknown day");
    }

    function test_WhenTheDayIsTheLastBeforeTheStart() external view {
        assertFalse(taxonomies.inForce(Defaults.SCHEME, DAY_BEFORE_START), "before the start");
    }

    function test_WhenTheDayIsTheStart() external view {
        assertTrue(taxonomies.inForce(Defaults.SCHEME, Defaults.SCHEME_FROM), "start");
    }

    function test_GivenTheSchemeHasNoEnd() external view {
        assertTrue(taxonomies.inForce(Defaults.SCHEME, LAST_DAY), "last day there is");
    }

    function test_WhenTheDayIsTheEnd() external {
        _close();
        assertTrue(taxonomies.inForce(Defaults.SCHEME, Defaults.TODAY), "end");
    }

    function test_WhenTheDayIsTheFirstAfterTheEnd() external {
        _close();
        assertFalse(taxonomies.inForce(Defaults.SCHEME, Defaults.TOMORROW), "after the end");
    }

    function _close() private {
        VM.prank(Actors.OPERATOR);
        taxonomies.closeScheme(Defaults.SCHEME, Defaults.TODAY);
    }
}
