// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {Roles} from "../../../access/Roles.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract PartyRegistry_Suspend is BaseTest {
    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.REGULATOR);
        VM.prank(Actors.REGULATOR);
        parties.suspend(Parties.ISSUER, Defaults.REASON_ROOT);
    }

    function test_RevertGiven_ThePartyIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyUnknown.selector, Parties.UNKNOWN));
        _suspend(Parties.UNKNOWN);
    }

    function test_RevertGiven_ThePartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _suspend(Parties.ISSUER);
    }

    function test_GivenThePartyIsActive() external emits(parties, 1) {
        uint64 seq = parties.lastSeq();
        VM.expectEmit(address(parties));
        emit IPartyRegistry.PartySuspended(Parties.AFFILIATE, Defaults.REASON_ROOT, Actors.OPERATOR, seq + 1);

        _suspend(Parties.AFFILIATE);

        IPartyRegistry.Party memory affiliate = parties.partyOf(Parties.AFFILIATE);
        assertEq(affiliate.status, IPartyRegistry.PartyStatus.SUSPENDED, "status");
        assertTrue(affiliate.member, "member");
        assertEq(affiliate.group, Parties.ISSUER, "group");
        _expectPartySuspended(Parties.AFFILIATE);
        parties.authorise(Actors.AFFILIATE_MAKER, Roles.MAKER);
    }
}
