// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {NO_PARTY, PartyId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract PartyRegistry_Admit is BaseTest {
    PartyId internal constant HEAD = PartyId.wrap(keccak256("party: head"));
    PartyId internal constant SUBSIDIARY = PartyId.wrap(keccak256("party: subsidiary"));
    PartyId internal constant SELF_NAMED = PartyId.wrap(keccak256("party: self-named"));

    function test_RevertWhen_TheCallerIsNotTheOperator() external {
        _expectUnauthorised(Actors.ISSUER_MAKER);
        VM.prank(Actors.ISSUER_MAKER);
        parties.admit(only(Defaults.admission(HEAD, NO_PARTY)));
    }

    function test_RevertWhen_AnIdIsZero() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_IdZero.selector));
        VM.prank(Actors.OPERATOR);
        parties.admit(only(Defaults.admission(NO_PARTY, NO_PARTY)));
    }

    function test_RevertGiven_APartyExists() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyExists.selector, Parties.OUTSIDER));
        VM.prank(Actors.OPERATOR);
        parties.admit(only(Defaults.admission(Parties.OUTSIDER, NO_PARTY)));
    }

    function test_RevertWhen_AnIdIsNamedTwice() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyExists.selector, HEAD));
        VM.prank(Actors.OPERATOR);
        parties.admit(_two(Defaults.admission(HEAD, NO_PARTY), Defaults.admission(HEAD, NO_PARTY)));
    }

    function test_RevertGiven_TheHeadIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyUnknown.selector, Parties.UNKNOWN));
        VM.prank(Actors.OPERATOR);
        parties.admit(only(Defaults.admission(SUBSIDIARY, Parties.UNKNOWN)));
    }

    function test_RevertGiven_TheHeadIsControlled() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IPartyRegistry.PartyRegistry_HeadIsControlled.selector,
                Parties.AFFILIATE,
                Parties.ISSUER
            )
        );
        VM.prank(Actors.OPERATOR);
        parties.admit(only(Defaults.admission(SUBSIDIARY, Parties.AFFILIATE)));
    }

    function test_RevertWhen_TheHeadIsAdmittedLaterInTheList() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartyUnknown.selector, HEAD));
        VM.prank(Actors.OPERATOR);
        parties.admit(_two(Defaults.admission(SUBSIDIARY, HEAD), Defaults.admission(HEAD, NO_PARTY)));
    }

    function test_WhenTheListIsEmpty() external emits(parties, 0) {
        VM.prank(Actors.OPERATOR);
        parties.admit(new IPartyRegistry.Admission[](0));
    }

    function test_WhenTheAdmissionsAreValid() external emits(parties, 3) {
        IPartyRegistry.Admission[] memory admissions = new IPartyRegistry.Admission[](3);
        admissions[0] = Defaults.admission(HEAD, NO_PARTY);
        admissions[1] = Defaults.admission(SUBSIDIARY, HEAD);
        admissions[2] = Defaults.admission(SELF_NAMED, SELF_NAMED);
        uint64 seq = parties.lastSeq();
        _expectAdmitted(HEAD, HEAD, seq + 1);
        _expectAdmitted(SUBSIDIARY, HEAD, seq + 2);
        _expectAdmitted(SELF_NAMED, SELF_NAMED, seq + 3);

        VM.prank(Actors.OPERATOR);
        parties.admit(admissions);

        _assertMember(HEAD, HEAD);
        _assertMember(SUBSIDIARY, HEAD);
        _assertMember(SELF_NAMED, SELF_NAMED);
        assertTrue(parties.sameGroup(HEAD, SUBSIDIARY), "head and subsidiary");
        assertFalse(parties.sameGroup(HEAD, SELF_NAMED), "head and another");
    }

    function _expectAdmitted(PartyId party, PartyId group, uint64 seq) private {
        VM.expectEmit(address(parties));
        emit IPartyRegistry.PartyAdmitted(party, group, Defaults.DATA_ROOT, Actors.OPERATOR, seq);
    }

    function _assertMember(PartyId party, PartyId group) private view {
        IPartyRegistry.Party memory p = parties.partyOf(party);
        assertEq(p.status, IPartyRegistry.PartyStatus.ACTIVE, "status");
        assertTrue(p.member, "member");
        assertEq(p.group, group, "group");
    }

    function _two(
        IPartyRegistry.Admission memory first,
        IPartyRegistry.Admission memory second
    ) private pure returns (IPartyRegistry.Admission[] memory list) {
        list = new IPartyRegistry.Admission[](2);
        list[0] = first;
        list[1] = second;
    }
}
