// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IEntries} from "../../../money/IEntries.sol";
import {IStatements} from "../../../money/IStatements.sol";
import {AccountId, Colour, PaymentId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Day} from "../../../types/Day.sol";
import {Draw, Explanation, Payment, Statement, Use} from "../../../types/Money.sol";
import {bound} from "../../utils/Bounds.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {only} from "../../utils/Lists.sol";
import {BookStore} from "../stores/BookStore.sol";
import {Store} from "../stores/Store.sol";
import {EntryHandler} from "./EntryHandler.sol";
import {Handler} from "./Handler.sol";

/// Both banks state balances, honest and not, and say later what was missing.
contract StatementHandler is EntryHandler {
    uint256 private constant LARGEST_FIND = 10_000_00;
    uint256 private constant FIRST_DAY = 20_490;
    uint256 private constant LAST_DAY = 20_530;
    uint256 private constant LATE = 20_550;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    function states(uint256 seed) external acts {
        AccountId account = _anyAccount(seed);
        _stateBalance(account, _closing(ledger.bookOf(account).balance, seed), seed);
    }

    /// Mostly of an account that is broken, if there is one: else little would ever leave.
    function statesTruly(uint256 seed) external acts {
        AccountId account = _anyAccount(seed);
        AccountId[] memory known = store.accounts();
        for (uint256 i; i < known.length && !_once(4, seed, "any account"); ++i) {
            if (ledger.bookOf(known[i]).broken) account = known[i];
        }
        _stateBalance(account, ledger.bookOf(account).balance, seed);
    }

    function explains(uint256 seed) external acts {
        (PaymentId id, bool found) = _anyEntry(_bit(IEntries.EntryState.STATEMENT), seed);
        if (!found) return;
        AccountId account = store.factsOf(id).account;
        Draw[] memory missing = store.entryOf(id).draws;
        if (missing.length == 0) return;
        Draw memory d = missing[_random(seed, "colour") % missing.length];
        Amount leaked = ledger.leakOf(id, d.colour);
        d.amount = _once(3, seed, "all") ? leaked : _partOf(leaked, seed);
        if (_once(10, seed, "too much")) d.amount = leaked + Defaults.ONE_MINOR_UNIT;
        Explanation memory e = Bookings.explanation(PaymentId.wrap(store.newId()), id, account, d.colour, d.amount);
        address key = _custodianOf(account);
        bool restorable = d.amount > ZERO && !(d.amount > leaked) && _hasRoom(account, d.colour);
        if (_once(8, seed, "nothing")) {
            e.restored = new Draw[](0);
            _attempt(false, key, address(ledger), abi.encodeCall(IStatements.explain, (e)));
        } else if (_once(2, seed, "payments")) {
            e.payments = only(_settled(account, d, seed));
            _try(key, address(ledger), abi.encodeCall(IStatements.explain, (e)));
        } else {
            bool may = restorable && _may(key, Roles.CUSTODIAN);
            _attempt(may, key, address(ledger), abi.encodeCall(IStatements.explain, (e)));
        }
    }

    /* ----- internal ----- */

    function _stateBalance(AccountId account, Amount closing, uint256 seed) private {
        BookStore.BookRecord memory b = store.bookOf(account);
        // One day after the other, but over the days of which there are entries already.
        uint256 next = b.newest > b.closedThrough && b.newest < LATE ? b.newest : b.closedThrough + 1;
        Day day = Day.wrap(uint32(next < Day.unwrap(Defaults.VALUE_DATE) ? Day.unwrap(Defaults.VALUE_DATE) : next));
        if (_once(20, seed, "other day")) day = Day.wrap(uint32(bound(_random(seed, "day"), FIRST_DAY, LAST_DAY)));
        PaymentId id = _once(15, seed, "old id") ? store.oldId(seed) : PaymentId.wrap(store.newId());
        Statement[] memory list = only(Bookings.statement(id, account, day, closing));
        address key = _custodianOf(account);
        bool may = _may(key, Roles.CUSTODIAN);
        _attempt(may, key, address(ledger), abi.encodeCall(IStatements.state, (list)));
    }

    /// The truth, more, less, or nothing left.
    function _closing(Amount balance, uint256 seed) private pure returns (Amount) {
        uint256 kind = _random(seed, "closing") % 12;
        if (kind == 0) return ZERO;
        if (kind < 4) return balance + Amount.wrap(uint128(bound(_random(seed, "find"), 1, LARGEST_FIND)));
        if (kind < 7) return balance - _partOf(balance, seed);
        return balance;
    }

    /// What the missing money was: a payment of a closed day.
    function _settled(AccountId account, Draw memory d, uint256 seed) private returns (Payment memory p) {
        p.id = PaymentId.wrap(store.newId());
        p.amount = _partOf(d.amount, seed);
        p.use = Use(_random(seed, "use") % 4);
        _fill(account, p, seed);
        p.valueDate = ledger.bookOf(account).closedThrough;
        p.draws = only(Draw(d.colour, p.amount));
    }

    function _hasRoom(AccountId account, Colour colour) private view returns (bool) {
        return ledger.coloursIn(account).length < 32 || ledger.holdingOf(account, colour).balance > ZERO;
    }
}
