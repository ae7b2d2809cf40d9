// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {AssetId, DocumentId, NO_ASSET} from "../../types/Ids.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors} from "../utils/Actors.sol";
import {Defaults} from "../utils/Defaults.sol";
import {EvidenceTest} from "../utils/EvidenceTest.sol";

/// L7 against a plain model: which documents were used for what, and for which project.
contract EvidenceUseFuzz is EvidenceTest {
    uint256 private constant DOCUMENTS = 5;
    uint256 private constant ROUNDS = 8;

    mapping(DocumentId => mapping(IEvidenceBook.Purpose => bool)) private _used;
    mapping(DocumentId => AssetId) private _serves;

    function setUp() public override {
        super.setUp();
        for (uint256 n = 1; n <= DOCUMENTS; ++n) _register(_document(n));
    }

    /// Given enough runs: repeats within a list and between lists, both purposes, projects that agree, differ and are
    /// left out, all from both desks.
    function testFuzz_Use(uint256 seed) external {
        for (uint256 round; round < ROUNDS; ++round) {
            uint256 random = uint256(keccak256(abi.encode(seed, round)));
            DocumentId[] memory list = new DocumentId[](random % 4);
            for (uint256 i; i < list.length; ++i) list[i] = _id(1 + ((random >> (8 + 8 * i)) % DOCUMENTS));
            IEvidenceBook.Purpose purpose = (random >> 64) % 2 == 0 ? ALLOCATE : FINANCE;
            AssetId project = [NO_ASSET, Defaults.PROJECT, Defaults.SECOND_PROJECT][(random >> 72) % 3];
            _play(list, purpose, project, (random >> 80) % 2 == 0 ? Actors.DESK : Actors.SECOND_DESK);
        }
    }

    function _play(DocumentId[] memory list, IEvidenceBook.Purpose purpose, AssetId project, address desk) private {
        Reason expected = _expect(list, purpose, project);
        uint64 seq = evidence.lastSeq();

        (Reason reason, ) = _useAs(desk, list, purpose, project);

        assertEq(reason, expected, "L7: reason");
        assertEq(evidence.lastSeq(), seq + (expected == Reason.NONE ? list.length : 0), "L7: all or none");
        for (uint256 i; i < list.length && expected == Reason.NONE; ++i) {
            _used[list[i]][purpose] = true;
            if (project != NO_ASSET) _serves[list[i]] = project;
            assertEq(evidence.useOf(list[i], purpose), seq + i + 1, "L7: number of the use");
        }
        for (uint256 n = 1; n <= DOCUMENTS; ++n) {
            assertEq(evidence.documentOf(_id(n)).project, _serves[_id(n)], "L7: project");
            assertTrue((evidence.useOf(_id(n), purpose) != 0) == _used[_id(n)][purpose], "L7: used");
        }
    }

    function _expect(
        DocumentId[] memory list,
        IEvidenceBook.Purpose purpose,
        AssetId project
    ) private view returns (Reason) {
        for (uint256 i; i < list.length; ++i) {
            if (_used[list[i]][purpose]) return Reason.EVIDENCE_USED;
            AssetId serves = _serves[list[i]];
            bool free = serves == NO_ASSET || project == NO_ASSET || serves == project;
            if (!free) return Reason.EVIDENCE_OTHER_PROJECT;
            for (uint256 j; j < i; ++j) if (list[j] == list[i]) return Reason.EVIDENCE_USED;
        }
        return Reason.NONE;
    }
}
