// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccountRegistry, RULE_DELAY} from "../../registry/IAccountRegistry.sol";
import {AccountId, PartyId} from "../../types/Ids.sol";
import {Actors} from "./Actors.sol";
import {BaseTest} from "./BaseTest.sol";
import {Defaults} from "./Defaults.sol";
import {VM} from "./Vm.sol";

/// What tests of booking rules need: changes of the rule of the operating account, which is booked as specified.
abstract contract RuleTest is BaseTest {
    IAccountRegistry.BookingRule internal constant OLD = IAccountRegistry.BookingRule.SPECIFIED;
    IAccountRegistry.BookingRule internal constant NEW = IAccountRegistry.BookingRule.FIFO;
    IAccountRegistry.BookingRule internal constant NEWER = IAccountRegistry.BookingRule.PRORATA;
    uint64 internal constant IN_FORCE = uint64(Defaults.NOW) + RULE_DELAY;

    /// By the bank that keeps the account.
    function _propose(IAccountRegistry.BookingRule rule) internal {
        VM.prank(Actors.BANK_CUSTODIAN);
        accounts.proposeRule(Defaults.OPERATING, rule);
    }

    /// By the owner.
    function _accept() internal {
        VM.prank(Actors.ISSUER_CHECKER);
        accounts.acceptRule(Defaults.OPERATING);
    }

    function _withdrawAs(address key) internal {
        VM.prank(key);
        accounts.withdrawRule(Defaults.OPERATING);
    }

    function _assertRule(IAccountRegistry.BookingRule rule, string memory what) internal view {
        assertEq(uint256(accounts.accountOf(Defaults.OPERATING).rule), uint256(rule), what);
    }

    function _assertChange(IAccountRegistry.BookingRule rule, uint64 effectiveFrom) internal view {
        IAccountRegistry.RuleChange memory change = accounts.ruleChangeOf(Defaults.OPERATING);
        assertEq(uint256(change.rule), uint256(rule), "rule of the change");
        assertTrue(change.proposed, "proposed");
        assertEq(change.effectiveFrom, effectiveFrom, "in force from");
        assertEq(change.proposer, Actors.BANK_CUSTODIAN, "proposer");
    }

    function _assertNoChange() internal view {
        IAccountRegistry.RuleChange memory change = accounts.ruleChangeOf(Defaults.OPERATING);
        assertFalse(change.proposed, "proposed");
        assertEq(change.effectiveFrom, 0, "in force from");
        assertEq(change.proposer, address(0), "proposer");
    }

    function _expectAccountUnknown(AccountId account) internal {
        VM.expectRevert(abi.encodeWithSelector(IAccountRegistry.AccountRegistry_AccountUnknown.selector, account));
    }

    function _expectNotOwner(PartyId caller) internal {
        VM.expectRevert(
            abi.encodeWithSelector(
                IAccountRegistry.AccountRegistry_NotOwner.selector,
                Defaults.OPERATING,
                accounts.accountOf(Defaults.OPERATING).owner,
                caller
            )
        );
    }

    function _expectChangeMissing() internal {
        VM.expectRevert(
            abi.encodeWithSelector(IAccountRegistry.AccountRegistry_ChangeMissing.selector, Defaults.OPERATING)
        );
    }
}
