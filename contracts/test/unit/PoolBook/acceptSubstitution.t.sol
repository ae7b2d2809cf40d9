// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {LienId, NO_LIEN, SubstitutionId} from "../../../types/Ids.sol";
import {Amount} from "../../../types/Amount.sol";
import {FlowKind, Item, ItemStatus, SubstitutionProposal, SubstitutionStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_AcceptSubstitution is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _proposed();
        _expectKeyUnknown(Actors.STRANGER);
        _completeAs(Actors.STRANGER);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _proposed();
        _expectKeyLacksRole(Actors.BANK_MAKER, Roles.MAKER, Roles.CHECKER);
        _completeAs(Actors.BANK_MAKER);
    }

    function test_RevertWhen_TheSubstitutionIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_SubstitutionUnknown.selector, SUBSTITUTION));
        _completeAs(Actors.BANK_CHECKER);
    }

    function test_RevertWhen_TheCallerIsNotTheOriginator() external {
        _proposed();
        VM.expectRevert(
            abi.encodeWithSelector(
                IPoolBook.PoolBook_NotOriginator.selector,
                POOL,
                _loan(3),
                Parties.BANK,
                Parties.SECOND_BANK
            )
        );
        _completeAs(SERVICER_CHECKER);
    }

    function test_RevertGiven_WhatGoesOutWasReplacedMeanwhile() external {
        _proposed();
        _replaceBy(4);
        _expectItemWrongStatus(1, ItemStatus.SUBSTITUTED);
        _completeAs(Actors.BANK_CHECKER);
    }

    function test_RevertGiven_WhatComesInCameInMeanwhile() external {
        _proposed();
        _replaceBy(3);
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_ItemExists.selector, POOL, _loan(3)));
        _completeAs(Actors.BANK_CHECKER);
    }

    function test_RevertWhen_PrincipalAndCashDoNotCoverWhatIsOutstanding() external {
        _proposedWith(PRINCIPAL - Amount.wrap(10), Amount.wrap(9));
        VM.expectRevert(
            abi.encodeWithSelector(
                IPoolBook.PoolBook_ReplacementTooSmall.selector,
                SUBSTITUTION,
                PRINCIPAL,
                PRINCIPAL - Amount.wrap(10),
                Amount.wrap(9)
            )
        );
        _completeAs(Actors.BANK_CHECKER);
    }

    function test_RevertGiven_TheLienIsTaken() external {
        _proposed();
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_LienExists.selector, LIEN));
        VM.prank(Actors.BANK_CHECKER);
        pools.acceptSubstitution(SUBSTITUTION, LIEN);
    }

    function test_WhenPrincipalAndCashJustCoverWhatIsOutstanding() external {
        _proposedWith(PRINCIPAL - Amount.wrap(10), Amount.wrap(10));

        _completeAs(Actors.BANK_CHECKER);

        assertEq(pools.sumsOf(POOL).cash, Amount.wrap(10), "cash");
        _assertBalanced();
    }

    function test_WhenEverythingIsInOrder() external {
        _proposed();
        _report(FlowKind.PRINCIPAL, FACE);
        VM.expectEmit(address(pools));
        emit IPoolBook.ItemSubstituted({
            substitution: SUBSTITUTION,
            pool: POOL,
            out: _loan(1),
            replacement: _loan(3),
            outstanding: PRINCIPAL - FACE,
            lien: NEXT_LIEN,
            actor: Actors.BANK_CHECKER,
            seq: pools.lastSeq() + 1
        });

        _completeAs(Actors.BANK_CHECKER);

        Item memory out = pools.itemOf(POOL, _loan(1));
        assertEq(out.status, ItemStatus.SUBSTITUTED, "what went out");
        assertEq(out.substituted, PRINCIPAL - FACE, "substituted");
        assertEq(out.collected, FACE, "its flows stay");
        assertEq(pools.itemOf(POOL, _loan(3)).status, ItemStatus.ACCEPTED, "what came in");
        assertEq(pools.substitutionOf(SUBSTITUTION).status, SubstitutionStatus.COMPLETED, "status");
        assertEq(_holderOf(1), NO_LIEN, "what went out is free");
        assertEq(_holderOf(3), NEXT_LIEN, "what came in is held");
        assertEq(pools.poolOf(POOL).items, 2, "items");
        _assertBalanced();
    }

    function _completeAs(address key) private {
        VM.prank(key);
        pools.acceptSubstitution(SUBSTITUTION, NEXT_LIEN);
    }

    function _proposed() private {
        _close();
        _propose();
        _approve();
    }

    function _proposedWith(Amount principal, Amount cash) private {
        _close();
        SubstitutionProposal memory p = _proposal();
        p.replacement.principal = principal;
        p.cash = cash;
        VM.prank(Actors.ISSUER_MAKER);
        pools.proposeSubstitution(p);
        _approve();
    }

    /// Another substitution of the first loan, done.
    function _replaceBy(uint256 n) private {
        SubstitutionProposal memory p = _proposal();
        p.id = SubstitutionId.wrap(keccak256("another substitution"));
        p.replacement = _offerOf(n);
        VM.prank(Actors.ISSUER_MAKER);
        pools.proposeSubstitution(p);
        VM.prank(SERVICER_CHECKER);
        pools.approveSubstitution(p.id);
        VM.prank(Actors.BANK_CHECKER);
        pools.acceptSubstitution(p.id, LienId.wrap(keccak256("another pool lien")));
    }
}
