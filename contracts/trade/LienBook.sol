// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {Sequenced} from "../libraries/Sequenced.sol";
import {IObjectOwners} from "../registry/IObjectOwners.sol";
import {LienId, NO_LIEN, PartyId} from "../types/Ids.sol";
import {Day, today} from "../types/Day.sol";
import {ObjectKind} from "../types/Objects.sol";
import {ILienBook} from "./ILienBook.sol";

/// The one implementation of {ILienBook}; the meaning of every function stands there.
contract LienBook is AccessManaged, Sequenced, ILienBook {
    uint16 private constant _WHOLE = 10_000;

    /// @inheritdoc ILienBook
    uint16 public constant MAX_ACTIVE = 32;

    IPartyRegistry private immutable _PARTIES;
    IObjectOwners private immutable _OWNERS;

    mapping(LienId => Lien) private _liens;
    mapping(ObjectKind => mapping(bytes32 => Encumbrance)) private _encumbrances;
    mapping(ObjectKind => mapping(bytes32 => mapping(LienClass => uint16))) private _shares;
    mapping(ObjectKind => mapping(bytes32 => mapping(LienClass => mapping(uint16 => LienId)))) private _ranks;

    constructor(IPartyRegistry parties, IObjectOwners owners, address authority) AccessManaged(authority) {
        _PARTIES = parties;
        _OWNERS = owners;
    }

    /* ----- owner and creditor ----- */

    /// @inheritdoc ILienBook
    function offer(LienTerms calldata t) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        _checkTerms(t);
        _checkOwner(t, caller);
        require(t.creditor != caller, LienBook_CreditorIsOwner(t.creditor));
        // Effect:
        _write(t, LienStatus.OFFERED, caller, address(0));
        emit LienOffered({
            lien: t.id,
            object: t.object,
            creditor: t.creditor,
            kind: t.kind,
            grantor: caller,
            class: t.class,
            shareBps: t.shareBps,
            rank: t.rank,
            until: t.until,
            dataRoot: t.dataRoot,
            actor: msg.sender,
            seq: _seq()
        });
    }

    /// @inheritdoc ILienBook
    function accept(LienId lien) external {
        // Check:
        Lien storage record = _asCreditor(lien);
        _checkStatus(lien, record, LienStatus.OFFERED);
        PartyId owner = _OWNERS.ownerOf(record.kind, record.object);
        require(owner == record.grantor, LienBook_OwnerChanged(lien, record.grantor, owner));
        _checkUntil(lien, record.until);
        // Effect:
        record.status = LienStatus.ACTIVE;
        _count(lien, record);
        emit LienAccepted(lien, record.object, record.kind, msg.sender, _seq());
    }

    /// @inheritdoc ILienBook
    function withdraw(LienId lien, bytes32 reasonRoot) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        Lien storage record = _known(lien);
        require(record.grantor == caller, LienBook_NotGrantor(lien, record.grantor, caller));
        _checkStatus(lien, record, LienStatus.OFFERED);
        // Effect:
        record.status = LienStatus.WITHDRAWN;
        emit LienWithdrawn(lien, reasonRoot, msg.sender, _seq());
    }

    /// @inheritdoc ILienBook
    function decline(LienId lien, bytes32 reasonRoot) external {
        // Check:
        Lien storage record = _asCreditor(lien);
        _checkStatus(lien, record, LienStatus.OFFERED);
        // Effect:
        record.status = LienStatus.DECLINED;
        emit LienDeclined(lien, reasonRoot, msg.sender, _seq());
    }

    /// @inheritdoc ILienBook
    function release(LienId lien, bytes32 reasonRoot) external {
        // Check:
        Lien storage record = _asCreditor(lien);
        _checkStatus(lien, record, LienStatus.ACTIVE);
        require(record.desk == address(0), LienBook_HeldByDesk(lien, record.desk));
        // Effect:
        _uncount(record);
        record.status = LienStatus.RELEASED;
        emit LienReleased(lien, record.object, record.kind, reasonRoot, msg.sender, _seq());
    }

    /* ----- desks ----- */

    /// @inheritdoc ILienBook
    function encumber(LienTerms calldata t, address ownerKey) external restricted {
        // Check:
        PartyId caller = _PARTIES.authorise(ownerKey, Roles.MAKER | Roles.CHECKER);
        bool forDesks = t.class == LienClass.SALE || t.class == LienClass.SECURITISATION;
        require(forDesks, LienBook_ClassNotForDesks(t.class));
        _checkTerms(t);
        _checkOwner(t, caller);
        // Effect:
        _write(t, LienStatus.ACTIVE, caller, msg.sender);
        _count(t.id, _liens[t.id]);
        emit LienTaken({
            lien: t.id,
            object: t.object,
            creditor: t.creditor,
            kind: t.kind,
            grantor: caller,
            class: t.class,
            shareBps: t.shareBps,
            rank: t.rank,
            until: t.until,
            dataRoot: t.dataRoot,
            desk: msg.sender,
            actor: ownerKey,
            seq: _seq()
        });
    }

    /// @inheritdoc ILienBook
    function lift(LienId lien) external restricted {
        // Check:
        Lien storage record = _known(lien);
        require(record.desk == msg.sender, LienBook_NotDesk(lien, record.desk, msg.sender));
        _checkStatus(lien, record, LienStatus.ACTIVE);
        // Effect:
        _uncount(record);
        record.status = LienStatus.RELEASED;
        emit LienLifted(lien, record.object, record.kind, msg.sender, _seq());
    }

    /* ----- views ----- */

    /// @inheritdoc ILienBook
    function lienOf(LienId lien) external view returns (Lien memory) {
        return _liens[lien];
    }

    /// @inheritdoc ILienBook
    function encumbranceOf(ObjectKind kind, bytes32 object) external view returns (Encumbrance memory) {
        return _encumbrances[kind][object];
    }

    /// @inheritdoc ILienBook
    function sharesOf(ObjectKind kind, bytes32 object, LienClass class) external view returns (uint16) {
        return _shares[kind][object][class];
    }

    /// @inheritdoc ILienBook
    function lienAt(ObjectKind kind, bytes32 object, LienClass class, uint16 rank) external view returns (LienId) {
        return _ranks[kind][object][class][rank];
    }

    /// @inheritdoc ILienBook
    function isExclusive(LienClass class) public pure returns (bool) {
        return class == LienClass.RELENDING_PLEDGE || class == LienClass.SALE || class == LienClass.SECURITISATION;
    }

    /* ----- internal ----- */

    function _write(LienTerms calldata t, LienStatus status, PartyId grantor, address desk) private {
        _liens[t.id] = Lien({
            status: status,
            kind: t.kind,
            class: t.class,
            shareBps: t.shareBps,
            rank: t.rank,
            until: t.until,
            desk: desk,
            object: t.object,
            grantor: grantor,
            creditor: t.creditor
        });
    }

    /// Adds a lien to what stands against its object, if there is room for it: here L8 is kept.
    function _count(LienId lien, Lien storage record) private {
        Encumbrance storage e = _encumbrances[record.kind][record.object];
        mapping(uint16 => LienId) storage ranks = _ranks[record.kind][record.object][record.class];
        // Check:
        require(e.active < MAX_ACTIVE, LienBook_TooManyLiens(record.kind, record.object, MAX_ACTIVE));
        bool exclusive = isExclusive(record.class);
        if (exclusive && e.exclusive != NO_LIEN) {
            revert LienBook_ExclusivelyHeld(lien, e.exclusive, _liens[e.exclusive].class);
        }
        uint16 shares = _shares[record.kind][record.object][record.class];
        uint16 available = _WHOLE - shares;
        require(!(record.shareBps > available), LienBook_ShareExceeded(lien, record.class, record.shareBps, available));
        LienId holder = ranks[record.rank];
        require(holder == NO_LIEN, LienBook_RankTaken(lien, record.class, record.rank, holder));
        // Effect:
        if (exclusive) e.exclusive = lien;
        ++e.active;
        ++e.changes;
        _shares[record.kind][record.object][record.class] = shares + record.shareBps;
        ranks[record.rank] = lien;
    }

    function _uncount(Lien storage record) private {
        Encumbrance storage e = _encumbrances[record.kind][record.object];
        if (isExclusive(record.class)) e.exclusive = NO_LIEN;
        --e.active;
        ++e.changes;
        _shares[record.kind][record.object][record.class] -= record.shareBps;
        _ranks[record.kind][record.object][record.class][record.rank] = NO_LIEN;
    }

    function _checkTerms(LienTerms calldata t) private view {
        require(t.id != NO_LIEN, LienBook_IdZero());
        require(_liens[t.id].status == LienStatus.NONE, LienBook_LienExists(t.id));
        require(_PARTIES.partyOf(t.creditor).member, LienBook_CreditorNotMember(t.creditor));
        require(t.shareBps != 0 && !(t.shareBps > _WHOLE), LienBook_ShareOutOfRange(t.shareBps));
        require(t.rank != 0, LienBook_RankZero(t.id));
        _checkUntil(t.id, t.until);
    }

    function _checkOwner(LienTerms calldata t, PartyId caller) private view {
        PartyId owner = _OWNERS.ownerOf(t.kind, t.object);
        require(owner == caller, LienBook_NotOwner(t.kind, t.object, owner, caller));
    }

    function _checkUntil(LienId lien, Day until) private view {
        bool ahead = until.isUnknown() || !until.isBefore(today());
        require(ahead, LienBook_UntilInPast(lien, until));
    }

    function _checkStatus(LienId lien, Lien storage record, LienStatus needed) private view {
        require(record.status == needed, LienBook_WrongStatus(lien, record.status));
    }

    /// The lien, for a checker of its creditor.
    function _asCreditor(LienId lien) private view returns (Lien storage record) {
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CHECKER);
        record = _known(lien);
        require(record.creditor == caller, LienBook_NotCreditor(lien, record.creditor, caller));
    }

    function _known(LienId lien) private view returns (Lien storage record) {
        record = _liens[lien];
        require(record.status != LienStatus.NONE, LienBook_LienUnknown(lien));
    }
}
