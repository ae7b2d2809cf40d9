// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IBudgets} from "../../../money/IBudgets.sol";
import {AssetId, LineId, NO_LINE} from "../../../types/Ids.sol";
import {Vm} from "../../utils/Vm.sol";
import {EntryStore} from "./EntryStore.sol";

/// Caps of projects and lines and what was used of them, folded from the ledger's events alone.
abstract contract BudgetStore is EntryStore {
    struct LineRecord {
        AssetId project;
        uint256 cap;
        bool closed;
    }

    LineId[] private _lines;
    mapping(LineId => LineRecord) private _lineRecords;
    mapping(AssetId => uint256) public costOf;
    mapping(AssetId => uint256) public linesOf;
    mapping(AssetId => uint256) public allocatedTo;
    mapping(LineId => uint256) public usedOf;

    function lines() external view returns (LineId[] memory) {
        return _lines;
    }

    function lineRecordOf(LineId line) external view returns (LineRecord memory) {
        return _lineRecords[line];
    }

    function _learnBudget(Vm.Log calldata log) internal {
        bytes32 signature = log.topics[0];
        if (signature == IBudgets.CostVerified.selector) {
            costOf[AssetId.wrap(log.topics[1])] = _word(log.data, 0);
        } else if (signature == IBudgets.LineOpened.selector) {
            LineId line = LineId.wrap(log.topics[1]);
            AssetId project = AssetId.wrap(log.topics[2]);
            _lines.push(line);
            _lineRecords[line] = LineRecord(project, _word(log.data, 0), false);
            ++linesOf[project];
        } else if (signature == IBudgets.LineClosed.selector) {
            _lineRecords[LineId.wrap(log.topics[1])].closed = true;
        }
    }

    function _use(AssetId project, LineId line, uint256 amount) internal {
        allocatedTo[project] += amount;
        if (line != NO_LINE) usedOf[line] += amount;
    }

    function _giveBack(AssetId project, LineId line, uint256 amount) internal {
        allocatedTo[project] -= amount;
        if (line != NO_LINE) usedOf[line] -= amount;
    }
}
