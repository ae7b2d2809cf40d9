// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPoolBook} from "../../trade/IPoolBook.sol";
import {Amount} from "../../types/Amount.sol";
import {FlowKind, ItemOffer, ItemStatus, PoolStatus, SubstitutionStatus} from "../../types/Pools.sol";
import {Actors} from "../utils/Actors.sol";
import {PoolTest} from "../utils/PoolTest.sol";
import {VM} from "../utils/Vm.sol";

/// L5 for pools, underlyings and substitutions: every act in every status, as tables.
contract PoolStates is PoolTest {
    /* ----- pools ----- */

    function test_NoPool() external {
        _expectPoolUnknown(POOL);
        _add(3);
        _expectPoolUnknown(POOL);
        _remove(1);
        _expectPoolUnknown(POOL);
        _accept(1, LIEN);
        _expectPoolUnknown(POOL);
        _closeIt();
        _expectPoolUnknown(POOL);
        _report(FlowKind.PRINCIPAL, FACE);
        _expectPoolUnknown(POOL);
        _writeOff(FACE);
        _expectPoolUnknown(POOL);
        _propose();
        _form();
        assertEq(pools.poolOf(POOL).status, PoolStatus.FORMING, "status");
    }

    function test_FormingPool() external {
        _form();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_PoolExists.selector, POOL));
        VM.prank(Actors.ISSUER_MAKER);
        pools.form(_formation(), new ItemOffer[](0));
        _expectPoolWrongStatus(PoolStatus.FORMING);
        _report(FlowKind.PRINCIPAL, FACE);
        _expectPoolWrongStatus(PoolStatus.FORMING);
        _writeOff(FACE);
        _expectPoolWrongStatus(PoolStatus.FORMING);
        _propose();
        _accept(1, LIEN);
        _accept(2, NEXT_LIEN);
        _closeIt();
        assertEq(pools.poolOf(POOL).status, PoolStatus.CLOSED, "status");
    }

    function test_ClosedPool() external {
        _close();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_PoolExists.selector, POOL));
        VM.prank(Actors.ISSUER_MAKER);
        pools.form(_formation(), new ItemOffer[](0));
        _expectPoolWrongStatus(PoolStatus.CLOSED);
        _add(3);
        _expectPoolWrongStatus(PoolStatus.CLOSED);
        _remove(1);
        _expectPoolWrongStatus(PoolStatus.CLOSED);
        _accept(1, LIEN);
        _expectPoolWrongStatus(PoolStatus.CLOSED);
        _closeIt();
        _report(FlowKind.PRINCIPAL, FACE);
        assertEq(pools.poolOf(POOL).status, PoolStatus.CLOSED, "status");
    }

    /* ----- underlyings ----- */

    function test_UnderlyingWhilePoolIsForming() external {
        _form();
        // none
        _expectItemUnknown(3);
        _remove(3);
        _expectItemUnknown(3);
        _accept(3, LIEN);
        _add(3);
        // offered
        _expectItemExists(3);
        _add(3);
        _remove(3);
        // removed
        _expectItemWrongStatus(3, ItemStatus.REMOVED);
        _remove(3);
        _expectItemWrongStatus(3, ItemStatus.REMOVED);
        _accept(3, LIEN);
        _add(3);
        _accept(3, LIEN);
        // accepted
        _expectItemExists(3);
        _add(3);
        _expectItemWrongStatus(3, ItemStatus.ACCEPTED);
        _accept(3, NEXT_LIEN);
        _remove(3);
        assertEq(pools.itemOf(POOL, _loan(3)).status, ItemStatus.REMOVED, "status");
    }

    function test_UnderlyingOfAClosedPool() external {
        _close();
        // accepted
        _report(FlowKind.PRINCIPAL, FACE);
        _writeOff(Amount.wrap(1));
        _propose();
        _approve();
        _complete();
        // substituted
        _expectItemWrongStatus(1, ItemStatus.SUBSTITUTED);
        _report(FlowKind.INTEREST, FACE);
        _expectItemWrongStatus(1, ItemStatus.SUBSTITUTED);
        _writeOff(Amount.wrap(1));
        assertEq(pools.itemOf(POOL, _loan(1)).status, ItemStatus.SUBSTITUTED, "status");
    }

    /* ----- substitutions ----- */

    function test_Substitution_None() external {
        _close();
        _expectSubstitutionUnknown();
        _approve();
        _expectSubstitutionUnknown();
        _complete();
        _expectSubstitutionUnknown();
        _withdraw();
        _propose();
        assertEq(pools.substitutionOf(SUBSTITUTION).status, SubstitutionStatus.PROPOSED, "status");
    }

    function test_Substitution_Proposed() external {
        _close();
        _propose();
        _expectSubstitutionExists();
        _propose();
        _expectSubstitution(SubstitutionStatus.PROPOSED);
        _complete();
        _approve();
        assertEq(pools.substitutionOf(SUBSTITUTION).status, SubstitutionStatus.APPROVED, "status");
    }

    function test_Substitution_Approved() external {
        _close();
        _propose();
        _approve();
        _expectSubstitutionExists();
        _propose();
        _expectSubstitution(SubstitutionStatus.APPROVED);
        _approve();
        _withdraw();
        assertEq(pools.substitutionOf(SUBSTITUTION).status, SubstitutionStatus.WITHDRAWN, "status");
    }

    function test_Substitution_Completed() external {
        _close();
        _propose();
        _approve();
        _complete();
        _assertFinal(SubstitutionStatus.COMPLETED);
    }

    function test_Substitution_Withdrawn() external {
        _close();
        _propose();
        _withdraw();
        _assertFinal(SubstitutionStatus.WITHDRAWN);
    }

    function _assertFinal(SubstitutionStatus status) private {
        _expectSubstitution(status);
        _approve();
        _expectSubstitution(status);
        _complete();
        _expectSubstitution(status);
        _withdraw();
        assertEq(pools.substitutionOf(SUBSTITUTION).status, status, "status");
    }

    /* ----- steps and refusals ----- */

    function _add(uint256 n) private {
        VM.prank(Actors.ISSUER_MAKER);
        pools.addItems(POOL, _only(_offerOf(n)));
    }

    function _remove(uint256 n) private {
        VM.prank(Actors.ISSUER_MAKER);
        pools.removeItems(POOL, _only(_loan(n)));
    }

    function _closeIt() private {
        VM.prank(Actors.ISSUER_CHECKER);
        pools.close(POOL);
    }

    function _expectItemExists(uint256 n) private {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ItemExists.selector, POOL, _loan(n)));
    }

    function _expectSubstitutionUnknown() private {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_SubstitutionUnknown.selector, SUBSTITUTION));
    }

    function _expectSubstitutionExists() private {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_SubstitutionExists.selector, SUBSTITUTION));
    }

    function _expectSubstitution(SubstitutionStatus status) private {
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_SubstitutionWrongStatus.selector, SUBSTITUTION, status)
        );
    }
}
