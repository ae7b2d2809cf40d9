// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../access/Roles.sol";
import {InstrumentId, ItemId, LienId, PartyId, SubstitutionId} from "../types/Ids.sol";
import {Amount, ZERO} from "../types/Amount.sol";
import {
    Item,
    ItemStatus,
    Pool,
    PoolStatus,
    Substitution,
    SubstitutionProposal,
    SubstitutionStatus,
    Sums
} from "../types/Pools.sol";
import {IPoolBook} from "./IPoolBook.sol";
import {PoolComposition} from "./PoolComposition.sol";

/// The only way in which the composition of a closed pool changes: an act of issuer, servicer and originator.
abstract contract PoolSubstitutions is PoolComposition {
    /// @inheritdoc IPoolBook
    function proposeSubstitution(SubstitutionProposal calldata proposal) external {
        // Check:
        Pool storage p = _asIssuer(proposal.pool, Roles.MAKER, PoolStatus.CLOSED);
        require(SubstitutionId.unwrap(proposal.id) != 0, PoolBook_IdZero());
        Substitution storage s = _substitutions[proposal.id];
        require(s.status == SubstitutionStatus.NONE, PoolBook_SubstitutionExists(proposal.id));
        require(proposal.reasonRoot != 0, PoolBook_ReasonMissing(proposal.out));
        _itemIn(proposal.pool, proposal.out, ItemStatus.ACCEPTED);
        _requireEligible(p, proposal.pool, proposal.replacement);
        // Effect:
        s.status = SubstitutionStatus.PROPOSED;
        s.pool = proposal.pool;
        s.out = proposal.out;
        s.replacement = proposal.replacement;
        s.cash = proposal.cash;
        s.proposedBy = msg.sender;
        emit SubstitutionProposed({
            substitution: proposal.id,
            pool: proposal.pool,
            out: proposal.out,
            replacement: proposal.replacement,
            cash: proposal.cash,
            reasonRoot: proposal.reasonRoot,
            actor: msg.sender,
            seq: _seq()
        });
    }

    /// @inheritdoc IPoolBook
    function approveSubstitution(SubstitutionId substitution) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CHECKER);
        Substitution storage s = _substitutionIn(substitution, SubstitutionStatus.PROPOSED);
        PartyId servicer = _pools[s.pool].servicer;
        require(servicer == caller, PoolBook_NotServicer(s.pool, servicer, caller));
        require(s.proposedBy != msg.sender, PoolBook_PreparedBySameKey(s.pool, msg.sender));
        // Effect:
        s.status = SubstitutionStatus.APPROVED;
        emit SubstitutionApproved(substitution, msg.sender, _seq());
    }

    /// @inheritdoc IPoolBook
    function acceptSubstitution(SubstitutionId substitution, LienId lien) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.CHECKER);
        Substitution storage s = _substitutionIn(substitution, SubstitutionStatus.APPROVED);
        InstrumentId pool = s.pool;
        ItemId item = s.replacement.item;
        PartyId originator = s.replacement.originator;
        require(originator == caller, PoolBook_NotOriginator(pool, item, originator, caller));
        require(s.proposedBy != msg.sender, PoolBook_PreparedBySameKey(pool, msg.sender));
        _requireEligible(_pools[pool], pool, s.replacement);
        Amount outstanding = _itemIn(pool, s.out, ItemStatus.ACCEPTED).outstanding;
        Amount principal = s.replacement.principal;
        bool covers = !(principal + s.cash < outstanding);
        require(covers, PoolBook_ReplacementTooSmall(substitution, outstanding, principal, s.cash));
        // Effect:
        s.status = SubstitutionStatus.COMPLETED;
        _replace(substitution, s, lien);
    }

    /// @inheritdoc IPoolBook
    function withdrawSubstitution(SubstitutionId substitution, bytes32 reasonRoot) external {
        // Check:
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        Substitution storage s = _substitutions[substitution];
        require(s.status != SubstitutionStatus.NONE, PoolBook_SubstitutionUnknown(substitution));
        PartyId issuer = _pools[s.pool].issuer;
        require(issuer == caller, PoolBook_NotIssuer(s.pool, issuer, caller));
        bool open = s.status == SubstitutionStatus.PROPOSED || s.status == SubstitutionStatus.APPROVED;
        require(open, PoolBook_SubstitutionWrongStatus(substitution, s.status));
        // Effect:
        s.status = SubstitutionStatus.WITHDRAWN;
        emit SubstitutionWithdrawn(substitution, reasonRoot, msg.sender, _seq());
    }

    /* ----- internal ----- */

    function _replace(SubstitutionId substitution, Substitution storage s, LienId lien) private {
        InstrumentId pool = s.pool;
        ItemId item = s.replacement.item;
        Item storage out = _items[pool][s.out];
        Amount outstanding = out.outstanding;
        _retire(pool, out, s.cash);
        _put(pool, s.replacement);
        _accept(pool, item, lien);
        emit ItemSubstituted(substitution, pool, s.out, item, outstanding, lien, msg.sender, _seq());
        _LIENS.lift(out.lien);
        _encumber(_pools[pool].issuer, item, _items[pool][item]);
    }

    /// Its flows stay; what is outstanding on it is no longer the pool's.
    function _retire(InstrumentId pool, Item storage out, Amount cash) private {
        Sums storage sums = _sums[pool];
        Amount outstanding = out.outstanding;
        sums.outstanding = sums.outstanding - outstanding;
        sums.substituted = sums.substituted + outstanding;
        sums.cash = sums.cash + cash;
        out.status = ItemStatus.SUBSTITUTED;
        out.substituted = outstanding;
        out.outstanding = ZERO;
    }

    function _substitutionIn(
        SubstitutionId substitution,
        SubstitutionStatus status
    ) private view returns (Substitution storage s) {
        s = _substitutions[substitution];
        require(s.status != SubstitutionStatus.NONE, PoolBook_SubstitutionUnknown(substitution));
        require(s.status == status, PoolBook_SubstitutionWrongStatus(substitution, s.status));
    }
}
