// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../access/Roles.sol";
import {IMoneyPolicy} from "../policy/IMoneyPolicy.sol";
import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {IEvidenceBook} from "../trade/IEvidenceBook.sol";
import {AccountId, OTHER_MONEY, PartyId, PaymentId} from "../types/Ids.sol";
import {ZERO} from "../types/Amount.sol";
import {Answer, Entry, Payment} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";
import {LedgerBase} from "./LedgerBase.sol";
import {Paying} from "./Paying.sol";
import {IRequests} from "./IRequests.sol";

/// Module of the ledger: payments in two steps, and their end. The meaning of every function stands in {IRequests}.
contract Requests is Paying, IRequests {
    // Bytes of the value date among the facts of a request.
    uint256 private constant DAY_FROM = 12 * 32 - 4;
    uint256 private constant DAY_UNTIL = 12 * 32;

    constructor(Surroundings memory s) LedgerBase(s) {}

    /// @inheritdoc IRequests
    function request(
        AccountId account,
        Payment[] calldata payments,
        uint64 deadline
    ) external returns (Answer[] memory answers) {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        IMoneyPolicy.Standing memory s;
        s.account = account;
        s.holder = _known(account);
        require(s.holder.owner == caller, LotLedger_NotOwner(account, s.holder.owner, caller));
        require(deadline > block.timestamp, LotLedger_DeadlinePast(deadline));
        answers = new Answer[](payments.length);
        for (uint256 i; i < payments.length; ++i) answers[i] = _request(payments[i], s, deadline);
    }

    /// @inheritdoc IRequests
    function release(AccountId account, Payment[] calldata payments) external returns (Answer[] memory answers) {
        IMoneyPolicy.Standing memory s = _enter(account, _custodian());
        answers = new Answer[](payments.length);
        for (uint256 i; i < payments.length; ++i) {
            answers[i] = _pay(payments[i], s, _releaseObjection(account, payments[i]));
        }
    }

    /// @inheritdoc IRequests
    function cancel(AccountId account, PaymentId[] calldata payments) external {
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER | Roles.CHECKER | Roles.CUSTODIAN);
        IAccountRegistry.Account memory holder = _known(account);
        uint32 roles = _PARTIES.keyOf(msg.sender).roles;
        bool keeps = holder.custodian == caller && roles & Roles.CUSTODIAN != 0;
        bool owns = holder.owner == caller && roles & (Roles.MAKER | Roles.CHECKER) != 0;
        require(keeps || owns, LotLedger_NotOwner(account, holder.owner, caller));
        for (uint256 i; i < payments.length; ++i) {
            // Check:
            PaymentId id = payments[i];
            EntryState state = _entries[id].state;
            require(state == EntryState.REQUESTED, LotLedger_WrongState(id, state));
            Request memory r = _requests[id];
            require(r.account == account, LotLedger_EntryDiffers(id));
            // Effect:
            _keep(id, EntryState.VOID);
            emit PaymentVoided(id, account, r.deadline < block.timestamp ? r.deadline : 0, msg.sender, _seq());
        }
    }

    /// @inheritdoc IRequests
    function confirm(PaymentId payment, Entry calldata entry) external {
        // Check:
        EntryState state = _entries[payment].state;
        bool open = state == EntryState.PAID || state == EntryState.DISPUTED;
        require(open, LotLedger_WrongState(payment, state));
        PartyId by = _receiver(payment, entry);
        // Effect:
        _entries[payment].state = EntryState.CONFIRMED;
        emit PaymentConfirmed(payment, by, msg.sender, _seq());
    }

    /// @inheritdoc IRequests
    function dispute(PaymentId payment, Entry calldata entry, bytes32 reasonRoot) external {
        // Check:
        EntryState state = _entries[payment].state;
        require(state == EntryState.PAID, LotLedger_WrongState(payment, state));
        PartyId by = _receiver(payment, entry);
        // Effect:
        _entries[payment].state = EntryState.DISPUTED;
        emit PaymentDisputed(payment, by, reasonRoot, msg.sender, _seq());
    }

    /* ----- two steps ----- */

    function _request(
        Payment calldata p,
        IMoneyPolicy.Standing memory s,
        uint64 deadline
    ) private returns (Answer memory) {
        // Check:
        Reason known = _entries[p.id].state == EntryState.NONE ? Reason.NONE : Reason.ALREADY_RECORDED;
        Objection memory o;
        (o, known) = _assess(p, s, known);
        if (o.reason != Reason.NONE) return _refuse(p.id, s.account, o);
        if (p.documents.length != 0) {
            (Reason reason, ) = _EVIDENCE.check(p.documents, IEvidenceBook.Purpose.ALLOCATE, p.project);
            o = Objection(reason, OTHER_MONEY, p.amount, ZERO);
            if (o.reason != Reason.NONE) return _refuse(p.id, s.account, o);
        }
        // Effect:
        _entries[p.id] = EntryRecord(EntryState.REQUESTED, known, _requestDigest(s.account, p));
        _requests[p.id] = Request(s.account, msg.sender, deadline);
        emit PaymentRequested(p.id, s.account, p.payee, deadline, p, known, msg.sender, _seq());
        return _recorded(known);
    }

    function _releaseObjection(AccountId account, Payment calldata p) private view returns (Reason) {
        EntryRecord memory e = _entries[p.id];
        if (e.state != EntryState.REQUESTED) return Reason.REQUEST_NOT_OPEN;
        if (e.digest != _requestDigest(account, p)) return Reason.REQUEST_DIFFERS;
        Request memory r = _requests[p.id];
        if (r.deadline < block.timestamp) return Reason.REQUEST_EXPIRED;
        return r.requester == msg.sender ? Reason.SAME_KEY : Reason.NONE;
    }

    /// Of all facts but the value date, which is the day on which the bank pays.
    function _requestDigest(AccountId account, Payment calldata p) private pure returns (bytes30) {
        bytes memory told = abi.encode(account, p);
        // The day is the end of the payment's tenth word, which follows the account and where the payment begins.
        for (uint256 i = DAY_FROM; i < DAY_UNTIL; ++i) told[i] = 0;
        return bytes30(keccak256(told));
    }

    /// The caller's party, if its word counts for the arrival of a payment.
    function _receiver(PaymentId payment, Entry calldata entry) private view returns (PartyId by) {
        require(_entries[payment].digest == _digest(entry), LotLedger_EntryDiffers(payment));
        by = _PARTIES.authorise(msg.sender, Roles.CUSTODIAN | Roles.CHECKER);
        uint32 roles = _PARTIES.keyOf(msg.sender).roles;
        bool bank = by == entry.payeeBank && roles & Roles.CUSTODIAN != 0;
        bool payee = by == entry.payee && roles & Roles.CHECKER != 0;
        require(bank || payee, LotLedger_NotPayee(payment, entry.payee, entry.payeeBank, by));
    }
}
