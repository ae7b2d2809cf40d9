// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../access/Roles.sol";
import {IMoneyPolicy} from "../policy/IMoneyPolicy.sol";
import {IAccountRegistry} from "../registry/IAccountRegistry.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {AccountId, Colour, OTHER_MONEY, PartyId, PaymentId} from "../types/Ids.sol";
import {Amount, ZERO, saturatingSub} from "../types/Amount.sol";
import {Day, today} from "../types/Day.sol";
import {Answer, Draw, Entry} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";
import {BookingRules} from "./BookingRules.sol";
import {Caps} from "./Caps.sol";

/// What all kinds of entries have in common: who may make them, on which day, and what is kept of them.
abstract contract Entries is Caps, BookingRules {
    /* ----- who ----- */

    function _custodian() internal view returns (PartyId) {
        return _PARTIES.authorise(msg.sender, Roles.CUSTODIAN);
    }

    function _known(AccountId account) internal view returns (IAccountRegistry.Account memory holder) {
        holder = _ACCOUNTS.accountOf(account);
        require(holder.kind != IAccountRegistry.AccountKind.NONE, LotLedger_AccountUnknown(account));
    }

    /// An account that the caller's bank keeps.
    function _kept(AccountId account, PartyId caller) internal view returns (IAccountRegistry.Account memory holder) {
        holder = _known(account);
        require(holder.custodian == caller, LotLedger_NotCustodian(account, holder.custodian, caller));
    }

    /// What a call from such an account begins with.
    function _enter(AccountId account, PartyId caller) internal view returns (IMoneyPolicy.Standing memory s) {
        s.account = account;
        s.holder = _kept(account, caller);
    }

    /* ----- when ----- */

    /// Whether an entry of this day can still be booked.
    function _dayObjection(AccountId account, Day day, bool outgoing) internal view returns (Reason) {
        Book storage b = _books[account];
        if (outgoing && b.broken) return Reason.ACCOUNT_BROKEN;
        if (b.closedThrough.isUnknown() || day.isAfter(b.closedThrough)) return Reason.NONE;
        return day.isUnknown() ? Reason.VALUE_DATE_MISSING : Reason.DAY_CLOSED;
    }

    /* ----- what is kept ----- */

    function _keep(PaymentId id, EntryState state, Reason flag, Entry memory entry) internal {
        _entries[id] = EntryRecord(state, flag, _digest(entry));
    }

    function _keep(PaymentId id, EntryState state) internal {
        _entries[id] = EntryRecord(state, Reason.NONE, 0);
    }

    function _digest(Entry memory entry) internal pure returns (bytes30) {
        return bytes30(keccak256(abi.encode(entry)));
    }

    /// What is kept of money that came in.
    function _incoming(AccountId account, Colour colour, Amount amount) internal pure returns (Entry memory entry) {
        entry.account = account;
        entry.draws = _only(colour, amount);
    }

    /* ----- small ----- */

    function _only(Colour colour, Amount amount) internal pure returns (Draw[] memory draws) {
        draws = new Draw[](1);
        draws[0] = Draw(colour, amount);
    }

    function _refuse(PaymentId id, AccountId account, Objection memory o) internal returns (Answer memory) {
        emit MovementRefused(id, account, o.reason, o.colour, o.amount, o.limit, msg.sender, _seq());
        return Answer(o.reason, false, o.colour, o.limit);
    }

    /// @param flag NONE, or what it is marked with
    function _recorded(Reason flag) internal pure returns (Answer memory) {
        return Answer(flag, true, OTHER_MONEY, ZERO);
    }

    /// What is undrawn of a tranche.
    function _undrawn(IInstrumentRegistry.Terms memory terms, Colour colour) internal view returns (Amount) {
        return saturatingSub(terms.size, _counters[colour].minted);
    }

    /// The colour in which money of a tranche that comes back goes on: its own, or other money once the time to use it
    /// again is over. Counts it.
    function _comeBack(Colour colour, Amount amount, Day day) internal returns (Colour) {
        if (colour == OTHER_MONEY || _isAvailable(colour, day)) {
            _counters[colour].live = _counters[colour].live + amount;
            return colour;
        }
        _counters[colour].returned = _counters[colour].returned + amount;
        _countMinted(OTHER_MONEY, amount);
        return OTHER_MONEY;
    }

    function _isAvailable(Colour colour, Day day) private view returns (bool) {
        Day until = _INSTRUMENTS.termsOf(colour).availableUntil;
        if (until.isUnknown()) return true;
        return !(day.isUnknown() ? today() : day).isAfter(until);
    }
}
