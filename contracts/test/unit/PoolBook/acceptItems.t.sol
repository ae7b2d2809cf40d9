// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {IPoolBook} from "../../../trade/IPoolBook.sol";
import {ItemId, LienId, TrancheId} from "../../../types/Ids.sol";
import {Amount} from "../../../types/Amount.sol";
import {UNKNOWN_DAY} from "../../../types/Day.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {Formation, ItemAcceptance, ItemStatus, PoolStatus} from "../../../types/Pools.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {PoolTest} from "../../utils/PoolTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PoolBook_AcceptItems is PoolTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _form();
        _expectKeyUnknown(Actors.STRANGER);
        _acceptAs(Actors.STRANGER, 1, PRINCIPAL);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _form();
        _expectKeyLacksRole(Actors.BANK_MAKER, Roles.MAKER, Roles.CHECKER);
        _acceptAs(Actors.BANK_MAKER, 1, PRINCIPAL);
    }

    function test_RevertGiven_ThereIsNoPool() external {
        _expectPoolUnknown(POOL);
        _acceptAs(Actors.BANK_CHECKER, 1, PRINCIPAL);
    }

    function test_RevertGiven_ThePoolIsClosed() external {
        _close();
        _expectPoolWrongStatus(PoolStatus.CLOSED);
        _acceptAs(Actors.BANK_CHECKER, 1, PRINCIPAL);
    }

    function test_RevertGiven_TheKeyPreparedThePool() external {
        _bind(Actors.ISSUER_MAKER, Parties.ISSUER, Roles.MAKER | Roles.CHECKER);
        _form();
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_PreparedBySameKey.selector, POOL, Actors.ISSUER_MAKER)
        );
        _acceptAs(Actors.ISSUER_MAKER, 1, PRINCIPAL);
    }

    function test_RevertWhen_MoreAreGivenThanACallTakes() external {
        _form();
        VM.expectRevert(abi.encodeWithSelector(IPoolBook.PoolBook_TooMany.selector, uint256(101), uint256(100)));
        VM.prank(Actors.BANK_CHECKER);
        pools.acceptItems(POOL, new ItemAcceptance[](101));
    }

    function test_RevertWhen_TheUnderlyingIsNotInThePool() external {
        _form();
        _expectItemUnknown(3);
        _acceptAs(Actors.BANK_CHECKER, 3, PRINCIPAL);
    }

    function test_RevertGiven_TheUnderlyingIsAccepted() external {
        _form();
        _accept(1, LIEN);
        _expectItemWrongStatus(1, ItemStatus.ACCEPTED);
        _acceptAs(Actors.BANK_CHECKER, 1, PRINCIPAL);
    }

    function test_RevertWhen_TheCallerIsNotTheOriginator() external {
        _form();
        VM.expectRevert(
            abi.encodeWithSelector(
                IPoolBook.PoolBook_NotOriginator.selector,
                POOL,
                _loan(1),
                Parties.BANK,
                Parties.SECOND_BANK
            )
        );
        _acceptAs(SERVICER_CHECKER, 1, PRINCIPAL);
    }

    function test_RevertWhen_AnotherPrincipalIsAccepted() external {
        _form();
        VM.expectRevert(
            abi.encodeWithSelector(IPoolBook.PoolBook_PrincipalDiffers.selector, _loan(1), PRINCIPAL, FACE)
        );
        _acceptAs(Actors.BANK_CHECKER, 1, FACE);
    }

    function test_RevertGiven_TheLoanIsPledgedForReLending() external {
        _form();
        LienId pledge = _pledge(1);
        VM.expectRevert(
            abi.encodeWithSelector(
                ILienBook.LienBook_ExclusivelyHeld.selector,
                LIEN,
                pledge,
                ILienBook.LienClass.RELENDING_PLEDGE
            )
        );
        _acceptAs(Actors.BANK_CHECKER, 1, PRINCIPAL);
    }

    function test_RevertGiven_TheLoanIsInAnotherPool() external {
        _form();
        _accept(1, NEXT_LIEN);
        _formOther();
        VM.expectRevert(
            abi.encodeWithSelector(
                ILienBook.LienBook_ExclusivelyHeld.selector,
                LIEN,
                NEXT_LIEN,
                ILienBook.LienClass.SECURITISATION
            )
        );
        VM.prank(Actors.BANK_CHECKER);
        pools.acceptItems(OTHER_POOL, _only(_loan(1), PRINCIPAL, LIEN));
    }

    function test_WhenEverythingIsInOrder() external {
        _form();
        VM.expectEmit(address(pools));
        emit IPoolBook.ItemAccepted(POOL, _loan(1), LIEN, Actors.BANK_CHECKER, pools.lastSeq() + 1);

        _acceptAs(Actors.BANK_CHECKER, 1, PRINCIPAL);

        assertEq(pools.itemOf(POOL, _loan(1)).status, ItemStatus.ACCEPTED, "status");
        assertEq(pools.poolOf(POOL).items, 2, "items");
        assertEq(pools.poolOf(POOL).offered, 1, "offered");
        assertEq(pools.sumsOf(POOL).outstanding, PRINCIPAL, "outstanding");
        assertEq(_holderOf(1), LIEN, "L8: the pool holds it");
        ILienBook.Lien memory lien = liens.lienOf(LIEN);
        assertEq(lien.desk, address(pools), "desk");
        assertEq(lien.creditor, Parties.ISSUER, "creditor");
        assertEq(lien.grantor, Parties.BANK, "grantor");
        _assertBalanced();
    }

    function _acceptAs(address key, uint256 n, Amount principal) private {
        VM.prank(key);
        pools.acceptItems(POOL, _only(_loan(n), principal, LIEN));
    }

    function _formOther() private {
        Formation memory f = _formation();
        f.pool = OTHER_POOL;
        f.note = instruments.colourOf(TrancheId.wrap(keccak256("other senior")));
        VM.prank(Actors.ISSUER_MAKER);
        pools.form(f, _only(_offerOf(1)));
    }

    /// To the second bank, as if it were the central bank.
    function _pledge(uint256 n) private returns (LienId id) {
        id = LienId.wrap(keccak256("pledge"));
        VM.prank(Actors.BANK_MAKER);
        liens.offer(
            ILienBook.LienTerms({
                id: id,
                kind: ObjectKind.LOAN,
                object: ItemId.unwrap(_loan(n)),
                creditor: Parties.SECOND_BANK,
                class: ILienBook.LienClass.RELENDING_PLEDGE,
                shareBps: 10_000,
                rank: 1,
                until: UNKNOWN_DAY,
                dataRoot: Defaults.DATA_ROOT
            })
        );
        VM.prank(SERVICER_CHECKER);
        liens.accept(id);
    }
}
