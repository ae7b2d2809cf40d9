// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AssetId, Colour, LineId, PaymentId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Line, Project} from "../types/Budget.sol";
import {Day} from "../types/Day.sol";
import {IEntries} from "./IEntries.sol";
import {ILots} from "./ILots.sol";

/// Everything that the ledger remembers.
interface ILedgerViews {
    /// One lot; all zero if it was never born.
    function lotOf(AccountId account, Colour colour, uint64 n) external view returns (ILots.Lot memory);

    /// The money of one colour in one account.
    function holdingOf(AccountId account, Colour colour) external view returns (ILots.Holding memory);

    /// The money of an account, and how it stands with its statements.
    function bookOf(AccountId account) external view returns (ILots.Book memory);

    /// The colours that an account holds now, in no order.
    function coloursIn(AccountId account) external view returns (Colour[] memory);

    /// What came from other accounts in one colour and counts from a day on: the day that its bank said, or the first
    /// that was not closed here.
    function arrivedOn(AccountId account, Colour colour, Day day) external view returns (Amount);

    /// Where the money of a colour is.
    function countersOf(Colour colour) external view returns (ILots.Counters memory);

    /// The project's cap and what was allocated under it.
    function projectOf(AssetId project) external view returns (Project memory);

    /// All that is known of a line; project zero if nothing.
    function lineOf(LineId line) external view returns (Line memory);

    /// What was recorded under an id; state NONE if nothing.
    function entryOf(PaymentId id) external view returns (IEntries.EntryRecord memory);

    /// How much of one colour of an entry has been reversed.
    function reversedOf(PaymentId id, Colour colour) external view returns (Amount);

    /// Who requested a payment; zero if it was paid in one step.
    function requestOf(PaymentId payment) external view returns (IEntries.Request memory);

    /// How much of one colour a statement showed missing and nobody has explained.
    function leakOf(PaymentId statement, Colour colour) external view returns (Amount);
}
