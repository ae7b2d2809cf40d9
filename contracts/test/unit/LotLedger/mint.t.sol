// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {ILotLedger} from "../../../money/ILotLedger.sol";
import {AccountId, NO_ACCOUNT, OTHER_MONEY, PartyId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Receipt, Use} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {MoneyTest} from "../../utils/MoneyTest.sol";
import {VM} from "../../utils/Vm.sol";

contract LotLedger_Mint is MoneyTest {
    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _mintAs(Actors.STRANGER, _receipt());
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _mintAs(Actors.BANK_CUSTODIAN, _receipt());
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _expectKeyLacksRole(Actors.BANK_MAKER, Roles.MAKER, Roles.CUSTODIAN);
        _mintAs(Actors.BANK_MAKER, _receipt());
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _mintAs(Actors.BANK_CUSTODIAN, _receipt());
    }

    function test_RevertGiven_AnAccountIsUnknown() external {
        Receipt memory r = _receipt();
        r.account = Defaults.UNKNOWN_ACCOUNT;
        _expectAccountUnknown(Defaults.UNKNOWN_ACCOUNT);
        _mintAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertWhen_AnAccountIsZero() external {
        Receipt memory r = _receipt();
        r.account = NO_ACCOUNT;
        _expectAccountUnknown(NO_ACCOUNT);
        _mintAs(Actors.BANK_CUSTODIAN, r);
    }

    function test_RevertGiven_AnotherBankKeepsAnAccount() external {
        _expectNotCustodian(Defaults.PROCEEDS, Parties.BANK, Parties.SECOND_BANK);
        _mintAs(Actors.SECOND_BANK_CUSTODIAN, _receipt());
    }

    function test_RevertGiven_AnotherBankKeepsTheSecondAccount() external emits(ledger, 0) {
        Receipt[] memory list = _two();
        list[1].account = Defaults.OUTSIDERS;
        _expectNotCustodian(Defaults.OUTSIDERS, Parties.SECOND_BANK, Parties.BANK);
        VM.prank(Actors.BANK_CUSTODIAN);
        ledger.mint(list);
        assertFalse(ledger.movementOf(Defaults.RECEIPT).recorded, "the first receipt");
    }

    function test_WhenTheListIsEmpty() external emits(ledger, 0) {
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = ledger.mint(new Receipt[](0));
        assertEq(reasons.length, 0, "reasons");
    }

    function test_GivenTheIdIsAReceipts() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _assertRefused(_receipt(), Reason.ALREADY_RECORDED, ZERO);
    }

    function test_GivenTheIdIsAPayments() external {
        _fund(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
        _pay(Defaults.allocation(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING));
        _assertRefused(
            Defaults.receipt(Defaults.PAYMENT, OTHER_MONEY, Defaults.SPENDING),
            Reason.ALREADY_RECORDED,
            ZERO
        );
    }

    function test_WhenTheIdIsRepeatedInTheCall() external emits(ledger, 3) {
        Receipt[] memory list = _two();
        list[1].id = list[0].id;

        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = ledger.mint(list);

        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.ALREADY_RECORDED, "second");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, Defaults.INCOME, 1, 1, "holding");
    }

    function test_WhenThePolicyRefusesOneOfThree() external emits(ledger, 5) {
        Receipt[] memory list = new Receipt[](3);
        list[0] = Defaults.receipt(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME);
        list[1] = Defaults.receipt(Defaults.SECOND_RECEIPT, Defaults.STRICT, Defaults.TRANCHE_SIZE);
        list[2] = Defaults.receipt(Defaults.PAYMENT, OTHER_MONEY, Defaults.INCOME);
        Amount undrawn = Defaults.TRANCHE_SIZE - Defaults.INCOME;
        uint64 seq = ledger.lastSeq();
        _expectReceipt(list[0], seq + 1);
        _expectRoot(list[0], 1, 1, seq + 2);
        _expectRefused(list[1], Reason.TRANCHE_EXCEEDED, undrawn, seq + 3);
        _expectReceipt(list[2], seq + 4);
        _expectRoot(list[2], 1, 2, seq + 5);

        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = ledger.mint(list);

        assertEq(reasons[0], Reason.NONE, "first");
        assertEq(reasons[1], Reason.TRANCHE_EXCEEDED, "second");
        assertEq(reasons[2], Reason.NONE, "third");
        assertFalse(ledger.movementOf(Defaults.SECOND_RECEIPT).recorded, "the second is not recorded");
        _assertHolding(Defaults.PROCEEDS, Defaults.STRICT, Defaults.INCOME, 1, 1, "coloured");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, Defaults.INCOME, 1, 1, "other money");
    }

    function test_WhenOtherMoneyComesIn() external emits(ledger, 2) {
        Receipt memory r = _receipt();
        r.payer = Parties.OUTSIDER;
        _assertMinted(r);
    }

    function test_WhenTheMoneyOfATrancheComesIn() external emits(ledger, 2) {
        _assertMinted(Defaults.receipt(Defaults.RECEIPT, Defaults.STRICT, Defaults.INCOME));
    }

    function test_WhenReceiptsOfSeveralAccountsAndColoursComeIn() external emits(ledger, 9) {
        Receipt[] memory list = new Receipt[](5);
        list[0] = Defaults.receipt(Defaults.RECEIPT, OTHER_MONEY, Amount.wrap(10));
        list[1] = Defaults.receipt(Defaults.SECOND_RECEIPT, Defaults.STRICT, Amount.wrap(20));
        list[2] = Defaults.receipt(Defaults.PAYMENT, OTHER_MONEY, Amount.wrap(30));
        list[3] = Defaults.receipt(Defaults.SECOND_PAYMENT, Defaults.FLAG, Amount.wrap(40));
        list[3].account = Defaults.OPERATING;
        list[4] = _receipt();

        VM.prank(Actors.BANK_CUSTODIAN);
        // The fifth comes back to the first account, and repeats an id.
        Reason[] memory reasons = ledger.mint(list);

        assertEq(reasons[4], Reason.ALREADY_RECORDED, "fifth");
        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 1, Amount.wrap(10), 1, "first lot");
        _assertLot(Defaults.PROCEEDS, Defaults.STRICT, 1, Amount.wrap(20), 2, "second lot");
        _assertLot(Defaults.PROCEEDS, OTHER_MONEY, 2, Amount.wrap(30), 3, "third lot");
        _assertLot(Defaults.OPERATING, Defaults.FLAG, 1, Amount.wrap(40), 1, "fourth lot");
        _assertHolding(Defaults.PROCEEDS, OTHER_MONEY, Amount.wrap(40), 1, 2, "other money");
        assertEq(ledger.lotsIn(Defaults.PROCEEDS), 3, "lots in the proceeds account");
        assertEq(ledger.lotsIn(Defaults.OPERATING), 1, "lots in the operating account");
    }

    function _assertMinted(Receipt memory r) private {
        uint64 seq = ledger.lastSeq();
        _expectReceipt(r, seq + 1);
        _expectRoot(r, 1, 1, seq + 2);

        assertEq(_mint(r), Reason.NONE, "reason");

        _assertLot(r.account, r.colour, 1, r.amount, 1, "lot");
        _assertHolding(r.account, r.colour, r.amount, 1, 1, "holding");
        assertEq(ledger.lotsIn(r.account), 1, "lots in the account");
        ILotLedger.Counters memory expected;
        expected.minted = r.amount;
        expected.live = r.amount;
        _assertCounters(r.colour, expected);
        _assertMovement(r);
    }

    function _assertMovement(Receipt memory r) private view {
        ILotLedger.Movement memory m = ledger.movementOf(r.id);
        assertTrue(m.recorded, "recorded");
        assertTrue(m.incoming, "incoming");
        assertEq(uint256(m.use), uint256(Use.TRANSFER), "use");
        assertEq(m.colour, r.colour, "colour");
        assertEq(m.flag, Reason.NONE, "flag");
        assertEq(m.amount, r.amount, "amount");
        assertEq(m.valueDate, r.valueDate, "value date");
    }

    function _receipt() private pure returns (Receipt memory) {
        return Defaults.receipt(Defaults.RECEIPT, OTHER_MONEY, Defaults.INCOME);
    }

    function _two() private pure returns (Receipt[] memory list) {
        list = new Receipt[](2);
        list[0] = _receipt();
        list[1] = Defaults.receipt(Defaults.SECOND_RECEIPT, OTHER_MONEY, Defaults.INCOME);
    }

    function _expectAccountUnknown(AccountId account) private {
        VM.expectRevert(abi.encodeWithSelector(ILotLedger.LotLedger_AccountUnknown.selector, account));
    }

    function _expectNotCustodian(AccountId account, PartyId custodian, PartyId caller) private {
        VM.expectRevert(abi.encodeWithSelector(ILotLedger.LotLedger_NotCustodian.selector, account, custodian, caller));
    }

    function _mintAs(address key, Receipt memory r) private {
        VM.prank(key);
        ledger.mint(Defaults.only(r));
    }
}
