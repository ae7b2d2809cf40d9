// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Colour, InstrumentId, NoteTransferId, PartyId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Day} from "../types/Day.sol";
import {Distribution, Note, NoteHolding, Paid} from "../types/Pools.sol";

/// Who holds the notes of a pool, and what they were paid. Per tranche, the faces of all holders add up to what was
/// issued. What was paid on notes of a pool never exceeds what its underlyings brought in, kind by kind.
///
/// The issuer keeps the register of holders, with its checker's keys, in one step: holders may be counterparties
/// without keys, so their consent stands in the documents behind a transfer and not in a signature here.
interface INoteRegister {
    event NotesIssued(
        Colour indexed note,
        InstrumentId indexed pool,
        PartyId indexed holder,
        Amount face,
        address actor,
        uint64 seq
    );
    event NotesTransferred(
        NoteTransferId indexed transfer,
        Colour indexed note,
        InstrumentId indexed pool,
        PartyId from,
        PartyId to,
        Amount face,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    event Distributed(
        Colour indexed note,
        InstrumentId indexed pool,
        Amount principal,
        Amount interest,
        Day valueDate,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );

    error NoteRegister_IdZero();
    error NoteRegister_TooMany(uint256 given, uint256 most);
    error NoteRegister_PoolNotClosed(InstrumentId pool);
    error NoteRegister_NotIssuer(InstrumentId pool, PartyId issuer, PartyId caller);
    error NoteRegister_NotServicer(InstrumentId pool, PartyId servicer, PartyId caller);
    error NoteRegister_NotANote(Colour note, InstrumentId pool);
    error NoteRegister_NotesIssued(Colour note);
    error NoteRegister_NotesNotIssued(Colour note);
    error NoteRegister_HoldersMissing(Colour note);
    error NoteRegister_HolderUnknown(PartyId holder);
    error NoteRegister_AmountZero(Colour note);
    error NoteRegister_SizeExceeded(Colour note, Amount issued, Amount size);
    error NoteRegister_TransferExists(NoteTransferId transfer);
    error NoteRegister_TransferToHolder(NoteTransferId transfer, PartyId holder);
    error NoteRegister_FaceExceeded(Colour note, PartyId holder, Amount held, Amount face);
    error NoteRegister_ValueDateMissing(Colour note);
    error NoteRegister_ValueDateInFuture(Colour note, Day valueDate, Day today);
    error NoteRegister_DistributionExists(Colour note, Day valueDate);
    error NoteRegister_PrincipalExceedsNotes(Colour note, Amount principal, Amount unpaid);
    error NoteRegister_PrincipalExceedsCash(InstrumentId pool, Amount principal, Amount available);
    error NoteRegister_InterestExceedsCash(InstrumentId pool, Amount interest, Amount available);

    /// Issues the notes of a tranche to their first holders, once.
    ///
    /// Emits {NotesIssued} for each holder.
    ///
    /// Requirements: the caller's key is a maker's of the issuer; the pool is closed; the tranche is the pool's and has
    /// no notes yet; 1 to `MAX_BULK` holdings are given, each holder registered, each face positive; their sum is
    /// within the tranche's size.
    function issue(InstrumentId pool, Colour note, NoteHolding[] calldata holdings) external;

    /// Records a transfer of notes, in one step.
    ///
    /// Emits {NotesTransferred}.
    ///
    /// Requirements: the caller's key is a checker's of the issuer; the id is new and not zero; notes of the tranche
    /// are issued; the receiver is registered and not the holder; the face is positive and held.
    /// @param dataRoot salted commitment to the instruction of both holders
    function transfer(NoteTransferId id, Colour note, PartyId from, PartyId to, Amount face, bytes32 dataRoot) external;

    /// Records what was paid on notes.
    ///
    /// Emits {Distributed} for each.
    ///
    /// Requirements: the caller's key is a custodian's of the pool's servicer; the pool is closed; at most `MAX_BULK`
    /// are given; each names issued notes of the pool, some money, and a day known, not in the future and new for the
    /// tranche; principal paid on a tranche is within its face; principal paid on all is within principal collected,
    /// recoveries and cash of substitutions; interest within interest collected.
    function distribute(InstrumentId pool, Distribution[] calldata distributions) external;

    /// The notes of a tranche; pool zero if none were issued.
    function noteOf(Colour note) external view returns (Note memory);

    /// The face that a party holds.
    function faceOf(Colour note, PartyId holder) external view returns (Amount);

    /// What was paid on all notes of a pool.
    function paidOf(InstrumentId pool) external view returns (Paid memory);

    /// The most entries of one call.
    function MAX_BULK() external view returns (uint256);
}
