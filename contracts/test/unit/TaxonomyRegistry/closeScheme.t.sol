// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITaxonomyRegistry} from "../../../registry/ITaxonomyRegistry.sol";
import {SchemeId} from "../../../types/Ids.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Actors} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract TaxonomyRegistry_CloseScheme is BaseTest {
    SchemeId internal constant UNKNOWN_SCHEME = SchemeId.wrap("GREEN_2099");
    Day internal constant DAY_BEFORE_START = Day.wrap(18_799);

    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.REGULATOR);
        VM.prank(Actors.REGULATOR);
        taxonomies.closeScheme(Defaults.SCHEME, Defaults.TODAY);
    }

    function test_RevertGiven_TheSchemeIsUnknown() external {
        VM.expectRevert(
            abi.encodeWithSelector(ITaxonomyRegistry.TaxonomyRegistry_SchemeUnknown.selector, UNKNOWN_SCHEME)
        );
        _close(UNKNOWN_SCHEME, Defaults.TODAY);
    }

    function test_RevertGiven_TheSchemeHasAnEnd() external {
        _close(Defaults.SCHEME, Defaults.TODAY);
        VM.expectRevert(
            abi.encodeWithSelector(
                ITaxonomyRegistry.TaxonomyRegistry_SchemeEnded.selector,
                Defaults.SCHEME,
                Defaults.TODAY
            )
        );
        _close(Defaults.SCHEME, Defaults.TOMORROW);
    }

    function test_RevertWhen_TheEndIsBeforeTheStart() external {
        _expectDatesReversed(DAY_BEFORE_START);
        _close(Defaults.SCHEME, DAY_BEFORE_START);
    }

    function test_RevertWhen_TheEndIsUnknown() external {
        _expectDatesReversed(UNKNOWN_DAY);
        _close(Defaults.SCHEME, UNKNOWN_DAY);
    }

    function test_GivenTheSchemeHasNoEnd() external emits(taxonomies, 1) {
        uint64 seq = taxonomies.lastSeq();
        VM.expectEmit(address(taxonomies));
        emit ITaxonomyRegistry.SchemeClosed(Defaults.SCHEME, Defaults.SCHEME_FROM, Actors.OPERATOR, seq + 1);

        _close(Defaults.SCHEME, Defaults.SCHEME_FROM);

        ITaxonomyRegistry.Scheme memory s = taxonomies.schemeOf(Defaults.SCHEME);
        assertEq(s.effectiveTo, Defaults.SCHEME_FROM, "end");
        assertEq(s.effectiveFrom, Defaults.SCHEME_FROM, "start");
        assertEq(s.codes, 3, "number of codes");
    }

    function _expectDatesReversed(Day to) private {
        VM.expectRevert(
            abi.encodeWithSelector(ITaxonomyRegistry.TaxonomyRegistry_DatesReversed.selector, Defaults.SCHEME_FROM, to)
        );
    }

    function _close(SchemeId scheme, Day to) private {
        VM.prank(Actors.OPERATOR);
        taxonomies.closeScheme(scheme, to);
    }
}
