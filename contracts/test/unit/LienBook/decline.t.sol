// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {LienId, NO_LIEN} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

/// The issuer has offered the bank a mortgage on its project.
contract LienBook_Decline is LienTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _offer(_mortgage(LIEN));
        _expectKeyUnknown(Actors.STRANGER);
        _declineAs(Actors.STRANGER, LIEN);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        _offer(_mortgage(LIEN));
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CHECKER, Defaults.KEY_EXPIRY);
        _declineAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _offer(_mortgage(LIEN));
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CHECKER);
        _declineAs(Actors.ISSUER_MAKER, LIEN);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _offer(_mortgage(LIEN));
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _declineAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheLienIsUnknown() external {
        _expectLienUnknown(UNKNOWN_LIEN);
        _declineAs(Actors.BANK_CHECKER, UNKNOWN_LIEN);
    }

    function test_RevertWhen_AnotherPartyDeclines() external {
        _offer(_mortgage(LIEN));
        VM.expectRevert(
            abi.encodeWithSelector(ILienBook.LienBook_NotCreditor.selector, LIEN, Parties.BANK, Parties.SECOND_BANK)
        );
        _declineAs(SECOND_BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheLienIsActive() external {
        _grant(_mortgage(LIEN));
        _expectWrongStatus(LIEN, ILienBook.LienStatus.ACTIVE);
        _declineAs(Actors.BANK_CHECKER, LIEN);
    }

    function test_WhenAllIsInOrder() external emits(liens, 2) {
        _offer(_mortgage(LIEN));
        uint64 seq = liens.lastSeq();
        VM.expectEmit(address(liens));
        emit ILienBook.LienDeclined(LIEN, Defaults.REASON_ROOT, Actors.BANK_CHECKER, seq + 1);

        _declineAs(Actors.BANK_CHECKER, LIEN);

        assertEq(liens.lienOf(LIEN).status, ILienBook.LienStatus.DECLINED, "status");
        _assertEncumbrance(_mortgage(LIEN), NO_LIEN, 0, 0, 0);
    }

    function _declineAs(address key, LienId lien) private {
        VM.prank(key);
        liens.decline(lien, Defaults.REASON_ROOT);
    }
}
