// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {LienId, NO_LIEN} from "../../../types/Ids.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

/// The issuer offers the bank a mortgage on its project.
contract LienBook_Accept is LienTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _offer(_mortgage(LIEN));
        _expectKeyUnknown(Actors.STRANGER);
        _acceptAs(Actors.STRANGER, LIEN);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        _offer(_mortgage(LIEN));
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CHECKER, Defaults.KEY_EXPIRY);
        _acceptAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _offer(_mortgage(LIEN));
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CHECKER);
        _acceptAs(Actors.ISSUER_MAKER, LIEN);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _offer(_mortgage(LIEN));
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _acceptAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheLienIsUnknown() external {
        _expectLienUnknown(UNKNOWN_LIEN);
        _acceptAs(Actors.BANK_CHECKER, UNKNOWN_LIEN);
    }

    function test_RevertWhen_AnotherCreditorAccepts() external {
        _offer(_mortgage(LIEN));
        VM.expectRevert(
            abi.encodeWithSelector(ILienBook.LienBook_NotCreditor.selector, LIEN, Parties.BANK, Parties.SECOND_BANK)
        );
        _acceptAs(SECOND_BANK_CHECKER, LIEN);
    }

    function test_RevertWhen_TheOwnersCheckerAccepts() external {
        _offer(_mortgage(LIEN));
        VM.expectRevert(
            abi.encodeWithSelector(ILienBook.LienBook_NotCreditor.selector, LIEN, Parties.BANK, Parties.ISSUER)
        );
        _acceptAs(Actors.ISSUER_CHECKER, LIEN);
    }

    function test_RevertGiven_TheLienIsActive() external {
        _grant(_mortgage(LIEN));
        _expectWrongStatus(LIEN, ILienBook.LienStatus.ACTIVE);
        _acceptAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheObjectHasAnotherOwner() external {
        _offer(_mortgage(LIEN));
        _moveProject();
        VM.expectRevert(
            abi.encodeWithSelector(ILienBook.LienBook_OwnerChanged.selector, LIEN, Parties.ISSUER, Parties.SECOND_BANK)
        );
        _acceptAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheLastDayHasPassed() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.until = Defaults.TODAY;
        _offer(t);
        VM.warp(Defaults.NOW + 12 hours);
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_UntilInPast.selector, LIEN, Defaults.TODAY));
        _acceptAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_ThirtyTwoLiensAreActive() external {
        for (uint16 rank = 1; rank <= 32; ++rank) _grant(_small(rank));
        _offer(_small(33));
        VM.expectRevert(
            abi.encodeWithSelector(
                ILienBook.LienBook_TooManyLiens.selector,
                ObjectKind.ASSET,
                ASSET,
                liens.MAX_ACTIVE()
            )
        );
        _acceptAs(Actors.BANK_CHECKER, _small(33).id);
    }

    function test_RevertGiven_AnExclusiveLienIsActive() external {
        _grant(_relendingPledge(LIEN));
        ILienBook.LienClass[2] memory rivals = [SALE, SECURITISATION];
        for (uint256 i; i < rivals.length; ++i) {
            ILienBook.LienTerms memory t = _relendingPledge(LienId.wrap(bytes32(i + 1)));
            t.class = rivals[i];
            t.creditor = Parties.SECOND_BANK;
            _offer(t);
            VM.expectRevert(
                abi.encodeWithSelector(ILienBook.LienBook_ExclusivelyHeld.selector, t.id, LIEN, RELENDING_PLEDGE)
            );
            _acceptAs(SECOND_BANK_CHECKER, t.id);
        }
    }

    function test_RevertWhen_TheSharesWouldExceedTheWhole() external {
        _grant(_mortgage(LIEN));
        ILienBook.LienTerms memory t = _mortgage(SECOND_LIEN);
        t.rank = 2;
        t.shareBps = 4_001;
        _offer(t);
        VM.expectRevert(
            abi.encodeWithSelector(ILienBook.LienBook_ShareExceeded.selector, SECOND_LIEN, MORTGAGE, 4_001, 4_000)
        );
        _acceptAs(Actors.BANK_CHECKER, SECOND_LIEN);
    }

    function test_RevertGiven_TheRankIsTaken() external {
        _grant(_mortgage(LIEN));
        ILienBook.LienTerms memory t = _mortgage(SECOND_LIEN);
        t.shareBps = 1;
        _offer(t);
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_RankTaken.selector, SECOND_LIEN, MORTGAGE, 1, LIEN));
        _acceptAs(Actors.BANK_CHECKER, SECOND_LIEN);
    }

    function test_WhenAllIsInOrder() external emits(liens, 2) {
        _offer(_mortgage(LIEN));
        uint64 seq = liens.lastSeq();
        VM.expectEmit(address(liens));
        emit ILienBook.LienAccepted(LIEN, ASSET, ObjectKind.ASSET, Actors.BANK_CHECKER, seq + 1);

        _acceptAs(Actors.BANK_CHECKER, LIEN);

        assertEq(liens.lienOf(LIEN).status, ILienBook.LienStatus.ACTIVE, "status");
        _assertEncumbrance(_mortgage(LIEN), NO_LIEN, 1, 1, 6_000);
        assertEq(liens.lienAt(ObjectKind.ASSET, ASSET, MORTGAGE, 1), LIEN, "holder of the rank");
    }

    function test_WhenTheSharesMakeTheWhole() external {
        _grant(_mortgage(LIEN));
        ILienBook.LienTerms memory t = _mortgage(SECOND_LIEN);
        t.rank = 2;
        t.shareBps = 4_000;
        _grant(t);
        _assertEncumbrance(t, NO_LIEN, 2, 2, 10_000);
    }

    function test_GivenTheShareAndRankAreHeldInAnotherClass() external {
        _grant(_mortgage(LIEN));
        ILienBook.LienTerms memory t = _mortgage(SECOND_LIEN);
        t.class = ILienBook.LienClass.PLEDGE;
        t.shareBps = 10_000;
        _grant(t);
        _assertEncumbrance(t, NO_LIEN, 2, 2, 10_000);
    }

    function test_WhenTheLienIsExclusive() external {
        _grant(_relendingPledge(LIEN));
        _assertEncumbrance(_relendingPledge(LIEN), LIEN, 1, 1, 10_000);
    }

    function test_GivenTheExclusiveLienWasReleased() external {
        _grant(_relendingPledge(LIEN));
        _release(LIEN);
        _grant(_pooled(SECOND_LIEN));
        _assertEncumbrance(_pooled(SECOND_LIEN), SECOND_LIEN, 1, 3, 10_000);
    }

    function test_GivenAnotherLienHasRunOut() external {
        ILienBook.LienTerms memory t = _mortgage(LIEN);
        t.until = Defaults.TODAY;
        _grant(t);
        VM.warp(Defaults.NOW + 30 days);
        t = _mortgage(SECOND_LIEN);
        t.rank = 2;
        _offer(t);
        VM.expectRevert(
            abi.encodeWithSelector(ILienBook.LienBook_ShareExceeded.selector, SECOND_LIEN, MORTGAGE, 6_000, 4_000)
        );
        _acceptAs(Actors.BANK_CHECKER, SECOND_LIEN);
    }

    function _acceptAs(address key, LienId lien) private {
        VM.prank(key);
        liens.accept(lien);
    }

    /// One of many: a hundredth of a per cent in a rank of its own.
    function _small(uint16 rank) private pure returns (ILienBook.LienTerms memory t) {
        t = _mortgage(LienId.wrap(bytes32(uint256(rank))));
        t.rank = rank;
        t.shareBps = 1;
    }
}
