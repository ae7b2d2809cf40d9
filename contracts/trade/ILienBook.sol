// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LienId, PartyId} from "../types/Ids.sol";
import {Day} from "../types/Day.sol";
import {ObjectKind} from "../types/Objects.sol";

/// Creditors' interests in assets, loans and receivables: who, of what class, for what share, in what rank (L8).
///
/// An owner offers a lien and the creditor accepts it; only the creditor releases it. A lien whose `until` has passed
/// still counts until it is released: a creditor's right does not end silently. A desk (a contract that acts for
/// members; role DESK of the AccessManager) can take the interest of a buyer or of a pool in the same call in which the owner acts.
interface ILienBook {
    enum LienClass {
        /// Over land, buildings or equipment; stays with the owner.
        MORTGAGE,
        /// Over movables or rights.
        PLEDGE,
        /// A claim assigned as security.
        ASSIGNMENT,
        /// A loan pledged to the central bank for re-lending. Exclusive.
        RELENDING_PLEDGE,
        /// Sold to a buyer. Exclusive.
        SALE,
        /// In a pool that notes were issued on. Exclusive.
        SECURITISATION
    }

    /// The life of a lien (L5). Only OFFERED and ACTIVE can change.
    enum LienStatus {
        NONE,
        /// By the owner; binds nobody yet and counts for nothing.
        OFFERED,
        /// Counts (L8).
        ACTIVE,
        /// Taken back by the owner before it was accepted. Final.
        WITHDRAWN,
        /// Refused by the creditor. Final.
        DECLINED,
        /// Given up by the creditor, or lifted by the desk that took it. Final.
        RELEASED
    }

    /// A lien to offer or to take.
    struct LienTerms {
        LienId id;
        ObjectKind kind;
        /// Id of the asset, of the loan's tranche, or of the receivable.
        bytes32 object;
        PartyId creditor;
        LienClass class;
        /// Share of the object, in hundredths of a per cent: 1…10 000.
        uint16 shareBps;
        /// 1 is served first. Not two active liens of an object and class have the same.
        uint16 rank;
        /// Last day; unknown (zero) if it has no end.
        Day until;
        /// Salted commitment to the contract.
        bytes32 dataRoot;
    }

    struct Lien {
        // slot 0
        LienStatus status;
        ObjectKind kind;
        LienClass class;
        uint16 shareBps;
        uint16 rank;
        /// The contract that took it and alone can lift it; zero if a creditor accepted it.
        address desk;
        Day until;
        // slots 1…3
        bytes32 object;
        /// Who owned the object when the lien was granted.
        PartyId grantor;
        PartyId creditor;
    }

    /// What stands against an object.
    struct Encumbrance {
        /// The active lien of an exclusive class; zero if there is none.
        LienId exclusive;
        /// How many liens are active.
        uint16 active;
        /// Raised whenever the active liens of the object change.
        uint64 changes;
    }

