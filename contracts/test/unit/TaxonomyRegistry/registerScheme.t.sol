// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITaxonomyRegistry} from "../../../registry/ITaxonomyRegistry.sol";
import {Code, SchemeId} from "../../../types/Ids.sol";
import {Day, UNKNOWN_DAY} from "../../../types/Day.sol";
import {Actors} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract TaxonomyRegistry_RegisterScheme is BaseTest {
    SchemeId internal constant NEW_SCHEME = SchemeId.wrap("GREEN_2025");
    Day internal constant FROM = Day.wrap(20_000);
    Day internal constant DAY_BEFORE = Day.wrap(19_999);

    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.ISSUER_MAKER);
        VM.prank(Actors.ISSUER_MAKER);
        taxonomies.registerScheme(NEW_SCHEME, FROM, UNKNOWN_DAY, Defaults.SOURCE_ROOT, _codes());
    }

    function test_RevertWhen_TheIdIsZero() external {
        VM.expectRevert(abi.encodeWithSelector(ITaxonomyRegistry.TaxonomyRegistry_SchemeZero.selector));
        _register(SchemeId.wrap(0), FROM, UNKNOWN_DAY, _codes());
    }

    function test_RevertGiven_TheSchemeExists() external {
        VM.expectRevert(
            abi.encodeWithSelector(ITaxonomyRegistry.TaxonomyRegistry_SchemeExists.selector, Defaults.SCHEME)
        );
        _register(Defaults.SCHEME, FROM, UNKNOWN_DAY, _codes());
    }

    function test_RevertWhen_TheStartIsUnknown() external {
        _expectDatesReversed(UNKNOWN_DAY, FROM);
        _register(NEW_SCHEME, UNKNOWN_DAY, FROM, _codes());
    }

    function test_RevertWhen_TheEndIsBeforeTheStart() external {
        _expectDatesReversed(FROM, DAY_BEFORE);
        _register(NEW_SCHEME, FROM, DAY_BEFORE, _codes());
    }

    function test_RevertWhen_ACodeIsNamedTwice() external {
        Code[] memory codes = new Code[](2);
        codes[0] = Defaults.SOLAR;
        codes[1] = Defaults.SOLAR;
        VM.expectRevert(
            abi.encodeWithSelector(ITaxonomyRegistry.TaxonomyRegistry_CodeExists.selector, NEW_SCHEME, Defaults.SOLAR)
        );
        _register(NEW_SCHEME, FROM, UNKNOWN_DAY, codes);
    }

    function test_WhenTheSchemeHasAnEnd() external emits(taxonomies, 1) {
        uint64 seq = taxonomies.lastSeq();
        VM.expectEmit(address(taxonomies));
        emit ITaxonomyRegistry.SchemeRegistered(NEW_SCHEME, FROM, FROM, Defaults.SOURCE_ROOT, Actors.OPERATOR, seq + 1);

        _register(NEW_SCHEME, FROM, FROM, new Code[](0));

        assertEq(taxonomies.schemeOf(NEW_SCHEME).effectiveTo, FROM, "a scheme may end on the day it starts");
    }

    function test_WhenTheSchemeHasNoEnd() external emits(taxonomies, 3) {
        uint64 seq = taxonomies.lastSeq();
        VM.expectEmit(address(taxonomies));
        emit ITaxonomyRegistry.SchemeRegistered({
            scheme: NEW_SCHEME,
            effectiveFrom: FROM,
            effectiveTo: UNKNOWN_DAY,
            sourceRoot: Defaults.SOURCE_ROOT,
            actor: Actors.OPERATOR,
            seq: seq + 1
        });
        VM.expectEmit(address(taxonomies));
        emit ITaxonomyRegistry.CodeAdded(NEW_SCHEME, Defaults.SOLAR, Actors.OPERATOR, seq + 2);
        VM.expectEmit(address(taxonomies));
        emit ITaxonomyRegistry.CodeAdded(NEW_SCHEME, Defaults.WATER, Actors.OPERATOR, seq + 3);

        _register(NEW_SCHEME, FROM, UNKNOWN_DAY, _codes());

        ITaxonomyRegistry.Scheme memory s = taxonomies.schemeOf(NEW_SCHEME);
        assertEq(s.effectiveFrom, FROM, "start");
        assertEq(s.effectiveTo, UNKNOWN_DAY, "end");
        assertEq(s.codes, 2, "number of codes");
        assertTrue(taxonomies.hasCode(NEW_SCHEME, Defaults.SOLAR), "first code");
        assertTrue(taxonomies.hasCode(NEW_SCHEME, Defaults.WATER), "second code");
        assertFalse(taxonomies.hasCode(NEW_SCHEME, Defaults.NUCLEAR), "a code of another scheme");
    }

    function _expectDatesReversed(Day from, Day to) private {
        VM.expectRevert(abi.encodeWithSelector(ITaxonomyRegistry.TaxonomyRegistry_DatesReversed.selector, from, to));
    }

    function _codes() private pure returns (Code[] memory codes) {
        codes = new Code[](2);
        codes[0] = Defaults.SOLAR;
        codes[1] = Defaults.WATER;
    }

    function _register(SchemeId scheme, Day from, Day to, Code[] memory codes) private {
        VM.prank(Actors.OPERATOR);
        taxonomies.registerScheme(scheme, from, to, Defaults.SOURCE_ROOT, codes);
    }
}
