// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract PartyRegistry_Authorise is BaseTest {
    function test_RevertGiven_TheKeyWasNeverBound() external {
        _expectKeyUnknown(Actors.STRANGER);
        parties.authorise(Actors.STRANGER, Roles.MAKER);
    }

    function test_RevertGiven_TheKeyExpiresNow() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        parties.authorise(Actors.ISSUER_MAKER, Roles.MAKER);
    }

    function test_RevertGiven_TheKeyLacksEveryRoleAskedFor() external {
        uint32 asked = Roles.CHECKER | Roles.CUSTODIAN | Roles.VERIFIER | Roles.REGULATOR;
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, asked);
        parties.authorise(Actors.ISSUER_MAKER, asked);
    }

    function test_RevertGiven_ThePartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        parties.authorise(Actors.ISSUER_MAKER, Roles.MAKER);
    }

    function test_GivenTheLastSecondOfTheKey() external {
        VM.warp(Defaults.KEY_EXPIRY - 1);
        assertEq(parties.authorise(Actors.ISSUER_MAKER, Roles.MAKER), Parties.ISSUER, "party");
    }

    function test_GivenTheKeyHasOneOfTheRolesAskedFor() external view {
        uint32 asked = Roles.VERIFIER | Roles.REGULATOR;
        assertEq(parties.authorise(Actors.REGULATOR, asked), Parties.REGULATOR, "party");
    }
}
