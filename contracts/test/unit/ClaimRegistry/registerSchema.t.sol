// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {SchemaId} from "../../../types/Ids.sol";
import {Actors} from "../../utils/Actors.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {ClaimTest} from "../../utils/ClaimTest.sol";
import {VM} from "../../utils/Vm.sol";

/// The operator registers what can be claimed.
contract ClaimRegistry_RegisterSchema is ClaimTest {
    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.VERIFIER);
        _registerAs(Actors.VERIFIER, ClaimDefaults.UNKNOWN_SCHEMA, ClaimDefaults.DEFINITION_ROOT);
    }

    function test_RevertWhen_TheIdIsZero() external {
        VM.expectRevert(abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_SchemaZero.selector));
        _registerAs(Actors.OPERATOR, SchemaId.wrap(0), ClaimDefaults.DEFINITION_ROOT);
    }

    function test_RevertGiven_TheSchemaExists() external {
        VM.expectRevert(
            abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_SchemaExists.selector, ClaimDefaults.PERMIT)
        );
        _registerAs(Actors.OPERATOR, ClaimDefaults.PERMIT, ClaimDefaults.DEFINITION_ROOT);
    }

    function test_RevertGiven_TheSchemaIsClosed() external {
        _closeSchema(ClaimDefaults.PERMIT);
        VM.expectRevert(
            abi.encodeWithSelector(IClaimRegistry.ClaimRegistry_SchemaExists.selector, ClaimDefaults.PERMIT)
        );
        _registerAs(Actors.OPERATOR, ClaimDefaults.PERMIT, ClaimDefaults.DEFINITION_ROOT);
    }

    function test_RevertWhen_ThereIsNoDefinition() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_DefinitionMissing.selector,
                ClaimDefaults.UNKNOWN_SCHEMA
            )
        );
        _registerAs(Actors.OPERATOR, ClaimDefaults.UNKNOWN_SCHEMA, 0);
    }

    function test_WhenTheOperatorCalls() external emits(claims, 1) {
        uint64 seq = claims.lastSeq();
        VM.expectEmit(address(claims));
        emit IClaimRegistry.SchemaRegistered({
            schema: ClaimDefaults.UNKNOWN_SCHEMA,
            effect: IClaimRegistry.Effect.PENALTY,
            longestDays: ClaimDefaults.LONGEST_DAYS,
            challengeWindow: ClaimDefaults.WINDOW,
            definitionRoot: ClaimDefaults.DEFINITION_ROOT,
            actor: Actors.OPERATOR,
            seq: seq + 1
        });

        _registerAs(Actors.OPERATOR, ClaimDefaults.UNKNOWN_SCHEMA, ClaimDefaults.DEFINITION_ROOT);

        IClaimRegistry.Schema memory s = claims.schemaOf(ClaimDefaults.UNKNOWN_SCHEMA);
        assertTrue(s.registered && !s.closed, "open");
        assertEq(uint256(s.effect), uint256(IClaimRegistry.Effect.PENALTY), "effect");
        assertEq(s.longestDays, ClaimDefaults.LONGEST_DAYS, "longest validity");
        assertEq(s.challengeWindow, ClaimDefaults.WINDOW, "window");
        assertEq(s.definitionRoot, ClaimDefaults.DEFINITION_ROOT, "definition");
    }

    function _registerAs(address key, SchemaId schema, bytes32 definitionRoot) private {
        VM.prank(key);
        claims.registerSchema(
            schema,
            IClaimRegistry.Effect.PENALTY,
            ClaimDefaults.LONGEST_DAYS,
            ClaimDefaults.WINDOW,
            definitionRoot
        );
    }
}
