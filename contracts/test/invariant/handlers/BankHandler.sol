// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IReceipts} from "../../../money/IReceipts.sol";
import {IAccountRegistry} from "../../../registry/IAccountRegistry.sol";
import {AccountId, Colour, OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {Amount, min, saturatingSub} from "../../../types/Amount.sol";
import {Draw, Origin, Payment, Receipt, Use} from "../../../types/Money.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {bound} from "../../utils/Bounds.sol";
import {Bookings} from "../../utils/Bookings.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {only} from "../../utils/Lists.sol";
import {System} from "../../utils/Deployment.sol";
import {Store} from "../stores/Store.sol";
import {Handler} from "./Handler.sol";
import {PaymentHandler} from "./PaymentHandler.sol";

/// The bank that keeps the issuer's accounts: reports what comes in and goes out.
contract BankHandler is PaymentHandler {
    uint256 private constant LARGEST_RECEIPT = 300_000_00;
    /// So that a tranche lasts for a while.
    uint256 private constant LARGEST_DRAW = 60_000_00;
    uint256 private constant MOST_RECEIPTS = 3;
    uint256 private constant MOST_ACCOUNTS = 12;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    function receiveOtherMoney(uint256 seed) external acts {
        AccountId account = _anyAccount(seed);
        Receipt[] memory list = new Receipt[](1);
        list[0] = _receipt(account, OTHER_MONEY, seed);
        _mint(_custodianOf(account), list);
    }

    function receiveProceeds(uint256 seed) external acts {
        Receipt[] memory list = new Receipt[](1 + (_random(seed, "receipts") % MOST_RECEIPTS));
        for (uint256 i; i < list.length; ++i) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            Colour colour = Colour.wrap(uint32(_random(own, "colour") % (instruments.colours() + 2)));
            AccountId account = _once(4, own, "other account") ? Defaults.OPERATING : Defaults.PROCEEDS;
            list[i] = _receipt(account, colour, own);
        }
        _mint(Actors.BANK_CUSTODIAN, list);
    }

    /// A draw that the tranche allows: money that is green to begin with.
    function drawDown(uint256 seed) external acts {
        Colour colour = Colour.wrap(uint32(1 + (_random(seed, "colour") % instruments.colours())));
        Amount undrawn = saturatingSub(instruments.termsOf(colour).size, ledger.countersOf(colour).minted);
        Receipt[] memory list = new Receipt[](1);
        list[0] = _receipt(Defaults.PROCEEDS, colour, seed);
        list[0].amount = min(list[0].amount, undrawn);
        _mint(Actors.BANK_CUSTODIAN, list);
    }

    /// Green money to an arm's-length payee for a project in standing; often just up to the cap, or one above.
    function allocate(uint256 seed) external acts {
        Payment[] memory list = new Payment[](1);
        Payment memory p = _greenPayment(Defaults.PROCEEDS, seed);
        p.use = Use.ALLOCATE;
        p.payee = Parties.OUTSIDER;
        p.payeeBank = Parties.SECOND_BANK;
        p.project = _projectInStanding(seed);
        p.line = _lineOf(p.project, seed);
        if (_once(2, seed, "by line")) {
            (p.project, p.line) = (Defaults.BUDGETED_PROJECT, Defaults.LINE);
            p.draws[0].colour = Defaults.STRICT;
            p.amount = _amount(Defaults.PROCEEDS, Defaults.STRICT, seed);
        }
        if (p.draws[0].colour == Defaults.EVIDENCED) p.documents = _document(seed);
        Amount headroom = _headroom(p);
        if (_once(3, seed, "up to the cap")) p.amount = headroom;
        else if (!_once(8, seed, "over the cap")) p.amount = min(p.amount, headroom);
        p.draws[0].amount = p.amount;
        list[0] = p;
        _send(Defaults.PROCEEDS, list);
    }

    /// Money whose framework only flags, for nothing or for what was not admitted.
    function spendAgainstTheFramework(uint256 seed) external acts {
        Payment[] memory list = new Payment[](1);
        Payment memory p = _greenPayment(Defaults.PROCEEDS, seed);
        p.use = Use.ALLOCATE;
        p.payee = Parties.OUTSIDER;
        p.amount = _partOf(ledger.holdingOf(Defaults.PROCEEDS, Defaults.FLAG).balance, seed);
        p.draws = only(Draw(Defaults.FLAG, p.amount));
        if (_once(2, seed, "project")) p.project = Defaults.SECOND_PROJECT;
        list[0] = p;
        _send(Defaults.PROCEEDS, list);
    }

    /// Green money to any account of the network.
    function passOn(uint256 seed) external acts {
        AccountId from = _once(2, seed, "from operating") ? Defaults.OPERATING : Defaults.PROCEEDS;
        Payment[] memory list = new Payment[](1);
        list[0] = _greenPayment(from, seed);
        list[0].use = Use.TRANSFER;
        list[0].payeeAccount = _anyAccount(seed);
        list[0].payee = accounts.accountOf(list[0].payeeAccount).owner;
        _send(from, list);
    }

    function payFromProceeds(uint256 seed) external acts {
        _payOut(Defaults.PROCEEDS, seed);
    }

    function payFromOperating(uint256 seed) external acts {
        _payOut(Defaults.OPERATING, seed);
    }

    function payByAge(uint256 seed) external acts {
        _payOut(Defaults.OLDEST_FIRST, seed);
    }

    function payByShares(uint256 seed) external acts {
        _payOut(Defaults.BY_SHARES, seed);
    }

    /// Money of several colours into the accounts whose rule decides.
    function feedRuledAccounts(uint256 seed) external acts {
        Receipt[] memory list = new Receipt[](1 + (_random(seed, "receipts") % MOST_RECEIPTS));
        for (uint256 i; i < list.length; ++i) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            AccountId account = _once(2, own, "by shares") ? Defaults.BY_SHARES : Defaults.OLDEST_FIRST;
            list[i] = _receipt(account, Colour.wrap(uint32(_random(own, "colour") % 4)), own);
        }
        _mint(Actors.BANK_CUSTODIAN, list);
    }

    function payFromAnyAccount(uint256 seed) external acts {
        _payOut(_anyAccount(_random(seed, "payer")), seed);
    }

    function openAccount(uint256 seed) external acts {
        if (store.accounts().length >= MOST_ACCOUNTS) return;
        AccountId account = AccountId.wrap(store.newId());
        IAccountRegistry.AccountRegistration memory r = Defaults.account(account, _anyParty(seed), Defaults.CURRENCY);
        r.rule = IAccountRegistry.BookingRule(_random(seed, "rule") % 3);
        bool may = _may(Actors.BANK_CUSTODIAN, Roles.CUSTODIAN);
        bytes memory call = abi.encodeCall(IAccountRegistry.open, (only(r)));
        if (_attempt(may, Actors.BANK_CUSTODIAN, address(accounts), call)) store.addAccount(account);
    }

    function _mint(address custodian, Receipt[] memory list) private {
        bool may = _may(custodian, Roles.CUSTODIAN);
        _attempt(may, custodian, address(ledger), abi.encodeCall(IReceipts.mint, (list)));
    }

    function _receipt(AccountId account, Colour colour, uint256 seed) private returns (Receipt memory r) {
        r = Bookings.receipt(PaymentId.wrap(store.newId()), colour, Amount.wrap(0));
        if (_once(10, seed, "old id")) r.id = store.oldId(seed);
        r.account = account;
        uint256 largest = colour == OTHER_MONEY || _once(8, seed, "large") ? LARGEST_RECEIPT : LARGEST_DRAW;
        r.amount = Amount.wrap(uint128(bound(_random(seed, "amount"), 0, largest)));
        r.valueDate = _day(account);
        r.origin = Origin(_random(seed, "origin") % 4);
    }
}
