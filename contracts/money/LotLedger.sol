// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {IMoneyPolicy} from "../policy/IMoneyPolicy.sol";
import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {AccountId, Colour, NO_ACCOUNT, NO_ASSET, OTHER_MONEY, PartyId, PaymentId} from "../types/Ids.sol";
import {Amount, ZERO, min, saturatingSub} from "../types/Amount.sol";
import {Payment, Receipt, Use} from "../types/Money.sol";
import {Reason, Verdict} from "../types/Reason.sol";
import {AllocationBook} from "./AllocationBook.sol";
import {ILotLedger} from "./ILotLedger.sol";

/// The one implementation of {ILotLedger}; the meaning of every function stands there.
contract LotLedger is AllocationBook, ILotLedger {
    IAccountRegistry private immutable _ACCOUNTS;
    IInstrumentRegistry private immutable _INSTRUMENTS;
    IMoneyPolicy private immutable _POLICY;

    mapping(AccountId => mapping(Colour => Holding)) private _holdings;
    mapping(AccountId => mapping(Colour => mapping(uint64 => Lot))) private _lots;
    mapping(AccountId => uint64) private _lotsIn;
    mapping(Colour => Counters) private _counters;
    mapping(PaymentId => Movement) private _movements;

    constructor(
        IPartyRegistry parties,
        IAssetRegistry assets,
        IInstrumentRegistry instruments,
        IAccountRegistry accounts,
        IMoneyPolicy policy
    ) AllocationBook(parties, assets) {
        _INSTRUMENTS = instruments;
        _ACCOUNTS = accounts;
        _POLICY = policy;
    }

    /* ----- money in ----- */

    /// @inheritdoc ILotLedger
    function mint(Receipt[] calldata receipts) external returns (Reason[] memory reasons) {
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CUSTODIAN);
        reasons = new Reason[](receipts.length);
        IMoneyPolicy.Standing memory s;
        for (uint256 i; i < receipts.length; ++i) {
            Receipt calldata r = receipts[i];
            if (i == 0 || r.account != s.account) _enterAccount(s, r.account, caller);
            reasons[i] = _receive(r, s);
        }
    }

    function _receive(Receipt calldata r, IMoneyPolicy.Standing memory s) private returns (Reason reason) {
        // Check:
        Verdict verdict = Verdict.REFUSE;
        Amount limit = ZERO;
        if (_movements[r.id].recorded) {
            reason = Reason.ALREADY_RECORDED;
        } else {
            _enterColour(s, r.colour);
            s.available = saturatingSub(s.terms.size, _counters[r.colour].minted);
            (reason, verdict, limit) = _POLICY.checkReceipt(r, s);
        }
        if (verdict == Verdict.REFUSE) {
            emit MovementRefused(r.id, r.account, reason, r.colour, r.amount, limit, msg.sender, _seq());
            return reason;
        }
        // Effect:
        Counters storage c = _counters[r.colour];
        c.minted = c.minted + r.amount;
        c.live = c.live + r.amount;
        _movements[r.id] = Movement(true, true, Use.TRANSFER, r.colour, Reason.NONE, r.amount, r.valueDate);
        emit ReceiptRecorded({
            receipt: r.id,
            account: r.account,
            payer: r.payer,
            colour: r.colour,
            amount: r.amount,
            origin: r.origin,
            valueDate: r.valueDate,
            dataRoot: r.dataRoot,
            actor: msg.sender,
            seq: _seq()
        });
        _create(r.id, r.account, r.colour, r.amount, NO_ACCOUNT, 0);
    }

    /* ----- money out ----- */

    /// @inheritdoc ILotLedger
    function pay(AccountId account, Payment[] calldata payments) external returns (Reason[] memory reasons) {
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CUSTODIAN);
        reasons = new Reason[](payments.length);
        IMoneyPolicy.Standing memory s;
        _enterAccount(s, account, caller);
        for (uint256 i; i < payments.length; ++i) reasons[i] = _pay(payments[i], s);
    }

    function _pay(Payment calldata p, IMoneyPolicy.Standing memory s) private returns (Reason reason) {
        // Check:
        Verdict verdict = Verdict.REFUSE;
        Amount limit = ZERO;
        if (_movements[p.id].recorded) {
            reason = Reason.ALREADY_RECORDED;
        } else {
            _enterColour(s, p.colour);
            s.available = _holdings[s.account][p.colour].balance;
            s.headroom = p.project == NO_ASSET ? ZERO : _headroom(p.project);
            (reason, verdict, limit) = _POLICY.checkPayment(p, s);
        }
        if (verdict == Verdict.REFUSE) {
            emit MovementRefused(p.id, s.account, reason, p.colour, p.amount, limit, msg.sender, _seq());
            return reason;
        }
        // Effect:
        _count(p);
        _movements[p.id] = Movement(true, false, p.use, p.colour, reason, p.amount, p.valueDate);
        emit PaymentRecorded({
            payment: p.id,
            account: s.account,
            payee: p.payee,
            colour: p.colour,
            amount: p.amount,
            use: p.use,
            payeeAccount: p.payeeAccount,
            project: p.project,
            valueDate: p.valueDate,
            flag: reason,
            dataRoot: p.dataRoot,
            actor: msg.sender,
            seq: _seq()
        });
        _draw(p, s.account);
    }

    /// Keeps L1 and L4: money leaves `live` for where it went.
    function _count(Payment calldata p) private {
        if (p.use == Use.TRANSFER) return;
        Counters storage c = _counters[p.colour];
        c.live = c.live - p.amount;
        if (p.use == Use.ALLOCATE) {
            c.allocated = c.allocated + p.amount;
            if (p.colour != OTHER_MONEY) _countAllocation(p.project, p.amount);
        } else if (p.use == Use.RETURN) {
            c.returned = c.returned + p.amount;
        } else {
            c.fees = c.fees + p.amount;
        }
    }

    /// Takes the amount out of the oldest lots; for a transfer each leg is born again as a child at the payee.
    /// Reverts if the holding does not have the amount, whatever the policy said.
    function _draw(Payment calldata p, AccountId account) private {
        Holding storage h = _holdings[account][p.colour];
        h.balance = h.balance - p.amount;
        uint64 head = h.head;
        uint64 n = head;
        Amount left = p.amount;
        while (left > ZERO) {
            Lot storage lot = _lots[account][p.colour][n];
            Amount held = lot.remaining;
            Amount leg = min(held, left);
            Amount remaining = held - leg;
            lot.remaining = remaining;
            left = left - leg;
            emit LotSpent(p.id, account, p.colour, n, leg, remaining, _seq());
            if (p.use == Use.TRANSFER) _create(p.id, p.payeeAccount, p.colour, leg, account, n);
            if (remaining == ZERO) ++n;
        }
        if (n != head) h.head = n;
    }

    /* ----- views ----- */

    /// @inheritdoc ILotLedger
    function lotOf(AccountId account, Colour colour, uint64 n) external view returns (Lot memory) {
        return _lots[account][colour][n];
    }

    /// @inheritdoc ILotLedger
    function holdingOf(AccountId account, Colour colour) external view returns (Holding memory) {
        return _holdings[account][colour];
    }

    /// @inheritdoc ILotLedger
    function lotsIn(AccountId account) external view returns (uint64) {
        return _lotsIn[account];
    }

    /// @inheritdoc ILotLedger
    function countersOf(Colour colour) external view returns (Counters memory) {
        return _counters[colour];
    }

    /// @inheritdoc ILotLedger
    function movementOf(PaymentId movement) external view returns (Movement memory) {
        return _movements[movement];
    }

    /* ----- internal ----- */

    /// Adds a lot to a holding (L2: it names its one parent, or none).
    function _create(
        PaymentId movement,
        AccountId account,
        Colour colour,
        Amount amount,
        AccountId parentAccount,
        uint64 parentN
    ) private {
        Holding storage h = _holdings[account][colour];
        uint64 n = ++h.lots;
        if (n == 1) h.head = 1;
        h.balance = h.balance + amount;
        uint64 order = ++_lotsIn[account];
        _lots[account][colour][n] = Lot(amount, order);
        emit LotCreated(movement, account, colour, n, amount, order, parentAccount, parentN, _seq());
    }

    /// Loads an account that the caller's bank keeps.
    function _enterAccount(IMoneyPolicy.Standing memory s, AccountId account, PartyId caller) private view {
        s.account = account;
        s.holder = _ACCOUNTS.accountOf(account);
        bool known = s.holder.kind != IAccountRegistry.AccountKind.NONE;
        require(known, LotLedger_AccountUnknown(account));
        require(s.holder.custodian == caller, LotLedger_NotCustodian(account, s.holder.custodian, caller));
    }

    /// Loads the terms of a colour, unless they are loaded: payments of one call mostly share it.
    function _enterColour(IMoneyPolicy.Standing memory s, Colour colour) private view {
        if (colour == s.colour) return; // other money, with which a call begins, has no terms
        s.colour = colour;
        s.terms = _INSTRUMENTS.termsOf(colour);
    }
}
