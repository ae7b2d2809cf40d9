// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../../money/IEntries.sol";
import {AccountId, Colour, PaymentId} from "../../../types/Ids.sol";
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
        /// Newest day of what its own bank recorded.
        uint256 newest;
    }

    /// What came from another account, and the day on which it counts.
    struct Arrival {
        Colour colour;
        uint256 day;
        uint256 amount;
    }

    mapping(AccountId => BookRecord) private _books;
    mapping(AccountId => mapping(Colour => uint256)) private _held;
    mapping(AccountId => Arrival[]) private _arrivals;
    /// Value date of the movement whose lots follow.
    uint256 private _movementDay;
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
            if (!found) _date(account, _word(log.data, 3));
        } else if (signature == IEntries.PaymentRecorded.selector) {
            _date(account, _word(log.data, 7));
        } else if (signature == IEntries.EntryReversed.selector) {
            _date(AccountId.wrap(log.topics[3]), _word(log.data, 4));
        } else if (signature == IEntries.MoneyLent.selector) {
            _date(account, _word(log.data, 3));
        } else if (signature == IEntries.MoneyConverted.selector) {
            _date(account, _word(log.data, 8));
        }
    }

    function _bring(PaymentId id, AccountId account, Colour colour, uint256 amount) internal {
        BookRecord storage b = _books[account];
        b.balance += amount;
        _held[account][colour] += amount;
        if (!_same(id, b.statement)) b.since += int256(amount);
    }

    /// From another account: on a day that is closed here, it counts on the first that is not.
    function _arrive(AccountId account, Colour colour, uint256 amount) internal {
        uint256 closed = _books[account].closedThrough;
        uint256 day = closed != 0 && _movementDay <= closed ? closed + 1 : _movementDay;
        if (day > closed) _arrivals[account].push(Arrival(colour, day, amount));
    }

    function _takeOut(PaymentId id, AccountId account, Colour colour, uint256 amount) internal {
        BookRecord storage b = _books[account];
        b.balance -= amount;
        _held[account][colour] -= amount;
        if (!_same(id, b.statement)) b.since -= int256(amount);
    }

    function _learnStatement(Vm.Log calldata log) private {
        AccountId account = AccountId.wrap(log.topics[2]);
        BookRecord storage b = _books[account];
        uint256 day = _word(log.data, 0);
        uint256 expected = _word(log.data, 2);
        _breachIf(day <= b.closedThrough || day < b.newest, Breach.DAY);
        uint256 later = _laterThan(account, day);
        _breachIf(expected != b.balance - later, Breach.DAY);
        b.statement = PaymentId.wrap(log.topics[1]);
        b.closing = _word(log.data, 1);
        b.since = int256(later);
        b.broken = b.closing < expected;
        b.closedThrough = day;
        b.newest = day;
    }

    /// What is still there of each colour of what came later than a day.
    function _laterThan(AccountId account, uint256 day) private view returns (uint256 sum) {
        Arrival[] storage all = _arrivals[account];
        for (uint256 i; i < all.length; ++i) {
            if (all[i].day <= day || _isBefore(all, i, day)) continue;
            uint256 came;
            for (uint256 j = i; j < all.length; ++j) {
                if (all[j].day > day && all[j].colour == all[i].colour) came += all[j].amount;
            }
            uint256 held = _held[account][all[i].colour];
            sum += came < held ? came : held;
        }
    }

    /// Whether an earlier one of the list is of the same colour, and later than the day.
    function _isBefore(Arrival[] storage all, uint256 place, uint256 day) private view returns (bool) {
        for (uint256 i; i < place; ++i) {
            if (all[i].day > day && all[i].colour == all[place].colour) return true;
        }
        return false;
    }

    /// An entry of a closed day is a breach unless it is told by an explanation.
    function _date(AccountId account, uint256 day) private {
        BookRecord storage b = _books[account];
        bool closed = b.closedThrough != 0 && day <= b.closedThrough;
        _breachIf(closed && !_explaining, Breach.DAY);
        if (day > b.newest) b.newest = day;
        _movementDay = day;
    }
}
