// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {AssetId, ClaimId, SchemaId, SubjectId} from "../../types/Ids.sol";
import {Defaults} from "./Defaults.sol";

/// The values that tests of claims share.
library ClaimDefaults {
    /// Information; counts at once.
    SchemaId internal constant FIGURE = SchemaId.wrap("FIGURE");
    /// A permit with a window and a longest validity.
    SchemaId internal constant PERMIT = SchemaId.wrap("PERMIT");
    /// A permit that counts at once.
    SchemaId internal constant LICENCE = SchemaId.wrap("LICENCE");
    /// Counts at once.
    SchemaId internal constant PENALTY = SchemaId.wrap("PENALTY");
    SchemaId internal constant UNKNOWN_SCHEMA = SchemaId.wrap("UNKNOWN");
    bytes32 internal constant DEFINITION_ROOT = keccak256("definition root");
    uint32 internal constant WINDOW = 2 days;
    uint32 internal constant LONGEST_DAYS = 400;

    ClaimId internal constant CLAIM = ClaimId.wrap(keccak256("claim"));
    ClaimId internal constant SECOND_CLAIM = ClaimId.wrap(keccak256("second claim"));
    ClaimId internal constant THIRD_CLAIM = ClaimId.wrap(keccak256("third claim"));
    ClaimId internal constant UNKNOWN_CLAIM = ClaimId.wrap(keccak256("unknown claim"));

    uint64 internal constant VALID_FROM = uint64(Defaults.NOW - 1 days);
    uint64 internal constant VALID_UNTIL = uint64(Defaults.NOW + 100 days);

    /// About the project, without references.
    function attestation(ClaimId id, SchemaId schema) internal pure returns (IClaimRegistry.Attestation memory a) {
        a.id = id;
        a.schema = schema;
        a.subject = SubjectId.wrap(AssetId.unwrap(Defaults.PROJECT));
        a.dataRoot = Defaults.DATA_ROOT;
        a.validFrom = VALID_FROM;
        a.validUntil = VALID_UNTIL;
    }

    /// One claim of many.
    function numbered(uint256 n) internal pure returns (ClaimId) {
        return ClaimId.wrap(keccak256(abi.encode("claim", n)));
    }

    function times(uint256 count, ClaimId claim) internal pure returns (ClaimId[] memory list) {
        list = new ClaimId[](count);
        for (uint256 i; i < count; ++i) list[i] = claim;
    }

    function only(
        IClaimRegistry.Attestation memory a
    ) internal pure returns (IClaimRegistry.Attestation[] memory list) {
        list = new IClaimRegistry.Attestation[](1);
        list[0] = a;
    }
}
