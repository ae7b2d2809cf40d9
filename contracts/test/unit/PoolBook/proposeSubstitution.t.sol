// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {SubstitutionId} from "../../../types/Ids.sol";
import {ItemStatus, PoolStatus, SubstitutionProposal, SubstitutionStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_ProposeSubstitution is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _close();
        _expectKeyUnknown(Actors.STRANGER);
        _proposeAs(Actors.STRANGER, _proposal());
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _close();
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _proposeAs(Actors.ISSUER_CHECKER, _proposal());
    }

    function test_RevertGiven_ThePoolIsForming() external {
        _form();
        _expectPoolWrongStatus(PoolStatus.FORMING);
        _proposeAs(Actors.ISSUER_MAKER, _proposal());
    }

    function test_RevertWhen_TheCallerIsNotTheIssuer() external {
        _close();
        _expectNotIssuer(Parties.BANK);
        _proposeAs(Actors.BANK_MAKER, _proposal());
    }

    function test_RevertWhen_TheIdIsZero() external {
        _close();
        SubstitutionProposal memory p = _proposal();
        p.id = SubstitutionId.wrap(0);
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_IdZero.selector));
        _proposeAs(Actors.ISSUER_MAKER, p);
    }

    function test_RevertGiven_TheIdIsTaken() external {
        _close();
        _propose();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_SubstitutionExists.selector, SUBSTITUTION));
        _proposeAs(Actors.ISSUER_MAKER, _proposal());
    }

    function test_RevertWhen_ThereIsNoReason() external {
        _close();
        SubstitutionProposal memory p = _proposal();
        p.reasonRoot = 0;
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ReasonMissing.selector, _loan(1)));
        _proposeAs(Actors.ISSUER_MAKER, p);
    }

    function test_RevertWhen_WhatGoesOutIsNotInThePool() external {
        _close();
        SubstitutionProposal memory p = _proposal();
        p.out = _loan(4);
        _expectItemUnknown(4);
        _proposeAs(Actors.ISSUER_MAKER, p);
    }

    function test_RevertWhen_WhatComesInIsInThePool() external {
        _close();
        SubstitutionProposal memory p = _proposal();
        p.replacement.item = _loan(2);
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ItemExists.selector, POOL, _loan(2)));
        _proposeAs(Actors.ISSUER_MAKER, p);
    }

    function test_WhenEverythingIsInOrder() external {
        _close();
        SubstitutionProposal memory p = _proposal();
        VM.expectEmit(address(pools));
        emit IPoolBook.SubstitutionProposed({
            substitution: SUBSTITUTION,
            pool: POOL,
            out: p.out,
            replacement: p.replacement,
            cash: p.cash,
            reasonRoot: p.reasonRoot,
            actor: Actors.ISSUER_MAKER,
            seq: pools.lastSeq() + 1
        });

        _proposeAs(Actors.ISSUER_MAKER, p);

        assertEq(pools.substitutionOf(SUBSTITUTION).status, SubstitutionStatus.PROPOSED, "status");
        assertEq(pools.itemOf(POOL, _loan(1)).status, ItemStatus.ACCEPTED, "what goes out");
        assertEq(pools.itemOf(POOL, _loan(3)).status, ItemStatus.NONE, "what comes in");
    }

    function _proposeAs(address key, SubstitutionProposal memory p) private {
        VM.prank(key);
        pools.proposeSubstitution(p);
    }
}
