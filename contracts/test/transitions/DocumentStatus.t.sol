// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {DocumentId} from "../../types/Ids.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors} from "../utils/Actors.sol";
import {Defaults} from "../utils/Defaults.sol";
import {EvidenceTest} from "../utils/EvidenceTest.sol";
import {VM} from "../utils/Vm.sol";

/// L5 and L7 for documents: every act in every status, as a table.
contract DocumentStatusTransitions is EvidenceTest {
    IEvidenceBook.DocumentStatus private constant NONE = IEvidenceBook.DocumentStatus.NONE;
    IEvidenceBook.DocumentStatus private constant REGISTERED = IEvidenceBook.DocumentStatus.REGISTERED;
    IEvidenceBook.DocumentStatus private constant SUSPECT = IEvidenceBook.DocumentStatus.SUSPECT;
    IEvidenceBook.DocumentStatus private constant ACKNOWLEDGED = IEvidenceBook.DocumentStatus.ACKNOWLEDGED;

    uint256 private constant OTHER = 1;
    uint256 private constant SUBJECT = 2;

    function setUp() public override {
        super.setUp();
        _register(_document(OTHER));
    }

    function test_RegisterFromNone() external {
        _register(_document(SUBJECT));
        _assertStatus(REGISTERED);
    }

    function test_RegisterAlikeFromNone() external {
        _register(_documentLike(SUBJECT, OTHER));
        _assertStatus(SUSPECT);
    }

    function test_RegisterWhenRegisteredLeavesIt() external {
        _assertRegisterLeaves(REGISTERED);
    }

    function test_RegisterWhenSuspectLeavesIt() external {
        _assertRegisterLeaves(SUSPECT);
    }

    function test_RegisterWhenAcknowledgedLeavesIt() external {
        _assertRegisterLeaves(ACKNOWLEDGED);
    }

    function test_AcknowledgeInEveryStatus() external {
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_DocumentUnknown.selector, _id(SUBJECT)));
        _acknowledge(_id(SUBJECT));
        _bring(SUSPECT);
        _acknowledge(_id(SUBJECT));
        _assertStatus(ACKNOWLEDGED);
        _assertAcknowledgeForbidden(_id(SUBJECT), ACKNOWLEDGED);
        _assertAcknowledgeForbidden(_id(OTHER), REGISTERED);
    }

    function test_UseFromNone() external {
        _assertUse(NONE, Reason.EVIDENCE_UNKNOWN);
    }

    function test_UseFromRegistered() external {
        _assertUse(REGISTERED, Reason.NONE);
    }

    function test_UseFromSuspect() external {
        _assertUse(SUSPECT, Reason.EVIDENCE_SUSPECT);
    }

    function test_UseFromAcknowledged() external {
        _assertUse(ACKNOWLEDGED, Reason.NONE);
    }

    function test_KeysGoFromNoneToOpenToClosed() external {
        assertEq(evidence.keyOf(2).status, IEvidenceBook.KeyStatus.NONE, "none");
        _openKey(2, Defaults.TODAY);
        assertEq(evidence.keyOf(2).status, IEvidenceBook.KeyStatus.OPEN, "open");
        _closeKey(2);
        assertEq(evidence.keyOf(2).status, IEvidenceBook.KeyStatus.CLOSED, "closed");
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_KeyOutOfOrder.selector, 2, 3));
        _openKey(2, Defaults.TODAY);
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_KeyClosed.selector, 2));
        _closeKey(2);
    }

    /// A use is for ever: whatever comes after, a second one is refused, and the first one stays.
    function _assertUse(IEvidenceBook.DocumentStatus status, Reason expected) private {
        _bring(status);
        (Reason reason, ) = _useAs(Actors.DESK, _ids(SUBJECT), ALLOCATE, Defaults.PROJECT);
        assertEq(reason, expected, "reason");
        _assertStatus(status);
        uint64 used = evidence.useOf(_id(SUBJECT), ALLOCATE);
        assertTrue((used != 0) == (expected == Reason.NONE), "used");
        if (used == 0) return;
        (reason, ) = _useAs(Actors.SECOND_DESK, _ids(SUBJECT), ALLOCATE, Defaults.PROJECT);
        assertEq(reason, Reason.EVIDENCE_USED, "second use");
        _register(_document(SUBJECT));
        assertEq(evidence.useOf(_id(SUBJECT), ALLOCATE), used, "tombstone");
    }

    function _assertRegisterLeaves(IEvidenceBook.DocumentStatus status) private {
        _bring(status);
        (IEvidenceBook.Outcome outcome, ) = _registerAs(Actors.BANK_MAKER, _document(SUBJECT));
        assertEq(outcome, IEvidenceBook.Outcome.KNOWN, "outcome");
        _assertStatus(status);
    }

    function _assertAcknowledgeForbidden(DocumentId document, IEvidenceBook.DocumentStatus status) private {
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_WrongStatus.selector, document, status));
        _acknowledge(document);
    }

    function _bring(IEvidenceBook.DocumentStatus status) private {
        if (status == NONE) return;
        _register(status == REGISTERED ? _document(SUBJECT) : _documentLike(SUBJECT, OTHER));
        if (status == ACKNOWLEDGED) _acknowledge(_id(SUBJECT));
    }

    function _assertStatus(IEvidenceBook.DocumentStatus status) private view {
        assertEq(evidence.documentOf(_id(SUBJECT)).status, status, "status");
    }
}
