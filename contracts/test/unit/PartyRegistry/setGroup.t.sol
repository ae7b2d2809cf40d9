// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {NO_PARTY, PartyId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {VM} from "../../utils/Vm.sol";

/// The issuer controls an affiliate and an affiliated verifier.
contract PartyRegistry_SetGroup is BaseTest {
    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.REGULATOR);
        VM.prank(Actors.REGULATOR);
        parties.setGroup(Parties.AFFILIATE, NO_PARTY);
    }

    function test_RevertGiven_ThePartyIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyUnknown.selector, Parties.UNKNOWN));
        _setGroup(Parties.UNKNOWN, NO_PARTY);
    }

    function test_RevertGiven_TheHeadIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyUnknown.selector, Parties.UNKNOWN));
        _setGroup(Parties.OUTSIDER, Parties.UNKNOWN);
    }

    function test_RevertGiven_TheHeadIsControlled() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IPartyRegistry.PartyRegistry_HeadIsControlled.selector,
                Parties.AFFILIATE,
                Parties.ISSUER
            )
        );
        _setGroup(Parties.OUTSIDER, Parties.AFFILIATE);
    }

    function test_RevertGiven_ThePartyHeadsAGroup() external {
        VM.expectRevert(
            abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyIsHead.selector, Parties.ISSUER, uint32(2))
        );
        _setGroup(Parties.ISSUER, Parties.BANK);
    }

    function test_GivenThePartyHeadedAGroupWhoseAffiliatesHaveLeft() external {
        _setGroup(Parties.AFFILIATE, NO_PARTY);
        _setGroup(Parties.AFFILIATED_VERIFIER, NO_PARTY);

        _setGroup(Parties.ISSUER, Parties.BANK);

        assertTrue(parties.sameGroup(Parties.ISSUER, Parties.BANK), "issuer under bank");
    }

    function test_WhenThePartyIsPutUnderAnother() external emits(parties, 3) {
        _setGroup(Parties.AFFILIATED_VERIFIER, NO_PARTY);
        _expectChanged(Parties.AFFILIATE, Parties.ISSUER, Parties.BANK);

        _setGroup(Parties.AFFILIATE, Parties.BANK);

        assertEq(parties.partyOf(Parties.AFFILIATE).group, Parties.BANK, "group");
        assertTrue(parties.sameGroup(Parties.AFFILIATE, Parties.BANK), "with the new head");
        assertFalse(parties.sameGroup(Parties.AFFILIATE, Parties.ISSUER), "with the former head");
        // The former head has no affiliates left, so it may be controlled itself.
        _setGroup(Parties.ISSUER, Parties.BANK);
    }

    function test_WhenThePartyIsPutUnderTheHeadThatItHas() external {
        _setGroup(Parties.AFFILIATE, Parties.ISSUER);

        VM.expectRevert(
            abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyIsHead.selector, Parties.ISSUER, uint32(2))
        );
        _setGroup(Parties.ISSUER, Parties.BANK);
    }

    function test_WhenTheGroupIsZero() external emits(parties, 1) {
        _expectChanged(Parties.AFFILIATE, Parties.ISSUER, Parties.AFFILIATE);

        _setGroup(Parties.AFFILIATE, NO_PARTY);

        _assertUnderItself();
    }

    function test_WhenTheGroupIsThePartyItself() external emits(parties, 1) {
        _expectChanged(Parties.AFFILIATE, Parties.ISSUER, Parties.AFFILIATE);

        _setGroup(Parties.AFFILIATE, Parties.AFFILIATE);

        _assertUnderItself();
    }

    function _assertUnderItself() private view {
        assertEq(parties.partyOf(Parties.AFFILIATE).group, Parties.AFFILIATE, "group");
        assertFalse(parties.sameGroup(Parties.AFFILIATE, Parties.ISSUER), "with the former head");
    }

    function _expectChanged(PartyId party, PartyId oldGroup, PartyId newGroup) private {
        uint64 seq = parties.lastSeq();
        VM.expectEmit(address(parties));
        emit IPartyRegistry.PartyGroupChanged(party, oldGroup, newGroup, Actors.OPERATOR, seq + 1);
    }

    function _setGroup(PartyId party, PartyId group) private {
        VM.prank(Actors.OPERATOR);
        parties.setGroup(party, group);
    }
}
