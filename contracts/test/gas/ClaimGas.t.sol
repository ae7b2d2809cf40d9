// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../registry/IClaimRegistry.sol";
import {ClaimId, SchemaId} from "../../types/Ids.sol";
import {Actors} from "../utils/Actors.sol";
import {ClaimDefaults} from "../utils/ClaimDefaults.sol";
import {ClaimTest} from "../utils/ClaimTest.sol";
import {Defaults} from "../utils/Defaults.sol";
import {VM} from "../utils/Vm.sol";

/// Gas of claims in bulk, and of the question that money asks, as a transaction of its own on cold state.
contract ClaimGas is ClaimTest {
    string internal constant GROUP = "gas";
    uint256 internal constant ITEMS = 50;

    /// hardhat-config: isolate = true
    function test_Permits() external {
        IClaimRegistry.Attestation[] memory list = new IClaimRegistry.Attestation[](ITEMS);
        for (uint256 i; i < ITEMS; ++i) {
            list[i] = ClaimDefaults.attestation(ClaimDefaults.numbered(i), ClaimDefaults.PERMIT);
        }
        VM.prank(Actors.VERIFIER);
        claims.attest(list);
        VM.snapshotValue(GROUP, "permit without references, in a call with 50", VM.lastCallGas().gasTotalUsed / ITEMS);
    }

    /// hardhat-config: isolate = true
    function test_StandingOfAnAssetWithoutClaims() external {
        claims.inStanding(Defaults.PROJECT);
        VM.snapshotValue(GROUP, "standing of an asset without claims", VM.lastCallGas().gasTotalUsed);
    }

    /// The most that standing can take: 8 permits and 16 penalties, each over 16 claims.
    /// hardhat-config: isolate = true
    function test_HeaviestStanding() external {
        for (uint256 i; i < 8; ++i) {
            SchemaId schema = SchemaId.wrap(bytes32(i + 1));
            _registerSchema(schema, IClaimRegistry.Effect.PERMIT, 0, 0);
            _requirePermit(schema);
            _attestAs(Actors.VERIFIER, _heaviest(i, schema));
        }
        // Penalties that do not count yet, so that all of them are looked at.
        for (uint256 i; i < 16; ++i) {
            IClaimRegistry.Attestation memory a = _heaviest(100 + i, ClaimDefaults.PENALTY);
            _attest(ClaimDefaults.numbered(10_000 + i), ClaimDefaults.PERMIT);
            a.references[3] = ClaimDefaults.numbered(10_000 + i);
            _attestAs(Actors.REGULATOR, a);
        }
        assertTrue(claims.inStanding(Defaults.PROJECT), "standing");
        VM.snapshotValue(GROUP, "standing at its heaviest", VM.lastCallGas().gasTotalUsed);
    }

    /// A claim on 15 others, every one of its own.
    function _heaviest(uint256 n, SchemaId schema) private returns (IClaimRegistry.Attestation memory a) {
        a = ClaimDefaults.attestation(ClaimDefaults.numbered(1_000 + n), schema);
        a.references = new ClaimId[](4);
        for (uint256 i; i < 4; ++i) {
            IClaimRegistry.Attestation memory below = ClaimDefaults.attestation(
                ClaimDefaults.numbered(2_000 + n * 20 + i * 5),
                ClaimDefaults.FIGURE
            );
            below.references = new ClaimId[](i == 3 ? 2 : 3);
            for (uint256 j; j < below.references.length; ++j) {
                below.references[j] = ClaimDefaults.numbered(2_000 + n * 20 + i * 5 + j + 1);
                _attest(below.references[j], ClaimDefaults.FIGURE);
            }
            _attestAs(Actors.VERIFIER, below);
            a.references[i] = below.id;
        }
    }
}
