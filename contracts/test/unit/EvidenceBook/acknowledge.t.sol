// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {DocumentId} from "../../../types/Ids.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {EvidenceTest} from "../../utils/EvidenceTest.sol";
import {VM} from "../../utils/Vm.sol";

contract EvidenceBook_Acknowledge is EvidenceTest {
    function setUp() public override {
        super.setUp();
        _register(_document(1));
        _register(_documentLike(2, 1));
    }

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _acknowledgeAs(Actors.STRANGER, _id(2));
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_CHECKER, Defaults.KEY_EXPIRY);
        _acknowledgeAs(Actors.ISSUER_CHECKER, _id(2));
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CHECKER);
        _acknowledgeAs(Actors.ISSUER_MAKER, _id(2));
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _acknowledgeAs(Actors.ISSUER_CHECKER, _id(2));
    }

    function test_RevertGiven_TheDocumentIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_DocumentUnknown.selector, _id(3)));
        _acknowledgeAs(Actors.ISSUER_CHECKER, _id(3));
    }

    function test_RevertGiven_TheDocumentIsNotSuspect() external {
        _expectWrongStatus(_id(1), IEvidenceBook.DocumentStatus.REGISTERED);
        _acknowledgeAs(Actors.ISSUER_CHECKER, _id(1));
    }

    function test_RevertGiven_TheDocumentIsAcknowledged() external {
        _acknowledge(_id(2));
        _expectWrongStatus(_id(2), IEvidenceBook.DocumentStatus.ACKNOWLEDGED);
        _acknowledgeAs(Actors.ISSUER_CHECKER, _id(2));
    }

    function test_RevertWhen_TheCallerIsOfAnotherParty() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IEvidenceBook.EvidenceBook_NotRegistrar.selector,
                _id(2),
                Parties.ISSUER,
                Parties.BANK
            )
        );
        _acknowledgeAs(Actors.BANK_CHECKER, _id(2));
    }

    function test_RevertWhen_TheKeyRegisteredTheDocument() external {
        _bind(Actors.ISSUER_MAKER, Parties.ISSUER, Roles.MAKER | Roles.CHECKER);
        VM.expectRevert(
            abi.encodeWithSelector(IEvidenceBook.EvidenceBook_SameKey.selector, _id(2), Actors.ISSUER_MAKER)
        );
        _acknowledgeAs(Actors.ISSUER_MAKER, _id(2));
    }

    function test_GivenTheKeyThatRegisteredItWasRevoked() external emits(evidence, 1) {
        VM.prank(Actors.OPERATOR);
        parties.revokeKey(Actors.ISSUER_MAKER);

        _acknowledgeAs(Actors.ISSUER_CHECKER, _id(2));

        assertEq(evidence.documentOf(_id(2)).status, IEvidenceBook.DocumentStatus.ACKNOWLEDGED, "status");
    }

    function test_GivenTheDocumentIsSuspect() external emits(evidence, 1) {
        uint64 seq = evidence.lastSeq();
        VM.expectEmit(address(evidence));
        emit IEvidenceBook.DocumentAcknowledged({
            document: _id(2),
            by: Parties.ISSUER,
            reasonRoot: Defaults.REASON_ROOT,
            actor: Actors.ISSUER_CHECKER,
            seq: seq + 1
        });

        _acknowledgeAs(Actors.ISSUER_CHECKER, _id(2));

        IEvidenceBook.Document memory d = evidence.documentOf(_id(2));
        assertEq(d.status, IEvidenceBook.DocumentStatus.ACKNOWLEDGED, "status");
        assertEq(d.similarTo, _id(1), "similar to");
        (Reason reason, ) = evidence.check(_ids(2), ALLOCATE, Defaults.PROJECT);
        assertEq(reason, Reason.NONE, "usable");
    }

    function _expectWrongStatus(DocumentId document, IEvidenceBook.DocumentStatus status) private {
        VM.expectRevert(abi.encodeWithSelector(IEvidenceBook.EvidenceBook_WrongStatus.selector, document, status));
    }

    function _acknowledgeAs(address key, DocumentId document) private {
        VM.prank(key);
        evidence.acknowledge(document, Defaults.REASON_ROOT);
    }
}
