// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {SchemaId} from "../../../types/Ids.sol";
import {Actors} from "../../utils/Actors.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {ClaimTest} from "../../utils/ClaimTest.sol";
import {VM} from "../../utils/Vm.sol";

/// A closed schema takes no new claims; those attested before stand.
contract ClaimRegistry_CloseSchema is ClaimTest {
    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.REGULATOR);
        _closeAs(Actors.REGULATOR, ClaimDefaults.LICENCE);
    }

    function test_RevertGiven_TheSchemaIsUnknown() external {
        _expectSchemaUnknown(ClaimDefaults.UNKNOWN_SCHEMA);
        _closeAs(Actors.OPERATOR, ClaimDefaults.UNKNOWN_SCHEMA);
    }

    function test_RevertGiven_TheSchemaIsClosed() external {
        _closeSchema(ClaimDefaults.LICENCE);
        _expectSchemaClosed(ClaimDefaults.LICENCE);
        _closeAs(Actors.OPERATOR, ClaimDefaults.LICENCE);
    }

    function test_WhenTheOperatorCalls() external emits(claims, 3) {
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.LICENCE);
        uint64 seq = claims.lastSeq();
        VM.expectEmit(address(claims));
        emit IClaimRegistry.SchemaClosed(ClaimDefaults.LICENCE, Actors.OPERATOR, seq + 1);

        _closeAs(Actors.OPERATOR, ClaimDefaults.LICENCE);

        assertTrue(claims.schemaOf(ClaimDefaults.LICENCE).closed, "closed");
        assertTrue(claims.inForce(ClaimDefaults.CLAIM), "in force");
    }

    function _closeAs(address key, SchemaId schema) private {
        VM.prank(key);
        claims.closeSchema(schema);
    }
}
