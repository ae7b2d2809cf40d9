// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {Roles} from "../../../access/Roles.sol";
import {PartyId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract PartyRegistry_Reinstate is BaseTest {
    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _suspend(Parties.ISSUER);
        _expectUnauthorised(Actors.REGULATOR);
        VM.prank(Actors.REGULATOR);
        parties.reinstate(Parties.ISSUER, Defaults.REASON_ROOT);
    }

    function test_RevertGiven_ThePartyIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyUnknown.selector, Parties.UNKNOWN));
        _reinstate(Parties.UNKNOWN);
    }

    function test_RevertGiven_ThePartyIsActive() external {
        VM.expectRevert(
            abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyNotSuspended.selector, Parties.ISSUER)
        );
        _reinstate(Parties.ISSUER);
    }

    function test_GivenThePartyIsSuspended() external emits(parties, 2) {
        _suspend(Parties.ISSUER);
        uint64 seq = parties.lastSeq();
        VM.expectEmit(address(parties));
        emit IPartyRegistry.PartyReinstated(Parties.ISSUER, Defaults.REASON_ROOT, Actors.OPERATOR, seq + 1);

        _reinstate(Parties.ISSUER);

        assertEq(parties.partyOf(Parties.ISSUER).status, IPartyRegistry.PartyStatus.ACTIVE, "status");
        assertEq(parties.authorise(Actors.ISSUER_MAKER, Roles.MAKER), Parties.ISSUER, "its key acts");
    }

    function _reinstate(PartyId party) private {
        VM.prank(Actors.OPERATOR);
        parties.reinstate(party, Defaults.REASON_ROOT);
    }
}
