// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILienBook} from "../../../trade/ILienBook.sol";
import {LienId, NO_LIEN, TrancheId} from "../../../types/Ids.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {LienTest} from "../../utils/LienTest.sol";
import {VM} from "../../utils/Vm.sol";

/// A desk has taken the bank's claim into a pool.
contract LienBook_Lift is LienTest {
    function test_RevertWhen_TheCallerIsNoDesk() external {
        _encumber(_pooled(LIEN));
        _expectUnauthorised(SECOND_BANK_CHECKER);
        _liftAs(SECOND_BANK_CHECKER, LIEN);
    }

    function test_RevertGiven_TheLienIsUnknown() external {
        _expectLienUnknown(UNKNOWN_LIEN);
        _liftAs(DESK, UNKNOWN_LIEN);
    }

    function test_RevertGiven_AnotherDeskTookTheLien() external {
        _encumber(_pooled(LIEN));
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_NotDesk.selector, LIEN, DESK, OTHER_DESK));
        _liftAs(OTHER_DESK, LIEN);
    }

    function test_RevertGiven_ACreditorAcceptedTheLien() external {
        _grant(_relendingPledge(LIEN));
        VM.expectRevert(abi.encodeWithSelector(ILienBook.LienBook_NotDesk.selector, LIEN, address(0), DESK));
        _liftAs(DESK, LIEN);
    }

    function test_RevertGiven_TheLienIsLifted() external {
        _encumber(_pooled(LIEN));
        _liftAs(DESK, LIEN);
        _expectWrongStatus(LIEN, ILienBook.LienStatus.RELEASED);
        _liftAs(DESK, LIEN);
    }

    function test_WhenAllIsInOrder() external emits(liens, 2) {
        _encumber(_pooled(LIEN));
        uint64 seq = liens.lastSeq();
        VM.expectEmit(address(liens));
        emit ILienBook.LienLifted(LIEN, TrancheId.unwrap(CLAIM), ObjectKind.LOAN, DESK, seq + 1);

        _liftAs(DESK, LIEN);

        assertEq(liens.lienOf(LIEN).status, ILienBook.LienStatus.RELEASED, "status");
        _assertEncumbrance(_pooled(LIEN), NO_LIEN, 0, 2, 0);
    }

    function _liftAs(address desk, LienId lien) private {
        VM.prank(desk);
        liens.lift(lien);
    }
}
