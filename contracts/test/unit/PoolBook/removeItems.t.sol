// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {ItemId, NO_LIEN} from "../../../types/Ids.sol";
import {ZERO} from "../../../types/Amount.sol";
import {ItemStatus, PoolStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_RemoveItems is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _form();
        _expectKeyUnknown(Actors.STRANGER);
        _removeAs(Actors.STRANGER, 1);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _form();
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _removeAs(Actors.ISSUER_CHECKER, 1);
    }

    function test_RevertWhen_TheCallerIsNotTheIssuer() external {
        _form();
        _expectNotIssuer(Parties.BANK);
        _removeAs(Actors.BANK_MAKER, 1);
    }

    function test_RevertGiven_ThePoolIsClosed() external {
        _close();
        _expectPoolWrongStatus(PoolStatus.CLOSED);
        _removeAs(Actors.ISSUER_MAKER, 1);
    }

    function test_RevertWhen_MoreAreGivenThanACallTakes() external {
        _form();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_TooMany.selector, uint256(101), uint256(100)));
        VM.prank(Actors.ISSUER_MAKER);
        pools.removeItems(POOL, new ItemId[](101));
    }

    function test_RevertWhen_TheUnderlyingIsNotInThePool() external {
        _form();
        _expectItemUnknown(3);
        _removeAs(Actors.ISSUER_MAKER, 3);
    }

    function test_RevertGiven_TheUnderlyingWasRemoved() external {
        _form();
        _removeAs(Actors.ISSUER_MAKER, 1);
        _expectItemWrongStatus(1, ItemStatus.REMOVED);
        _removeAs(Actors.ISSUER_MAKER, 1);
    }

    function test_GivenTheUnderlyingIsOffered() external {
        _form();
        VM.expectEmit(address(pools));
        emit IPoolBook.ItemRemoved(POOL, _loan(1), Actors.ISSUER_MAKER, pools.lastSeq() + 1);

        _removeAs(Actors.ISSUER_MAKER, 1);

        assertEq(pools.itemOf(POOL, _loan(1)).status, ItemStatus.REMOVED, "status");
        assertEq(pools.poolOf(POOL).items, 1, "items");
        assertEq(pools.poolOf(POOL).offered, 1, "offered");
    }

    function test_GivenTheUnderlyingIsAccepted() external {
        _form();
        _accept(1, LIEN);
        assertEq(_holderOf(1), LIEN, "held");

        _removeAs(Actors.ISSUER_MAKER, 1);

        assertEq(_holderOf(1), NO_LIEN, "free");
        assertEq(pools.poolOf(POOL).items, 1, "items");
        assertEq(pools.poolOf(POOL).offered, 1, "offered");
        assertEq(pools.sumsOf(POOL).principal, ZERO, "principal");
        assertEq(pools.sumsOf(POOL).outstanding, ZERO, "outstanding");
    }

    function _removeAs(address key, uint256 n) private {
        VM.prank(key);
        pools.removeItems(POOL, _only(_loan(n)));
    }
}