    event LienOffered(
        LienId indexed lien,
        bytes32 indexed object,
        PartyId indexed creditor,
        ObjectKind kind,
        PartyId grantor,
        LienClass class,
        uint16 shareBps,
        uint16 rank,
        Day until,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    event LienAccepted(LienId indexed lien, bytes32 indexed object, ObjectKind kind, address actor, uint64 seq);
    event LienWithdrawn(LienId indexed lien, bytes32 reasonRoot, address actor, uint64 seq);
    event LienDeclined(LienId indexed lien, bytes32 reasonRoot, address actor, uint64 seq);
    event LienReleased(
        LienId indexed lien,
        bytes32 indexed object,
        ObjectKind kind,
        bytes32 reasonRoot,
        address actor,
        uint64 seq
    );
    event LienTaken(
        LienId indexed lien,
        bytes32 indexed object,
        PartyId indexed creditor,
        ObjectKind kind,
        PartyId grantor,
        LienClass class,
        uint16 shareBps,
        uint16 rank,
        Day until,
        bytes32 dataRoot,
        address desk,
        address actor,
        uint64 seq
    );
    event LienLifted(LienId indexed lien, bytes32 indexed object, ObjectKind kind, address actor, uint64 seq);

    error LienBook_IdZero();
    error LienBook_LienExists(LienId lien);
    error LienBook_LienUnknown(LienId lien);
    error LienBook_WrongStatus(LienId lien, LienStatus status);
    error LienBook_NotOwner(ObjectKind kind, bytes32 object, PartyId owner, PartyId caller);
    error LienBook_NotGrantor(LienId lien, PartyId grantor, PartyId caller);
    error LienBook_NotCreditor(LienId lien, PartyId creditor, PartyId caller);
    error LienBook_OwnerChanged(LienId lien, PartyId grantor, PartyId owner);
    error LienBook_CreditorNotMember(PartyId creditor);
    error LienBook_CreditorIsOwner(PartyId creditor);
    error LienBook_ShareOutOfRange(uint16 shareBps);
    error LienBook_RankZero(LienId lien);
    error LienBook_UntilInPast(LienId lien, Day until);
    error LienBook_ShareExceeded(LienId lien, LienClass class, uint16 shareBps, uint16 available);
    error LienBook_RankTaken(LienId lien, LienClass class, uint16 rank, LienId holder);
    error LienBook_ExclusivelyHeld(LienId lien, LienId holder, LienClass class);
    error LienBook_TooManyLiens(ObjectKind kind, bytes32 object, uint16 limit);
    error LienBook_ClassNotForDesks(LienClass class);
    error LienBook_HeldByDesk(LienId lien, address desk);
    error LienBook_NotDesk(LienId lien, address desk, address caller);

    /// Offers a creditor a lien on an object of the caller's party.
    ///
    /// Emits {LienOffered}.
    ///
    /// Requirements: the caller's key is a maker's of the object's owner; the id is new and not zero; the creditor is
    /// a member and not the owner; the share lies in 1…10 000 and the rank is positive; `until` is unknown or not
    /// past. What else stands against the object is asked when the creditor accepts.
    function offer(LienTerms calldata terms) external;

    /// Accepts a lien: from here on it counts. Never the key that offered it: that one belongs to the owner.
    ///
    /// Emits {LienAccepted}.
    ///
    /// Requirements: the caller's key is a checker's of the creditor; the lien is offered; its grantor still owns the
    /// object; `until` is unknown or not past; fewer than `MAX_ACTIVE` liens of the object are active; the active
    /// shares of the object and class stay within 10 000 (L8); the rank is free; for an exclusive class, no lien of
    /// an exclusive class is active.
    function accept(LienId lien) external;

    /// Takes an offered lien back.
    ///
    /// Emits {LienWithdrawn}.
    ///
    /// Requirements: the caller's key is a maker's of the grantor; the lien is offered.
    /// @param reasonRoot salted commitment to the reason
    function withdraw(LienId lien, bytes32 reasonRoot) external;

    /// Refuses an offered lien.
    ///
    /// Emits {LienDeclined}.
    ///
    /// Requirements: the caller's key is a checker's of the creditor; the lien is offered.
    /// @param reasonRoot salted commitment to the reason
    function decline(LienId lien, bytes32 reasonRoot) external;

    /// Gives an active lien up, for good.
    ///
    /// Emits {LienReleased}.
    ///
    /// Requirements: the caller's key is a checker's of the creditor; the lien is active and no desk holds it.
    /// @param reasonRoot salted commitment to the reason
    function release(LienId lien, bytes32 reasonRoot) external;

    /// Takes an interest of a buyer or of a pool, for a desk; active at once.
    ///
    /// Emits {LienTaken}.
    ///
    /// Requirements: the caller is a desk; `ownerKey` is a maker's or checker's key of the object's owner; the class is
    /// SALE or SECURITISATION; the creditor is a member (it may be the owner itself: a pool that it keeps); else as for
    /// {offer} and {accept}.
    /// @param ownerKey the owner's key that acts; the desk vouches that it called
    function encumber(LienTerms calldata terms, address ownerKey) external;

    /// Lifts a lien that the calling desk took, for good.
    ///
    /// Emits {LienLifted}.
    ///
    /// Requirements: the caller is a desk and took the lien; the lien is active.
    function lift(LienId lien) external;

    /// All that is known of a lien; status NONE if nothing.
    function lienOf(LienId lien) external view returns (Lien memory);

    /// What stands against an object.
    function encumbranceOf(ObjectKind kind, bytes32 object) external view returns (Encumbrance memory);

    /// Sum of the active shares of an object and class, at most 10 000 (L8).
    function sharesOf(ObjectKind kind, bytes32 object, LienClass class) external view returns (uint16);

    /// The active lien that holds a rank; zero if it is free.
    function lienAt(ObjectKind kind, bytes32 object, LienClass class, uint16 rank) external view returns (LienId);

    /// Whether a class excludes the others of its sort: re-lending pledge, sale, securitisation.
    function isExclusive(LienClass class) external pure returns (bool);

    /// The most liens that can be active on one object.
    function MAX_ACTIVE() external view returns (uint16);
}
