// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../access/Roles.sol";
import {IAssetRegistry} from "../registry/IAssetRegistry.sol";
import {AssetId, LineId, NO_ASSET, NO_LINE, PartyId} from "../types/Ids.sol";
import {Amount, ZERO} from "../types/Amount.sol";
import {Line} from "../types/Budget.sol";
import {IBudgets} from "./IBudgets.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// Module of the ledger: caps and budget lines. The meaning of every function stands in {IBudgets}.
contract Budgets is LedgerBase, IBudgets {
    constructor(Surroundings memory s) LedgerBase(s) {}

    /* ----- cost ----- */

    /// @inheritdoc IBudgets
    function verifyCost(AssetId project, Amount eligibleCost, bytes32 reportRoot) external {
        // Check:
        PartyId verifier = _PARTIES.authorise(msg.sender, Roles.VERIFIER);
        PartyId owner = _ownerOf(project);
        bool independent = !_PARTIES.sameGroup(verifier, owner);
        require(independent, Budgets_VerifierNotIndependent(project, owner, verifier));
        Amount allocated = _projects[project].allocated;
        bool covers = !(eligibleCost < allocated);
        require(covers, Budgets_CostBelowAllocated(project, eligibleCost, allocated));
        // Effect:
        _projects[project].eligibleCost = eligibleCost;
        emit CostVerified(project, verifier, eligibleCost, allocated, reportRoot, msg.sender, _seq());
    }

    /* ----- budget ----- */

    /// @inheritdoc IBudgets
    function openLines(AssetId project, LineRegistration[] calldata lines) external {
        _authoriseOwner(project);
        for (uint256 i; i < lines.length; ++i) {
            LineRegistration calldata r = lines[i];
            // Check:
            require(r.id != NO_LINE, Budgets_LineIdZero());
            require(_lines[r.id].project == NO_ASSET, Budgets_LineExists(r.id));
            require(r.cap > ZERO, Budgets_CapZero(r.id));
            bool ordered = r.until.isUnknown() || !r.until.isBefore(r.from);
            require(ordered, Budgets_WindowReversed(r.id, r.from, r.until));
            // Effect:
            _lines[r.id] = Line({
                project: project,
                cap: r.cap,
                used: ZERO,
                payee: r.payee,
                from: r.from,
                until: r.until,
                spending: r.spending,
                open: true
            });
            emit LineOpened({
                line: r.id,
                project: project,
                cap: r.cap,
                payee: r.payee,
                from: r.from,
                until: r.until,
                spending: r.spending,
                dataRoot: r.dataRoot,
                actor: msg.sender,
                seq: _seq()
            });
        }
        _projects[project].lines += uint32(lines.length);
    }

    /// @inheritdoc IBudgets
    function closeLine(LineId line) external {
        // Check:
        Line storage budget = _lines[line];
        require(budget.open, Budgets_LineNotOpen(line));
        _authoriseOwner(budget.project);
        // Effect:
        budget.open = false;
        emit LineClosed(line, budget.project, budget.used, msg.sender, _seq());
    }

    /* ----- internal ----- */

    function _authoriseOwner(AssetId project) private view {
        PartyId caller = _PARTIES.authorise(msg.sender, Roles.MAKER);
        PartyId owner = _ownerOf(project);
        require(owner == caller, Budgets_NotOwner(project, owner, caller));
    }

    function _ownerOf(AssetId project) private view returns (PartyId) {
        IAssetRegistry.Asset memory asset = _ASSETS.assetOf(project);
        require(asset.status != IAssetRegistry.AssetStatus.NONE, Budgets_ProjectUnknown(project));
        return asset.owner;
    }
}
