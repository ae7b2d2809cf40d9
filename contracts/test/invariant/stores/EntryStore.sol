// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../../money/IEntries.sol";
import {AccountId, AssetId, Colour, LineId, PartyId, PaymentId} from "../../../types/Ids.sol";
import {Amount} from "../../../types/Amount.sol";
import {Draw, Entry, Origin, Payment, Use} from "../../../types/Money.sol";
import {Reason} from "../../../types/Reason.sol";
import {Vm} from "../../utils/Vm.sol";
import {Breach} from "./Breaches.sol";
import {EventStore} from "./EventStore.sol";

/// Entries, their states and facts, folded from the ledger's events alone.
abstract contract EntryStore is EventStore {
    uint8 private constant LAST_STATE = uint8(type(IEntries.EntryState).max);

    struct EntryFacts {
        IEntries.EntryState state;
        Reason flag;
        AccountId account;
        Use use;
        PartyId payee;
        PartyId payeeBank;
        AccountId payeeAccount;
        AssetId project;
        LineId line;
        /// Of a receipt: what it says.
        Colour colour;
        Origin origin;
        /// Of a counter-entry: what it undoes, and how its newest colour came back.
        PaymentId target;
        bool returned;
    }

    mapping(PaymentId => EntryFacts) internal _facts;
    /// By colour, in the order in which the ledger took them; of a receipt, what came in.
    mapping(PaymentId => Draw[]) private _draws;
    mapping(PaymentId => bytes) private _requests;
    PaymentId[] private _entries;
    /// The entries in each state, so that one can be chosen without a look at all, and where each stands there.
    mapping(IEntries.EntryState => PaymentId[]) private _inState;
    mapping(PaymentId => uint256) private _placeInState;
    /// What the newest act was about.
    PaymentId[] private _touched;
    /// How often an entry came into a state.
    mapping(IEntries.EntryState => uint256) public entryMoves;
    /// How many refusals of each reason there were.
    mapping(Reason => uint256) public refusals;

    function entries() external view returns (PaymentId[] memory) {
        return _entries;
    }

    /// Those that the newest act was about.
    function touchedEntries() external view returns (PaymentId[] memory) {
        return _touched;
    }

    /// One in one of the states, if there is any.
    /// @param states bit n for state n
    function anyEntry(uint256 states, uint256 random) external view returns (PaymentId id, bool found) {
        uint256 count;
        for (uint8 i; i <= LAST_STATE; ++i) {
            if (states & (1 << i) != 0) count += _inState[IEntries.EntryState(i)].length;
        }
        if (count == 0) return (id, false);
        uint256 place = random % count;
        for (uint8 i; i <= LAST_STATE; ++i) {
            if (states & (1 << i) == 0) continue;
            PaymentId[] storage list = _inState[IEntries.EntryState(i)];
            if (place < list.length) return (list[place], true);
            place -= list.length;
        }
    }

    /// States and flags of all entries, in the order of {entries}.
    function entryStates() external view returns (IEntries.EntryState[] memory list, Reason[] memory flags) {
        list = new IEntries.EntryState[](_entries.length);
        flags = new Reason[](_entries.length);
        for (uint256 i; i < list.length; ++i) {
            list[i] = _facts[_entries[i]].state;
            flags[i] = _facts[_entries[i]].flag;
        }
    }

    function factsOf(PaymentId id) external view returns (EntryFacts memory) {
        return _facts[id];
    }

    /// What the ledger wants to be told again.
    function entryOf(PaymentId id) external view returns (Entry memory) {
        EntryFacts storage f = _facts[id];
        return
            Entry({
                account: f.account,
                use: f.use,
                payee: f.payee,
                payeeBank: f.payeeBank,
                payeeAccount: f.payeeAccount,
                project: f.project,
                line: f.line,
                draws: _draws[id]
            });
    }

    /// What was requested under an id.
    function requestOf(PaymentId id) external view returns (Payment memory) {
        return abi.decode(_requests[id], (Payment));
    }

    function _beginAct() internal {
        delete _touched;
    }

    function _learnEntry(Vm.Log calldata log) internal {
        bytes32 signature = log.topics[0];
        PaymentId id = PaymentId.wrap(log.topics[1]);
        if (signature == IEntries.ReceiptRecorded.selector) _learnReceipt(log, id);
        else if (signature == IEntries.PaymentRecorded.selector) _learnPayment(log, id);
        else if (signature == IEntries.PaymentRequested.selector) _learnRequest(log, id);
        else if (signature == IEntries.EntryReversed.selector) _learnReversal(log, id);
        else if (signature == IEntries.MovementRefused.selector) ++refusals[Reason(_word(log.data, 0))];
        else if (signature == IEntries.PaymentVoided.selector) _moveEntry(id, IEntries.EntryState.VOID);
        else if (signature == IEntries.PaymentConfirmed.selector) _moveEntry(id, IEntries.EntryState.CONFIRMED);
        else if (signature == IEntries.PaymentDisputed.selector) _moveEntry(id, IEntries.EntryState.DISPUTED);
        else if (signature == IEntries.BalanceStated.selector) _open(log, id, 2, IEntries.EntryState.STATEMENT);
        else if (signature == IEntries.MoneyLent.selector) _open(log, id, 2, IEntries.EntryState.LENDING);
        else if (signature == IEntries.MoneyConverted.selector) _open(log, id, 2, IEntries.EntryState.CONVERSION);
        else if (signature == IEntries.LeakRestored.selector) _learnRestored(log, id);
    }

    /// What one entry took or brought, one colour after the other.
    function _addDraw(PaymentId id, Colour colour, uint256 amount) internal {
        Draw[] storage list = _draws[id];
        Amount part = Amount.wrap(uint128(amount));
        if (list.length != 0 && list[list.length - 1].colour == colour) {
            list[list.length - 1].amount = list[list.length - 1].amount + part;
        } else {
            list.push(Draw(colour, part));
        }
    }

    function _same(PaymentId a, PaymentId b) internal pure returns (bool) {
        return PaymentId.unwrap(a) == PaymentId.unwrap(b);
    }

    /* ----- events ----- */

    function _learnReceipt(Vm.Log calldata log, PaymentId id) private {
        Origin origin = Origin(_word(log.data, 2));
        if (origin != Origin.UNEXPLAINED) {
            bool repaid = origin == Origin.REPAYMENT;
            _open(log, id, 2, repaid ? IEntries.EntryState.REPAID : IEntries.EntryState.RECEIVED);
        }
        _facts[id].colour = Colour.wrap(uint32(_word(log.data, 0)));
        _facts[id].origin = origin;
    }

    function _learnPayment(Vm.Log calldata log, PaymentId id) private {
        _open(log, id, 2, IEntries.EntryState.PAID);
        EntryFacts storage f = _facts[id];
        f.payee = PartyId.wrap(log.topics[3]);
        f.use = Use(_word(log.data, 1));
        f.payeeBank = PartyId.wrap(bytes32(_word(log.data, 3)));
        f.payeeAccount = AccountId.wrap(bytes32(_word(log.data, 4)));
        f.project = AssetId.wrap(bytes32(_word(log.data, 5)));
        f.line = LineId.wrap(bytes32(_word(log.data, 6)));
        f.flag = Reason(_word(log.data, 9));
    }

    function _learnRequest(Vm.Log calldata log, PaymentId id) private {
        _open(log, id, 2, IEntries.EntryState.REQUESTED);
        (, Payment memory p, Reason flag, , ) = abi.decode(log.data, (uint64, Payment, Reason, address, uint64));
        _facts[id].flag = flag;
        _requests[id] = abi.encode(p);
    }

    /// One event for each colour.
    function _learnReversal(Vm.Log calldata log, PaymentId id) private {
        EntryFacts storage f = _facts[id];
        bool further = f.state == IEntries.EntryState.REVERSAL && _same(f.target, PaymentId.wrap(log.topics[2]));
        if (!further) _open(log, id, 3, IEntries.EntryState.REVERSAL);
        f.target = PaymentId.wrap(log.topics[2]);
        _touched.push(f.target);
        f.returned = _word(log.data, 3) != 0;
    }

    /// One event for each colour.
    function _learnRestored(Vm.Log calldata log, PaymentId id) private {
        bool further = _facts[id].state == IEntries.EntryState.EXPLANATION;
        if (!further) _open(log, id, 3, IEntries.EntryState.EXPLANATION);
        _facts[id].target = PaymentId.wrap(log.topics[2]);
        _touched.push(_facts[id].target);
    }

    /* ----- states ----- */

    /// @param topic where the account stands
    function _open(Vm.Log calldata log, PaymentId id, uint256 topic, IEntries.EntryState to) private {
        _moveEntry(id, to);
        _facts[id].account = AccountId.wrap(log.topics[topic]);
    }

    function _moveEntry(PaymentId id, IEntries.EntryState to) private {
        IEntries.EntryState from = _facts[id].state;
        _breachIf(!_isEdge(from, to), Breach.ENTRY);
        _touched.push(id);
        if (from == IEntries.EntryState.NONE) _entries.push(id);
        else _leaveState(id, from);
        _placeInState[id] = _inState[to].length;
        _inState[to].push(id);
        if (to == IEntries.EntryState.VOID) _facts[id].flag = Reason.NONE;
        _facts[id].state = to;
        ++entryMoves[to];
    }

    /// The last one takes its place.
    function _leaveState(PaymentId id, IEntries.EntryState from) private {
        PaymentId[] storage list = _inState[from];
        PaymentId last = list[list.length - 1];
        list[_placeInState[id]] = last;
        _placeInState[last] = _placeInState[id];
        list.pop();
    }

    /// One of the entries there are, if there is any.
    function _oldEntry(uint256 random) internal view returns (PaymentId) {
        return _entries.length == 0 ? PaymentId.wrap(0) : _entries[random % _entries.length];
    }

    /// L5: every edge that there is.
    function _isEdge(IEntries.EntryState from, IEntries.EntryState to) private pure returns (bool) {
        if (to == IEntries.EntryState.VOID) return from == IEntries.EntryState.REQUESTED;
        if (to == IEntries.EntryState.DISPUTED) return from == IEntries.EntryState.PAID;
        if (to == IEntries.EntryState.CONFIRMED) {
            return from == IEntries.EntryState.PAID || from == IEntries.EntryState.DISPUTED;
        }
        if (to == IEntries.EntryState.PAID && from == IEntries.EntryState.REQUESTED) return true;
        return from == IEntries.EntryState.NONE;
    }
}
