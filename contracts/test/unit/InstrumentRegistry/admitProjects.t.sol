// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IInstrumentRegistry} from "../../../registry/IInstrumentRegistry.sol";
import {AssetId, Code, Colour, OTHER_MONEY} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract InstrumentRegistry_AdmitProjects is BaseTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _admitAs(Actors.STRANGER, Defaults.STRICT, Defaults.SECOND_PROJECT, Defaults.SOLAR);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _admitAs(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.SECOND_PROJECT, Defaults.SOLAR);
    }

    function test_RevertGiven_TheKeyIsNotAMakers() external {
        _expectKeyLacksRole(Actors.ISSUER_CHECKER, Roles.CHECKER, Roles.MAKER);
        _admitAs(Actors.ISSUER_CHECKER, Defaults.STRICT, Defaults.SECOND_PROJECT, Defaults.SOLAR);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _admitAs(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.SECOND_PROJECT, Defaults.SOLAR);
    }

    function test_RevertGiven_TheColourIsUnknown() external {
        _expectColourUnknown(Defaults.UNKNOWN_COLOUR);
        _admitAs(Actors.ISSUER_MAKER, Defaults.UNKNOWN_COLOUR, Defaults.SECOND_PROJECT, Defaults.SOLAR);
    }

    function test_RevertWhen_TheColourIsOtherMoney() external {
        _expectColourUnknown(OTHER_MONEY);
        _admitAs(Actors.ISSUER_MAKER, OTHER_MONEY, Defaults.SECOND_PROJECT, Defaults.SOLAR);
    }

    function test_RevertGiven_TheCallerIsAnAffiliateOfTheIssuer() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_NotIssuer.selector,
                Defaults.STRICT,
                Parties.ISSUER,
                Parties.AFFILIATE
            )
        );
        _admitAs(Actors.AFFILIATE_MAKER, Defaults.STRICT, Defaults.SECOND_PROJECT, Defaults.SOLAR);
    }

    function test_RevertGiven_TheProjectIsUnknown() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_ProjectUnknown.selector,
                Defaults.UNKNOWN_PROJECT
            )
        );
        _admitAs(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.UNKNOWN_PROJECT, Defaults.SOLAR);
    }

    function test_RevertGiven_TheProjectIsAdmitted() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_ProjectExists.selector,
                Defaults.STRICT,
                Defaults.PROJECT
            )
        );
        _admitAs(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.PROJECT, Defaults.SOLAR);
    }

    function test_RevertWhen_TheFrameworkDoesNotNameTheCode() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_CodeNotEligible.selector,
                Defaults.STRICT,
                Defaults.NUCLEAR
            )
        );
        _admitAs(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.SECOND_PROJECT, Defaults.NUCLEAR);
    }

    function test_RevertWhen_TheProjectDoesNotHoldTheCode() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IInstrumentRegistry.InstrumentRegistry_CodeNotHeld.selector,
                Defaults.SECOND_PROJECT,
                Defaults.SCHEME,
                Defaults.WATER
            )
        );
        _admitAs(Actors.ISSUER_MAKER, Defaults.STRICT, Defaults.SECOND_PROJECT, Defaults.WATER);
    }

    function test_WhenTheAdmissionsAreValid() external emits(instruments, 2) {
        IInstrumentRegistry.ProjectAdmission[] memory list = new IInstrumentRegistry.ProjectAdmission[](2);
        list[0] = IInstrumentRegistry.ProjectAdmission(Defaults.SECOND_PROJECT, Defaults.SOLAR);
        list[1] = IInstrumentRegistry.ProjectAdmission(Defaults.SUGGESTED_PROJECT, Defaults.SOLAR);
        uint64 seq = instruments.lastSeq();
        _expectAdmitted(Defaults.SECOND_PROJECT, seq + 1);
        _expectAdmitted(Defaults.SUGGESTED_PROJECT, seq + 2);

        VM.prank(Actors.ISSUER_MAKER);
        instruments.admitProjects(Defaults.STRICT, list);

        assertTrue(instruments.isAdmitted(Defaults.STRICT, Defaults.SECOND_PROJECT), "first");
        assertTrue(instruments.isAdmitted(Defaults.STRICT, Defaults.SUGGESTED_PROJECT), "second");
        assertFalse(instruments.isAdmitted(Defaults.FLAG, Defaults.SECOND_PROJECT), "to another colour");
    }

    function _expectAdmitted(AssetId project, uint64 seq) private {
        VM.expectEmit(address(instruments));
        emit IInstrumentRegistry.ProjectAdmitted(Defaults.STRICT, project, Defaults.SOLAR, Actors.ISSUER_MAKER, seq);
    }

    function _expectColourUnknown(Colour colour) private {
        VM.expectRevert(abi.encodeWithSelector(IInstrumentRegistry.InstrumentRegistry_ColourUnknown.selector, colour));
    }

    function _admitAs(address key, Colour colour, AssetId project, Code code) private {
        VM.prank(key);
        instruments.admitProjects(colour, only(project, code));
    }
}
