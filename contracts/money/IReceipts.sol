// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Answer, Receipt} from "../types/Money.sol";

/// Money in. See {ILotLedger} for what all acts have in common.
interface IReceipts {
    /// Records money that came in, each into its account as a new root lot. A repayment of a loan that a tranche funds
    /// comes in as money of that tranche again, or, when the time to use it again is over, as other money.
    ///
    /// Emits {ReceiptRecorded} and {LotCreated} for each that is recorded, {MovementRefused} for each that is not.
    ///
    /// Requirements: every account is registered, and the caller's key is a custodian's of its bank.
    function mint(Receipt[] calldata receipts) external returns (Answer[] memory answers);
}
