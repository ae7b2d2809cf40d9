// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {AssetId, LienId, PartyId, TransferId} from "../types/Ids.sol";
import {ObjectKind} from "../types/Objects.sol";
import {ILienBook} from "./ILienBook.sol";
import {ITransferDesk} from "./ITransferDesk.sol";

/// The one implementation of {ITransferDesk}; the meaning of every function stands there.
contract TransferDesk is Administered, ITransferDesk {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPartyRegistry private immutable _PARTIES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAssetRegistry private immutable _ASSETS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ILienBook private immutable _LIENS;

    mapping(TransferId => Transfer) private _transfers;
    /// By the state of the liens that was consented to, so that a change of liens forgets every consent at once.
    mapping(TransferId => mapping(uint64 liensAt => mapping(LienId => bool))) private _consents;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IPartyRegistry parties, IAssetRegistry assets, ILienBook liens) {
        _PARTIES = parties;
        _ASSETS = assets;
        _LIENS = liens;
    }

    /// @inheritdoc ITransferDesk
    function offer(TransferId transfer, AssetId asset, PartyId to, bytes32 dataRoot) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        require(TransferId.unwrap(transfer) != 0, TransferDesk_IdZero());
        Transfer storage t = _transfers[transfer];
        require(t.status == TransferStatus.NONE, TransferDesk_TransferExists(transfer));
        IAssetRegistry.Asset memory a = _ASSETS.assetOf(asset);
        require(a.status != IAssetRegistry.AssetStatus.NONE, TransferDesk_AssetUnknown(asset));
        require(a.owner == caller, TransferDesk_NotOwner(asset, a.owner, caller));
        require(_PARTIES.partyOf(to).member, TransferDesk_ReceiverNotMember(to));
        require(to != caller, TransferDesk_ReceiverIsOwner(to));
        // Effect:
        t.status = TransferStatus.OFFERED;
        t.liensAt = _encumbranceOf(asset).changes;
        t.asset = asset;
        t.from = caller;
        t.to = to;
        emit TransferOffered(transfer, asset, to, caller, t.liensAt, dataRoot, msg.sender, _seq());
    }

    /// @inheritdoc ITransferDesk
    function consent(TransferId transfer, LienId lien) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CHECKER);
        Transfer storage t = _offered(transfer);
        ILienBook.Lien memory record = _LIENS.lienOf(lien);
        bool onAsset = record.kind == ObjectKind.ASSET && record.object == AssetId.unwrap(t.asset);
        bool active = record.status == ILienBook.LienStatus.ACTIVE;
        require(active && onAsset, TransferDesk_LienNotOnAsset(transfer, lien));
        require(record.creditor == caller, TransferDesk_NotCreditor(lien, record.creditor, caller));
        uint64 changes = _encumbranceOf(t.asset).changes;
        require(!_consents[transfer][changes][lien], TransferDesk_ConsentExists(transfer, lien));
        // Effect:
        _consents[transfer][changes][lien] = true;
        t.consents = t.liensAt == changes ? t.consents + 1 : 1;
        t.liensAt = changes;
        emit TransferConsented(transfer, lien, t.consents, changes, msg.sender, _seq());
    }

    /// @inheritdoc ITransferDesk
    function accept(TransferId transfer) external {
        // Check:
        Transfer storage t = _asReceiver(transfer);
        PartyId owner = _ASSETS.assetOf(t.asset).owner;
        require(owner == t.from, TransferDesk_OwnerChanged(transfer, t.from, owner));
        ILienBook.Encumbrance memory e = _encumbranceOf(t.asset);
        uint16 consents = t.liensAt == e.changes ? t.consents : 0;
        require(consents == e.active, TransferDesk_ConsentsMissing(transfer, consents, e.active));
        // Effect:
        t.status = TransferStatus.ACCEPTED;
        emit TransferAccepted(transfer, msg.sender, _seq());
        _ASSETS.transferOwnership(t.asset, t.to, msg.sender);
    }

    /// @inheritdoc ITransferDesk
    function withdraw(TransferId transfer, bytes32 reasonRoot) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        Transfer storage t = _offered(transfer);
        require(t.from == caller, TransferDesk_NotSender(transfer, t.from, caller));
        // Effect:
        t.status = TransferStatus.WITHDRAWN;
        emit TransferWithdrawn(transfer, reasonRoot, msg.sender, _seq());
    }

    /// @inheritdoc ITransferDesk
    function decline(TransferId transfer, bytes32 reasonRoot) external {
        // Check:
        Transfer storage t = _asReceiver(transfer);
        // Effect:
        t.status = TransferStatus.DECLINED;
        emit TransferDeclined(transfer, reasonRoot, msg.sender, _seq());
    }

    /* ----- views ----- */

    /// @inheritdoc ITransferDesk
    function transferOf(TransferId transfer) external view returns (Transfer memory) {
        return _transfers[transfer];
    }

    /// @inheritdoc ITransferDesk
    function hasConsented(TransferId transfer, LienId lien) external view returns (bool) {
        return _consents[transfer][_encumbranceOf(_transfers[transfer].asset).changes][lien];
    }

    /* ----- internal ----- */

    function _encumbranceOf(AssetId asset) private view returns (ILienBook.Encumbrance memory) {
        return _LIENS.encumbranceOf(ObjectKind.ASSET, AssetId.unwrap(asset));
    }

    /// The open transfer, for a checker of its receiver.
    function _asReceiver(TransferId transfer) private view returns (Transfer storage t) {
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CHECKER);
        t = _offered(transfer);
        require(t.to == caller, TransferDesk_NotReceiver(transfer, t.to, caller));
    }

    function _offered(TransferId transfer) private view returns (Transfer storage t) {
        t = _transfers[transfer];
        require(t.status != TransferStatus.NONE, TransferDesk_TransferUnknown(transfer));
        require(t.status == TransferStatus.OFFERED, TransferDesk_WrongStatus(transfer, t.status));
    }
}
