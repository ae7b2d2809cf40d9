// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {DocumentId, NO_DOCUMENT} from "../../types/Ids.sol";
import {EvidenceHandler} from "./handlers/EvidenceHandler.sol";
import {Stage} from "./Stage.sol";
import {Breach} from "./stores/Breaches.sol";

/// L7, and what documents have of L5, L10 and L12, after every action of makers, desks, operator and stranger.
contract EvidenceInvariants is Stage {
    EvidenceHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new EvidenceHandler(system, store);
    }

    /// Whom the runner calls. The operator also rotates keys of makers, suspends parties and lets time pass.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](2);
        targets[0] = address(_handler);
        targets[1] = address(operator);
    }

    function invariant_AllHold() external view {
        _checkDocuments();
        _checkFingerprints();
        assertEq(store.breaches(Breach.EVIDENCE), 0, "L7: used once per purpose, for one project, or not at all");
        assertEq(store.breaches(Breach.PERMISSION), 0, "a call went through, or not, against the rights of its key");
        assertEq(store.breaches(Breach.SEQUENCE), 0, "L12: each event has the next number");
        assertEq(evidence.lastSeq(), store.events(address(evidence)), "L12: the last number counts the events");
        assertLe(store.keysOpened() - store.keysClosed(), 2, "at most two keys are open");
        assertTrue(store.keysOpened() > store.keysClosed(), "a key is open");
    }

    /// Invariants say nothing about what never happens: a fixed play must reach every kind of event.
    function test_HandlerReachesEveryKindOfEvent() external {
        for (uint256 i; i < 120; ++i) {
            _handler.registers(_seed(i, "registers"));
            _handler.acknowledges(_seed(i, "acknowledges"));
            _handler.uses(_seed(i, "uses"));
            if (i % 10 == 0) _handler.opensKey(_seed(i, "opens"));
            if (i % 10 == 5) _handler.closesKey(_seed(i, "closes"));
            if (i % 5 == 2) operator.passTime(_seed(i, "time"));
            if (i % 40 == 0) _handler.strangerTries(_seed(i, "stranger"));
        }
        assertTrue(store.documents().length > 20, "documents were registered");
        assertTrue(store.uses(IEvidenceBook.Purpose.ALLOCATE) > 2, "documents were used to allocate");
        assertTrue(store.uses(IEvidenceBook.Purpose.FINANCE) > 2, "documents were used to finance");
        assertTrue(store.links() > 2, "fingerprints were linked");
        assertTrue(store.conflicts() != 0, "registrations conflicted");
        assertTrue(store.keysClosed() != 0, "keys were closed");
        assertTrue(_count(IEvidenceBook.DocumentStatus.SUSPECT) != 0, "documents were suspect");
        assertTrue(_count(IEvidenceBook.DocumentStatus.ACKNOWLEDGED) != 0, "documents were acknowledged");
    }

    /// L7: uses and projects are what events left, and only usable documents have any.
    function _checkDocuments() private view {
        DocumentId[] memory known = store.documents();
        for (uint256 i; i < known.length; ++i) {
            DocumentId id = known[i];
            IEvidenceBook.Document memory d = evidence.documentOf(id);
            assertEq(d.status, store.documentStatus(id), "L5: status is what events left");
            assertEq(d.similarTo, store.similarTo(id), "L5: what it is like is what events left");
            assertEq(d.project, store.projectOf(id), "L7: project is what events left");
            _checkUse(id, d.status, IEvidenceBook.Purpose.ALLOCATE);
            _checkUse(id, d.status, IEvidenceBook.Purpose.FINANCE);
        }
    }

    function _checkUse(DocumentId id, IEvidenceBook.DocumentStatus status, IEvidenceBook.Purpose purpose) private view {
        uint64 used = evidence.useOf(id, purpose);
        assertEq(used, store.useOf(id, purpose), "L7: a use stays");
        bool suspect = status == IEvidenceBook.DocumentStatus.SUSPECT;
        assertTrue(used == 0 || !suspect, "L7: a suspect document is not used");
    }

    /// Tombstones: whatever led to a document leads to it, under closed keys as well.
    function _checkFingerprints() private view {
        bytes32[] memory known = store.fingerprints();
        for (uint256 i; i < known.length; ++i) {
            DocumentId document = store.documentBy(known[i]);
            assertEq(evidence.documentBy(known[i]), document, "L7: a fingerprint leads to its document for ever");
            assertTrue(document != NO_DOCUMENT, "L7: it leads to one");
        }
    }

    function _count(IEvidenceBook.DocumentStatus status) private view returns (uint256 count) {
        DocumentId[] memory known = store.documents();
        for (uint256 i; i < known.length; ++i) if (store.documentStatus(known[i]) == status) ++count;
    }

    function _seed(uint256 i, string memory what) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(i, what)));
    }
}
