// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Proxy} from "@openzeppelin/contracts/proxy/Proxy.sol";
import {IMoneyPolicy} from "../policy/IMoneyPolicy.sol";
import {AccountId, AssetId, Colour, LineId, PaymentId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Line, Project} from "../types/Budget.sol";
import {Day} from "../types/Day.sol";
import {
    Answer,
    Conversion,
    Entry,
    Explanation,
    Lending,
    Payment,
    Receipt,
    Reversal,
    Statement
} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";
import {Budgets} from "./Budgets.sol";
import {ILotLedger} from "./ILotLedger.sol";
import {IStatements} from "./IStatements.sol";
import {IReversals} from "./IReversals.sol";
import {IRequests} from "./IRequests.sol";
import {IReceipts} from "./IReceipts.sol";
import {IPayments} from "./IPayments.sol";
import {IPassages} from "./IPassages.sol";
import {ILedgerViews} from "./ILedgerViews.sol";
import {IBudgets} from "./IBudgets.sol";
import {LedgerBase} from "./LedgerBase.sol";
import {Passages} from "./Passages.sol";
import {Paying} from "./Paying.sol";
import {Receipts} from "./Receipts.sol";
import {Requests} from "./Requests.sol";
import {Reversals} from "./Reversals.sol";
import {Statements} from "./Statements.sol";

/// The ledger: what banks report every day is here, the rest runs in modules, on this contract's storage. Which code that
/// is was fixed when the ledger was created. The meaning of every function stands in the interfaces.
contract LotLedger is Paying, Proxy, ILotLedger {
    /// The other parts of the ledger.
    struct Modules {
        Budgets budgets;
        Receipts receipts;
        Requests requests;
        Reversals reversals;
        Statements statements;
        Passages passages;
    }

    address private immutable _BUDGETS;
    address private immutable _RECEIPTS;
    address private immutable _REQUESTS;
    address private immutable _REVERSALS;
    address private immutable _STATEMENTS;
    address private immutable _PASSAGES;

    constructor(Surroundings memory s, Modules memory m) LedgerBase(s) {
        _BUDGETS = address(m.budgets);
        _RECEIPTS = address(m.receipts);
        _REQUESTS = address(m.requests);
        _REVERSALS = address(m.reversals);
        _STATEMENTS = address(m.statements);
        _PASSAGES = address(m.passages);
    }

    /* ----- every day ----- */

    /// @inheritdoc IPayments
    function pay(AccountId account, Payment[] calldata payments) external returns (Answer[] memory answers) {
        IMoneyPolicy.Standing memory s = _enter(account, _custodian());
        answers = new Answer[](payments.length);
        for (uint256 i; i < payments.length; ++i) {
            Payment calldata p = payments[i];
            Reason reason = _entries[p.id].state == EntryState.NONE ? Reason.NONE : Reason.ALREADY_RECORDED;
            answers[i] = _pay(p, s, reason);
        }
    }

    /* ----- in modules ----- */

    /// @inheritdoc IReceipts
    function mint(Receipt[] calldata) external returns (Answer[] memory) {
        _delegate(_RECEIPTS);
    }

    /// @inheritdoc IBudgets
    function verifyCost(AssetId, Amount, bytes32) external {
        _delegate(_BUDGETS);
    }

    /// @inheritdoc IBudgets
    function openLines(AssetId, LineRegistration[] calldata) external {
        _delegate(_BUDGETS);
    }

    /// @inheritdoc IBudgets
    function closeLine(LineId) external {
        _delegate(_BUDGETS);
    }

    /// @inheritdoc IRequests
    function request(AccountId, Payment[] calldata, uint64) external returns (Answer[] memory) {
        _delegate(_REQUESTS);
    }

    /// @inheritdoc IRequests
    function release(AccountId, Payment[] calldata) external returns (Answer[] memory) {
        _delegate(_REQUESTS);
    }

    /// @inheritdoc IRequests
    function cancel(AccountId, PaymentId[] calldata) external {
        _delegate(_REQUESTS);
    }

    /// @inheritdoc IRequests
    function confirm(PaymentId, Entry calldata) external {
        _delegate(_REQUESTS);
    }

    /// @inheritdoc IRequests
    function dispute(PaymentId, Entry calldata, bytes32) external {
        _delegate(_REQUESTS);
    }

    /// @inheritdoc IReversals
    function reverse(Reversal[] calldata) external returns (Answer[] memory) {
        _delegate(_REVERSALS);
    }

    /// @inheritdoc IStatements
    function state(Statement[] calldata) external returns (Answer[] memory) {
        _delegate(_STATEMENTS);
    }

    /// @inheritdoc IStatements
    function explain(Explanation calldata) external {
        _delegate(_STATEMENTS);
    }

    /// @inheritdoc IPassages
    function lend(AccountId, Lending[] calldata) external returns (Answer[] memory) {
        _delegate(_PASSAGES);
    }

    /// @inheritdoc IPassages
    function convert(AccountId, Conversion[] calldata) external returns (Answer[] memory) {
        _delegate(_PASSAGES);
    }

    /* ----- views ----- */

    /// @inheritdoc ILedgerViews
    function lotOf(AccountId account, Colour colour, uint64 n) external view returns (Lot memory) {
        return _lots[account][colour][n];
    }

    /// @inheritdoc ILedgerViews
    function holdingOf(AccountId account, Colour colour) external view returns (Holding memory) {
        return _holdings[account][colour];
    }

    /// @inheritdoc ILedgerViews
    function bookOf(AccountId account) external view returns (Book memory) {
        return _books[account];
    }

    /// @inheritdoc ILedgerViews
    function coloursIn(AccountId account) external view returns (Colour[] memory) {
        return _colours[account];
    }

    /// @inheritdoc ILedgerViews
    function arrivedOn(AccountId account, Colour colour, Day day) external view returns (Amount) {
        return _arrivals[account][colour][day];
    }

    /// @inheritdoc ILedgerViews
    function countersOf(Colour colour) external view returns (Counters memory) {
        return _counters[colour];
    }

    /// @inheritdoc ILedgerViews
    function projectOf(AssetId project) external view returns (Project memory) {
        return _projects[project];
    }

    /// @inheritdoc ILedgerViews
    function lineOf(LineId line) external view returns (Line memory) {
        return _lines[line];
    }

    /// @inheritdoc ILedgerViews
    function entryOf(PaymentId id) external view returns (EntryRecord memory) {
        return _entries[id];
    }

    /// @inheritdoc ILedgerViews
    function requestOf(PaymentId payment) external view returns (Request memory) {
        return _requests[payment];
    }

    /// @inheritdoc ILedgerViews
    function reversedOf(PaymentId id, Colour colour) external view returns (Amount) {
        return _reversed[id][colour];
    }

    /// @inheritdoc ILedgerViews
    function leakOf(PaymentId statement, Colour colour) external view returns (Amount) {
        return _leaks[statement][colour];
    }

    /* ----- internal ----- */

    /// Nothing but what stands above.
    function _implementation() internal pure override returns (address) {
        revert LotLedger_FunctionUnknown();
    }
}
