// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../../money/IEntries.sol";
import {AccountId, NO_ACCOUNT, PaymentId} from "../../../types/Ids.sol";
import {Vm} from "../../utils/Vm.sol";
import {Breach} from "./Breaches.sol";
import {BudgetStore} from "./BudgetStore.sol";

/// Balances of accounts and how they stand with their statements (L3), folded from the ledger's events alone.
abstract contract BookStore is BudgetStore {
    struct BookRecord {
        uint256 balance;
        /// The newest statement: what it said, and what other entries changed since.
        PaymentId statement;
        uint256 closing;
        int256 since;
        bool broken;
        uint256 closedThrough;
        /// Newest day of any entry.
        uint256 newest;
    }

    mapping(AccountId => BookRecord) private _books;
    /// The explanation of this call: what it tells lies on days that are closed.
    bool private _explaining;

    function bookOf(AccountId account) external view returns (BookRecord memory) {
        return _books[account];
    }

    function _beginCall() internal {
        _explaining = false;
    }

    /// The days and statements of an event.
    function _learnDays(Vm.Log calldata log) internal {
        bytes32 signature = log.topics[0];
        if (signature == IEntries.BalanceStated.selector) return _learnStatement(log);
        if (signature == IEntries.LeakRestored.selector) _explaining = true;
        AccountId account = AccountId.wrap(log.topics.length > 2 ? log.topics[2] : bytes32(0));
        if (signature == IEntries.ReceiptRecorded.selector) {
            // Money that a statement found lies on the statement's own day.
            bool found = _facts[PaymentId.wrap(log.topics[1])].state == IEntries.EntryState.STATEMENT;
            if (!found) _date(account, _word(log.data, 3), true);
        } else if (signature == IEntries.PaymentRecorded.selector) {
            _date(account, _word(log.data, 7), true);
            _date(AccountId.wrap(bytes32(_word(log.data, 4))), _word(log.data, 7), false);
        } else if (signature == IEntries.EntryReversed.selector) {
            _date(AccountId.wrap(log.topics[3]), _word(log.data, 4), true);
        } else if (signature == IEntries.MoneyLent.selector) {
            _date(account, _word(log.data, 3), true);
            _date(AccountId.wrap(log.topics[3]), _word(log.data, 3), false);
        } else if (signature == IEntries.MoneyConverted.selector) {
            _date(account, _word(log.data, 8), true);
            _date(AccountId.wrap(bytes32(_word(log.data, 5))), _word(log.data, 8), false);
        }
    }

    function _bring(PaymentId id, AccountId account, uint256 amount) internal {
        BookRecord storage b = _books[account];
        b.balance += amount;
        if (!_same(id, b.statement)) b.since += int256(amount);
    }

    function _takeOut(PaymentId id, AccountId account, uint256 amount) internal {
        BookRecord storage b = _books[account];
        b.balance -= amount;
        if (!_same(id, b.statement)) b.since -= int256(amount);
    }

    function _learnStatement(Vm.Log calldata log) private {
        BookRecord storage b = _books[AccountId.wrap(log.topics[2])];
        uint256 day = _word(log.data, 0);
        uint256 expected = _word(log.data, 2);
        _breachIf(day <= b.closedThrough || day < b.newest || expected != b.balance, Breach.DAY);
        b.statement = PaymentId.wrap(log.topics[1]);
        b.closing = _word(log.data, 1);
        b.since = 0;
        b.broken = b.closing < expected;
        b.closedThrough = day;
        b.newest = day;
    }

    /// An entry of a closed day is a breach unless it is told by an explanation, or arrives from another account.
    function _date(AccountId account, uint256 day, bool own) private {
        if (account == NO_ACCOUNT) return;
        BookRecord storage b = _books[account];
        bool closed = b.closedThrough != 0 && day <= b.closedThrough;
        _breachIf(own && closed && !_explaining, Breach.DAY);
        if (day > b.newest) b.newest = day;
    }
}
