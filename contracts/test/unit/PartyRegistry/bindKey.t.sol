// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {Roles} from "../../../access/Roles.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract PartyRegistry_BindKey is BaseTest {
    uint64 internal constant SOON = uint64(Defaults.NOW + 1);

    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.ISSUER_MAKER);
        VM.prank(Actors.ISSUER_MAKER);
        parties.bindKey(Actors.STRANGER, Parties.ISSUER, Roles.MAKER, Defaults.KEY_EXPIRY);
    }

    function test_RevertGiven_ThePartyIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyUnknown.selector, Parties.UNKNOWN));
        _bind(Actors.STRANGER, Parties.UNKNOWN, Roles.MAKER);
    }

    function test_RevertGiven_ThePartyIsACounterparty() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_NotAMember.selector, Parties.OUTSIDER));
        _bind(Actors.STRANGER, Parties.OUTSIDER, Roles.MAKER);
    }

    function test_RevertGiven_TheKeyIsAnotherPartys() external {
        _expectKeyTaken();
        _bind(Actors.ISSUER_MAKER, Parties.BANK, Roles.MAKER);
    }

    function test_RevertGiven_TheKeyWasRevokedAtAnotherParty() external {
        _revoke();
        _expectKeyTaken();
        _bind(Actors.ISSUER_MAKER, Parties.BANK, Roles.MAKER);
    }

    function test_RevertWhen_NoRoleIsGiven() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_RolesEmpty.selector, Actors.STRANGER));
        _bind(Actors.STRANGER, Parties.ISSUER, 0);
    }

    function test_RevertWhen_TheExpiryIsNow() external {
        uint64 expiry = uint64(Defaults.NOW);
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_ExpiryInPast.selector, expiry));
        VM.prank(Actors.OPERATOR);
        parties.bindKey(Actors.STRANGER, Parties.ISSUER, Roles.MAKER, expiry);
    }

    function test_GivenTheKeyIsNew() external emits(parties, 1) {
        _expectBound(Actors.STRANGER, Roles.MAKER | Roles.CHECKER, SOON);

        VM.prank(Actors.OPERATOR);
        parties.bindKey(Actors.STRANGER, Parties.ISSUER, Roles.MAKER | Roles.CHECKER, SOON);

        _assertKey(Actors.STRANGER, Roles.MAKER | Roles.CHECKER, SOON);
    }

    function test_GivenTheKeyIsBoundToTheParty() external emits(parties, 1) {
        _expectBound(Actors.ISSUER_MAKER, Roles.CHECKER, SOON);

        VM.prank(Actors.OPERATOR);
        parties.bindKey(Actors.ISSUER_MAKER, Parties.ISSUER, Roles.CHECKER, SOON);

        _assertKey(Actors.ISSUER_MAKER, Roles.CHECKER, SOON);
    }

    function test_GivenTheKeyWasRevokedAtTheParty() external {
        _revoke();

        _bind(Actors.ISSUER_MAKER, Parties.ISSUER, Roles.MAKER);

        _assertKey(Actors.ISSUER_MAKER, Roles.MAKER, Defaults.KEY_EXPIRY);
    }

    function _expectKeyTaken() private {
        VM.expectRevert(
            abi.encodeWithSelector(IPartyRegistry.PartyRegistry_KeyTaken.selector, Actors.ISSUER_MAKER, Parties.ISSUER)
        );
    }

    function _expectBound(address key, uint32 roles, uint64 validUntil) private {
        uint64 seq = parties.lastSeq();
        VM.expectEmit(address(parties));
        emit IPartyRegistry.KeyBound(key, Parties.ISSUER, roles, validUntil, Actors.OPERATOR, seq + 1);
    }

    function _assertKey(address key, uint32 roles, uint64 validUntil) private view {
        IPartyRegistry.Key memory k = parties.keyOf(key);
        assertEq(k.party, Parties.ISSUER, "party");
        assertEq(k.roles, roles, "roles");
        assertEq(k.validUntil, validUntil, "expiry");
    }

    function _revoke() private {
        VM.prank(Actors.OPERATOR);
        parties.revokeKey(Actors.ISSUER_MAKER);
    }
}
