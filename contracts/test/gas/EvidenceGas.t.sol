// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {Defaults} from "../utils/Defaults.sol";
import {DocumentId} from "../../types/Ids.sol";
import {Actors} from "../utils/Actors.sol";
import {EvidenceTest} from "../utils/EvidenceTest.sol";
import {VM} from "../utils/Vm.sol";

/// Gas of documents, as transactions of their own on cold state.
contract EvidenceGas is EvidenceTest {
    string internal constant GROUP = "gas";
    uint256 internal constant ITEMS = 100;
    uint256 internal constant USES = 10;
    uint256 internal constant NEIGHBOURS = 8;

    /// hardhat-config: isolate = true
    function test_Documents() external {
        _registerAll(1);
        VM.snapshotValue(GROUP, "document under one key, in a call with 100", _perItem());
    }

    /// hardhat-config: isolate = true
    function test_DocumentsUnderTwoKeys() external {
        _openKey(2, Defaults.TODAY);
        _registerAll(2);
        VM.snapshotValue(GROUP, "document under two keys, in a call with 100", _perItem());
    }

    /// hardhat-config: isolate = true
    function test_KnownDocuments() external {
        _registerAll(1);
        _registerAll(1);
        VM.snapshotValue(GROUP, "document that is known, in a call with 100", _perItem());
    }

    /// hardhat-config: isolate = true
    function test_Uses() external {
        _registerAll(1);
        // The project was served before.
        _useAs(Actors.DESK, _ids(1), ALLOCATE, Defaults.PROJECT);
        DocumentId[] memory list = new DocumentId[](USES);
        for (uint256 i; i < list.length; ++i) list[i] = _id(i + 2);
        _useAs(Actors.DESK, list, ALLOCATE, Defaults.PROJECT);
        VM.snapshotValue(GROUP, "use of a document, in a call with 10", VM.lastCallGas().gasTotalUsed / USES);
    }

    /// hardhat-config: isolate = true
    function test_OneUse() external {
        _registerAll(1);
        _useAs(Actors.DESK, _ids(1), ALLOCATE, Defaults.PROJECT);
        _useAs(Actors.DESK, _ids(2), ALLOCATE, Defaults.PROJECT);
        VM.snapshotValue(GROUP, "use of a document, alone", VM.lastCallGas().gasTotalUsed);
    }

    /// By the issuer's maker, under keys 1 to `keys`, each with all its neighbours.
    function _registerAll(uint32 keys) private {
        IEvidenceBook.Registration[] memory list = new IEvidenceBook.Registration[](ITEMS);
        for (uint256 i; i < ITEMS; ++i) {
            list[i] = keys == 1 ? _document(i + 1) : _document(1, 2, i + 1);
            for (uint256 k; k < keys; ++k) {
                bytes32[] memory nearby = new bytes32[](NEIGHBOURS);
                for (uint256 n; n < NEIGHBOURS; ++n) nearby[n] = keccak256(abi.encode("nearby", i, k, n));
                list[i].fingerprints[k].nearby = nearby;
            }
        }
        VM.prank(Actors.ISSUER_MAKER);
        evidence.register(list);
    }

    function _perItem() private view returns (uint256) {
        return VM.lastCallGas().gasTotalUsed / ITEMS;
    }
}
