// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {ILots} from "../../../money/ILots.sol";
import {AccountId, OTHER_MONEY} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {UNKNOWN_DAY} from "../../../types/Day.sol";
import {Lending, Payment} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {ActsTest} from "../../utils/ActsTest.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only, reasonsOf} from "../../utils/Lists.sol";
import {VM} from "../../utils/Vm.sol";

contract Passages_Lend is ActsTest {
    Amount internal constant FIRST = Amount.wrap(100);
    Amount internal constant SECOND = Amount.wrap(30);
    Amount internal constant TOTAL = Amount.wrap(130);
    Amount internal constant OVER_ONE_LOT = Amount.wrap(110);

    /// Two lots of the funding bond's money in the bank's account.
    function setUp() public override {
        super.setUp();
        _fund(Defaults.BANKS, Defaults.RECEIPT, Defaults.FUNDING, FIRST);
        _fund(Defaults.BANKS, Defaults.SECOND_RECEIPT, Defaults.FUNDING, SECOND);
    }

    /* ----- callers ----- */

    function test_RevertWhen_TheKeyIsUnknown() external {
        _expectKeyUnknown(Actors.STRANGER);
        _lendAs(Actors.STRANGER, Defaults.BANKS);
    }

    function test_RevertGiven_TheKeyHasExpired() external {
        VM.warp(Defaults.KEY_EXPIRY);
        _expectKeyExpired(Actors.BANK_CUSTODIAN, Defaults.KEY_EXPIRY);
        _lendAs(Actors.BANK_CUSTODIAN, Defaults.BANKS);
    }

    function test_RevertGiven_TheKeyIsNotACustodians() external {
        _expectKeyLacksRole(Actors.BANK_MAKER, Roles.MAKER, Roles.CUSTODIAN);
        _lendAs(Actors.BANK_MAKER, Defaults.BANKS);
    }

    function test_RevertGiven_TheCallersPartyIsSuspended() external {
        _suspend(Parties.BANK);
        _expectPartySuspended(Parties.BANK);
        _lendAs(Actors.BANK_CUSTODIAN, Defaults.BANKS);
    }

    function test_RevertGiven_TheAccountIsUnknown() external {
        VM.expectRevert(abi.encodeWithSelector(IEntries.LotLedger_AccountUnknown.selector, Defaults.UNKNOWN_ACCOUNT));
        _lendAs(Actors.BANK_CUSTODIAN, Defaults.UNKNOWN_ACCOUNT);
    }

    function test_RevertGiven_AnotherBankKeepsTheAccount() external {
        VM.expectRevert(
            abi.encodeWithSelector(
                IEntries.LotLedger_NotCustodian.selector,
                Defaults.BANKS,
                Parties.BANK,
                Parties.SECOND_BANK
            )
        );
        _lendAs(Actors.SECOND_BANK_CUSTODIAN, Defaults.BANKS);
    }

    function test_WhenTheListIsEmpty() external emits(ledger, 0) {
        VM.prank(Actors.BANK_CUSTODIAN);
        assertEq(ledger.lend(Defaults.BANKS, new Lending[](0)).length, 0, "reasons");
    }

    /* ----- refusals ----- */

    function test_GivenTheIdWasRecorded() external {
        Lending memory loan = _lending(FIRST);
        loan.id = Defaults.RECEIPT;
        _assertLendingRefused(loan, Reason.ALREADY_RECORDED, ZERO);
    }

    function test_GivenTheDayIsClosed() external {
        _state(Defaults.STATEMENT, Defaults.BANKS, Defaults.VALUE_DATE, TOTAL);
        _assertLendingRefused(_lending(FIRST), Reason.DAY_CLOSED, ZERO);
    }

    function test_GivenTheAccountIsBroken() external {
        _state(Defaults.STATEMENT, Defaults.BANKS, Defaults.VALUE_DATE, FIRST);
        Lending memory loan = _lending(FIRST);
        loan.valueDate = Defaults.TODAY;
        _assertLendingRefused(loan, Reason.ACCOUNT_BROKEN, ZERO);
    }

    function test_WhenTheTrancheIsUnknown() external {
        Lending memory loan = _lending(FIRST);
        loan.into = Defaults.UNKNOWN_COLOUR;
        _assertLendingRefused(loan, Reason.TRANCHE_UNKNOWN, ZERO);
    }

    function test_WhenItIsLentIntoOtherMoney() external {
        Lending memory loan = _lending(FIRST);
        loan.into = OTHER_MONEY;
        _assertLendingRefused(loan, Reason.TRANCHE_UNKNOWN, ZERO);
    }

    function test_WhenTheTrancheHasNoParent() external {
        Lending memory loan = _lending(FIRST);
        loan.into = Defaults.LOAN;
        _assertLendingRefused(loan, Reason.TRANCHE_PARENT_MISMATCH, ZERO);
    }

    function test_GivenTheAccountIsNotTheLenders() external {
        Lending memory loan = _lending(FIRST);
        loan.to = Defaults.OPERATING;
        _assertRefused(Defaults.PROCEEDS, loan, Refusal(Reason.LENDER_NOT_ENTITLED, loan.into, FIRST, ZERO));
    }

    function test_WhenTheBorrowersAccountIsUnknown() external {
        Lending memory loan = _lending(FIRST);
        loan.to = Defaults.UNKNOWN_ACCOUNT;
        _assertLendingRefused(loan, Reason.ACCOUNT_UNKNOWN, ZERO);
    }

    function test_GivenTheBorrowerIsSuspended() external {
        _suspend(Parties.ISSUER);
        _assertLendingRefused(_lending(FIRST), Reason.PAYEE_SUSPENDED, ZERO);
    }

    function test_WhenTheBorrowersAccountHasAnotherCurrency() external {
        Lending memory loan = _lending(FIRST);
        loan.to = Defaults.FOREIGN;
        _assertLendingRefused(loan, Reason.CURRENCY_MISMATCH, ZERO);
    }

    function test_GivenTheLenderDoesNotKeepTheBorrowersAccount() external {
        Lending memory loan = _lending(FIRST);
        loan.to = Defaults.OUTSIDERS;
        _assertLendingRefused(loan, Reason.TRANCHE_NOT_OF_ACCOUNT, ZERO);
    }

    function test_WhenItIsLentToTheSameAccount() external {
        Lending memory loan = _lending(FIRST);
        loan.to = Defaults.BANKS;
        _assertLendingRefused(loan, Reason.ACCOUNT_SAME, ZERO);
    }

    function test_WhenTheValueDateLiesInTheFuture() external {
        Lending memory loan = _lending(FIRST);
        loan.valueDate = Defaults.TOMORROW;
        _assertLendingRefused(loan, Reason.VALUE_DATE_IN_FUTURE, ZERO);
    }

    function test_WhenTheValueDateIsMissing() external {
        Lending memory loan = _lending(FIRST);
        loan.valueDate = UNKNOWN_DAY;
        _assertLendingRefused(loan, Reason.VALUE_DATE_MISSING, ZERO);
    }

    function test_WhenItIsMoreThanTheLoansSize() external {
        _fund(Defaults.BANKS, Defaults.PAYMENT, Defaults.FUNDING, Defaults.TRANCHE_SIZE - TOTAL);
        _lend(Defaults.LENDING, FIRST);
        Lending memory loan = Bookings.lending(Defaults.SECOND_PAYMENT, Defaults.TRANCHE_SIZE);
        _assertLendingRefused(loan, Reason.TRANCHE_EXCEEDED, Defaults.TRANCHE_SIZE - FIRST);
    }

    function test_WhenTheAmountIsZero() external {
        Lending memory loan = _lending(ZERO);
        _assertRefused(Defaults.BANKS, loan, Refusal(Reason.AMOUNT_ZERO, OTHER_MONEY, ZERO, ZERO));
    }

    function test_WhenItIsMoreThanTheAccountHolds() external {
        Lending memory loan = _lending(TOTAL + Defaults.ONE_MINOR_UNIT);
        _assertRefused(Defaults.BANKS, loan, Refusal(Reason.FUNDS_INSUFFICIENT, Defaults.FUNDING, loan.amount, TOTAL));
    }

    /* ----- lent ----- */

    function test_WhenItIsRight() external emits(ledger, 3) {
        Lending memory loan = _lending(OVER_ONE_LOT);
        uint64 seq = ledger.lastSeq();
        _expectLent(Defaults.BANKS, loan, Defaults.FUNDING, seq + 1);
        _expectMoved(_move(loan, 1, FIRST, ZERO, 1), seq + 2);
        _expectMoved(_move(loan, 2, OVER_ONE_LOT - FIRST, TOTAL - OVER_ONE_LOT, 2), seq + 3);

        assertEq(_lendOne(loan), Reason.NONE, "reason");

        _assertEntry(loan.id, IEntries.EntryState.LENDING, Reason.NONE);
        _assertHolding(Defaults.BANKS, Defaults.FUNDING, TOTAL - OVER_ONE_LOT, 2, 2, "lender");
        _assertHolding(Defaults.PROCEEDS, Defaults.ON_LENT, OVER_ONE_LOT, 1, 2, "borrower");
        ILots.Counters memory c;
        c.minted = TOTAL;
        c.live = TOTAL - OVER_ONE_LOT;
        c.lent = OVER_ONE_LOT;
        _assertCounters(Defaults.FUNDING, c);
        ILots.Counters memory child;
        child.minted = OVER_ONE_LOT;
        child.live = OVER_ONE_LOT;
        _assertCounters(Defaults.ON_LENT, child);
        Amount arrived = ledger.arrivedOn(Defaults.PROCEEDS, Defaults.ON_LENT, Defaults.VALUE_DATE);
        assertEq(arrived, OVER_ONE_LOT, "what came");
    }

    function test_WhenOneOfTwoIsRefused() external {
        Lending[] memory list = new Lending[](2);
        list[0] = _lending(TOTAL + FIRST);
        list[1] = _lending(TOTAL);
        VM.prank(Actors.BANK_CUSTODIAN);
        Reason[] memory reasons = reasonsOf(ledger.lend(Defaults.BANKS, list));
        assertEq(reasons[0], Reason.FUNDS_INSUFFICIENT, "first");
        assertEq(reasons[1], Reason.NONE, "second");
    }

    function test_WhenTheBorrowerAllocatesIt() external {
        _lendOne(_lending(FIRST));
        Payment memory p = Bookings.allocation(Defaults.PAYMENT, Defaults.ON_LENT, FIRST);
        assertEq(_pay(p), Reason.NONE, "reason");
        assertEq(ledger.countersOf(Defaults.ON_LENT).allocated, FIRST, "child");
        assertEq(ledger.countersOf(Defaults.FUNDING).lent, FIRST, "parent");
        assertEq(ledger.projectOf(Defaults.PROJECT).allocated, FIRST, "project");
    }

    /* ----- internal ----- */

    function _lending(Amount amount) private pure returns (Lending memory) {
        return Bookings.lending(Defaults.LENDING, amount);
    }

    function _move(
        Lending memory loan,
        uint64 n,
        Amount leg,
        Amount remaining,
        uint64 order
    ) private pure returns (Move memory) {
        return
            Move({
                id: loan.id,
                account: Defaults.BANKS,
                colour: Defaults.FUNDING,
                n: n,
                amount: leg,
                remaining: remaining,
                childAccount: loan.to,
                childColour: loan.into,
                childN: n,
                childAmount: leg,
                order: order
            });
    }

    /// With the loan's tranche and the whole amount.
    function _assertLendingRefused(Lending memory loan, Reason reason, Amount limit) private {
        _assertRefused(Defaults.BANKS, loan, Refusal(reason, loan.into, loan.amount, limit));
    }

    function _lendAs(address caller, AccountId account) private {
        VM.prank(caller);
        ledger.lend(account, only(_lending(FIRST)));
    }
}
