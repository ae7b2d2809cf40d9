// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAccountRegistry} from "../../../registry/IAccountRegistry.sol";
import {AccountId} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {RuleTest} from "../../utils/RuleTest.sol";
import {VM} from "../../utils/Vm.sol";

contract AccountRegistry_AcceptRule is RuleTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _propose(NEW);
        _expectKeyUnknown(Actors.STRANGER);
        _acceptAs(Actors.STRANGER, Defaults.OPERATING);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        _propose(NEW);
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_CHECKER, Defaults.KEY_EXPIRY);
        _acceptAs(Actors.ISSUER_CHECKER, Defaults.OPERATING);
    }

    function test_RevertGiven_TheKeyIsNotACheckers() external {
        _propose(NEW);
        _expectKeyLacksRole(Actors.ISSUER_MAKER, Roles.MAKER, Roles.CHECKER);
        _acceptAs(Actors.ISSUER_MAKER, Defaults.OPERATING);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _propose(NEW);
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _acceptAs(Actors.ISSUER_CHECKER, Defaults.OPERATING);
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        _expectAccountUnknown(Defaults.UNKNOWN_ACCOUNT);
        _acceptAs(Actors.ISSUER_CHECKER, Defaults.UNKNOWN_ACCOUNT);
    }

    function test_RevertGiven_TheCallerDoesNotOwnTheAccount() external {
        _propose(NEW);
        _expectNotOwner(Parties.BANK);
        _acceptAs(Actors.BANK_CHECKER, Defaults.OPERATING);
    }

    function test_RevertGiven_NoChangeIsProposed() external {
        _expectChangeMissing();
        _accept();
    }

    function test_RevertGiven_TheChangeIsAccepted() external {
        _propose(NEW);
        _accept();
        _expectChangeMissing();
        _accept();
    }

    /// A bank's own account, and one key that does both.
    function test_RevertGiven_TheKeyProposedIt() external {
        _bind(Actors.STRANGER, Parties.BANK, Roles.CUSTODIAN | Roles.CHECKER);
        VM.prank(Actors.STRANGER);
        accounts.proposeRule(Defaults.BANKS, NEW);
        VM.expectRevert(
            abi.encodeWithSelector(IAccountRegistry.AccountRegistry_SameKey.selector, Defaults.BANKS, Actors.STRANGER)
        );
        _acceptAs(Actors.STRANGER, Defaults.BANKS);
    }

    function test_GivenAChangeIsProposed() external emits(accounts, 2) {
        _propose(NEW);
        uint64 seq = accounts.lastSeq();
        VM.expectEmit(address(accounts));
        emit IAccountRegistry.RuleChangeAccepted({
            account: Defaults.OPERATING,
            rule: NEW,
            effectiveFrom: IN_FORCE,
            actor: Actors.ISSUER_CHECKER,
            seq: seq + 1
        });

        _accept();

        _assertChange(NEW, IN_FORCE);
        VM.warp(IN_FORCE - 1);
        _assertRule(OLD, "a second before");
        VM.warp(IN_FORCE);
        _assertRule(NEW, "from then on");
        assertEq(accounts.accountOf(Defaults.OPERATING).owner, Parties.ISSUER, "owner");
    }

    function _acceptAs(address key, AccountId account) private {
        VM.prank(key);
        accounts.acceptRule(account);
    }
}
