// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IClaimRegistry} from "../../../registry/IClaimRegistry.sol";
import {ClaimId, PartyId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ClaimDefaults} from "../../utils/ClaimDefaults.sol";
import {ClaimTest} from "../../utils/ClaimTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

/// The verifier attested a permit that can be challenged.
contract ClaimRegistry_Challenge is ClaimTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _challengeAs(Actors.STRANGER, ClaimDefaults.CLAIM);
    }

    function test_RevertGiven_TheKeyHasNoRoleForIt() external {
        _expectKeyLacksRole(
            Actors.BANK_CUSTODIAN,
            Roles.CUSTODIAN,
            Roles.MAKER | Roles.CHECKER | Roles.VERIFIER | Roles.REGULATOR
        );
        _challengeAs(Actors.BANK_CUSTODIAN, ClaimDefaults.CLAIM);
    }

    function test_RevertGiven_TheClaimIsUnknown() external {
        _expectClaimUnknown(ClaimDefaults.UNKNOWN_CLAIM);
        _challengeAs(Actors.ISSUER_MAKER, ClaimDefaults.UNKNOWN_CLAIM);
    }

    function test_RevertGiven_TheCallerIsOfTheAttestersGroup() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_OwnClaim.selector,
                ClaimDefaults.CLAIM,
                Parties.VERIFIER,
                Parties.VERIFIER
            )
        );
        _challengeAs(Actors.VERIFIER, ClaimDefaults.CLAIM);
    }

    function test_RevertGiven_TheClaimIsChallenged() external {
        _challenge(ClaimDefaults.CLAIM);
        _expectWrongStatus(ClaimDefaults.CLAIM, CHALLENGED);
        _challengeAs(Actors.REGULATOR, ClaimDefaults.CLAIM);
    }

    function test_RevertGiven_TheWindowHasPassed() external {
        _passWindow();
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_WindowClosed.selector,
                ClaimDefaults.CLAIM,
                uint64(Defaults.NOW + ClaimDefaults.WINDOW)
            )
        );
        _challengeAs(Actors.ISSUER_MAKER, ClaimDefaults.CLAIM);
    }

    function test_RevertGiven_TheClaimCountedAtOnce() external {
        _attest(ClaimDefaults.SECOND_CLAIM, ClaimDefaults.LICENCE);
        VM.expectRevert(
            abi.encodeWithSelector(
                IClaimRegistry.ClaimRegistry_WindowClosed.selector,
                ClaimDefaults.SECOND_CLAIM,
                uint64(Defaults.NOW)
            )
        );
        _challengeAs(Actors.ISSUER_MAKER, ClaimDefaults.SECOND_CLAIM);
    }

    function test_WhenTheOwnerOfTheSubjectCalls() external emits(claims, 1) {
        _assertChallenges(Actors.ISSUER_MAKER, Parties.ISSUER);
        _passWindow();
        assertFalse(claims.inForce(ClaimDefaults.CLAIM), "in force");
    }

    function test_WhenAnotherVerifierCallsInTheLastSecond() external emits(claims, 1) {
        VM.warp(Defaults.NOW + ClaimDefaults.WINDOW - 1);
        _assertChallenges(Actors.SECOND_VERIFIER, Parties.SECOND_VERIFIER);
    }

    function test_WhenACheckerCalls() external emits(claims, 1) {
        _assertChallenges(Actors.BANK_CHECKER, Parties.BANK);
    }

    function test_WhenTheRegulatorCalls() external emits(claims, 1) {
        _assertChallenges(Actors.REGULATOR, Parties.REGULATOR);
    }

    function setUp() public override {
        super.setUp();
        _attest(ClaimDefaults.CLAIM, ClaimDefaults.PERMIT);
    }

    function _assertChallenges(address actor, PartyId challenger) private {
        uint64 seq = claims.lastSeq();
        VM.expectEmit(address(claims));
        emit IClaimRegistry.ClaimChallenged(ClaimDefaults.CLAIM, challenger, Defaults.REASON_ROOT, actor, seq + 1);

        _challengeAs(actor, ClaimDefaults.CLAIM);

        _assertStatus(ClaimDefaults.CLAIM, CHALLENGED, 0);
    }

    function _challengeAs(address key, ClaimId claim) private {
        VM.prank(key);
        claims.challenge(claim, Defaults.REASON_ROOT);
    }
}
