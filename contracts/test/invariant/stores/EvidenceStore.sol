// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {AssetId, DocumentId, NO_ASSET, NO_DOCUMENT, PartyId} from "../../../types/Ids.sol";
import {Vm} from "../../utils/Vm.sol";
import {Breach} from "./Breaches.sol";
import {EventStore} from "./EventStore.sol";

/// Documents, what leads to them and what they were used for, folded from the evidence book's events alone.
abstract contract EvidenceStore is EventStore {
    DocumentId[] private _documents;
    bytes32[] private _fingerprints;
    mapping(bytes32 => DocumentId) public documentBy;
    mapping(bytes32 => DocumentId) public documentNear;
    mapping(DocumentId => IEvidenceBook.DocumentStatus) public documentStatus;
    mapping(DocumentId => PartyId) public registrarOf;
    mapping(DocumentId => DocumentId) public similarTo;
    mapping(DocumentId => AssetId) public projectOf;
    mapping(DocumentId => mapping(IEvidenceBook.Purpose => uint64)) public useOf;
    /// In the name of what.
    mapping(DocumentId => mapping(IEvidenceBook.Purpose => bytes32)) public usedBy;
    /// How many uses there were of each purpose.
    mapping(IEvidenceBook.Purpose => uint256) public uses;
    uint256 public conflicts;
    uint256 public links;
    uint32 public keysOpened;
    uint32 public keysClosed;

    function documents() external view returns (DocumentId[] memory) {
        return _documents;
    }

    function fingerprints() external view returns (bytes32[] memory) {
        return _fingerprints;
    }

    function _learnEvidence(Vm.Log calldata log) internal {
        bytes32 signature = log.topics[0];
        if (signature == IEvidenceBook.KeyOpened.selector) ++keysOpened;
        else if (signature == IEvidenceBook.KeyClosed.selector) ++keysClosed;
        else if (signature == IEvidenceBook.RegistrationConflicted.selector) ++conflicts;
        else _learnDocument(log, signature, DocumentId.wrap(log.topics[1]));
    }

    function _learnDocument(Vm.Log calldata log, bytes32 signature, DocumentId document) private {
        IEvidenceBook.DocumentStatus status = documentStatus[document];
        bool none = status == IEvidenceBook.DocumentStatus.NONE;
        bool suspect = status == IEvidenceBook.DocumentStatus.SUSPECT;
        if (signature == IEvidenceBook.DocumentRegistered.selector) {
            _breachIf(!none, Breach.EVIDENCE);
            _documents.push(document);
            registrarOf[document] = PartyId.wrap(log.topics[2]);
            similarTo[document] = DocumentId.wrap(bytes32(_word(log.data, 0)));
            documentStatus[document] =
                similarTo[document] == NO_DOCUMENT
                    ? IEvidenceBook.DocumentStatus.REGISTERED
                    : IEvidenceBook.DocumentStatus.SUSPECT;
            _lead(DocumentId.unwrap(document), bytes32(_word(log.data, 2)), document);
        } else if (signature == IEvidenceBook.FingerprintLinked.selector) {
            _breachIf(none, Breach.EVIDENCE);
            ++links;
            _lead(bytes32(_word(log.data, 1)), bytes32(_word(log.data, 2)), document);
        } else if (signature == IEvidenceBook.DocumentAcknowledged.selector) {
            _breachIf(!suspect, Breach.EVIDENCE);
            documentStatus[document] = IEvidenceBook.DocumentStatus.ACKNOWLEDGED;
        } else {
            _breachIf(none || suspect, Breach.EVIDENCE);
            _learnUse(log, document);
        }
    }

    /// L7: at most one use for each purpose, and one project.
    function _learnUse(Vm.Log calldata log, DocumentId document) private {
        IEvidenceBook.Purpose purpose = IEvidenceBook.Purpose(_word(log.data, 0));
        AssetId project = AssetId.wrap(log.topics[2]);
        _breachIf(useOf[document][purpose] != 0, Breach.EVIDENCE);
        useOf[document][purpose] = uint64(_word(log.data, log.data.length / WORD - 1));
        usedBy[document][purpose] = log.topics[3];
        ++uses[purpose];
        if (project == NO_ASSET) return;
        bool other = projectOf[document] != NO_ASSET && projectOf[document] != project;
        _breachIf(other, Breach.EVIDENCE);
        projectOf[document] = project;
    }

    /// What leads to a document leads to it for ever.
    function _lead(bytes32 exact, bytes32 near, DocumentId document) private {
        _breachIf(documentBy[exact] != NO_DOCUMENT, Breach.EVIDENCE);
        documentBy[exact] = document;
        _fingerprints.push(exact);
        if (near != 0 && documentNear[near] == NO_DOCUMENT) documentNear[near] = document;
    }
}
