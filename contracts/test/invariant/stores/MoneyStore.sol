// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IEntries} from "../../../money/IEntries.sol";
import {ILots} from "../../../money/ILots.sol";
import {AccountId, Colour, NO_ASSET, OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {Use} from "../../../types/Money.sol";
import {Vm} from "../../utils/Vm.sol";
import {BookStore} from "./BookStore.sol";
import {Breach} from "./Breaches.sol";

/// Lots and where the money of each colour is, folded from events alone.
abstract contract MoneyStore is BookStore {
    struct LotRecord {
        AccountId account;
        Colour colour;
        uint64 n;
        uint64 order;
        uint256 remaining;
        /// Place of the parent in the list from 1, or 0 for a root.
        uint256 parent;
    }

    struct Sums {
        uint256 minted;
        uint256 allocated;
        uint256 returned;
        uint256 fees;
        uint256 breached;
        uint256 lent;
        uint256 repaid;
    }

    LotRecord[] private _lots;
    mapping(bytes32 key => uint256 place) private _places;
    mapping(AccountId => mapping(Colour => uint256[] places)) private _holdings;
    mapping(AccountId => uint64) public lotsIn;
    mapping(Colour => Sums) private _sums;
    mapping(Colour => Colour) public parentOf;
    mapping(PaymentId => mapping(Colour => uint256)) public reversedOf;
    mapping(PaymentId => mapping(Colour => uint256)) public leakOf;
    /// Money that an event announced as leaving without a known use, and whose lots are not yet spent.
    mapping(PaymentId => mapping(Colour => uint256)) private _announced;
    /// How often a legs' child was less than a minor unit.
    uint256 public childless;

    /// All lots, in the order of their birth.
    function lots() external view returns (LotRecord[] memory) {
        return _lots;
    }

    /// The lots of one colour in one account, in the order of their birth.
    function lotsOf(AccountId account, Colour colour) external view returns (LotRecord[] memory list) {
        uint256[] storage places = _holdings[account][colour];
        list = new LotRecord[](places.length);
        for (uint256 i; i < places.length; ++i) list[i] = _lots[places[i] - 1];
    }

    function sumsOf(Colour colour) external view returns (Sums memory) {
        return _sums[colour];
    }

    function _learnMoney(Vm.Log calldata log) internal {
        bytes32 signature = log.topics[0];
        PaymentId id = PaymentId.wrap(log.topics[1]);
        _learnEntry(log);
        _learnBudget(log);
        _learnDays(log);
        if (signature == ILots.LotCreated.selector) _learnCreated(log, id);
        else if (signature == ILots.LotSpent.selector) _learnSpent(log, id);
        else if (signature == ILots.LotMoved.selector) _learnMoved(log, id);
        else if (signature == IEntries.EntryReversed.selector) _learnUndone(log);
        else if (signature == IEntries.LeakRestored.selector) _learnRegained(log);
        else if (signature == IEntries.ShortfallFound.selector) _announced[id][OTHER_MONEY] += _word(log.data, 0);
        else if (signature == IEntries.GreenLeak.selector) {
            _announced[id][Colour.wrap(uint32(uint256(log.topics[3])))] += _word(log.data, 0);
        }
    }

    /// From the instrument registry: topics are tranche and instrument.
    function _learnTranche(Vm.Log calldata log) internal {
        parentOf[_colour(log.data, 0)] = _colour(log.data, 2);
    }

    /* ----- lots ----- */

    function _learnCreated(Vm.Log calldata log, PaymentId id) private {
        LotRecord memory lot;
        lot.account = _account(log.data, 0);
        lot.colour = _colour(log.data, 1);
        lot.n = uint64(_word(log.data, 2));
        lot.remaining = _word(log.data, 3);
        lot.order = uint64(_word(log.data, 4));
        _bear(lot);
        _bring(id, lot.account, lot.colour, lot.remaining);
        _countCreated(id, lot.colour, lot.remaining);
    }

    function _learnSpent(Vm.Log calldata log, PaymentId id) private {
        (, Colour colour, uint256 amount) = _spend(log, id);
        _countSpent(id, colour, amount);
    }

    /// L2: the child is born in the event that takes its amount from the parent.
    function _learnMoved(Vm.Log calldata log, PaymentId id) private {
        (uint256 parent, Colour colour, uint256 amount) = _spend(log, id);
        LotRecord memory lot;
        lot.account = _account(log.data, 5);
        lot.colour = _colour(log.data, 6);
        lot.n = uint64(_word(log.data, 7));
        lot.remaining = _word(log.data, 8);
        lot.order = uint64(_word(log.data, 9));
        lot.parent = parent;
        IEntries.EntryState state = _facts[id].state;
        bool exchanged = state == IEntries.EntryState.CONVERSION;
        _breachIf(!exchanged && lot.remaining != amount, Breach.LEG);
        _breachIf((lot.remaining == 0) != (lot.n == 0), Breach.LEG);
        if (lot.n == 0) ++childless;
        else _bear(lot);
        _bring(id, lot.account, lot.colour, lot.remaining);
        _arrive(lot.account, lot.colour, lot.remaining);
        if (exchanged || state == IEntries.EntryState.LENDING) {
            _sums[colour].lent += amount;
            _sums[lot.colour].minted += lot.remaining;
        } else if (_facts[id].use == Use.RETURN) {
            _sums[colour].returned += amount;
            _countRepaid(colour, lot.colour, amount);
        } else {
            _breachIf(_facts[id].use != Use.TRANSFER || lot.colour != colour, Breach.LEG);
        }
    }

    function _bear(LotRecord memory lot) private {
        bytes32 key = _key(lot.account, lot.colour, lot.n);
        _breachIf(_places[key] != 0 || lot.order != ++lotsIn[lot.account], Breach.LEG);
        _lots.push(lot);
        _places[key] = _lots.length;
        _holdings[lot.account][lot.colour].push(_lots.length);
    }

    function _spend(Vm.Log calldata log, PaymentId id) private returns (uint256 place, Colour colour, uint256 amount) {
        AccountId account = _account(log.data, 0);
        colour = _colour(log.data, 1);
        place = _places[_key(account, colour, _word(log.data, 2))];
        amount = _word(log.data, 3);
        LotRecord storage lot = _lots[place - 1];
        lot.remaining -= amount;
        _breachIf(amount == 0 || lot.remaining != _word(log.data, 4), Breach.LEG);
        _addDraw(id, colour, amount);
        _takeOut(id, account, colour, amount);
    }

    /* ----- sums ----- */

    function _countCreated(PaymentId id, Colour colour, uint256 amount) private {
        EntryFacts storage f = _facts[id];
        if (f.state == IEntries.EntryState.REVERSAL) return _countBroughtBack(f, amount);
        if (f.state == IEntries.EntryState.EXPLANATION) {
            _sums[colour].breached -= amount;
            return;
        }
        _addDraw(id, colour, amount);
        if (f.state == IEntries.EntryState.REPAID) _countRepaid(f.colour, colour, amount);
        else _sums[colour].minted += amount;
        bool stated = f.state == IEntries.EntryState.STATEMENT || f.state == IEntries.EntryState.RECEIVED;
        _breachIf(!stated && f.state != IEntries.EntryState.REPAID, Breach.ENTRY);
    }

    /// Money of a child goes back into its parent, or has had its time.
    function _countRepaid(Colour child, Colour arrived, uint256 amount) private {
        Colour parent = parentOf[child];
        _sums[child].repaid += amount;
        _sums[parent].lent -= amount;
        if (arrived == parent) return;
        _breachIf(arrived != OTHER_MONEY, Breach.LEG);
        _sums[parent].returned += amount;
        _sums[OTHER_MONEY].minted += amount;
    }

    function _countSpent(PaymentId id, Colour colour, uint256 amount) private {
        EntryFacts storage f = _facts[id];
        Sums storage s = _sums[colour];
        if (f.state == IEntries.EntryState.REVERSAL) {
            s.minted -= amount;
        } else if (f.state == IEntries.EntryState.STATEMENT) {
            leakOf[id][colour] += amount;
            _countBreached(id, colour, amount);
        } else if (f.use == Use.RETURN) {
            s.returned += amount;
        } else if (f.use == Use.FEE) {
            s.fees += amount;
        } else if (colour != OTHER_MONEY && f.project == NO_ASSET) {
            _countBreached(id, colour, amount);
        } else {
            s.allocated += amount;
            if (colour != OTHER_MONEY) _use(f.project, f.line, amount);
        }
    }

    function _countBreached(PaymentId id, Colour colour, uint256 amount) private {
        _breachIf(_announced[id][colour] < amount, Breach.ENTRY);
        _announced[id][colour] -= amount;
        _sums[colour].breached += amount;
    }

    function _countBroughtBack(EntryFacts storage f, uint256 amount) private {
        EntryFacts storage t = _facts[f.target];
        Sums storage s = _sums[f.colour];
        if (t.use == Use.RETURN) {
            s.returned -= amount;
        } else if (t.use == Use.FEE) {
            s.fees -= amount;
        } else if (f.colour != OTHER_MONEY && t.project == NO_ASSET) {
            s.breached -= amount;
        } else {
            s.allocated -= amount;
            if (f.colour != OTHER_MONEY) _giveBack(t.project, t.line, amount);
        }
        if (!f.returned) return;
        s.returned += amount;
        _sums[OTHER_MONEY].minted += amount;
    }

    function _learnUndone(Vm.Log calldata log) private {
        Colour colour = _colour(log.data, 0);
        _facts[PaymentId.wrap(log.topics[1])].colour = colour;
        reversedOf[PaymentId.wrap(log.topics[2])][colour] += _word(log.data, 1);
    }

    function _learnRegained(Vm.Log calldata log) private {
        leakOf[PaymentId.wrap(log.topics[2])][_colour(log.data, 0)] -= _word(log.data, 1);
    }

    /* ----- words ----- */

    function _key(AccountId account, Colour colour, uint256 n) private pure returns (bytes32) {
        return keccak256(abi.encode(account, colour, n));
    }

    function _account(bytes calldata data, uint256 index) private pure returns (AccountId) {
        return AccountId.wrap(bytes32(_word(data, index)));
    }

    function _colour(bytes calldata data, uint256 index) private pure returns (Colour) {
        return Colour.wrap(uint32(_word(data, index)));
    }
}
