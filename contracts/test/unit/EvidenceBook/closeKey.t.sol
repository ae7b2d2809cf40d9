// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {Actors} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {EvidenceTest} from "../../utils/EvidenceTest.sol";
import {VM} from "../../utils/Vm.sol";

contract EvidenceBook_CloseKey is EvidenceTest {
    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _openKey(2, Defaults.TODAY);
        _expectUnauthorised(Actors.ISSUER_MAKER);
        VM.prank(Actors.ISSUER_MAKER);
        evidence.closeKey(1);
    }

    function test_RevertGiven_TheKeyIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_KeyUnknown.selector, 2));
        _closeKey(2);
    }

    function test_RevertGiven_TheKeyIsClosed() external {
        _openKey(2, Defaults.TODAY);
        _closeKey(1);
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_KeyClosed.selector, 1));
        _closeKey(1);
    }

    function test_RevertGiven_NoOtherKeyIsOpen() external {
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_NoOtherKey.selector, 1));
        _closeKey(1);
    }

    function test_RevertGiven_TheOtherKeyIsOnlyAnnounced() external {
        _openKey(2, Defaults.TOMORROW);
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_NoOtherKey.selector, 1));
        _closeKey(1);
    }

    function test_GivenAnotherKeyIsInEffect() external {
        _register(_document(7));
        _openKey(2, Defaults.TODAY);
        uint64 seq = evidence.lastSeq();
        VM.expectEmit(address(evidence));
        emit IEvidenceBook.KeyClosed({keyId: 1, successor: 2, actor: Actors.OPERATOR, seq: seq + 1});

        _closeKey(1);

        assertEq(evidence.keyOf(1).status, IEvidenceBook.KeyStatus.CLOSED, "status");
        assertEq(evidence.keyOf(1).commitment, Defaults.KEY_COMMITMENT, "commitment");
        assertEq(evidence.documentBy(_exact(1, 7)), _id(7), "tombstone");
        IEvidenceBook.Registration memory r = _document(8);
        r.fingerprints[0] = _fingerprint(2, 8);
        (IEvidenceBook.Outcome outcome, ) = _register(r);
        assertEq(outcome, IEvidenceBook.Outcome.REGISTERED, "outcome");
        assertEq(evidence.lastSeq(), seq + 2, "number of events");
    }

    function test_GivenTheKeyIsOnlyAnnounced() external emits(evidence, 3) {
        _openKey(2, Defaults.TOMORROW);

        _closeKey(2);

        assertEq(evidence.keyOf(2).status, IEvidenceBook.KeyStatus.CLOSED, "status");
        _openKey(3, Defaults.TODAY);
        assertEq(evidence.keyOf(3).status, IEvidenceBook.KeyStatus.OPEN, "another");
    }
}
