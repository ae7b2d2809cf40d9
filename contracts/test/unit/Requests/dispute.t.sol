// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {OTHER_MONEY, PartyId} from "../../../types/Ids.sol";
import {Entry, Payment, Use} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {VM} from "../../utils/Vm.sol";

contract Requests_Dispute is ActsTest {
    /// Of the payee, but not a checker's.
    address internal constant PAYEES_CUSTODIAN = address(uint160(uint256(keccak256("payee's custodian"))));
    /// Of the payee's bank, but not a custodian's.
    address internal constant SECOND_BANK_CHECKER = address(uint160(uint256(keccak256("second bank checker"))));

    /// A transfer to the affiliate's account at the second bank.
    function setUp() public override {
        super.setUp();
        _fund(Defaults.RECEIPT, Defaults.FLAG, Defaults.INCOME);
        _fund(Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.INCOME);
        assertEq(_pay(_payment()), Reason.NONE, "payment");
    }

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _actAs(Actors.STRANGER, _told());
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.SECOND_BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _actAs(Actors.SECOND_BANK_CUSTODIAN, _told());
    }

    function test_RevertGiven_TheKeyIsNeitherACustodiansNorACheckers() external {
        _expectKeyLacksRole(Actors.AFFILIATE_MAKER, Roles.MAKER, Roles.CUSTODIAN | Roles.CHECKER);
        _actAs(Actors.AFFILIATE_MAKER, _told());
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.SECOND_BANK);
        _expectPartySuspended(Parties.SECOND_BANK);
        _actAs(Actors.SECOND_BANK_CUSTODIAN, _told());
    }

    function test_RevertGiven_TheCallerIsThePayersBank() external {
        _expectNotPayee(Parties.BANK);
        _actAs(Actors.BANK_CUSTODIAN, _told());
    }

    function test_RevertGiven_TheCallerIsThePayer() external {
        _expectNotPayee(Parties.ISSUER);
        _actAs(Actors.ISSUER_CHECKER, _told());
    }

    function test_RevertGiven_TheKeyIsNotACustodiansOfThePayeesBank() external {
        _bind(SECOND_BANK_CHECKER, Parties.SECOND_BANK, Roles.CHECKER);
        _expectNotPayee(Parties.SECOND_BANK);
        _actAs(SECOND_BANK_CHECKER, _told());
    }

    function test_RevertGiven_TheKeyIsNotACheckersOfThePayee() external {
        _bind(PAYEES_CUSTODIAN, Parties.AFFILIATE, Roles.CUSTODIAN);
        _expectNotPayee(Parties.AFFILIATE);
        _actAs(PAYEES_CUSTODIAN, _told());
    }

    /* ----- other facts ----- */

    function test_RevertWhen_TheAccountDiffers() external {
        Entry memory told = _told();
        told.account = Defaults.OPERATING;
        _assertDiffers(told);
    }

    function test_RevertWhen_TheUseDiffers() external {
        Entry memory told = _told();
        told.use = Use.RETURN;
        _assertDiffers(told);
    }

    function test_RevertWhen_ThePayeeDiffers() external {
        Entry memory told = _told();
        told.payee = Parties.SECOND_BANK;
        _assertDiffers(told);
    }

    function test_RevertWhen_ThePayeesBankDiffers() external {
        Entry memory told = _told();
        told.payeeBank = Parties.BANK;
        _assertDiffers(told);
    }

    function test_RevertWhen_ThePayeesAccountDiffers() external {
        Entry memory told = _told();
        told.payeeAccount = Defaults.OPERATING;
        _assertDiffers(told);
    }

    function test_RevertWhen_TheProjectDiffers() external {
        Entry memory told = _told();
        told.project = Defaults.PROJECT;
        _assertDiffers(told);
    }

    function test_RevertWhen_TheLineDiffers() external {
        Entry memory told = _told();
        told.line = Defaults.LINE;
        _assertDiffers(told);
    }

    function test_RevertWhen_TheAmountsDiffer() external {
        Entry memory told = _told();
        told.draws[1].amount = told.draws[1].amount - Defaults.ONE_MINOR_UNIT;
        _assertDiffers(told);
    }

    function test_RevertWhen_TheColoursDiffer() external {
        Entry memory told = _told();
        told.draws[0].colour = Defaults.STRICT;
        _assertDiffers(told);
    }

    function test_RevertGiven_ThePaymentIsUnknown() external {
        Payment memory p = _payment();
        p.id = Defaults.SECOND_PAYMENT;
        Entry memory told = _told();
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_WrongState.selector, p.id, IEntries.EntryState.NONE));
        VM.prank(Actors.SECOND_BANK_CUSTODIAN);
        ledger.dispute(p.id, told, Defaults.REASON_ROOT);
    }

    /* ----- recorded ----- */

    function test_WhenThePayeesBankSaysSo() external {
        _assertRecords(Actors.SECOND_BANK_CUSTODIAN, Parties.SECOND_BANK);
    }

    function test_WhenThePayeesCheckerSaysSo() external {
        _assertRecords(Actors.AFFILIATE_CHECKER, Parties.AFFILIATE);
    }

    /* ----- internal ----- */

    function _payment() private pure returns (Payment memory p) {
        p = Bookings.transfer(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING + Defaults.SPENDING);
        p.payee = Parties.AFFILIATE;
        p.payeeBank = Parties.SECOND_BANK;
        p.payeeAccount = Defaults.AFFILIATES;
        p.draws = Bookings.draws(OTHER_MONEY, Defaults.SPENDING, Defaults.FLAG, Defaults.SPENDING);
    }

    function _told() private pure returns (Entry memory) {
        return Bookings.entry(Defaults.PROCEEDS, _payment());
    }

    function _assertRecords(address caller, PartyId by) private emits(ledger, 1) {
        bytes30 digest = ledger.entryOf(Defaults.PAYMENT).digest;
        VM.expectEmit(address(ledger));
        emit IEntries.PaymentDisputed(Defaults.PAYMENT, by, Defaults.REASON_ROOT, caller, ledger.lastSeq() + 1);
        _actAs(caller, _told());
        _assertEntry(Defaults.PAYMENT, IEntries.EntryState.DISPUTED, Reason.NONE);
        assertEq(bytes32(ledger.entryOf(Defaults.PAYMENT).digest), bytes32(digest), "digest");
    }

    function _assertDiffers(Entry memory told) private {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_EntryDiffers.selector, Defaults.PAYMENT));
        _actAs(Actors.SECOND_BANK_CUSTODIAN, told);
    }

    function _expectNotPayee(PartyId caller) private {
        VM.expectRevert(
            abi.encodeWithSelector(
                IEntries.LotLedger_NotPayee.selector,
                Defaults.PAYMENT,
                Parties.AFFILIATE,
                Parties.SECOND_BANK,
                caller
            )
        );
    }

    function _actAs(address caller, Entry memory told) private {
        Payment memory p = _payment();
        VM.prank(caller);
        ledger.dispute(p.id, told, Defaults.REASON_ROOT);
    }
}
