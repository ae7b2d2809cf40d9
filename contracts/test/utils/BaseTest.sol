// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IPartyRegistry} from "../../access/IPartyRegistry.sol";
import {PartyId} from "../../types/Ids.sol";
import {Assertions} from "./Assertions.sol";
import {Codes} from "./Codes.sol";
import {Defaults} from "./Defaults.sol";
import {Steps} from "./Steps.sol";
import {VM} from "./Vm.sol";
import {World} from "./World.sol";

/// What every test of a contract starts with.
abstract contract BaseTest is Assertions, Steps {
    function setUp() public virtual {
        VM.warp(Defaults.NOW);
        _use(World(Codes.world()).create());
    }

    /* ----- expected refusals of callers ----- */

    /// For functions of the AccessManager's roles.
    function _expectUnauthorised(address caller) internal {
        VM.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }

    function _expectKeyUnknown(address key) internal {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_KeyUnknown.selector, key));
    }

    function _expectKeyExpired(address key, uint64 validUntil) internal {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_KeyExpired.selector, key, validUntil));
    }

    function _expectKeyLacksRole(address key, uint32 held, uint32 needed) internal {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_KeyLacksRole.selector, key, held, needed));
    }

    function _expectPartySuspended(PartyId party) internal {
        VM.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyRegistry_PartySuspended.selector, party));
    }
}
