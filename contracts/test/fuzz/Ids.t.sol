// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AssetId, ClaimId, Colour, DocumentId, LienId, LineId, PartyId, SchemaId} from "../../types/Ids.sol";
import {Assertions} from "../utils/Assertions.sol";

/// Ids are the same exactly if their bytes are.
contract IdsFuzz is Assertions {
    function testFuzz_SameBytesAreTheSameId(bytes32 a) external pure {
        _checkMembers(a, a);
        _checkBooks(a, a);
    }

    function testFuzz_OtherBytesAreAnotherId(bytes32 a, bytes32 b) external pure {
        _checkMembers(a, b);
        _checkBooks(a, b);
    }

    /// The nearest other id differs in one bit.
    function testFuzz_OneBitMakesAnotherId(bytes32 a, uint8 bit) external pure {
        bytes32 b = a ^ bytes32(uint256(1) << bit);
        _checkMembers(a, b);
        _checkBooks(a, b);
    }

    function testFuzz_Colours(uint32 a, uint32 b) external pure {
        _check(Colour.wrap(a) == Colour.wrap(a), Colour.wrap(a) != Colour.wrap(a), true);
        _check(Colour.wrap(a) == Colour.wrap(b), Colour.wrap(a) != Colour.wrap(b), a == b);
        _check(Colour.wrap(a) == Colour.wrap(a ^ 1), Colour.wrap(a) != Colour.wrap(a ^ 1), false);
    }

    function _checkMembers(bytes32 a, bytes32 b) private pure {
        bool same = a == b;
        _check(PartyId.wrap(a) == PartyId.wrap(b), PartyId.wrap(a) != PartyId.wrap(b), same);
        _check(AssetId.wrap(a) == AssetId.wrap(b), AssetId.wrap(a) != AssetId.wrap(b), same);
        _check(ClaimId.wrap(a) == ClaimId.wrap(b), ClaimId.wrap(a) != ClaimId.wrap(b), same);
        _check(SchemaId.wrap(a) == SchemaId.wrap(b), SchemaId.wrap(a) != SchemaId.wrap(b), same);
    }

    function _checkBooks(bytes32 a, bytes32 b) private pure {
        bool same = a == b;
        _check(AccountId.wrap(a) == AccountId.wrap(b), AccountId.wrap(a) != AccountId.wrap(b), same);
        _check(LineId.wrap(a) == LineId.wrap(b), LineId.wrap(a) != LineId.wrap(b), same);
        _check(DocumentId.wrap(a) == DocumentId.wrap(b), DocumentId.wrap(a) != DocumentId.wrap(b), same);
        _check(LienId.wrap(a) == LienId.wrap(b), LienId.wrap(a) != LienId.wrap(b), same);
    }

    function _check(bool equal, bool different, bool same) private pure {
        assertTrue(equal == same, "== compares every bit");
        assertTrue(different == !same, "!= is its opposite");
    }
}
