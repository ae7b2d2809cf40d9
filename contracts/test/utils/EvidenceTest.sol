// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {Day} from "../../types/Day.sol";
import {AssetId, DocumentId, NO_DOCUMENT} from "../../types/Ids.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors} from "./Actors.sol";
import {BaseTest} from "./BaseTest.sol";
import {Defaults} from "./Defaults.sol";
import {VM} from "./Vm.sol";

/// What tests of the evidence book share. Document n has under key k the fingerprint `_exact(k, n)`, and lies in a
/// bucket of its own unless a test says otherwise.
abstract contract EvidenceTest is BaseTest {
    bytes32 internal constant BY = keccak256("payment of the desk");
    IEvidenceBook.Purpose internal constant ALLOCATE = IEvidenceBook.Purpose.ALLOCATE;
    IEvidenceBook.Purpose internal constant FINANCE = IEvidenceBook.Purpose.FINANCE;

    /* ----- values ----- */

    function _exact(uint32 keyId, uint256 n) internal pure returns (bytes32) {
        return keccak256(abi.encode("exact", keyId, n));
    }

    function _near(uint32 keyId, uint256 bucket) internal pure returns (bytes32) {
        return keccak256(abi.encode("near", keyId, bucket));
    }

    /// As it is known since it was registered under key 1.
    function _id(uint256 n) internal pure returns (DocumentId) {
        return DocumentId.wrap(_exact(1, n));
    }

    function _ids(uint256 n) internal pure returns (DocumentId[] memory list) {
        list = new DocumentId[](1);
        list[0] = _id(n);
    }

    function _ids(uint256 n, uint256 m) internal pure returns (DocumentId[] memory list) {
        list = new DocumentId[](2);
        list[0] = _id(n);
        list[1] = _id(m);
    }

    function _fingerprint(uint32 keyId, uint256 n) internal pure returns (IEvidenceBook.Fingerprint memory f) {
        f.keyId = keyId;
        f.exact = _exact(keyId, n);
        f.near = _near(keyId, n);
    }

    /// Under key 1.
    function _document(uint256 n) internal pure returns (IEvidenceBook.Registration memory r) {
        r.fingerprints = new IEvidenceBook.Fingerprint[](1);
        r.fingerprints[0] = _fingerprint(1, n);
        r.dataRoot = Defaults.DATA_ROOT;
    }

    /// Under two keys.
    function _document(
        uint32 first,
        uint32 second,
        uint256 n
    ) internal pure returns (IEvidenceBook.Registration memory r) {
        r.fingerprints = new IEvidenceBook.Fingerprint[](2);
        r.fingerprints[0] = _fingerprint(first, n);
        r.fingerprints[1] = _fingerprint(second, n);
        r.dataRoot = Defaults.DATA_ROOT;
    }

    /// Like document `other`.
    function _documentLike(uint256 n, uint256 other) internal pure returns (IEvidenceBook.Registration memory r) {
        r = _document(n);
        r.fingerprints[0].near = _near(1, other);
    }

    function _only(
        IEvidenceBook.Registration memory r
    ) internal pure returns (IEvidenceBook.Registration[] memory list) {
        list = new IEvidenceBook.Registration[](1);
        list[0] = r;
    }

    /* ----- steps ----- */

    /// By the issuer's maker.
    function _register(
        IEvidenceBook.Registration memory r
    ) internal returns (IEvidenceBook.Outcome outcome, DocumentId document) {
        return _registerAs(Actors.ISSUER_MAKER, r);
    }

    function _registerAs(
        address key,
        IEvidenceBook.Registration memory r
    ) internal returns (IEvidenceBook.Outcome, DocumentId) {
        VM.prank(key);
        (IEvidenceBook.Outcome[] memory outcomes, DocumentId[] memory documents) = evidence.register(_only(r));
        // After a revert that was expected, nothing comes back.
        if (outcomes.length == 0) return (IEvidenceBook.Outcome.CONFLICT, NO_DOCUMENT);
        return (outcomes[0], documents[0]);
    }

    /// By the issuer's checker.
    function _acknowledge(DocumentId document) internal {
        VM.prank(Actors.ISSUER_CHECKER);
        evidence.acknowledge(document, Defaults.REASON_ROOT);
    }

    function _useAs(
        address desk,
        DocumentId[] memory documents,
        IEvidenceBook.Purpose purpose,
        AssetId project
    ) internal returns (Reason reason, DocumentId culprit) {
        VM.prank(desk);
        return evidence.use(documents, purpose, project, BY);
    }

    function _openKey(uint32 keyId, Day from) internal {
        VM.prank(Actors.OPERATOR);
        evidence.openKey(keyId, from, Defaults.KEY_COMMITMENT);
    }

    function _closeKey(uint32 keyId) internal {
        VM.prank(Actors.OPERATOR);
        evidence.closeKey(keyId);
    }
}
