// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, LienId, PartyId, TransferId} from "../types/Ids.sol";

/// Assets change hands: the owner offers, every creditor with an active lien consents, the new owner accepts. Liens
/// stay on the asset. Asks {ILienBook} what stands against it, and acts through {IAssetRegistry-transferOwnership}.
interface ITransferDesk {
    /// The life of an offer (L5). Only OFFERED can change.
    enum TransferStatus {
        NONE,
        OFFERED,
        /// The asset belongs to the new owner. Final.
        ACCEPTED,
        /// Taken back by the owner who offered. Final.
        WITHDRAWN,
        /// Refused by the new owner. Final.
        DECLINED
    }

    struct Transfer {
        TransferStatus status;
        /// How many liens' creditors consented while `liensAt` stood.
        uint16 consents;
        /// `changes` of the asset's encumbrance for which the consents were given: when a lien comes or goes, every
        /// creditor is asked anew.
        uint64 liensAt;
        AssetId asset;
        /// Who offers.
        PartyId from;
        /// Who is to own it.
        PartyId to;
    }

    event TransferOffered(
        TransferId indexed transfer,
        AssetId indexed asset,
        PartyId indexed to,
        PartyId from,
        uint64 liensAt,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    event TransferConsented(
        TransferId indexed transfer,
        LienId indexed lien,
        uint16 consents,
        uint64 liensAt,
        address actor,
        uint64 seq
    );
    event TransferAccepted(TransferId indexed transfer, address actor, uint64 seq);
    event TransferWithdrawn(TransferId indexed transfer, bytes32 reasonRoot, address actor, uint64 seq);
    event TransferDeclined(TransferId indexed transfer, bytes32 reasonRoot, address actor, uint64 seq);

    error TransferDesk_IdZero();
    error TransferDesk_TransferExists(TransferId transfer);
    error TransferDesk_TransferUnknown(TransferId transfer);
    error TransferDesk_WrongStatus(TransferId transfer, TransferStatus status);
    error TransferDesk_AssetUnknown(AssetId asset);
    error TransferDesk_NotOwner(AssetId asset, PartyId owner, PartyId caller);
    error TransferDesk_ReceiverNotMember(PartyId to);
    error TransferDesk_ReceiverIsOwner(PartyId to);
    error TransferDesk_NotReceiver(TransferId transfer, PartyId to, PartyId caller);
    error TransferDesk_NotSender(TransferId transfer, PartyId from, PartyId caller);
    error TransferDesk_OwnerChanged(TransferId transfer, PartyId from, PartyId owner);
    error TransferDesk_LienNotOnAsset(TransferId transfer, LienId lien);
    error TransferDesk_NotCreditor(LienId lien, PartyId creditor, PartyId caller);
    error TransferDesk_ConsentExists(TransferId transfer, LienId lien);
    error TransferDesk_ConsentsMissing(TransferId transfer, uint16 consents, uint16 needed);

    /// Offers an asset of the caller's party to another member.
    ///
    /// Emits {TransferOffered}.
    ///
    /// Requirements: the caller's key is a maker's of the owner; the id is new and not zero; the asset exists; the
    /// receiver is a member and not the owner.
    /// @param dataRoot salted commitment to the contract
    function offer(TransferId transfer, AssetId asset, PartyId to, bytes32 dataRoot) external;

    /// Consents to a transfer, for one active lien. If the liens of the asset changed since the last consent, the
    /// count begins anew.
    ///
    /// Emits {TransferConsented}.
    ///
    /// Requirements: the caller's key is a checker's of the lien's creditor; the transfer is offered; the lien is
    /// active on the asset; it has not consented since the liens last changed.
    function consent(TransferId transfer, LienId lien) external;

    /// Takes an asset over.
    ///
    /// Emits {TransferAccepted}, and {IAssetRegistry-OwnershipTransferred}.
    ///
    /// Requirements: the caller's key is a checker's of the receiver; the transfer is offered; who offered it still
    /// owns the asset; for every active lien its creditor consented since the liens last changed; the receiver shares
    /// no control with the asset's verifier.
    function accept(TransferId transfer) external;

    /// Takes an offer back.
    ///
    /// Emits {TransferWithdrawn}.
    ///
    /// Requirements: the caller's key is a maker's of who offered; the transfer is offered.
    /// @param reasonRoot salted commitment to the reason
    function withdraw(TransferId transfer, bytes32 reasonRoot) external;

    /// Refuses an offer.
    ///
    /// Emits {TransferDeclined}.
    ///
    /// Requirements: the caller's key is a checker's of the receiver; the transfer is offered.
    /// @param reasonRoot salted commitment to the reason
    function decline(TransferId transfer, bytes32 reasonRoot) external;

    /// All that is known of an offer; status NONE if nothing.
    function transferOf(TransferId transfer) external view returns (Transfer memory);

    /// Whether a lien's creditor has consented, and no lien has come or gone since.
    function hasConsented(TransferId transfer, LienId lien) external view returns (bool);
}
