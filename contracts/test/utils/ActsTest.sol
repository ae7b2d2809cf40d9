// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../money/IEntries.sol";
import {AccountId, Colour, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount, ZERO} from "../../types/Amount.sol";
import {Conversion, Draw, Explanation, Lending, Payment, Reversal, Statement} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors, Parties} from "./Actors.sol";
import {Bookings} from "./Bookings.sol";
import {Defaults} from "./Defaults.sol";
import {only} from "./Lists.sol";
import {MoneyTest} from "./MoneyTest.sol";
import {VM} from "./Vm.sol";

/// What tests need of the acts beside receipts and payments: each by whose act it is, and what one of one event says.
abstract contract ActsTest is MoneyTest {
    uint64 internal constant DEADLINE = uint64(Defaults.NOW + 1 days);

    /* ----- two steps ----- */

    function _request(Payment memory p) internal returns (Reason) {
        return _request(Defaults.PROCEEDS, p);
    }

    /// By the issuer.
    function _request(AccountId account, Payment memory p) internal returns (Reason) {
        VM.prank(Actors.ISSUER_MAKER);
        return ledger.request(account, only(p), DEADLINE)[0].reason;
    }

    function _release(Payment memory p) internal returns (Reason) {
        return _release(Defaults.PROCEEDS, p);
    }

    function _release(AccountId account, Payment memory p) internal returns (Reason) {
        VM.prank(_custodianOf(account));
        return ledger.release(account, only(p))[0].reason;
    }

    /// By the issuer.
    function _cancel(PaymentId id) internal {
        VM.prank(Actors.ISSUER_MAKER);
        ledger.cancel(Defaults.PROCEEDS, only(id));
    }

    /// By the payee's bank.
    function _confirmArrival(Payment memory p) internal {
        VM.prank(Actors.SECOND_BANK_CUSTODIAN);
        ledger.confirm(p.id, Bookings.entry(Defaults.PROCEEDS, p));
    }

    function _dispute(Payment memory p) internal {
        VM.prank(Actors.SECOND_BANK_CUSTODIAN);
        ledger.dispute(p.id, Bookings.entry(Defaults.PROCEEDS, p), Defaults.REASON_ROOT);
    }

    /// To the outsider, whose bank is the second one.
    function _confirmable(PaymentId id, Colour colour, Amount amount) internal pure returns (Payment memory p) {
        p = Bookings.allocation(id, colour, amount);
        p.payeeBank = Parties.SECOND_BANK;
    }

    /* ----- counter-entries, statements ----- */

    function _reverse(Reversal memory r) internal returns (Reason) {
        VM.prank(_custodianOf(r.entry.account));
        return ledger.reverse(only(r))[0].reason;
    }

    /// Of a payment out of the proceeds account.
    function _reversalOf(Payment memory p, Amount amount) internal pure returns (Reversal memory) {
        return Bookings.reversal(Defaults.REVERSAL, p.id, Bookings.entry(Defaults.PROCEEDS, p), amount);
    }

    /// Of a receipt into the proceeds account.
    function _correctionOf(
        PaymentId receipt,
        Colour colour,
        Amount whole,
        Amount amount
    ) internal pure returns (Reversal memory r) {
        r = Bookings.reversal(Defaults.REVERSAL, receipt, Bookings.entry(Defaults.PROCEEDS, colour, whole), amount);
        r.correction = true;
    }

    function _stateOne(Statement memory s) internal returns (Reason) {
        VM.prank(_custodianOf(s.account));
        return ledger.state(only(s))[0].reason;
    }

    function _explain(Explanation memory e) internal {
        VM.prank(_custodianOf(e.account));
        ledger.explain(e);
    }

    /* ----- passages ----- */

    /// Out of the bank's account.
    function _lendOne(Lending memory loan) internal returns (Reason) {
        return _lendFrom(Defaults.BANKS, loan);
    }

    function _lendFrom(AccountId account, Lending memory loan) internal returns (Reason) {
        VM.prank(_custodianOf(account));
        return ledger.lend(account, only(loan))[0].reason;
    }

    /// Out of the proceeds account.
    function _convert(Conversion memory c) internal returns (Reason) {
        return _convertFrom(Defaults.PROCEEDS, c);
    }

    function _convertFrom(AccountId account, Conversion memory c) internal returns (Reason) {
        VM.prank(_custodianOf(account));
        return ledger.convert(account, only(c))[0].reason;
    }

    /// The bank's account holds money of the funding bond, and some of it is on loan in the proceeds account.
    function _fundAndLend(Amount funded, Amount lent) internal {
        _fund(Defaults.BANKS, PaymentId.wrap(keccak256("funding")), Defaults.FUNDING, funded);
        _lend(Defaults.LENDING, lent);
    }

    /* ----- events ----- */

    /// @param part what of the reversal is of this colour
    function _expectReversed(Reversal memory r, Draw memory part, bool returned, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit IEntries.EntryReversed({
            reversal: r.id,
            target: r.target,
            account: r.entry.account,
            colour: part.colour,
            amount: part.amount,
            correction: r.correction,
            returned: returned,
            valueDate: r.valueDate,
            dataRoot: r.dataRoot,
            actor: _custodianOf(r.entry.account),
            seq: seq
        });
    }

    function _expectStated(Statement memory s, Amount expected, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit IEntries.BalanceStated({
            statement: s.id,
            account: s.account,
            day: s.day,
            closing: s.closing,
            expected: expected,
            statementRoot: s.statementRoot,
            actor: _custodianOf(s.account),
            seq: seq
        });
    }

    function _expectLent(AccountId account, Lending memory loan, Colour colour, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit IEntries.MoneyLent({
            lending: loan.id,
            account: account,
            to: loan.to,
            colour: colour,
            into: loan.into,
            amount: loan.amount,
            valueDate: loan.valueDate,
            dataRoot: loan.dataRoot,
            actor: _custodianOf(account),
            seq: seq
        });
    }

    function _expectRestored(Explanation memory e, Draw memory part, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit IEntries.LeakRestored({
            explanation: e.id,
            statement: e.statement,
            account: e.account,
            colour: part.colour,
            amount: part.amount,
            dataRoot: e.dataRoot,
            actor: _custodianOf(e.account),
            seq: seq
        });
    }

    /* ----- outcomes ----- */

    /// One refusal was written, and nothing else happened.
    modifier refuses(PaymentId id, AccountId account, Refusal memory r) {
        uint64 seq = ledger.lastSeq();
        bytes32 before = _everything(id);
        _expectRefused(id, account, r, _custodianOf(account), seq + 1);
        _;
        assertEq(ledger.lastSeq(), seq + 1, "a refusal is one event");
        assertEq(_everything(id), before, "a refusal changes nothing");
    }

    function _assertRefused(
        Reversal memory r,
        Refusal memory refusal
    ) internal refuses(r.id, r.entry.account, refusal) {
        assertEq(_reverse(r), refusal.reason, "reason");
    }

    function _assertRefused(Reversal memory r, Reason reason) internal {
        _assertRefused(r, Refusal(reason, OTHER_MONEY, r.amount, ZERO));
    }

    function _assertRefused(Statement memory s, Refusal memory refusal) internal refuses(s.id, s.account, refusal) {
        assertEq(_stateOne(s), refusal.reason, "reason");
    }

    function _assertRefused(
        AccountId account,
        Lending memory loan,
        Refusal memory refusal
    ) internal refuses(loan.id, account, refusal) {
        assertEq(_lendFrom(account, loan), refusal.reason, "reason");
    }

    function _assertRefused(
        AccountId account,
        Conversion memory c,
        Refusal memory refusal
    ) internal refuses(c.id, account, refusal) {
        assertEq(_convertFrom(account, c), refusal.reason, "reason");
    }

    function _assertReleaseRefused(
        AccountId account,
        Payment memory p,
        Reason reason
    ) internal refuses(p.id, account, Refusal(reason, OTHER_MONEY, p.amount, ZERO)) {
        assertEq(_release(account, p), reason, "reason");
    }

    /* ----- state ----- */

    /// Everything that an entry of these tests could change, as one fingerprint.
    function _everything(PaymentId id) internal view returns (bytes32) {
        AccountId[6] memory list = [
            Defaults.PROCEEDS,
            Defaults.OPERATING,
            Defaults.FOREIGN,
            Defaults.OLDEST_FIRST,
            Defaults.BY_SHARES,
            Defaults.BANKS
        ];
        bytes32 sum;
        for (uint32 c; c <= Defaults.COLOURS; ++c) {
            Colour colour = Colour.wrap(c);
            sum = keccak256(abi.encode(sum, ledger.countersOf(colour)));
            for (uint256 i; i < list.length; ++i) {
                sum = keccak256(abi.encode(sum, ledger.holdingOf(list[i], colour), ledger.bookOf(list[i])));
            }
        }
        return
            keccak256(
                abi.encode(
                    sum,
                    ledger.entryOf(id),
                    ledger.requestOf(id),
                    ledger.projectOf(Defaults.PROJECT),
                    ledger.projectOf(Defaults.BUDGETED_PROJECT),
                    ledger.lineOf(Defaults.LINE),
                    evidence.lastSeq()
                )
            );
    }
}
