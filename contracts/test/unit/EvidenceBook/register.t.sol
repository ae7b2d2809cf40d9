// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {DocumentId, NO_ASSET, NO_DOCUMENT} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Codes} from "../../utils/Codes.sol";
import {AnyEvidenceBook} from "../../utils/Contracts.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {EvidenceTest} from "../../utils/EvidenceTest.sol";
import {VM} from "../../utils/Vm.sol";

contract EvidenceBook_Register is EvidenceTest {
    IEvidenceBook.Outcome private constant REGISTERED = IEvidenceBook.Outcome.REGISTERED;
    IEvidenceBook.Outcome private constant KNOWN = IEvidenceBook.Outcome.KNOWN;
    IEvidenceBook.Outcome private constant SUSPECT = IEvidenceBook.Outcome.SUSPECT;
    IEvidenceBook.Outcome private constant CONFLICT = IEvidenceBook.Outcome.CONFLICT;

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _registerAs(Actors.STRANGER, _document(1));
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _register(_document(1));
    }

    function test_RevertGiven_TheKeyIsNeitherAMakersNorACustodians() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER | Roles.CUSTODIAN);
        _registerAs(Actors.ISSUER_CHECKER, _document(1));
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _register(_document(1));
    }

    /* ----- input ----- */

    function test_RevertGiven_NoKeyIsInEffect() external {
        AnyEvidenceBook fresh = AnyEvidenceBook(Codes.evidenceBook(_system()));
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_NoKeyInEffect.selector));
        VM.prank(Actors.ISSUER_MAKER);
        fresh.register(_only(_document(1)));
    }

    function test_RevertWhen_AFingerprintUnderAKeyInEffectIsMissing() external {
        IEvidenceBook.Registration memory r = _document(1);
        r.fingerprints = new IEvidenceBook.Fingerprint[](0);
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_FingerprintMissing.selector, 0, 1));
        _register(r);
    }

    function test_RevertWhen_AFingerprintStandsUnderAnUnknownKey() external {
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_KeyUnknown.selector, 2));
        _register(_document(1, 2, 1));
    }

    function test_RevertWhen_AFingerprintStandsUnderAKeyNotYetInEffect() external {
        _openKey(2, Defaults.TOMORROW);
        VM.expectRevert(
            abi.encodeWithSelector(IEvidenceBook.EvidenceBook_KeyNotInEffect.selector, 2, Defaults.TOMORROW)
        );
        _register(_document(1, 2, 1));
    }

    function test_RevertWhen_AFingerprintIsZero() external {
        IEvidenceBook.Registration memory r = _document(1);
        r.fingerprints[0].exact = 0;
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_FingerprintZero.selector, 0));
        _register(r);
    }

    function test_RevertWhen_FingerprintsAreNotOrderedByKey() external {
        _openKey(2, Defaults.TODAY);
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_FingerprintsUnordered.selector, 0, 1));
        _register(_document(2, 1, 1));
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_FingerprintsUnordered.selector, 0, 1));
        _register(_document(1, 1, 1));
    }

    function test_RevertWhen_AFingerprintHasTooManyNeighbours() external {
        IEvidenceBook.Registration memory r = _document(1);
        r.fingerprints[0].nearby = new bytes32[](8);
        _register(r);
        r = _document(2);
        r.fingerprints[0].nearby = new bytes32[](9);
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_TooManyNeighbours.selector, 0, 9));
        _register(r);
    }

    function test_RevertWhen_TheFactsAreMissing() external {
        IEvidenceBook.Registration memory r = _document(1);
        r.dataRoot = 0;
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_FactsMissing.selector, 0));
        _register(r);
    }

    /* ----- new documents ----- */

    function test_GivenTheDocumentIsNew() external emits(evidence, 1) {
        _expectRegistered(1, NO_DOCUMENT, _near(1, 1));

        (IEvidenceBook.Outcome outcome, DocumentId id) = _register(_document(1));

        assertEq(outcome, REGISTERED, "outcome");
        assertEq(id, _id(1), "id");
        _assertStatus(1, IEvidenceBook.DocumentStatus.REGISTERED, NO_DOCUMENT);
        assertEq(evidence.documentOf(_id(1)).project, NO_ASSET, "project");
        assertEq(evidence.documentBy(_exact(1, 1)), _id(1), "by fingerprint");
        assertEq(evidence.documentNear(_near(1, 1)), _id(1), "bucket");
    }

    function test_GivenADocumentIsInItsBucket() external emits(evidence, 2) {
        _register(_document(1));
        _expectRegistered(2, _id(1), _near(1, 1));

        (IEvidenceBook.Outcome outcome, ) = _register(_documentLike(2, 1));

        assertEq(outcome, SUSPECT, "outcome");
        _assertStatus(2, IEvidenceBook.DocumentStatus.SUSPECT, _id(1));
        assertEq(evidence.documentNear(_near(1, 1)), _id(1), "bucket");
    }

    function test_GivenADocumentIsInANeighbouringBucket() external emits(evidence, 2) {
        _register(_document(1));
        IEvidenceBook.Registration memory r = _document(2);
        r.fingerprints[0].nearby = new bytes32[](3);
        r.fingerprints[0].nearby[2] = _near(1, 1);

        (IEvidenceBook.Outcome outcome, ) = _register(r);

        assertEq(outcome, SUSPECT, "outcome");
        _assertStatus(2, IEvidenceBook.DocumentStatus.SUSPECT, _id(1));
        assertEq(evidence.documentNear(_near(1, 2)), _id(2), "bucket");
    }

    function test_WhenItHasNoBucket() external emits(evidence, 2) {
        for (uint256 n = 1; n <= 2; ++n) {
            IEvidenceBook.Registration memory r = _document(n);
            r.fingerprints[0].near = 0;
            r.fingerprints[0].nearby = new bytes32[](1);
            (IEvidenceBook.Outcome outcome, ) = _register(r);
            assertEq(outcome, REGISTERED, "outcome");
        }
        assertEq(evidence.documentNear(0), NO_DOCUMENT, "no bucket");
    }

    /* ----- known documents ----- */

    function test_GivenTheDocumentIsKnown() external emits(evidence, 1) {
        _register(_document(1));

        (IEvidenceBook.Outcome outcome, DocumentId id) = _registerAs(Actors.BANK_CUSTODIAN, _document(1));

        assertEq(outcome, KNOWN, "outcome");
        assertEq(id, _id(1), "id");
        _assertStatus(1, IEvidenceBook.DocumentStatus.REGISTERED, NO_DOCUMENT);
    }

    function test_GivenItIsKnownUnderAnOlderKey() external emits(evidence, 3) {
        _register(_document(1));
        _openKey(2, Defaults.TODAY);
        uint64 seq = evidence.lastSeq();
        VM.expectEmit(address(evidence));
        emit IEvidenceBook.FingerprintLinked({
            document: _id(1),
            keyId: 2,
            exact: _exact(2, 1),
            near: _near(2, 1),
            actor: Actors.BANK_MAKER,
            seq: seq + 1
        });

        (IEvidenceBook.Outcome outcome, DocumentId id) = _registerAs(Actors.BANK_MAKER, _document(1, 2, 1));

        assertEq(outcome, KNOWN, "outcome");
        assertEq(id, _id(1), "id");
        assertEq(evidence.documentBy(_exact(2, 1)), _id(1), "by newer fingerprint");
        assertEq(evidence.documentNear(_near(2, 1)), _id(1), "newer bucket");
    }

    function test_GivenTwoKeysAreInEffect() external emits(evidence, 3) {
        _openKey(2, Defaults.TODAY);

        (IEvidenceBook.Outcome outcome, DocumentId id) = _register(_document(1, 2, 1));

        assertEq(outcome, REGISTERED, "outcome");
        assertEq(id, _id(1), "id");
        assertEq(evidence.documentBy(_exact(1, 1)), _id(1), "by older fingerprint");
        assertEq(evidence.documentBy(_exact(2, 1)), _id(1), "by newer fingerprint");
        assertEq(evidence.documentNear(_near(2, 1)), _id(1), "newer bucket");
    }

    function test_GivenItIsKnownUnderAClosedKey() external emits(evidence, 4) {
        _register(_document(1));
        _openKey(2, Defaults.TODAY);
        _closeKey(1);

        (IEvidenceBook.Outcome outcome, DocumentId id) = _register(_document(1, 2, 1));

        assertEq(outcome, KNOWN, "outcome");
        assertEq(id, _id(1), "id");
        assertEq(evidence.documentBy(_exact(2, 1)), _id(1), "by newer fingerprint");
    }

    function test_GivenADocumentIsAlikeUnderAClosedKey() external {
        _register(_document(1));
        _openKey(2, Defaults.TODAY);
        _closeKey(1);
        IEvidenceBook.Registration memory r = _document(1, 2, 5);
        r.fingerprints[0].near = _near(1, 1);

        (IEvidenceBook.Outcome outcome, DocumentId id) = _register(r);

        assertEq(outcome, SUSPECT, "outcome");
        assertEq(DocumentId.unwrap(id), _exact(2, 5), "id");
        assertEq(evidence.documentOf(id).similarTo, _id(1), "similar to");
    }

    function test_WhenANewDocumentHasAFingerprintUnderAClosedKey() external emits(evidence, 3) {
        _openKey(2, Defaults.TODAY);
        _closeKey(1);

        (IEvidenceBook.Outcome outcome, DocumentId id) = _register(_document(1, 2, 1));

        assertEq(outcome, REGISTERED, "outcome");
        assertEq(DocumentId.unwrap(id), _exact(2, 1), "id");
        assertEq(evidence.documentBy(_exact(1, 1)), NO_DOCUMENT, "under the closed key");
        assertEq(evidence.documentNear(_near(1, 1)), NO_DOCUMENT, "bucket under the closed key");
    }

    function test_GivenItsFingerprintsLeadToTwoDocuments() external {
        _openKey(2, Defaults.TODAY);
        _register(_document(1, 2, 1));
        _register(_document(1, 2, 2));
        IEvidenceBook.Registration memory r = _document(1, 2, 1);
        r.fingerprints[1].exact = _exact(2, 2);
        uint64 seq = evidence.lastSeq();
        VM.expectEmit(address(evidence));
        emit IEvidenceBook.RegistrationConflicted({
            document: _id(1),
            other: _id(2),
            registrar: Parties.ISSUER,
            actor: Actors.ISSUER_MAKER,
            seq: seq + 1
        });

        (IEvidenceBook.Outcome outcome, DocumentId id) = _register(r);

        assertEq(outcome, CONFLICT, "outcome");
        assertEq(id, _id(1), "the first");
        assertEq(evidence.documentBy(_exact(2, 2)), _id(2), "stays");
        assertEq(evidence.lastSeq(), seq + 1, "number of events");
    }

    function test_WhenAListNamesDocumentsTwice() external emits(evidence, 2) {
        IEvidenceBook.Registration[] memory list = new IEvidenceBook.Registration[](3);
        list[0] = _document(1);
        list[1] = _document(1);
        list[2] = _documentLike(2, 1);
        VM.prank(Actors.ISSUER_MAKER);
        (IEvidenceBook.Outcome[] memory outcomes, DocumentId[] memory documents) = evidence.register(list);
        assertEq(outcomes[0], REGISTERED, "first");
        assertEq(outcomes[1], KNOWN, "again");
        assertEq(outcomes[2], SUSPECT, "like it");
        assertEq(documents[0], documents[1], "one document");
    }

    /* ----- help ----- */

    function _expectRegistered(uint256 n, DocumentId similarTo, bytes32 near) private {
        uint64 seq = evidence.lastSeq();
        VM.expectEmit(address(evidence));
        emit IEvidenceBook.DocumentRegistered({
            document: _id(n),
            registrar: Parties.ISSUER,
            similarTo: similarTo,
            keyId: 1,
            near: near,
            dataRoot: Defaults.DATA_ROOT,
            actor: Actors.ISSUER_MAKER,
            seq: seq + 1
        });
    }

    function _assertStatus(uint256 n, IEvidenceBook.DocumentStatus status, DocumentId similarTo) private view {
        IEvidenceBook.Document memory d = evidence.documentOf(_id(n));
        assertEq(d.status, status, "status");
        assertEq(d.similarTo, similarTo, "similar to");
    }
}
