// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../../access/Roles.sol";
import {IBudgets} from "../../../money/IBudgets.sol";
import {IAccountRegistry} from "../../../registry/IAccountRegistry.sol";
import {IEvidenceBook} from "../../../trade/IEvidenceBook.sol";
import {AccountId, AssetId, DocumentId, LineId, NO_ASSET} from "../../../types/Ids.sol";
import {Amount} from "../../../types/Amount.sol";
import {Spending} from "../../../types/Budget.sol";
import {Actors, Parties} from "../../utils/Actors.sol";
import {bound} from "../../utils/Bounds.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {System} from "../../utils/Deployment.sol";
import {only} from "../../utils/Lists.sol";
import {BudgetStore} from "../stores/BudgetStore.sol";
import {Store} from "../stores/Store.sol";
import {Handler} from "./Handler.sol";

/// The issuer as the owner of projects and accounts: budget lines, documents, booking rules.
contract OwnerHandler is Handler {
    uint256 private constant LARGEST_CAP = 300_000_00;
    uint256 private constant MOST_LINES = 8;
    uint256 private constant MOST_DOCUMENTS = 40;

    constructor(System memory s, Store store_) Handler(s, store_) {}

    /// One project stays without a budget.
    function openLine(uint256 seed) external acts {
        if (store.lines().length >= MOST_LINES) return;
        AssetId project = _anyAsset(seed);
        if (project == Defaults.PROJECT) return;
        IBudgets.LineRegistration memory r = Defaults.line(LineId.wrap(store.newId()));
        r.cap = Amount.wrap(uint128(bound(_random(seed, "cap"), 1, LARGEST_CAP)));
        if (_once(4, seed, "refinancing")) r.spending = Spending.REFINANCING;
        if (_once(4, seed, "payee")) r.payee = Parties.OUTSIDER;
        if (_once(4, seed, "window")) r.from = Defaults.VALUE_DATE;
        bool may = _may(Actors.ISSUER_MAKER, Roles.MAKER) && assets.assetOf(project).owner == Parties.ISSUER;
        bytes memory call = abi.encodeCall(IBudgets.openLines, (project, only(r)));
        _attempt(may, Actors.ISSUER_MAKER, address(ledger), call);
    }

    /// Seldom, so that some are used before.
    function closeLine(uint256 seed) external acts {
        if (!_once(8, seed, "close")) return;
        LineId[] memory known = store.lines();
        LineId line = known[_random(seed, "line") % known.length];
        BudgetStore.LineRecord memory r = store.lineRecordOf(line);
        bool owns = r.project != NO_ASSET && assets.assetOf(r.project).owner == Parties.ISSUER;
        bool may = _may(Actors.ISSUER_MAKER, Roles.MAKER) && owns && !r.closed;
        _attempt(may, Actors.ISSUER_MAKER, address(ledger), abi.encodeCall(IBudgets.closeLine, (line)));
    }

    function registerDocument(uint256) external acts {
        if (store.documents().length >= MOST_DOCUMENTS) return;
        IEvidenceBook.Registration memory r = Defaults.document(DocumentId.wrap(store.newId()));
        bool may = _may(Actors.ISSUER_MAKER, Roles.MAKER);
        _attempt(may, Actors.ISSUER_MAKER, address(evidence), abi.encodeCall(IEvidenceBook.register, (only(r))));
    }

    /* ----- booking rules ----- */

    /// By the bank. Not of the account that most acts pay from as they specify.
    function proposeRule(uint256 seed) external acts {
        AccountId account = _anyAccount(seed);
        if (account == Defaults.PROCEEDS) return;
        IAccountRegistry.BookingRule rule = IAccountRegistry.BookingRule(_random(seed, "rule") % 3);
        address key = _custodianOf(account);
        bool changes = accounts.accountOf(account).rule != rule;
        bool may = _may(key, Roles.CUSTODIAN) && changes && !_isUnderWay(account);
        _attempt(may, key, address(accounts), abi.encodeCall(IAccountRegistry.proposeRule, (account, rule)));
    }

    /// Mostly one that is proposed, if there is one.
    function acceptRule(uint256 seed) external acts {
        AccountId account = _anyAccount(seed);
        AccountId[] memory known = store.accounts();
        for (uint256 i; i < known.length && !_once(4, seed, "any account"); ++i) {
            if (_isUnderWay(known[i]) && accounts.ruleChangeOf(known[i]).effectiveFrom == 0) account = known[i];
        }
        IAccountRegistry.RuleChange memory change = accounts.ruleChangeOf(account);
        bool owns = accounts.accountOf(account).owner == Parties.ISSUER;
        bool waits = change.proposed && change.effectiveFrom == 0;
        bool may = _may(Actors.ISSUER_CHECKER, Roles.CHECKER) && owns && waits;
        bytes memory call = abi.encodeCall(IAccountRegistry.acceptRule, (account));
        _attempt(may, Actors.ISSUER_CHECKER, address(accounts), call);
    }

    function withdrawRule(uint256 seed) external acts {
        AccountId account = _anyAccount(seed);
        bool asOwner = _once(2, seed, "owner");
        address key = asOwner ? Actors.ISSUER_CHECKER : _custodianOf(account);
        bool owns = !asOwner || accounts.accountOf(account).owner == Parties.ISSUER;
        bool may = _may(key, Roles.CUSTODIAN | Roles.CHECKER) && owns && _isUnderWay(account);
        _attempt(may, key, address(accounts), abi.encodeCall(IAccountRegistry.withdrawRule, (account)));
    }

    function _isUnderWay(AccountId account) private view returns (bool) {
        IAccountRegistry.RuleChange memory change = accounts.ruleChangeOf(account);
        bool inForce = change.effectiveFrom != 0 && change.effectiveFrom <= block.timestamp;
        return change.proposed && !inForce;
    }
}
