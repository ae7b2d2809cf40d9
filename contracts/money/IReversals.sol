// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Answer, Reversal} from "../types/Money.sol";

/// Counter-entries: nothing is ever edited. See {ILotLedger} for what all acts have in common.
interface IReversals {
    /// Undoes receipts and payments, all or a part of each. A payment's money comes back in its colours, by the shares in
    /// which it left, and may be allocated again; after the end of the tranche's availability it counts as returned and
    /// comes in as other money. A receipt's money is taken out again.
    ///
    /// Emits {EntryReversed} and {LotCreated}, or {LotSpent}, for each colour; {MovementRefused} for each refused.
    ///
    /// Requirements: every account is registered, and the caller's key is a custodian's of its bank.
    function reverse(Reversal[] calldata reversals) external returns (Answer[] memory answers);
}
