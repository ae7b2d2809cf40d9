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

/// The bank has a mortgage on the issuer's project.
contract LienBook_Release is LienTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _grant(_mortgage(LIEN));
        _expectKeyUnknown(Actors.STRANGER);
        _releaseAs(Actors.STRANGER, LIEN);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        _grant(_mortgage(LIEN));
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CHECKER, Defaults.KEY_EXPIRY);
        _releaseAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _grant(_mortgage(LIEN));
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CHECKER);
        _releaseAs(Actors.ISSUER_MAKER, LIEN);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _grant(_mortgage(LIEN));
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _releaseAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheLienIsUnknown() external {
        _expectLienUnknown(UNKNOWN_LIEN);
        _releaseAs(Actors.BANK_CHECKER, UNKNOWN_LIEN);
    }

    function test_RevertWhen_AnotherPartyReleases() external {
        _grant(_mortgage(LIEN));
        VM.expectRevert(
            abi.encodeWithSelector(ILienBook.LienBook_NotCreditor.selector, LIEN, Parties.BANK, Parties.SECOND_BANK)
        );
        _releaseAs(SECOND_BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheLienIsOnlyOffered() external {
        _offer(_mortgage(LIEN));
        _expectWrongStatus(LIEN, ILienBook.LienStatus.OFFERED);
        _releaseAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheLienIsReleased() external {
        _grant(_mortgage(LIEN));
        _release(LIEN);
        _expectWrongStatus(LIEN, ILienBook.LienStatus.RELEASED);
        _releaseAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_ADeskHoldsTheLien() external {
        _encumber(_pooled(LIEN));
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_HeldByDesk.selector, LIEN, DESK));
        _releaseAs(SECOND_BANK_CHECKER, LIEN);
    }

    function test_WhenAllIsInOrder() external emits(liens, 3) {
        _grant(_mortgage(LIEN));
        uint64 seq = liens.lastSeq();
        VM.expectEmit(address(liens));
        emit ILienBook.LienReleased(LIEN, ASSET, ObjectKind.ASSET, Defaults.REASON_ROOT, Actors.BANK_CHECKER, seq + 1);

        _releaseAs(Actors.BANK_CHECKER, LIEN);

        assertEq(liens.lienOf(LIEN).status, ILienBook.LienStatus.RELEASED, "status");
        assertEq(liens.lienOf(LIEN).creditor, Parties.BANK, "the tombstone stays");
        _assertEncumbrance(_mortgage(LIEN), NO_LIEN, 0, 2, 0);
        assertEq(liens.lienAt(ObjectKind.ASSET, ASSET, MORTGAGE, 1), NO_LIEN, "holder of the rank");
    }

    function test_GivenTheLienIsExclusive() external {
        _grant(_relendingPledge(LIEN));
        _releaseAs(CENTRAL_BANK_CHECKER, LIEN);
        _assertEncumbrance(_relendingPledge(LIEN), NO_LIEN, 0, 2, 0);
    }

    function test_GivenAnotherLienIsExclusive() external {
        _grant(_relendingPledge(LIEN));
        ILienBook.LienTerms memory t = _relendingPledge(SECOND_LIEN);
        t.class = ILienBook.LienClass.PLEDGE;
        _grant(t);
        _releaseAs(CENTRAL_BANK_CHECKER, SECOND_LIEN);
        _assertEncumbrance(_relendingPledge(LIEN), LIEN, 1, 3, 10_000);
    }

    function _releaseAs(address key, LienId lien) private {
        VM.prank(key);
        liens.release(lien, Defaults.REASON_ROOT);
    }
}
