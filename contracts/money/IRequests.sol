// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, PaymentId} from "../types/Ids.sol";
import {Answer, Entry, Payment} from "../types/Money.sol";

/// Payments in two steps, and their end. See {ILotLedger} for what all acts have in common.
interface IRequests {
    /// Asks the bank to pay. The policy is asked at once; it is asked again when the bank releases.
    ///
    /// Emits {PaymentRequested} or {MovementRefused} for each.
    ///
    /// Requirements: the caller's key is a maker's of the account's owner; the deadline lies ahead.
    function request(
        AccountId account,
        Payment[] calldata payments,
        uint64 deadline
    ) external returns (Answer[] memory answers);

    /// Pays what was requested. Only the value date may differ.
    ///
    /// Emits as {pay}.
    ///
    /// Requirements: as for {pay}. Refused unless the request is open, has the same facts and was made by another key.
    function release(AccountId account, Payment[] calldata payments) external returns (Answer[] memory answers);

    /// Ends requests: withdrawn by the owner, refused by the bank, or run out.
    ///
    /// Emits {PaymentVoided} for each.
    ///
    /// Requirements: the caller's key is a maker's or checker's of the account's owner or a custodian's of its bank;
    /// each is requested from this account.
    function cancel(AccountId account, PaymentId[] calldata payments) external;

    /// States that a payment arrived.
    ///
    /// Emits {PaymentConfirmed}.
    ///
    /// Requirements: the payment is paid or disputed, with these facts; the caller's key is a custodian's of the payee's
    /// bank or a checker's of the payee.
    function confirm(PaymentId payment, Entry calldata entry) external;

    /// States that a payment did not arrive. It ends when the payee confirms it after all; if it failed, the payer's
    /// bank reverses it.
    ///
    /// Emits {PaymentDisputed}.
    ///
    /// Requirements: the payment is paid, with these facts; else as for {confirm}.
    function dispute(PaymentId payment, Entry calldata entry, bytes32 reasonRoot) external;
}
