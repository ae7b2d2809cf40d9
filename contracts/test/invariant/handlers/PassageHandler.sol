// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IPassages} from "../../../money/IPassages.sol";
import {IReceipts} from "../../../money/IReceipts.sol";
import {AccountId, Colour, OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {Amount, ZERO} from "../../../types/Amount.sol";
import {Conversion, Lending, Origin, Payment, Receipt} from "../../../types/Money.sol";
import {Actors} from "../../utils/Actors.sol";
import {bound} from "../../utils/Bounds.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {only} from "../../utils/Lists.sol";
import {Store} from "../stores/Store.sol";
import {Handler} from "./Handler.sol";
import {PaymentHandler} from "./PaymentHandler.sol";

/// Money that goes on as another colour: the bank lends what its bond brought, borrowers repay, the issuer exchanges.
contract PassageHandler is PaymentHandler {
    uint256 private constant LARGEST_DRAW = 50_000_00;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    /// Of the bank's own bond.
    function drawFunding(uint256 seed) external acts {
        Receipt memory r = Bookings.receipt(PaymentId.wrap(store.newId()), Defaults.FUNDING, ZERO);
        r.account = Defaults.BANKS;
        r.amount = Amount.wrap(uint128(bound(_random(seed, "amount"), 1, LARGEST_DRAW)));
        r.valueDate = _day(r.account);
        _report(abi.encodeCall(IReceipts.mint, (only(r))));
    }

    function lends(uint256 seed) external acts {
        AccountId from = _once(10, seed, "other lender") ? _anyAccount(seed) : Defaults.BANKS;
        Amount amount = _amount(from, Defaults.FUNDING, seed);
        PaymentId id = _once(15, seed, "old id") ? store.oldId(seed) : PaymentId.wrap(store.newId());
        Lending memory lending = Bookings.lending(id, amount);
        if (_once(3, seed, "other borrower")) lending.to = _anyAccount(seed);
        if (_once(12, seed, "other tranche")) lending.into = Defaults.EXCHANGED;
        lending.valueDate = _day(from);
        address key = _custodianOf(from);
        bool may = _may(key, Roles.CUSTODIAN);
        _attempt(may, key, address(ledger), abi.encodeCall(IPassages.lend, (from, only(lending))));
    }

    /// Out of the money that was lent.
    function givesBack(uint256 seed) external acts {
        AccountId from = _once(3, seed, "operating") ? Defaults.OPERATING : Defaults.PROCEEDS;
        Amount amount = _amount(from, Defaults.ON_LENT, seed);
        Payment memory p = Bookings.onLentReturn(PaymentId.wrap(store.newId()), amount);
        p.valueDate = _day(from);
        _send(from, only(p));
    }

    /// Out of other money: the lender's bank reports what came in.
    function repays(uint256 seed) external acts {
        Amount out = ledger.countersOf(Defaults.ON_LENT).minted - ledger.countersOf(Defaults.ON_LENT).repaid;
        Receipt memory r = Bookings.receipt(PaymentId.wrap(store.newId()), Defaults.ON_LENT, _partOf(out, seed));
        if (_once(8, seed, "too much")) r.amount = out + Defaults.ONE_MINOR_UNIT;
        r.account = Defaults.BANKS;
        r.origin = Origin.REPAYMENT;
        r.valueDate = _day(r.account);
        _report(abi.encodeCall(IReceipts.mint, (only(r))));
    }

    /// Into the other currency, often at a rate that leaves nothing for small lots.
    function exchanges(uint256 seed) external acts {
        Colour colour = _once(3, seed, "other money") ? OTHER_MONEY : Defaults.STRICT;
        Amount sold = _amount(Defaults.PROCEEDS, colour, seed);
        if (sold == ZERO) return;
        uint256 bought = _once(2, seed, "one unit") ? 1 : 1 + uint256(Amount.unwrap(sold)) / 13;
        PaymentId id = PaymentId.wrap(store.newId());
        Conversion memory c = Bookings.conversion(id, colour, sold, Amount.wrap(uint128(bought)));
        if (_once(10, seed, "wrong rate")) c.rate = c.rate * 2;
        c.valueDate = _day(Defaults.PROCEEDS);
        _report(abi.encodeCall(IPassages.convert, (Defaults.PROCEEDS, only(c))));
    }

    /// By the bank.
    function _report(bytes memory call) private {
        _attempt(_may(Actors.BANK_CUSTODIAN, Roles.CUSTODIAN), Actors.BANK_CUSTODIAN, address(ledger), call);
    }
}
