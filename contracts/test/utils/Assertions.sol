// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {Sequenced} from "../../libraries/Sequenced.sol";
import {IAssetRegistry} from "../../registry/IAssetRegistry.sol";
import {IEvidenceBook} from "../../trade/IEvidenceBook.sol";
import {AccountId, AssetId, Colour, DocumentId, PartyId, SchemeId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Day} from "../../types/Day.sol";
import {Reason} from "../../types/Reason.sol";
import {VM} from "./Vm.sol";

/// Comparisons for the value types, and what every test may ask.
abstract contract Assertions {
    /// Whatever the test does, `emitter` numbers exactly `count` events.
    modifier emits(Sequenced emitter, uint64 count) {
        uint64 before = emitter.lastSeq();
        _;
        assertEq(emitter.lastSeq(), before + count, "number of events");
    }

    function assertTrue(bool condition, string memory what) internal pure {
        VM.assertTrue(condition, what);
    }

    function assertFalse(bool condition, string memory what) internal pure {
        VM.assertTrue(!condition, what);
    }

    function assertEq(uint256 left, uint256 right, string memory what) internal pure {
        VM.assertEq(left, right, what);
    }

    function assertEq(bytes32 left, bytes32 right, string memory what) internal pure {
        VM.assertEq(left, right, what);
    }

    function assertEq(address left, address right, string memory what) internal pure {
        VM.assertEq(left, right, what);
    }

    function assertLe(uint256 left, uint256 right, string memory what) internal pure {
        VM.assertLe(left, right, what);
    }

    function assertEq(Amount left, Amount right, string memory what) internal pure {
        VM.assertEq(Amount.unwrap(left), Amount.unwrap(right), what);
    }

    function assertEq(Day left, Day right, string memory what) internal pure {
        VM.assertEq(Day.unwrap(left), Day.unwrap(right), what);
    }

    function assertEq(Colour left, Colour right, string memory what) internal pure {
        VM.assertEq(Colour.unwrap(left), Colour.unwrap(right), what);
    }

    function assertEq(PartyId left, PartyId right, string memory what) internal pure {
        VM.assertEq(PartyId.unwrap(left), PartyId.unwrap(right), what);
    }

    function assertEq(AssetId left, AssetId right, string memory what) internal pure {
        VM.assertEq(AssetId.unwrap(left), AssetId.unwrap(right), what);
    }

    function assertEq(AccountId left, AccountId right, string memory what) internal pure {
        VM.assertEq(AccountId.unwrap(left), AccountId.unwrap(right), what);
    }

    function assertEq(DocumentId left, DocumentId right, string memory what) internal pure {
        VM.assertEq(DocumentId.unwrap(left), DocumentId.unwrap(right), what);
    }

    function assertEq(
        IEvidenceBook.DocumentStatus left,
        IEvidenceBook.DocumentStatus right,
        string memory what
    ) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }

    function assertEq(IEvidenceBook.Outcome left, IEvidenceBook.Outcome right, string memory what) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }

    function assertEq(IEvidenceBook.KeyStatus left, IEvidenceBook.KeyStatus right, string memory what) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }

    function assertEq(SchemeId left, SchemeId right, string memory what) internal pure {
        VM.assertEq(SchemeId.unwrap(left), SchemeId.unwrap(right), what);
    }

    function assertEq(Reason left, Reason right, string memory what) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }

    function assertEq(
        IPartyRegistry.PartyStatus left,
        IPartyRegistry.PartyStatus right,
        string memory what
    ) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }

    function assertEq(
        IAssetRegistry.AssetStatus left,
        IAssetRegistry.AssetStatus right,
        string memory what
    ) internal pure {
        VM.assertEq(uint256(left), uint256(right), what);
    }
}
