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
contract LienBook_Withdraw is LienTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _offer(_mortgage(LIEN));
        _expectKeyUnknown(Actors.STRANGER);
        _withdrawAs(Actors.STRANGER, LIEN);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        _offer(_mortgage(LIEN));
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _withdrawAs(Actors.ISSUER_MAKER, LIEN);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _offer(_mortgage(LIEN));
        _expectKeyLacksRole(Actors.BANK_CUSTODIAN, Roles.CUSTODIAN, Roles.MAKER);
        _withdrawAs(Actors.BANK_CUSTODIAN, LIEN);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _offer(_mortgage(LIEN));
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _withdrawAs(Actors.ISSUER_MAKER, LIEN);
    }

    function test_RevertGiven_TheLienIsUnknown() external {
        _expectLienUnknown(UNKNOWN_LIEN);
        _withdrawAs(Actors.ISSUER_MAKER, UNKNOWN_LIEN);
    }

    function test_RevertWhen_AnotherPartyWithdraws() external {
        _offer(_mortgage(LIEN));
        VM.expectRevert(
            abi.encodeWithSelector(ILienBook.LienBook_NotGrantor.selector, LIEN, Parties.ISSUER, Parties.BANK)
        );
        _withdrawAs(Actors.BANK_MAKER, LIEN);
    }

    function test_RevertGiven_TheLienIsActive() external {
        _grant(_mortgage(LIEN));
        _expectWrongStatus(LIEN, ILienBook.LienStatus.ACTIVE);
        _withdrawAs(Actors.ISSUER_MAKER, LIEN);
    }

    function test_WhenAllIsInOrder() external emits(liens, 2) {
        _offer(_mortgage(LIEN));
        uint64 seq = liens.lastSeq();
        VM.expectEmit(address(liens));
        emit ILienBook.LienWithdrawn(LIEN, Defaults.REASON_ROOT, Actors.ISSUER_MAKER, seq + 1);

        _withdrawAs(Actors.ISSUER_MAKER, LIEN);

        assertEq(liens.lienOf(LIEN).status, ILienBook.LienStatus.WITHDRAWN, "status");
        _assertEncumbrance(_mortgage(LIEN), NO_LIEN, 0, 0, 0);
    }

    function test_GivenTheObjectHasAnotherOwner() external {
        _offer(_mortgage(LIEN));
        _moveProject();
        _withdrawAs(Actors.ISSUER_MAKER, LIEN);
        assertEq(liens.lienOf(LIEN).status, ILienBook.LienStatus.WITHDRAWN, "status");
    }

    function _withdrawAs(address key, LienId lien) private {
        VM.prank(key);
        liens.withdraw(lien, Defaults.REASON_ROOT);
    }
}
