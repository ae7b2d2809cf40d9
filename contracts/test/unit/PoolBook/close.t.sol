// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {ItemOffer, PoolStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_Close is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _form();
        _expectKeyUnknown(Actors.STRANGER);
        _closeAs(Actors.STRANGER);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _form();
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CHECKER);
        _closeAs(Actors.ISSUER_MAKER);
    }

    function test_RevertGiven_ThereIsNoPool() external {
        _expectPoolUnknown(POOL);
        _closeAs(Actors.ISSUER_CHECKER);
    }

    function test_RevertGiven_ThePoolIsClosed() external {
        _close();
        _expectPoolWrongStatus(PoolStatus.CLOSED);
        _closeAs(Actors.ISSUER_CHECKER);
    }

    function test_RevertWhen_TheCallerIsNotTheIssuer() external {
        _form();
        _expectNotIssuer(Parties.BANK);
        _closeAs(Actors.BANK_CHECKER);
    }

    function test_RevertGiven_TheKeyPreparedThePool() external {
        _bind(Actors.ISSUER_MAKER, Parties.ISSUER, Roles.MAKER | Roles.CHECKER);
        _form();
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_PreparedBySameKey.selector, POOL, Actors.ISSUER_MAKER)
        );
        _closeAs(Actors.ISSUER_MAKER);
    }

    function test_RevertGiven_TheKeyOnlyRemovedSomething() external {
        _bind(Actors.STRANGER, Parties.ISSUER, Roles.MAKER | Roles.CHECKER);
        _form();
        _accept(2, LIEN);
        VM.prank(Actors.STRANGER);
        pools.removeItems(POOL, _only(_loan(1)));
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_PreparedBySameKey.selector, POOL, Actors.STRANGER));
        _closeAs(Actors.STRANGER);
    }

    function test_RevertGiven_ThePoolHasNoUnderlying() external {
        VM.prank(Actors.ISSUER_MAKER);
        pools.form(_formation(), new ItemOffer[](0));
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_NothingToClose.selector, POOL));
        _closeAs(Actors.ISSUER_CHECKER);
    }

    function test_RevertGiven_AnUnderlyingIsNotAccepted() external {
        _form();
        _accept(1, LIEN);
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ItemsNotAccepted.selector, POOL, uint32(1)));
        _closeAs(Actors.ISSUER_CHECKER);
    }

    function test_GivenAllUnderlyingsAreAccepted() external {
        _form();
        _accept(1, LIEN);
        _accept(2, NEXT_LIEN);
        VM.expectEmit(address(pools));
        emit IPoolBook.PoolClosed(POOL, 2, PRINCIPAL + PRINCIPAL, Actors.ISSUER_CHECKER, pools.lastSeq() + 1);

        _closeAs(Actors.ISSUER_CHECKER);

        assertEq(pools.poolOf(POOL).status, PoolStatus.CLOSED, "status");
        _assertBalanced();
    }

    function _closeAs(address key) private {
        VM.prank(key);
        pools.close(POOL);
    }
}
