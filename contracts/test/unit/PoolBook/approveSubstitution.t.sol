// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {Formation, SubstitutionStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_ApproveSubstitution is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _close();
        _propose();
        _expectKeyUnknown(Actors.STRANGER);
        _approveAs(Actors.STRANGER);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _close();
        _propose();
        _expectKeyLacksRole(SERVICER, Roles.CUSTODIAN, Roles.CHECKER);
        _approveAs(SERVICER);
    }

    function test_RevertWhen_TheSubstitutionIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_SubstitutionUnknown.selector, SUBSTITUTION));
        _approveAs(SERVICER_CHECKER);
    }

    function test_RevertWhen_TheCallerIsNotTheServicer() external {
        _close();
        _propose();
        _expectNotServicer(Parties.BANK);
        _approveAs(Actors.BANK_CHECKER);
    }

    function test_RevertGiven_TheKeyProposedIt() external {
        _serveItself();
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_PreparedBySameKey.selector, POOL, Actors.ISSUER_MAKER)
        );
        _approveAs(Actors.ISSUER_MAKER);
    }

    function test_WhenEverythingIsInOrder() external {
        _close();
        _propose();
        VM.expectEmit(address(pools));
        emit IPoolBook.SubstitutionApproved(SUBSTITUTION, SERVICER_CHECKER, pools.lastSeq() + 1);

        _approveAs(SERVICER_CHECKER);

        assertEq(pools.substitutionOf(SUBSTITUTION).status, SubstitutionStatus.APPROVED, "status");
    }

    function _approveAs(address key) private {
        VM.prank(key);
        pools.approveSubstitution(SUBSTITUTION);
    }

    /// A pool that its issuer services itself, and a proposal by a key that could approve.
    function _serveItself() private {
        _bind(Actors.ISSUER_MAKER, Parties.ISSUER, Roles.MAKER | Roles.CHECKER);
        Formation memory f = _formation();
        f.servicer = Parties.ISSUER;
        VM.prank(Actors.ISSUER_MAKER);
        pools.form(f, _only(_offerOf(1)));
        _accept(1, LIEN);
        VM.prank(Actors.ISSUER_CHECKER);
        pools.close(POOL);
        _propose();
    }
}
