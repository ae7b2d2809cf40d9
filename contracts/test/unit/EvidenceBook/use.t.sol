// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {AssetId, DocumentId, NO_ASSET, NO_DOCUMENT} from "../../../types/Ids.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {EvidenceTest} from "../../utils/EvidenceTest.sol";
import {VM} from "../../utils/Vm.sol";

contract EvidenceBook_Use is EvidenceTest {
    function setUp() public override {
        super.setUp();
        for (uint256 n = 1; n <= 3; ++n) _register(_document(n));
        _register(_documentLike(4, 1));
    }

    function test_RevertWhen_TheCallerIsNotADesk() external {
        _expectUnauthorised(Actors.ISSUER_MAKER);
        _useAs(Actors.ISSUER_MAKER, _ids(1), ALLOCATE, Defaults.PROJECT);
    }

    function test_RevertWhen_TheCallerIsTheOperator() external {
        _expectUnauthorised(Actors.OPERATOR);
        _useAs(Actors.OPERATOR, _ids(1), ALLOCATE, Defaults.PROJECT);
    }

    function test_WhenNoDocumentIsNamed() external emits(evidence, 0) {
        (Reason reason, DocumentId culprit) = _useAs(Actors.DESK, new DocumentId[](0), ALLOCATE, Defaults.PROJECT);
        assertEq(reason, Reason.NONE, "reason");
        assertEq(culprit, NO_DOCUMENT, "culprit");
    }

    function test_GivenADocumentIsUnknown() external {
        _assertRefused(_ids(1, 9), Defaults.PROJECT, Reason.EVIDENCE_UNKNOWN, _id(9));
    }

    function test_WhenAFurtherFingerprintIsNamed() external {
        _openKey(2, Defaults.TODAY);
        _register(_document(1, 2, 1));
        DocumentId[] memory list = _ids(1);
        list[0] = DocumentId.wrap(_exact(2, 1));
        assertEq(evidence.documentBy(_exact(2, 1)), _id(1), "linked");
        _assertRefused(list, Defaults.PROJECT, Reason.EVIDENCE_UNKNOWN, list[0]);
    }

    function test_GivenADocumentIsSuspect() external {
        _assertRefused(_ids(1, 4), Defaults.PROJECT, Reason.EVIDENCE_SUSPECT, _id(4));
    }

    function test_GivenADocumentWasUsedForThePurpose() external {
        _useAs(Actors.DESK, _ids(2), ALLOCATE, Defaults.PROJECT);
        _assertRefused(_ids(1, 2), Defaults.PROJECT, Reason.EVIDENCE_USED, _id(2));
        _assertRefused(_ids(1, 2), NO_ASSET, Reason.EVIDENCE_USED, _id(2));
    }

    function test_WhenADocumentIsNamedTwice() external {
        _assertRefused(_ids(1, 1), Defaults.PROJECT, Reason.EVIDENCE_USED, _id(1));
    }

    function test_GivenADocumentServesAnotherProject() external {
        _useAs(Actors.DESK, _ids(2), FINANCE, Defaults.SECOND_PROJECT);
        _assertRefused(_ids(1, 2), Defaults.PROJECT, Reason.EVIDENCE_OTHER_PROJECT, _id(2));
    }

    function test_GivenADocumentWasUsedForTheOtherPurpose() external emits(evidence, 2) {
        _useAs(Actors.DESK, _ids(2), FINANCE, Defaults.PROJECT);

        (Reason reason, ) = _useAs(Actors.SECOND_DESK, _ids(2), ALLOCATE, Defaults.PROJECT);

        assertEq(reason, Reason.NONE, "reason");
        assertEq(evidence.useOf(_id(2), ALLOCATE), evidence.useOf(_id(2), FINANCE) + 1, "uses");
    }

    function test_WhenNoProjectIsNamed() external emits(evidence, 2) {
        (Reason reason, ) = _useAs(Actors.DESK, _ids(2), FINANCE, NO_ASSET);
        assertEq(reason, Reason.NONE, "reason");
        assertEq(evidence.documentOf(_id(2)).project, NO_ASSET, "no project");

        (reason, ) = _useAs(Actors.DESK, _ids(2), ALLOCATE, Defaults.SECOND_PROJECT);
        assertEq(reason, Reason.NONE, "later reason");
        assertEq(evidence.documentOf(_id(2)).project, Defaults.SECOND_PROJECT, "project");
    }

    function test_GivenADocumentIsAcknowledged() external {
        _acknowledge(_id(4));
        (Reason reason, ) = _useAs(Actors.DESK, _ids(1, 4), ALLOCATE, Defaults.PROJECT);
        assertEq(reason, Reason.NONE, "reason");
    }

    function test_GivenAllDocumentsAreUsable() external emits(evidence, 2) {
        uint64 seq = evidence.lastSeq();
        for (uint64 n = 1; n <= 2; ++n) {
            VM.expectEmit(address(evidence));
            emit IEvidenceBook.EvidenceUsed({
                document: _id(n),
                purpose: ALLOCATE,
                project: Defaults.PROJECT,
                by: BY,
                actor: Actors.DESK,
                seq: seq + n
            });
        }

        (Reason reason, DocumentId culprit) = _useAs(Actors.DESK, _ids(1, 2), ALLOCATE, Defaults.PROJECT);

        assertEq(reason, Reason.NONE, "reason");
        assertEq(culprit, NO_DOCUMENT, "culprit");
        for (uint64 n = 1; n <= 2; ++n) {
            assertEq(evidence.documentOf(_id(n)).project, Defaults.PROJECT, "project");
            assertEq(evidence.useOf(_id(n), ALLOCATE), seq + n, "use");
            assertEq(evidence.useOf(_id(n), FINANCE), 0, "other use");
        }
    }

    /// L10: `check` says it beforehand. All or nothing: document 1 stays free, and no event is emitted.
    function _assertRefused(
        DocumentId[] memory list,
        AssetId project,
        Reason expected,
        DocumentId culprit
    ) private emits(evidence, 0) {
        (Reason checked, DocumentId named) = evidence.check(list, ALLOCATE, project);
        (Reason reason, DocumentId found) = _useAs(Actors.DESK, list, ALLOCATE, project);
        assertEq(reason, expected, "reason");
        assertEq(found, culprit, "culprit");
        assertEq(checked, expected, "checked reason");
        assertEq(named, culprit, "checked culprit");
        assertEq(evidence.useOf(_id(1), ALLOCATE), 0, "document 1 is free");
    }
}
