// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {Day} from "../../../types/Day.sol";
import {Actors} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {EvidenceTest} from "../../utils/EvidenceTest.sol";
import {VM} from "../../utils/Vm.sol";

contract EvidenceBook_OpenKey is EvidenceTest {
    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.DESK);
        VM.prank(Actors.DESK);
        evidence.openKey(2, Defaults.TODAY, Defaults.KEY_COMMITMENT);
    }

    function test_RevertWhen_TheIdIsTaken() external {
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_KeyOutOfOrder.selector, 1, 2));
        _openKey(1, Defaults.TODAY);
    }

    function test_RevertWhen_TheIdLeavesAGap() external {
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_KeyOutOfOrder.selector, 3, 2));
        _openKey(3, Defaults.TODAY);
    }

    function test_RevertWhen_TheCommitmentIsMissing() external {
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_CommitmentMissing.selector, 2));
        VM.prank(Actors.OPERATOR);
        evidence.openKey(2, Defaults.TODAY, 0);
    }

    function test_RevertGiven_TwoKeysAreOpen() external {
        _openKey(2, Defaults.TOMORROW);
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_TooManyKeys.selector, 3));
        _openKey(3, Defaults.TODAY);
    }

    function test_WhenTheFirstDayLiesAhead() external emits(evidence, 2) {
        uint64 seq = evidence.lastSeq();
        VM.expectEmit(address(evidence));
        emit IEvidenceBook.KeyOpened({
            keyId: 2,
            from: Defaults.TOMORROW,
            commitment: Defaults.KEY_COMMITMENT,
            actor: Actors.OPERATOR,
            seq: seq + 1
        });

        _openKey(2, Defaults.TOMORROW);

        _assertOpen(Defaults.TOMORROW);
        _register(_document(1));
        VM.warp(Defaults.NOW + 1 days);
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_FingerprintMissing.selector, 0, 2));
        _register(_document(2));
    }

    function test_WhenTheFirstDayHasCome() external emits(evidence, 1) {
        _openKey(2, Defaults.TODAY);

        _assertOpen(Defaults.TODAY);
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_FingerprintMissing.selector, 0, 2));
        _register(_document(1));
    }

    function _assertOpen(Day from) private view {
        IEvidenceBook.Key memory key = evidence.keyOf(2);
        assertEq(key.status, IEvidenceBook.KeyStatus.OPEN, "status");
        assertEq(key.from, from, "from");
        assertEq(key.commitment, Defaults.KEY_COMMITMENT, "commitment");
    }
}
