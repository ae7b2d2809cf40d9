// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IBudgets} from "./IBudgets.sol";
import {IEntries} from "./IEntries.sol";
import {ILedgerViews} from "./ILedgerViews.sol";
import {ILots} from "./ILots.sol";
import {IPassages} from "./IPassages.sol";
import {IPayments} from "./IPayments.sol";
import {IReceipts} from "./IReceipts.sol";
import {IRequests} from "./IRequests.sol";
import {IReversals} from "./IReversals.sol";
import {IStatements} from "./IStatements.sol";

/// The money of every account: receipts, payments in one step or two, counter-entries, statements, on-lending, exchange.
/// The lots behind them are described in {ILots}.
///
/// Every act takes many entries and gives an {Answer} for each: recorded, recorded and marked with a flag's reason, or
/// why it was not, and then nothing of it happened. Faults of the call itself (a wrong key, an unknown account) revert
/// it. A dry run is a call of the same function (L10), and the answers are all that a refusal's event says.
///
/// This contract cannot be replaced and has no administrator.
interface ILotLedger is
    ILots,
    IEntries,
    ILedgerViews,
    IBudgets,
    IReceipts,
    IPayments,
    IRequests,
    IReversals,
    IStatements,
    IPassages
{}
