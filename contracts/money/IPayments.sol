// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId} from "../types/Ids.sol";
import {Answer, Payment} from "../types/Money.sol";

/// Money out, as its bank reports it. See {ILotLedger} for what all acts have in common.
interface IPayments {
    /// Records money that left one account, as its bank reports it the day after (T+1): request and release in one step.
    ///
    /// Emits {PaymentRecorded}, and {LotSpent} or {LotMoved} for each lot that is drawn on, and {GreenLeak} for green
    /// money that a framework lets go without a project; {MovementRefused} for each that is refused.
    ///
    /// Requirements: the account is registered, and the caller's key is a custodian's of its bank.
    function pay(AccountId account, Payment[] calldata payments) external returns (Answer[] memory answers);
}
