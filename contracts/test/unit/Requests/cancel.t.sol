// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {AccountId, PartyId, PaymentId} from "../../../types/Ids.sol";
import {Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract Requests_Cancel is ActsTest {
    /// The second bank's, kept by the bank.
    AccountId internal constant SECOND_BANKS = AccountId.wrap(keccak256("second bank's account"));

    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        _request(_payment(Defaults.PAYMENT));
    }

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _cancelAs(Actors.STRANGER, Defaults.PROCEEDS, Defaults.PAYMENT);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.ISSUER_MAKER, Defaults.KEY_EXPIRY);
        _cancelAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS, Defaults.PAYMENT);
    }

    function test_RevertGiven_TheKeyHasNoneOfTheRoles() external {
        _expectKeyLacksRole(Actors.VERIFIER, Roles.VERIFIER, Roles.MAKER | Roles.CHECKER | Roles.CUSTODIAN);
        _cancelAs(Actors.VERIFIER, Defaults.PROCEEDS, Defaults.PAYMENT);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.ISSUER);
        _expectPartySuspended(Parties.ISSUER);
        _cancelAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS, Defaults.PAYMENT);
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, Defaults.UNKNOWN_ACCOUNT));
        _cancelAs(Actors.ISSUER_MAKER, Defaults.UNKNOWN_ACCOUNT, Defaults.PAYMENT);
    }

    function test_RevertGiven_AnotherPartyOwnsTheAccount() external {
        _expectNotOwner(Defaults.PROCEEDS, Parties.ISSUER, Parties.AFFILIATE);
        _cancelAs(Actors.AFFILIATE_MAKER, Defaults.PROCEEDS, Defaults.PAYMENT);
    }

    function test_RevertGiven_AnotherBankKeepsTheAccount() external {
        _expectNotOwner(Defaults.PROCEEDS, Parties.ISSUER, Parties.SECOND_BANK);
        _cancelAs(Actors.SECOND_BANK_CUSTODIAN, Defaults.PROCEEDS, Defaults.PAYMENT);
    }

    function test_RevertGiven_TheKeyIsNotACustodiansOfTheAccountsBank() external {
        _expectNotOwner(Defaults.PROCEEDS, Parties.ISSUER, Parties.BANK);
        _cancelAs(Actors.BANK_CHECKER, Defaults.PROCEEDS, Defaults.PAYMENT);
    }

    function test_RevertGiven_TheKeyIsOnlyACustodiansOfTheOwner() external {
        _open(Actors.BANK_CUSTODIAN, SECOND_BANKS, Parties.SECOND_BANK, Defaults.CURRENCY);
        _expectNotOwner(SECOND_BANKS, Parties.SECOND_BANK, Parties.SECOND_BANK);
        _cancelAs(Actors.SECOND_BANK_CUSTODIAN, SECOND_BANKS, Defaults.PAYMENT);
    }

    /* ----- payments ----- */

    function test_RevertGiven_ThePaymentIsUnknown() external {
        _expectWrongState(Defaults.SECOND_PAYMENT, IEntries.EntryState.NONE);
        _cancelAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS, Defaults.SECOND_PAYMENT);
    }

    function test_RevertGiven_ThePaymentWasCancelled() external {
        _cancel(Defaults.PAYMENT);
        _expectWrongState(Defaults.PAYMENT, IEntries.EntryState.VOID);
        _cancelAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS, Defaults.PAYMENT);
    }

    function test_RevertGiven_ThePaymentWasReleased() external {
        _release(_payment(Defaults.PAYMENT));
        _expectWrongState(Defaults.PAYMENT, IEntries.EntryState.PAID);
        _cancelAs(Actors.ISSUER_MAKER, Defaults.PROCEEDS, Defaults.PAYMENT);
    }

    function test_RevertGiven_ThePaymentIsRequestedFromAnotherAccount() external {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_EntryDiffers.selector, Defaults.PAYMENT));
        _cancelAs(Actors.ISSUER_MAKER, Defaults.OPERATING, Defaults.PAYMENT);
    }

    function test_RevertWhen_OneOfTwoCannotBeCancelled() external {
        PaymentId[] memory list = new PaymentId[](2);
        list[0] = Defaults.PAYMENT;
        list[1] = Defaults.PAYMENT;
        _expectWrongState(Defaults.PAYMENT, IEntries.EntryState.VOID);
        VM.prank(Actors.ISSUER_MAKER);
        ledger.cancel(Defaults.PROCEEDS, list);
    }

    /* ----- cancelled ----- */

    function test_WhenTheOwnersMakerCancels() external {
        _assertCancels(Actors.ISSUER_MAKER, 0);
    }

    function test_WhenTheOwnersCheckerCancels() external {
        _assertCancels(Actors.ISSUER_CHECKER, 0);
    }

    function test_WhenTheBanksCustodianCancels() external {
        _assertCancels(Actors.BANK_CUSTODIAN, 0);
    }

    function test_GivenTheDeadlineIsNow() external {
        VM.warp(DEADLINE);
        _assertCancels(Actors.BANK_CUSTODIAN, 0);
    }

    function test_GivenTheDeadlineHasPassed() external {
        VM.warp(DEADLINE + 1);
        _assertCancels(Actors.BANK_CUSTODIAN, DEADLINE);
    }

    function test_WhenTwoAreCancelled() external emits(ledger, 3) {
        _request(_payment(Defaults.SECOND_PAYMENT));
        PaymentId[] memory list = new PaymentId[](2);
        list[0] = Defaults.SECOND_PAYMENT;
        list[1] = Defaults.PAYMENT;
        VM.prank(Actors.ISSUER_CHECKER);
        ledger.cancel(Defaults.PROCEEDS, list);
        _assertEntry(Defaults.PAYMENT, IEntries.EntryState.VOID, Reason.NONE);
        _assertEntry(Defaults.SECOND_PAYMENT, IEntries.EntryState.VOID, Reason.NONE);
    }

    /* ----- internal ----- */

    function _payment(PaymentId id) private pure returns (Payment memory) {
        return Bookings.allocation(id, Defaults.STRICT, Defaults.SPENDING);
    }

    function _assertCancels(address caller, uint64 deadline) private emits(ledger, 1) {
        VM.expectEmit(address(ledger));
        emit IEntries.PaymentVoided(Defaults.PAYMENT, Defaults.PROCEEDS, deadline, caller, ledger.lastSeq() + 1);
        _cancelAs(caller, Defaults.PROCEEDS, Defaults.PAYMENT);
        _assertEntry(Defaults.PAYMENT, IEntries.EntryState.VOID, Reason.NONE);
        assertEq(bytes32(ledger.entryOf(Defaults.PAYMENT).digest), bytes32(0), "nothing is kept of it");
    }

    function _expectNotOwner(AccountId account, PartyId owner, PartyId caller) private {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_NotOwner.selector, account, owner, caller));
    }

    function _expectWrongState(PaymentId id, IEntries.EntryState state) private {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_WrongState.selector, id, state));
    }

    function _cancelAs(address caller, AccountId account, PaymentId id) private {
        VM.prank(caller);
        ledger.cancel(account, only(id));
    }
}
