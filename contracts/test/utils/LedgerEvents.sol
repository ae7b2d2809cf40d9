// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../money/IEntries.sol";
import {ILots} from "../../money/ILots.sol";
import {AccountId, Colour, OTHER_MONEY, PaymentId} from "../../types/Ids.sol";
import {Amount} from "../../types/Amount.sol";
import {Payment, Receipt} from "../../types/Money.sol";
import {Reason} from "../../types/Reason.sol";
import {Actors} from "./Actors.sol";
import {BaseTest} from "./BaseTest.sol";
import {Defaults} from "./Defaults.sol";
import {VM} from "./Vm.sol";

/// Events that tests expect of the ledger next.
abstract contract LedgerEvents is BaseTest {
    /// A payment as the ledger reports it: together, since the stack does not hold them apart.
    struct Recording {
        AccountId account;
        Payment p;
        Reason flag;
        address actor;
        uint64 seq;
    }

    /// What is said of an entry that is refused.
    struct Refusal {
        Reason reason;
        Colour colour;
        Amount amount;
        Amount limit;
    }

    /// A lot that moves out of another one.
    struct Move {
        PaymentId id;
        AccountId account;
        Colour colour;
        Amount amount;
        Amount remaining;
        AccountId childAccount;
        Colour childColour;
        Amount childAmount;
        uint64 n;
        uint64 childN;
        uint64 order;
    }

    /// By whom the bank that keeps an account reports.
    function _custodianOf(AccountId account) internal pure returns (address) {
        bool second = account == Defaults.AFFILIATES || account == Defaults.OUTSIDERS;
        return second ? Actors.SECOND_BANK_CUSTODIAN : Actors.BANK_CUSTODIAN;
    }

    /* ----- entries ----- */

    function _expectReceipt(Receipt memory r, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit IEntries.ReceiptRecorded({
            receipt: r.id,
            account: r.account,
            payer: r.payer,
            colour: r.colour,
            amount: r.amount,
            origin: r.origin,
            valueDate: r.valueDate,
            dataRoot: r.dataRoot,
            actor: _custodianOf(r.account),
            seq: seq
        });
    }

    function _expectPayment(AccountId account, Payment memory p, Reason flag, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        _emitPayment(Recording(account, p, flag, _custodianOf(account), seq));
    }

    function _emitPayment(Recording memory r) private {
        emit IEntries.PaymentRecorded({
            payment: r.p.id,
            account: r.account,
            payee: r.p.payee,
            amount: r.p.amount,
            facts: _facts(r.p),
            flag: r.flag,
            actor: r.actor,
            seq: r.seq
        });
    }

    function _facts(Payment memory p) internal pure returns (IEntries.Facts memory) {
        return
            IEntries.Facts({
                use: p.use,
                entrusted: p.entrusted,
                payeeBank: p.payeeBank,
                payeeAccount: p.payeeAccount,
                project: p.project,
                line: p.line,
                valueDate: p.valueDate,
                dataRoot: p.dataRoot
            });
    }

    /* ----- refusals ----- */

    function _expectRefused(PaymentId id, AccountId account, Refusal memory r, address actor, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit IEntries.MovementRefused({
            movement: id,
            account: account,
            reason: r.reason,
            colour: r.colour,
            amount: r.amount,
            limit: r.limit,
            actor: actor,
            seq: seq
        });
    }

    function _expectRefused(AccountId account, Payment memory p, Reason reason, Amount limit, uint64 seq) internal {
        Refusal memory r = Refusal(reason, OTHER_MONEY, p.amount, limit);
        _expectRefused(p.id, account, r, _custodianOf(account), seq);
    }

    function _expectRefused(Receipt memory receipt, Reason reason, Amount limit, uint64 seq) internal {
        Refusal memory r = Refusal(reason, receipt.colour, receipt.amount, limit);
        _expectRefused(receipt.id, receipt.account, r, _custodianOf(receipt.account), seq);
    }

    /* ----- lots ----- */

    /// A root lot that a receipt made.
    function _expectRoot(Receipt memory r, uint64 n, uint64 order, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit ILots.LotCreated(r.id, r.account, r.colour, n, r.amount, order, seq);
    }

    /// Of the first colour that the payment draws.
    function _expectSpent(
        Payment memory p,
        AccountId account,
        uint64 n,
        Amount leg,
        Amount remaining,
        uint64 seq
    ) internal {
        _expectSpent(p.id, account, p.draws[0].colour, n, leg, remaining, seq);
    }

    function _expectSpent(
        PaymentId id,
        AccountId account,
        Colour colour,
        uint64 n,
        Amount leg,
        Amount remaining,
        uint64 seq
    ) internal {
        VM.expectEmit(address(ledger));
        emit ILots.LotSpent(id, account, colour, n, leg, remaining, seq);
    }

    function _expectMoved(Move memory m, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit ILots.LotMoved({
            movement: m.id,
            account: m.account,
            colour: m.colour,
            n: m.n,
            amount: m.amount,
            remaining: m.remaining,
            childAccount: m.childAccount,
            childColour: m.childColour,
            childN: m.childN,
            childAmount: m.childAmount,
            order: m.order,
            seq: seq
        });
    }

    /// Of the first colour that a payment out of the proceeds account draws.
    function _expectLeak(Payment memory p, uint64 seq) internal {
        VM.expectEmit(address(ledger));
        emit IEntries.GreenLeak(p.id, Defaults.PROCEEDS, p.draws[0].colour, p.draws[0].amount, p.valueDate, seq);
    }
}
