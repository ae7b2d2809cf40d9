// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Answer, Explanation, Statement} from "../types/Money.sol";

/// What banks state, and what it was. See {ILotLedger} for what all acts have in common.
interface IStatements {
    /// States closing balances (L3), against what the ledger held at the end of the day: money that came from other accounts
    /// with a later value date is left out, and so is money that came for a day that was closed, until the first day that
    /// was not. Where the bank has more than the ledger, the difference comes in as other money.
    /// Where it has less, other money goes first, then the oldest green lots, as a breach; the account is then broken
    /// and takes only money in and counter-entries until a statement is not lower.
    ///
    /// Emits {BalanceStated}; {ReceiptRecorded} and {LotCreated} for more; {ShortfallFound}, {GreenLeak} for each colour
    /// and {LotSpent} for less; {MovementRefused} for each refused.
    ///
    /// Requirements: every account is registered, and the caller's key is a custodian's of its bank.
    function state(Statement[] calldata statements) external returns (Answer[] memory answers);

    /// Says what a shortfall was: the missing money is taken back from breach and the payments that it was are recorded,
    /// although their day is closed. All or nothing.
    ///
    /// Emits {LeakRestored} and {LotCreated} for each colour, then as {pay}.
    ///
    /// Requirements: as for {pay}; the statement found at least what is restored missing in this account; the payments
    /// are not more than what is restored, and none is refused.
    function explain(Explanation calldata explanation) external;
}
