// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILotLedger} from "../../../money/ILotLedger.sol";
import {AccountId, AssetId, Colour, OTHER_MONEY, PaymentId} from "../../../types/Ids.sol";
import {Use} from "../../../types/Money.sol";
import {Vm} from "../../utils/Vm.sol";
import {Breach} from "./Breaches.sol";
import {EventStore} from "./EventStore.sol";

/// Lots, movements and sums, folded from the ledger's events alone.
abstract contract MoneyStore is EventStore {
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
    }

    /// The leg that was spent last: a child must follow it.
    struct Leg {
        bytes32 movement;
        uint256 lot;
        uint256 amount;
    }

    LotRecord[] private _lots;
    mapping(bytes32 key => uint256 place) private _places;
    mapping(AccountId => mapping(Colour => uint256[] places)) private _holdings;
    mapping(AccountId => uint64) public lotsIn;
    mapping(Colour => Sums) private _sums;
    mapping(AssetId => uint256) public allocatedTo;
    PaymentId[] private _movements;
    mapping(PaymentId => bool) public isRecorded;
    Leg private _leg;

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

    function movements() external view returns (PaymentId[] memory) {
        return _movements;
    }

    function _learnMoney(Vm.Log calldata log) internal {
        bytes32 signature = log.topics[0];
        if (signature == ILotLedger.LotCreated.selector) return _learnCreated(log);
        if (signature == ILotLedger.LotSpent.selector) return _learnSpent(log);
        if (signature == ILotLedger.ReceiptRecorded.selector) return _learnReceipt(log);
        if (signature == ILotLedger.PaymentRecorded.selector) return _learnPayment(log);
    }

    function _learnReceipt(Vm.Log calldata log) private {
        _learnMovement(PaymentId.wrap(log.topics[1]));
        _sums[_colour(log.data, 0)].minted += _word(log.data, 1);
    }

    function _learnPayment(Vm.Log calldata log) private {
        _learnMovement(PaymentId.wrap(log.topics[1]));
        Colour colour = _colour(log.data, 0);
        uint256 amount = _word(log.data, 1);
        Use use = Use(_word(log.data, 2));
        Sums storage s = _sums[colour];
        if (use == Use.RETURN) s.returned += amount;
        if (use == Use.FEE) s.fees += amount;
        if (use != Use.ALLOCATE) return;
        s.allocated += amount;
        AssetId project = AssetId.wrap(bytes32(_word(log.data, 4)));
        if (colour != OTHER_MONEY) allocatedTo[project] += amount;
    }

    function _learnMovement(PaymentId id) private {
        _breachIf(isRecorded[id], Breach.MOVEMENT);
        isRecorded[id] = true;
        _movements.push(id);
    }

    /// A root follows its receipt; a child follows the leg that it was taken from, in the same colour.
    function _learnCreated(Vm.Log calldata log) private {
        LotRecord memory lot;
        lot.account = _account(log.data, 0);
        lot.colour = _colour(log.data, 1);
        lot.n = uint64(_word(log.data, 2));
        lot.remaining = _word(log.data, 3);
        lot.order = uint64(_word(log.data, 4));
        lot.parent = _places[_key(_account(log.data, 5), lot.colour, _word(log.data, 6))];
        bool root = _word(log.data, 5) == 0 && _word(log.data, 6) == 0;
        bool taken = lot.parent == _leg.lot && lot.remaining == _leg.amount && log.topics[1] == _leg.movement;
        _breachIf(root ? lot.parent != 0 : lot.parent == 0 || !taken, Breach.LEG);
        _breachIf(lot.order != ++lotsIn[lot.account], Breach.LEG);
        _lots.push(lot);
        _places[_key(lot.account, lot.colour, lot.n)] = _lots.length;
        _holdings[lot.account][lot.colour].push(_lots.length);
        delete _leg;
    }

    function _learnSpent(Vm.Log calldata log) private {
        uint256 place = _places[_key(_account(log.data, 0), _colour(log.data, 1), _word(log.data, 2))];
        uint256 amount = _word(log.data, 3);
        LotRecord storage lot = _lots[place - 1];
        lot.remaining -= amount;
        _breachIf(amount == 0 || lot.remaining != _word(log.data, 4), Breach.LEG);
        _leg = Leg(log.topics[1], place, amount);
    }

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
