// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, LineId, NO_ASSET, NO_LINE} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Line, Project} from "../types/Budget.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// Counts what is allocated under the caps of projects and lines (L4).
abstract contract Caps is LedgerBase {
    /// The project's cap, and the line if one is named.
    function _budgetOf(AssetId project, LineId line) internal view returns (Project memory p, Line memory budget) {
        if (project != NO_ASSET) p = _projects[project];
        if (line != NO_LINE) budget = _lines[line];
    }

    /// Counts an allocation. The policy has compared it with caps; L4 holds whatever the policy said.
    function _countAllocation(AssetId project, LineId line, Amount amount) internal {
        Project storage p = _projects[project];
        p.allocated = p.allocated + amount;
        assert(!(p.eligibleCost < p.allocated));
        if (line == NO_LINE) return;
        Line storage budget = _lines[line];
        budget.used = budget.used + amount;
        assert(!(budget.cap < budget.used));
    }

    /// Takes an allocation back: money that returned can be allocated again.
    function _uncountAllocation(AssetId project, LineId line, Amount amount) internal {
        Project storage p = _projects[project];
        p.allocated = p.allocated - amount;
        if (line != NO_LINE) _lines[line].used = _lines[line].used - amount;
    }
}
