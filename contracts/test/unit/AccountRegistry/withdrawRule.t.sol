// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAccountRegistry} from "../../../registry/IAccountRegistry.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {RuleTest} from "../../utils/RuleTest.sol";
import {VM} from "../../utils/Vm.sol";

contract AccountRegistry_WithdrawRule is RuleTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _propose(NEW);
        _expectKeyUnknown(Actors.STRANGER);
        _withdrawAs(Actors.STRANGER);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        _propose(NEW);
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _withdrawAs(Actors.BANK_CUSTODIAN);
    }

    function test_RevertGiven_TheKeyIsAMakers() external {
        _propose(NEW);
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CUSTODIAN | Roles.CHECKER);
        _withdrawAs(Actors.ISSUER_MAKER);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _propose(NEW);
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _withdrawAs(Actors.BANK_CUSTODIAN);
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        _expectAccountUnknown(Defaults.UNKNOWN_ACCOUNT);
        VM.prank(Actors.BANK_CUSTODIAN);
        accounts.withdrawRule(Defaults.UNKNOWN_ACCOUNT);
    }

    function test_RevertGiven_AnotherBankKeepsTheAccount() external {
        _propose(NEW);
        _expectNotOwner(Parties.SECOND_BANK);
        _withdrawAs(Actors.SECOND_BANK_CUSTODIAN);
    }

    function test_RevertGiven_TheKeyIsACheckersOfTheBank() external {
        _propose(NEW);
        _expectNotOwner(Parties.BANK);
        _withdrawAs(Actors.BANK_CHECKER);
    }

    function test_RevertGiven_NoChangeIsUnderWay() external {
        _expectChangeMissing();
        _withdrawAs(Actors.BANK_CUSTODIAN);
    }

    function test_RevertGiven_TheChangeIsInForce() external {
        _propose(NEW);
        _accept();
        VM.warp(IN_FORCE);
        _expectChangeMissing();
        _withdrawAs(Actors.BANK_CUSTODIAN);
    }

    function test_WhenTheBankWithdrawsWhatIsProposed() external emits(accounts, 2) {
        _propose(NEW);
        _assertWithdrawn(Actors.BANK_CUSTODIAN, OLD);
    }

    function test_WhenTheOwnerWithdrawsWhatIsAccepted() external emits(accounts, 3) {
        _propose(NEW);
        _accept();
        VM.warp(IN_FORCE - 1);
        _assertWithdrawn(Actors.ISSUER_CHECKER, OLD);
    }

    function test_GivenAnEarlierChangeIsInForce() external emits(accounts, 4) {
        _propose(NEW);
        _accept();
        VM.warp(IN_FORCE);
        _propose(NEWER);
        _assertWithdrawn(Actors.BANK_CUSTODIAN, NEW);
    }

    /// The change that is under way ends; `rule` stays in force.
    function _assertWithdrawn(address key, IAccountRegistry.BookingRule rule) private {
        uint64 seq = accounts.lastSeq();
        IAccountRegistry.BookingRule proposed = accounts.ruleChangeOf(Defaults.OPERATING).rule;
        VM.expectEmit(address(accounts));
        emit IAccountRegistry.RuleChangeWithdrawn(Defaults.OPERATING, proposed, key, seq + 1);

        _withdrawAs(key);

        _assertNoChange();
        _assertRule(rule, "rule");
        VM.warp(block.timestamp + 365 days);
        _assertRule(rule, "rule a year later");
    }
}
