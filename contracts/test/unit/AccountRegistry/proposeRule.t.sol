// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAccountRegistry} from "../../../registry/IAccountRegistry.sol";
import {AccountId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {RuleTest} from "../../utils/RuleTest.sol";
import {VM} from "../../utils/Vm.sol";

contract AccountRegistry_ProposeRule is RuleTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _proposeAs(Actors.STRANGER, Defaults.OPERATING);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _proposeAs(Actors.BANK_CUSTODIAN, Defaults.OPERATING);
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _expectKeyLacksRole(Actors.BANK_MAKER, Roles.MAKER, Roles.CUSTODIAN);
        _proposeAs(Actors.BANK_MAKER, Defaults.OPERATING);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _proposeAs(Actors.BANK_CUSTODIAN, Defaults.OPERATING);
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        _expectAccountUnknown(Defaults.UNKNOWN_ACCOUNT);
        _proposeAs(Actors.BANK_CUSTODIAN, Defaults.UNKNOWN_ACCOUNT);
    }

    function test_RevertGiven_AnotherBankKeepsTheAccount() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IAccountRegistry.AccountRegistry_NotCustodian.selector,
                Defaults.OPERATING,
                Parties.BANK,
                Parties.SECOND_BANK
            )
        );
        _proposeAs(Actors.SECOND_BANK_CUSTODIAN, Defaults.OPERATING);
    }

    function test_RevertGiven_TheRuleIsInForce() external {
        _expectUnchanged(OLD);
        _propose(OLD);
    }

    function test_RevertGiven_AChangeIsProposed() external {
        _propose(NEW);
        _expectPending(0);
        _propose(NEWER);
    }

    function test_RevertGiven_AChangeIsAcceptedAndNotInForce() external {
        _propose(NEW);
        _accept();
        VM.warp(IN_FORCE - 1);
        _expectPending(IN_FORCE);
        _propose(NEWER);
    }

    function test_RevertGiven_TheLastChangeMadeTheRule() external {
        _propose(NEW);
        _accept();
        VM.warp(IN_FORCE);
        _expectUnchanged(NEW);
        _propose(NEW);
    }

    function test_GivenNoChangeIsUnderWay() external emits(accounts, 1) {
        _expectProposed(NEW);

        _propose(NEW);

        _assertChange(NEW, 0);
        _assertRule(OLD, "the rule stays");
    }

    function test_GivenAChangeWasWithdrawn() external emits(accounts, 3) {
        _propose(NEW);
        _withdrawAs(Actors.BANK_CUSTODIAN);

        _propose(NEW);

        _assertChange(NEW, 0);
        _assertRule(OLD, "the rule stays");
    }

    function test_GivenTheLastChangeIsInForce() external emits(accounts, 3) {
        _propose(NEW);
        _accept();
        VM.warp(IN_FORCE);
        _expectProposed(OLD);

        _propose(OLD);

        _assertChange(OLD, 0);
        _assertRule(NEW, "the rule stays");
    }

    function _expectProposed(IAccountRegistry.BookingRule rule) private {
        uint64 seq = accounts.lastSeq();
        VM.expectEmit(address(accounts));
        emit IAccountRegistry.RuleChangeProposed(Defaults.OPERATING, rule, Actors.BANK_CUSTODIAN, seq + 1);
    }

    function _expectUnchanged(IAccountRegistry.BookingRule rule) private {
        VM.expectRevert(
            abi.encodeWithSelector(IAccountRegistry.AccountRegistry_RuleUnchanged.selector, Defaults.OPERATING, rule)
        );
    }

    function _expectPending(uint64 effectiveFrom) private {
        VM.expectRevert(
            abi.encodeWithSelector(
                IAccountRegistry.AccountRegistry_ChangePending.selector,
                Defaults.OPERATING,
                NEW,
                effectiveFrom
            )
        );
    }

    function _proposeAs(address key, AccountId account) private {
        VM.prank(key);
        accounts.proposeRule(account, NEW);
    }
}
