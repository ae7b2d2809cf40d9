// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAssetRegistry} from "../../../registry/IAssetRegistry.sol";
import {ILienBook} from "../../../trade/ILienBook.sol";
import {ITransferDesk} from "../../../trade/ITransferDesk.sol";
import {LienId, PartyId, TransferId} from "../../../types/Ids.sol";
import {Day} from "../../../types/Day.sol";
import {ObjectKind} from "../../../types/Objects.sol";
import {System} from "../../utils/Deployment.sol";
import {Vm} from "../../utils/Vm.sol";
import {Breach} from "./Breaches.sol";
import {EventStore} from "./EventStore.sol";

/// Liens and transfers, folded from events alone: states, consents, and how often the liens of an object changed.
contract TradeStore is EventStore {
    struct TransferRecord {
        ITransferDesk.TransferStatus status;
        bytes32 asset;
        PartyId from;
        PartyId to;
    }

    /// The time of the network, which only goes on.
    uint256 public time;
    uint256 private _ids;
    LienId[] private _liens;
    TransferId[] private _transfers;
    mapping(LienId => ILienBook.Lien) private _lienOf;
    mapping(TransferId => TransferRecord) private _transferOf;
    mapping(ObjectKind => mapping(bytes32 => uint64)) public changes;
    /// For which state of the liens a lien consented, one more than it: 0 if it never did.
    mapping(TransferId => mapping(LienId => uint64)) private _consentedAt;
    /// How often each act succeeded.
    mapping(bytes32 signature => uint256) public times;
    /// Changes of owner that no accepted transfer stands behind.
    uint256 private _unexplained;

    address private immutable _BOOK;
    address private immutable _DESK;
    address private immutable _ASSET_REGISTRY;

    constructor(System memory s, uint256 start) {
        _BOOK = address(s.liens);
        _DESK = address(s.transfers);
        _ASSET_REGISTRY = address(s.assets);
        time = start;
    }

    function learn(Vm.Log[] calldata logs) external {
        for (uint256 i; i < logs.length; ++i) {
            Vm.Log calldata log = logs[i];
            if (log.emitter == _ASSET_REGISTRY) _learnOwner(log.topics[0]);
            if (log.emitter != _BOOK && log.emitter != _DESK) continue;
            _count(log);
            ++times[log.topics[0]];
            if (log.emitter == _BOOK) _learnLien(log);
            else _learnTransfer(log);
        }
    }

    function note(bool condition, Breach breach) external {
        _breachIf(condition, breach);
    }

    function passTime(uint256 span) external {
        time += span;
    }

    /// An id that nobody has used.
    function newId() external returns (bytes32) {
        return keccak256(abi.encode("id", ++_ids));
    }

    function liens() external view returns (LienId[] memory) {
        return _liens;
    }

    function transfers() external view returns (TransferId[] memory) {
        return _transfers;
    }

    function lienOf(LienId lien) external view returns (ILienBook.Lien memory) {
        return _lienOf[lien];
    }

    function transferOf(TransferId transfer) external view returns (TransferRecord memory) {
        return _transferOf[transfer];
    }

    /// Whether a lien consented to a transfer and no lien of the asset has come or gone since.
    function hasConsented(TransferId transfer, LienId lien) external view returns (bool) {
        return _consentedAt[transfer][lien] == changes[ObjectKind.ASSET][_transferOf[transfer].asset] + 1;
    }

    /* ----- liens ----- */

    function _learnLien(Vm.Log calldata log) private {
        bytes32 signature = log.topics[0];
        LienId lien = LienId.wrap(log.topics[1]);
        ILienBook.Lien storage record = _lienOf[lien];
        bool isOffer = signature == ILienBook.LienOffered.selector;
        if (isOffer || signature == ILienBook.LienTaken.selector) {
            _breachIf(record.status != ILienBook.LienStatus.NONE, Breach.TRANSITION);
            _liens.push(lien);
            _write(record, log, isOffer);
            if (!isOffer) ++changes[record.kind][record.object];
            return;
        }
        ILienBook.LienStatus from = record.status;
        _breachIf(!_isAllowed(from, record.desk, signature), Breach.TRANSITION);
        record.status = _target(signature);
        bool counts = record.status == ILienBook.LienStatus.ACTIVE || record.status == ILienBook.LienStatus.RELEASED;
        if (counts) ++changes[record.kind][record.object];
    }

    function _write(ILienBook.Lien storage record, Vm.Log calldata log, bool isOffer) private {
        record.status = isOffer ? ILienBook.LienStatus.OFFERED : ILienBook.LienStatus.ACTIVE;
        record.object = log.topics[2];
        record.creditor = PartyId.wrap(log.topics[3]);
        record.kind = ObjectKind(_word(log.data, 0));
        record.grantor = PartyId.wrap(bytes32(_word(log.data, 1)));
        record.class = ILienBook.LienClass(_word(log.data, 2));
        record.shareBps = uint16(_word(log.data, 3));
        record.rank = uint16(_word(log.data, 4));
        record.until = Day.wrap(uint32(_word(log.data, 5)));
        if (!isOffer) record.desk = address(uint160(_word(log.data, 7)));
    }

    /// L5: every edge that there is.
    function _isAllowed(ILienBook.LienStatus from, address desk, bytes32 signature) private pure returns (bool) {
        bool active = from == ILienBook.LienStatus.ACTIVE;
        if (signature == ILienBook.LienReleased.selector) return active && desk == address(0);
        if (signature == ILienBook.LienLifted.selector) return active && desk != address(0);
        return from == ILienBook.LienStatus.OFFERED;
    }

    function _target(bytes32 signature) private pure returns (ILienBook.LienStatus) {
        if (signature == ILienBook.LienAccepted.selector) return ILienBook.LienStatus.ACTIVE;
        if (signature == ILienBook.LienWithdrawn.selector) return ILienBook.LienStatus.WITHDRAWN;
        if (signature == ILienBook.LienDeclined.selector) return ILienBook.LienStatus.DECLINED;
        return ILienBook.LienStatus.RELEASED;
    }

    /* ----- transfers ----- */

    function _learnTransfer(Vm.Log calldata log) private {
        bytes32 signature = log.topics[0];
        TransferId transfer = TransferId.wrap(log.topics[1]);
        TransferRecord storage t = _transferOf[transfer];
        if (signature == ITransferDesk.TransferOffered.selector) {
            _breachIf(t.status != ITransferDesk.TransferStatus.NONE, Breach.TRANSITION);
            _transfers.push(transfer);
            PartyId from = PartyId.wrap(bytes32(_word(log.data, 0)));
            _transferOf[transfer] = TransferRecord({
                status: ITransferDesk.TransferStatus.OFFERED,
                asset: log.topics[2],
                from: from,
                to: PartyId.wrap(log.topics[3])
            });
            return;
        }
        _breachIf(t.status != ITransferDesk.TransferStatus.OFFERED, Breach.TRANSITION);
        if (signature == ITransferDesk.TransferConsented.selector) {
            _consentedAt[transfer][LienId.wrap(log.topics[2])] = uint64(_word(log.data, 1)) + 1;
        } else if (signature == ITransferDesk.TransferAccepted.selector) {
            t.status = ITransferDesk.TransferStatus.ACCEPTED;
            ++_unexplained;
        } else {
            bool withdrawn = signature == ITransferDesk.TransferWithdrawn.selector;
            t.status = withdrawn ? ITransferDesk.TransferStatus.WITHDRAWN : ITransferDesk.TransferStatus.DECLINED;
        }
    }

    /// A new owner comes with an accepted transfer, in the same call and no other way.
    function _learnOwner(bytes32 signature) private {
        if (signature != IAssetRegistry.OwnershipTransferred.selector) return;
        _breachIf(_unexplained != 1, Breach.PERMISSION);
        _unexplained = 0;
    }
}
