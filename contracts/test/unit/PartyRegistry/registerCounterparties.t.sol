// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../../../access/IPartyRegistry.sol";
import {Roles} from "../../../access/Roles.sol";
import {NO_PARTY, PartyId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract PartyRegistry_RegisterCounterparties is BaseTest {
    PartyId internal constant SUPPLIER = PartyId.wrap(keccak256("party: supplier"));

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _register(Actors.STRANGER, SUPPLIER);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _register(Actors.ISSUER_MAKER, SUPPLIER);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _register(Actors.ISSUER_CHECKER, SUPPLIER);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _register(Actors.ISSUER_MAKER, SUPPLIER);
    }

    function test_RevertWhen_AnIdIsZero() external {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_IdZero.selector));
        _register(Actors.ISSUER_MAKER, NO_PARTY);
    }

    function test_WhenTheIdsAreGiven() external emits(parties, 1) {
        IPartyRegistry.Counterparty[] memory list = new IPartyRegistry.Counterparty[](3);
        list[0] = IPartyRegistry.Counterparty(Parties.BANK, Defaults.DATA_ROOT);
        list[1] = IPartyRegistry.Counterparty(SUPPLIER, Defaults.DATA_ROOT);
        list[2] = list[1];
        uint64 seq = parties.lastSeq();
        VM.expectEmit(address(parties));
        emit IPartyRegistry.CounterpartyRegistered({
            party: SUPPLIER,
            registrar: Parties.ISSUER,
            dataRoot: Defaults.DATA_ROOT,
            actor: Actors.ISSUER_MAKER,
            seq: seq + 1
        });

        VM.prank(Actors.ISSUER_MAKER);
        bool[] memory added = parties.registerCounterparties(list);

        assertEq(added.length, list.length, "answers");
        assertFalse(added[0], "a member is not new");
        assertTrue(added[1], "the supplier is new");
        assertFalse(added[2], "the supplier is not new twice");
        IPartyRegistry.Party memory supplier = parties.partyOf(SUPPLIER);
        assertEq(supplier.status, IPartyRegistry.PartyStatus.ACTIVE, "status");
        assertFalse(supplier.member, "a counterparty is no member");
        assertEq(supplier.group, SUPPLIER, "group");
        assertTrue(parties.partyOf(Parties.BANK).member, "a member stays a member");
    }

    function _register(address key, PartyId party) private {
        VM.prank(key);
        parties.registerCounterparties(only(IPartyRegistry.Counterparty(party, Defaults.DATA_ROOT)));
    }
}
