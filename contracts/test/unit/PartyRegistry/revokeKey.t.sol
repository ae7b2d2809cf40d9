// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {Roles} from "../../../access/Roles.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {VM} from "../../utils/Vm.sol";

contract PartyRegistry_RevokeKey is BaseTest {
    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.ISSUER_MAKER);
        VM.prank(Actors.ISSUER_MAKER);
        parties.revokeKey(Actors.ISSUER_MAKER);
    }

    function test_RevertGiven_TheKeyWasNeverBound() external {
        _expectKeyUnknown(Actors.STRANGER);
        _revoke(Actors.STRANGER);
    }

    function test_RevertGiven_TheKeyIsRevoked() external {
        _revoke(Actors.ISSUER_MAKER);
        _expectKeyUnknown(Actors.ISSUER_MAKER);
        _revoke(Actors.ISSUER_MAKER);
    }

    function test_GivenTheKeyIsBound() external emits(parties, 1) {
        uint64 seq = parties.lastSeq();
        VM.expectEmit(address(parties));
        emit IPartyRegistry.KeyRevoked(Actors.ISSUER_MAKER, Parties.ISSUER, Actors.OPERATOR, seq + 1);

        _revoke(Actors.ISSUER_MAKER);

        IPartyRegistry.Key memory k = parties.keyOf(Actors.ISSUER_MAKER);
        assertEq(k.party, Parties.ISSUER, "party");
        assertEq(k.roles, 0, "roles");
        assertEq(k.validUntil, 0, "expiry");
        _expectKeyUnknown(Actors.ISSUER_MAKER);
        parties.authorise(Actors.ISSUER_MAKER, Roles.MAKER);
    }

    function _revoke(address key) private {
        VM.prank(Actors.OPERATOR);
        parties.revokeKey(key);
    }
}
