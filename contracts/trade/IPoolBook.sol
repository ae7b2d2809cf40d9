// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, Colour, InstrumentId, ItemId, LienId, PartyId, PaymentId, SubstitutionId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Day} from "../types/Day.sol";
import {ObjectKind} from "../types/Objects.sol";
import {
    Flow,
    FlowKind,
    Formation,
    Item,
    ItemAcceptance,
    ItemOffer,
    ItemStatus,
    Pool,
    PoolStatus,
    Substitution,
    SubstitutionProposal,
    SubstitutionStatus,
    Sums
} from "../types/Pools.sol";

/// Pools of asset-backed securities, with every underlying followed one by one.
///
/// A pool belongs to an instrument of kind ABS and is named by its id. Until it is closed, its issuer offers and
/// removes underlyings and their originators accept their sale; closing fixes the composition. From then on only a
/// substitution changes it: an act of three parties that names what goes out and what comes in.
///
/// Cash is reported by underlying. For each: principal = outstanding + collected + written off + substituted; for the
/// pool, each sum is that of its underlyings. The investors' side is {INoteRegister}.
///
/// A receipt is named where its money came in. That the flows of one receipt add up to no more than it brought is not
/// checked here (this book knows no money); the index compares them, and shows both sums.
interface IPoolBook {
    event PoolFormed(
        InstrumentId indexed pool,
        PartyId indexed issuer,
        PartyId indexed servicer,
        bytes3 currency,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    event ItemOffered(
        InstrumentId indexed pool,
        ItemId indexed item,
        PartyId indexed originator,
        ObjectKind kind,
        AssetId project,
        Amount principal,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    event ItemAccepted(InstrumentId indexed pool, ItemId indexed item, LienId lien, address actor, uint64 seq);
    event ItemRemoved(InstrumentId indexed pool, ItemId indexed item, address actor, uint64 seq);
    event PoolClosed(InstrumentId indexed pool, uint32 items, Amount principal, address actor, uint64 seq);
    event FlowReported(
        InstrumentId indexed pool,
        ItemId indexed item,
        PaymentId indexed receipt,
        FlowKind kind,
        Amount amount,
        Day valueDate,
        Amount outstanding,
        address actor,
        uint64 seq
    );
    event LossRecorded(
        InstrumentId indexed pool,
        ItemId indexed item,
        Amount amount,
        Day valueDate,
        bytes32 reasonRoot,
        Amount outstanding,
        address actor,
        uint64 seq
    );
    event SubstitutionProposed(
        SubstitutionId indexed substitution,
        InstrumentId indexed pool,
        ItemId out,
        ItemOffer replacement,
        Amount cash,
        bytes32 reasonRoot,
        address actor,
        uint64 seq
    );
    event SubstitutionApproved(SubstitutionId indexed substitution, address actor, uint64 seq);
    event SubstitutionWithdrawn(SubstitutionId indexed substitution, bytes32 reasonRoot, address actor, uint64 seq);
    event ItemSubstituted(
        SubstitutionId indexed substitution,
        InstrumentId indexed pool,
        ItemId out,
        ItemId replacement,
        Amount outstanding,
        LienId lien,
        address actor,
        uint64 seq
    );

    error PoolBook_IdZero();
    error PoolBook_TooMany(uint256 given, uint256 most);
    error PoolBook_PoolExists(InstrumentId pool);
    error PoolBook_PoolUnknown(InstrumentId pool);
    error PoolBook_PoolWrongStatus(InstrumentId pool, PoolStatus status);
    error PoolBook_InstrumentUnknown(InstrumentId pool);
    error PoolBook_NotAbs(InstrumentId pool);
    error PoolBook_NotIssuer(InstrumentId pool, PartyId issuer, PartyId caller);
    error PoolBook_NotServicer(InstrumentId pool, PartyId servicer, PartyId caller);
    error PoolBook_ServicerNotMember(PartyId servicer);
    error PoolBook_PreparedBySameKey(InstrumentId pool, address key);
    error PoolBook_NothingToClose(InstrumentId pool);
    error PoolBook_ItemsNotAccepted(InstrumentId pool, uint32 offered);
    error PoolBook_PoolFull(InstrumentId pool, uint32 items, uint32 most);
    error PoolBook_ItemExists(InstrumentId pool, ItemId item);
    error PoolBook_ItemUnknown(InstrumentId pool, ItemId item);
    error PoolBook_ItemWrongStatus(InstrumentId pool, ItemId item, ItemStatus status);
    error PoolBook_KindNotSupported(ItemId item, ObjectKind kind);
    error PoolBook_NotALoan(ItemId item);
    error PoolBook_NotLender(ItemId item, PartyId lender, PartyId originator);
    error PoolBook_CurrencyDiffers(ItemId item, bytes3 currency, bytes3 poolCurrency);
    error PoolBook_PrincipalOutOfRange(ItemId item, Amount principal, Amount size);
    error PoolBook_ProjectNotAdmitted(ItemId item, AssetId project);
    error PoolBook_PrincipalDiffers(ItemId item, Amount offered, Amount accepted);
    error PoolBook_NotOriginator(InstrumentId pool, ItemId item, PartyId originator, PartyId caller);
    error PoolBook_NotANote(Colour note, InstrumentId pool);
    error PoolBook_AmountZero();
    error PoolBook_ReceiptMissing(ItemId item);
    error PoolBook_FlowExists(ItemId item, FlowKind kind, PaymentId receipt);
    error PoolBook_ValueDateMissing();
    error PoolBook_ValueDateInFuture(Day valueDate, Day today);
    error PoolBook_OutstandingExceeded(ItemId item, Amount amount, Amount outstanding);
    error PoolBook_RecoveryExceedsLoss(ItemId item, Amount recovered, Amount writtenOff);
    error PoolBook_ReasonMissing(ItemId item);
    error PoolBook_LossExists(ItemId item, bytes32 reasonRoot);
    error PoolBook_SubstitutionExists(SubstitutionId substitution);
    error PoolBook_SubstitutionUnknown(SubstitutionId substitution);
    error PoolBook_SubstitutionWrongStatus(SubstitutionId substitution, SubstitutionStatus status);
    error PoolBook_ReplacementTooSmall(SubstitutionId substitution, Amount outstanding, Amount principal, Amount cash);

    /* ----- composition ----- */

    /// Forms a pool, with its first underlyings (there may be none yet).
    ///
    /// Emits {PoolFormed} and {ItemOffered} for each underlying.
    ///
    /// Requirements: the caller's key is a maker's of the issuer; the instrument is registered, of kind ABS and has no
    /// pool; `note` is one of its tranches; the servicer is a member; for the underlyings, as for {addItems}.
    function form(Formation calldata formation, ItemOffer[] calldata items) external;

    /// Offers underlyings.
    ///
    /// Emits {ItemOffered} for each.
    ///
    /// Requirements: the caller's key is a maker's of the issuer; the pool is forming; at most `MAX_BULK` are given and
    /// the pool has at most `MAX_ITEMS`; none is in the pool. A loan: the tranche of a loan or facility in the pool's
    /// currency, whose lender (paying agent) is the originator; the principal is positive and within its size; a named
    /// project is admitted to it.
    function addItems(InstrumentId pool, ItemOffer[] calldata items) external;

    /// Takes underlyings out of a forming pool; the pool's interest in what was accepted is lifted.
    ///
    /// Emits {ItemRemoved} for each.
    ///
    /// Requirements: the caller's key is a maker's of the issuer; the pool is forming; each is offered or accepted.
    function removeItems(InstrumentId pool, ItemId[] calldata items) external;

    /// Sells underlyings to the pool: the pool takes its exclusive interest (class SECURITISATION) in the same call, so
    /// what is pledged for re-lending, sold, or in another pool is refused.
    ///
    /// Emits {ItemAccepted} for each.
    ///
    /// Requirements: the caller's key is a checker's of the originator and did not prepare the pool; the pool is
    /// forming; each is offered with the principal that is accepted; the lien book takes the interest.
    function acceptItems(InstrumentId pool, ItemAcceptance[] calldata acceptances) external;

    /// Fixes the composition.
    ///
    /// Emits {PoolClosed}.
    ///
    /// Requirements: the caller's key is a checker's of the issuer and did not prepare the pool; the pool is forming;
    /// it has an underlying, and each is accepted.
    function close(InstrumentId pool) external;

    /* ----- substitution ----- */

    /// Proposes to put an underlying in the place of another.
    ///
    /// Emits {SubstitutionProposed}.
    ///
    /// Requirements: the caller's key is a maker's of the issuer; the id is new and not zero; the pool is closed; `out`
    /// is accepted; the replacement is not in the pool and passes as for {addItems}; the reason is not zero.
    function proposeSubstitution(SubstitutionProposal calldata proposal) external;

    /// Agrees to a substitution, for the servicer.
    ///
    /// Emits {SubstitutionApproved}.
    ///
    /// Requirements: the caller's key is a checker's of the servicer and did not propose it; it is proposed.
    function approveSubstitution(SubstitutionId substitution) external;

    /// Sells the replacement to the pool, which completes the substitution: the pool's interest moves, the old
    /// underlying keeps its flows and what is outstanding on it is marked substituted.
    ///
    /// Emits {ItemSubstituted}.
    ///
    /// Requirements: the caller's key is a checker's of the replacement's originator and did not propose it; it is
    /// approved; `out` is still accepted and the replacement still not in the pool; its principal and the stated cash
    /// cover what is outstanding now; the lien book takes the interest.
    function acceptSubstitution(SubstitutionId substitution, LienId lien) external;

    /// Takes a proposal back.
    ///
    /// Emits {SubstitutionWithdrawn}.
    ///
    /// Requirements: the caller's key is a maker's of the issuer; it is proposed or approved.
    /// @param reasonRoot salted commitment to the reason
    function withdrawSubstitution(SubstitutionId substitution, bytes32 reasonRoot) external;

    /* ----- cash ----- */

    /// Reports what underlyings brought in.
    ///
    /// Emits {FlowReported} for each.
    ///
    /// Requirements: the caller's key is a custodian's of the servicer; the pool is closed; at most `MAX_BULK` are
    /// given; each underlying is accepted; the amount is positive, the receipt named and new for the underlying and
    /// kind, the value date known and not in the future; principal is within what is outstanding, recoveries within
    /// what was written off.
    function reportFlows(InstrumentId pool, Flow[] calldata flows) external;

    /// Writes off a part of what is outstanding on an underlying.
    ///
    /// Emits {LossRecorded}.
    ///
    /// Requirements: the caller's key is a custodian's of the servicer; the pool is closed; the underlying is accepted;
    /// the amount is positive and within what is outstanding; the value date is known and not in the future; the
    /// reason is not zero and new for the underlying.
    /// @param reasonRoot salted commitment to the reason
    function writeOff(InstrumentId pool, ItemId item, Amount amount, Day valueDate, bytes32 reasonRoot) external;

    /* ----- views ----- */

    /// All that is known of a pool; status NONE if nothing.
    function poolOf(InstrumentId pool) external view returns (Pool memory);

    /// The sums of a pool.
    function sumsOf(InstrumentId pool) external view returns (Sums memory);

    /// All that is known of an underlying in a pool; status NONE if nothing.
    function itemOf(InstrumentId pool, ItemId item) external view returns (Item memory);

    /// All that is known of a substitution; status NONE if nothing.
    function substitutionOf(SubstitutionId substitution) external view returns (Substitution memory);

    /// The most underlyings of one pool.
    function MAX_ITEMS() external view returns (uint32);

    /// The most entries of one call.
    function MAX_BULK() external view returns (uint256);
}
