// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Administered} from "../access/Administered.sol";
import {IPartyRegistry} from "../access/IPartyRegistry.sol";
import {Roles} from "../access/Roles.sol";
import {IInstrumentRegistry} from "../registry/IInstrumentRegistry.sol";
import {Colour, InstrumentId, NoteTransferId, PartyId} from "../types/Ids.sol";
import {Amount, ZERO} from "../types/Amount.sol";
import {Day, today} from "../types/Day.sol";
import {Distribution, Note, NoteHolding, Paid, Pool, PoolStatus, Sums} from "../types/Pools.sol";
import {INoteRegister} from "./INoteRegister.sol";
import {IPoolBook} from "./IPoolBook.sol";

/// The one implementation of {INoteRegister}; the meaning of every function stands there.
contract NoteRegister is Administered, INoteRegister {
    /// @inheritdoc INoteRegister
    uint256 public constant MAX_BULK = 100;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPartyRegistry private immutable _PARTIES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IInstrumentRegistry private immutable _INSTRUMENTS;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IPoolBook private immutable _POOLS;

    mapping(Colour => Note) private _notes;
    mapping(Colour => mapping(PartyId => Amount)) private _faces;
    mapping(NoteTransferId => bool) private _transfers;
    mapping(Colour => mapping(Day => bool)) private _distributions;
    mapping(InstrumentId => Paid) private _paid;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IPartyRegistry parties, IInstrumentRegistry instruments, IPoolBook pools) {
        _PARTIES = parties;
        _INSTRUMENTS = instruments;
        _POOLS = pools;
    }

    /// @inheritdoc INoteRegister
    function issue(InstrumentId pool, Colour note, NoteHolding[] calldata holdings) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        Pool memory p = _closed(pool);
        require(p.issuer == caller, NoteRegister_NotIssuer(pool, p.issuer, caller));
        Amount size = _sizeOf(note, pool);
        Note storage n = _notes[note];
        require(InstrumentId.unwrap(n.pool) == 0, NoteRegister_NotesIssued(note));
        require(holdings.length != 0, NoteRegister_HoldersMissing(note));
        _requireBulk(holdings.length);
        Amount issued;
        for (uint256 h; h < holdings.length; ++h) {
            NoteHolding calldata holding = holdings[h];
            require(_isKnown(holding.holder), NoteRegister_HolderUnknown(holding.holder));
            require(holding.face > ZERO, NoteRegister_AmountZero(note));
            // Effect:
            issued = issued + holding.face;
            _faces[note][holding.holder] = _faces[note][holding.holder] + holding.face;
            emit NotesIssued(note, pool, holding.holder, holding.face, msg.sender, _seq());
        }
        require(!(issued > size), NoteRegister_SizeExceeded(note, issued, size));
        n.pool = pool;
        n.issued = issued;
    }

    /// @inheritdoc INoteRegister
    function transfer(
        NoteTransferId id,
        Colour note,
        PartyId from,
        PartyId to,
        Amount face,
        bytes32 dataRoot
    ) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CHECKER);
        require(NoteTransferId.unwrap(id) != 0, NoteRegister_IdZero());
        require(!_transfers[id], NoteRegister_TransferExists(id));
        InstrumentId pool = _notes[note].pool;
        require(InstrumentId.unwrap(pool) != 0, NoteRegister_NotesNotIssued(note));
        PartyId issuer = _POOLS.poolOf(pool).issuer;
        require(issuer == caller, NoteRegister_NotIssuer(pool, issuer, caller));
        require(from != to, NoteRegister_TransferToHolder(id, to));
        require(_isKnown(to), NoteRegister_HolderUnknown(to));
        require(face > ZERO, NoteRegister_AmountZero(note));
        Amount held = _faces[note][from];
        require(!(face > held), NoteRegister_FaceExceeded(note, from, held, face));
        // Effect:
        _transfers[id] = true;
        _faces[note][from] = held - face;
        _faces[note][to] = _faces[note][to] + face;
        emit NotesTransferred(id, note, pool, from, to, face, dataRoot, msg.sender, _seq());
    }

    /// @inheritdoc INoteRegister
    function distribute(InstrumentId pool, Distribution[] calldata distributions) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CUSTODIAN);
        Pool memory p = _closed(pool);
        require(p.servicer == caller, NoteRegister_NotServicer(pool, p.servicer, caller));
        _requireBulk(distributions.length);
        Sums memory sums = _POOLS.sumsOf(pool);
        Amount principal = sums.collected + sums.recovered + sums.cash;
        for (uint256 d; d < distributions.length; ++d) _pay(pool, distributions[d], principal, sums.interest);
    }

    /* ----- views ----- */

    /// @inheritdoc INoteRegister
    function noteOf(Colour note) external view returns (Note memory) {
        return _notes[note];
    }

    /// @inheritdoc INoteRegister
    function faceOf(Colour note, PartyId holder) external view returns (Amount) {
        return _faces[note][holder];
    }

    /// @inheritdoc INoteRegister
    function paidOf(InstrumentId pool) external view returns (Paid memory) {
        return _paid[pool];
    }

    /* ----- internal ----- */

    /// @param principal what the pool's underlyings brought in for principal so far
    /// @param interest and for interest
    function _pay(InstrumentId pool, Distribution calldata d, Amount principal, Amount interest) private {
        // Check:
        _sizeOf(d.note, pool);
        Note storage n = _notes[d.note];
        require(InstrumentId.unwrap(n.pool) != 0, NoteRegister_NotesNotIssued(d.note));
        require(d.principal > ZERO || d.interest > ZERO, NoteRegister_AmountZero(d.note));
        require(!d.valueDate.isUnknown(), NoteRegister_ValueDateMissing(d.note));
        require(!d.valueDate.isAfter(today()), NoteRegister_ValueDateInFuture(d.note, d.valueDate, today()));
        require(!_distributions[d.note][d.valueDate], NoteRegister_DistributionExists(d.note, d.valueDate));
        Amount unpaid = n.issued - n.principalPaid;
        require(!(d.principal > unpaid), NoteRegister_PrincipalExceedsNotes(d.note, d.principal, unpaid));
        Paid storage paid = _paid[pool];
        Amount available = principal - paid.principal;
        require(!(d.principal > available), NoteRegister_PrincipalExceedsCash(pool, d.principal, available));
        available = interest - paid.interest;
        require(!(d.interest > available), NoteRegister_InterestExceedsCash(pool, d.interest, available));
        // Effect:
        _distributions[d.note][d.valueDate] = true;
        n.principalPaid = n.principalPaid + d.principal;
        n.interestPaid = n.interestPaid + d.interest;
        paid.principal = paid.principal + d.principal;
        paid.interest = paid.interest + d.interest;
        emit Distributed(d.note, pool, d.principal, d.interest, d.valueDate, d.dataRoot, msg.sender, _seq());
    }

    function _closed(InstrumentId pool) private view returns (Pool memory p) {
        p = _POOLS.poolOf(pool);
        require(p.status == PoolStatus.CLOSED, NoteRegister_PoolNotClosed(pool));
    }

    /// The size of a tranche of the pool's instrument.
    function _sizeOf(Colour note, InstrumentId pool) private view returns (Amount) {
        IInstrumentRegistry.Terms memory terms = _INSTRUMENTS.termsOf(note);
        bool own = InstrumentId.unwrap(terms.instrument) == InstrumentId.unwrap(pool);
        require(own, NoteRegister_NotANote(note, pool));
        return terms.size;
    }

    function _isKnown(PartyId party) private view returns (bool) {
        return _PARTIES.partyOf(party).status != IPartyRegistry.PartyStatus.NONE;
    }

    function _requireBulk(uint256 given) private pure {
        require(!(given > MAX_BULK), NoteRegister_TooMany(given, MAX_BULK));
    }
}
