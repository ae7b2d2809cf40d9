// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {SubstitutionStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_WithdrawSubstitution is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _close();
        _propose();
        _expectKeyUnknown(Actors.STRANGER);
        _withdrawAs(Actors.STRANGER);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _close();
        _propose();
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _withdrawAs(Actors.ISSUER_CHECKER);
    }

    function test_RevertWhen_TheSubstitutionIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_SubstitutionUnknown.selector, SUBSTITUTION));
        _withdrawAs(Actors.ISSUER_MAKER);
    }

    function test_RevertWhen_TheCallerIsNotTheIssuer() external {
        _close();
        _propose();
        _expectNotIssuer(Parties.BANK);
        _withdrawAs(Actors.BANK_MAKER);
    }

    function test_WhenEverythingIsInOrder() external {
        _close();
        _propose();
        VM.expectEmit(address(pools));
        emit IPoolBook.SubstitutionWithdrawn(
            SUBSTITUTION,
            Defaults.REASON_ROOT,
            Actors.ISSUER_MAKER,
            pools.lastSeq() + 1
        );

        _withdrawAs(Actors.ISSUER_MAKER);

        assertEq(pools.substitutionOf(SUBSTITUTION).status, SubstitutionStatus.WITHDRAWN, "status");
    }

    function _withdrawAs(address key) private {
        VM.prank(key);
        pools.withdrawSubstitution(SUBSTITUTION, Defaults.REASON_ROOT);
    }
}
