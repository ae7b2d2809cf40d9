// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IAccountRegistry} from "../../../registry/IAccountRegistry.sol";
import {AccountId, NO_ACCOUNT} from "../../../types/Ids.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {BaseTest} from "../../utils/BaseTest.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract AccountRegistry_Open is BaseTest {
    AccountId internal constant SAVINGS = AccountId.wrap(keccak256("savings account"));
    AccountId internal constant POOL = AccountId.wrap(keccak256("pool account"));
    AccountId internal constant PAPER = AccountId.wrap(keccak256("paper in custody"));

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _openAs(Actors.STRANGER, _account());
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _openAs(Actors.BANK_CUSTODIAN, _account());
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _expectKeyLacksRole(Actors.BANK_MAKER, Roles.MAKER, Roles.CUSTODIAN);
        _openAs(Actors.BANK_MAKER, _account());
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _openAs(Actors.BANK_CUSTODIAN, _account());
    }

    function test_RevertWhen_AnIdIsZero() external {
        IAccountRegistry.AccountRegistration memory r = _account();
        r.id = NO_ACCOUNT;
        VM.expectRevert(abi.encodeWithSelector(IAccountRegistry.AccountRegistry_IdZero.selector));
        _openAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertGiven_TheAccountExists() external {
        IAccountRegistry.AccountRegistration memory r = _account();
        r.id = Defaults.AFFILIATES;
        _expectExists(Defaults.AFFILIATES);
        _openAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertWhen_AnIdIsNamedTwice() external {
        IAccountRegistry.AccountRegistration[] memory list = new IAccountRegistry.AccountRegistration[](2);
        list[0] = _account();
        list[1] = _account();
        _expectExists(SAVINGS);
        VM.prank(Actors.BANK_CUSTODIAN);
        accounts.open(list);
    }

    function test_RevertWhen_TheKindIsMissing() external {
        IAccountRegistry.AccountRegistration memory r = _account();
        r.kind = IAccountRegistry.AccountKind.NONE;
        VM.expectRevert(abi.encodeWithSelector(IAccountRegistry.AccountRegistry_KindMissing.selector, SAVINGS));
        _openAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertWhen_TheCurrencyIsMissing() external {
        IAccountRegistry.AccountRegistration memory r = _account();
        r.currency = 0;
        VM.expectRevert(abi.encodeWithSelector(IAccountRegistry.AccountRegistry_CurrencyMissing.selector, SAVINGS));
        _openAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertGiven_TheOwnerIsUnknown() external {
        IAccountRegistry.AccountRegistration memory r = _account();
        r.owner = Parties.UNKNOWN;
        VM.expectRevert(
            abi.encodeWithSelector(IAccountRegistry.AccountRegistry_OwnerUnknown.selector, Parties.UNKNOWN)
        );
        _openAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertWhen_APlacementHasNoKind() external {
        IAccountRegistry.AccountRegistration memory r = _account();
        r.kind = IAccountRegistry.AccountKind.PLACEMENT;
        _expectMismatch(r);
        _openAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertWhen_AnotherAccountIsAPlacement() external {
        IAccountRegistry.AccountRegistration memory r = _account();
        r.placement = IAccountRegistry.PlacementKind.DEPOSIT;
        _expectMismatch(r);
        _openAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertWhen_AnotherAccountHasATerm() external {
        IAccountRegistry.AccountRegistration memory r = _account();
        r.placedUntil = Defaults.TODAY;
        _expectMismatch(r);
        _openAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_WhenTheRegistrationsAreValid() external emits(accounts, 3) {
        IAccountRegistry.AccountRegistration[] memory list = new IAccountRegistry.AccountRegistration[](3);
        list[0] = _account();
        list[1] = Defaults.account(POOL, Parties.OUTSIDER, Defaults.FOREIGN_CURRENCY);
        list[1].kind = IAccountRegistry.AccountKind.POOL;
        list[1].rule = IAccountRegistry.BookingRule.PRORATA;
        list[2] = Defaults.account(PAPER, Parties.ISSUER, Defaults.CURRENCY);
        list[2].kind = IAccountRegistry.AccountKind.PLACEMENT;
        list[2].placement = IAccountRegistry.PlacementKind.POLICY_BANK_BOND;
        list[2].placedUntil = Defaults.TOMORROW;
        list[2].rule = IAccountRegistry.BookingRule.FIFO;
        uint64 seq = accounts.lastSeq();
        _expectOpened(list[0], seq + 1);
        _expectOpened(list[1], seq + 2);
        _expectOpened(list[2], seq + 3);

        VM.prank(Actors.BANK_CUSTODIAN);
        accounts.open(list);

        _assertOpen(list[0]);
        _assertOpen(list[1]);
        _assertOpen(list[2]);
    }

    function _assertOpen(IAccountRegistry.AccountRegistration memory r) private view {
        IAccountRegistry.Account memory a = accounts.accountOf(r.id);
        assertEq(uint256(a.kind), uint256(r.kind), "kind");
        assertEq(a.currency, r.currency, "currency");
        assertEq(uint256(a.rule), uint256(r.rule), "rule");
        assertEq(uint256(a.placement), uint256(r.placement), "placement");
        assertFalse(accounts.ruleChangeOf(r.id).proposed, "change of the rule");
        assertEq(a.owner, r.owner, "owner");
        assertEq(a.custodian, Parties.BANK, "custodian");
    }

    function _expectOpened(IAccountRegistry.AccountRegistration memory r, uint64 seq) private {
        VM.expectEmit(address(accounts));
        emit IAccountRegistry.AccountOpened({
            account: r.id,
            owner: r.owner,
            custodian: Parties.BANK,
            kind: r.kind,
            rule: r.rule,
            placement: r.placement,
            placedUntil: r.placedUntil,
            currency: r.currency,
            dataRoot: r.dataRoot,
            actor: Actors.BANK_CUSTODIAN,
            seq: seq
        });
    }

    function _expectMismatch(IAccountRegistry.AccountRegistration memory r) private {
        VM.expectRevert(
            abi.encodeWithSelector(
                IAccountRegistry.AccountRegistry_PlacementMismatch.selector,
                r.id,
                r.kind,
                r.placement
            )
        );
    }

    function _expectExists(AccountId account) private {
        VM.expectRevert(abi.encodeWithSelector(IAccountRegistry.AccountRegistry_AccountExists.selector, account));
    }

    function _account() private pure returns (IAccountRegistry.AccountRegistration memory) {
        return Defaults.account(SAVINGS, Parties.ISSUER, Defaults.CURRENCY);
    }

    function _openAs(address key, IAccountRegistry.AccountRegistration memory r) private {
        VM.prank(key);
        accounts.open(only(r));
    }
}
