// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AssetId, Colour, PartyId, PaymentId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Day} from "../types/Day.sol";
import {Origin, Payment, Receipt, Use} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";
import {IAllocationBook} from "./IAllocationBook.sol";

/// Money as lots. A lot is an amount of one colour in one account, addressed by `(account, colour, n)`. It is born
/// by a receipt (a root) or by a transfer out of exactly one parent lot; its remaining amount only falls. There is no
/// merge and no change output, so conservation is the shape of the data.
///
/// Within one account and colour, lots are drawn oldest first, by a cursor: the work is proportional to the lots that
/// a payment touches, never to the lots that an account holds.
///
/// This contract cannot be replaced and has no administrator.
interface ILotLedger is IAllocationBook {
    /// One slot.
    struct Lot {
        Amount remaining;
        /// Place among all lots ever born in the account, from 1: the order for first in, first out over colours.
        uint64 order;
    }

    /// All money of one colour in one account. One slot.
    struct Holding {
        /// Σ remaining of its lots.
        Amount balance;
        /// Oldest lot that may still have something.
        uint64 head;
        /// Lots ever born.
        uint64 lots;
    }

    /// Where all money of a colour is (L1): minted = live + allocated + returned + fees.
    struct Counters {
        // slot 0: what the commonest payment changes
        Amount live;
        Amount allocated;
        // slot 1
        Amount minted;
        Amount returned;
        // slot 2
        Amount fees;
    }

    /// A receipt or payment that was recorded. One slot.
    struct Movement {
        bool recorded;
        bool incoming;
        Use use;
        Colour colour;
        /// Why it is flagged, or NONE.
        Reason flag;
        Amount amount;
        Day valueDate;
    }

    event ReceiptRecorded(
        PaymentId indexed receipt,
        AccountId indexed account,
        PartyId indexed payer,
        Colour colour,
        Amount amount,
        Origin origin,
        Day valueDate,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    event PaymentRecorded(
        PaymentId indexed payment,
        AccountId indexed account,
        PartyId indexed payee,
        Colour colour,
        Amount amount,
        Use use,
        AccountId payeeAccount,
        AssetId project,
        Day valueDate,
        Reason flag,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    /// A receipt or payment was asked for and refused. Nothing else changed.
    event MovementRefused(
        PaymentId indexed movement,
        AccountId indexed account,
        Reason reason,
        Colour colour,
        Amount amount,
        Amount limit,
        address actor,
        uint64 seq
    );
    /// A lot was born. A root has no parent: `parentAccount` zero, `parentN` 0.
    event LotCreated(
        PaymentId indexed movement,
        AccountId account,
        Colour colour,
        uint64 n,
        Amount amount,
        uint64 order,
        AccountId parentAccount,
        uint64 parentN,
        uint64 seq
    );
    /// A lot was drawn on.
    event LotSpent(
        PaymentId indexed movement,
        AccountId account,
        Colour colour,
        uint64 n,
        Amount amount,
        Amount remaining,
        uint64 seq
    );

    error LotLedger_NotCustodian(AccountId account, PartyId custodian, PartyId caller);
    error LotLedger_AccountUnknown(AccountId account);

    /// Records money that came in, each into its account as a new root lot.
    ///
    /// Emits {ReceiptRecorded} and {LotCreated} for each that is recorded, {MovementRefused} for each that is not.
    ///
    /// Requirements: every account is registered, and the caller's key is a custodian's of its bank.
    /// @return reasons for each, NONE if it was recorded
    function mint(Receipt[] calldata receipts) external returns (Reason[] memory reasons);

    /// Records money that left one account, as its bank reports it: bank's one-step report. A payment that the
    /// policy refuses is left out, and the rest is recorded.
    ///
    /// Emits {PaymentRecorded}, and {LotSpent} (and {LotCreated} for a transfer) for each lot that is drawn on;
    /// {MovementRefused} for each that is refused.
    ///
    /// Requirements: the account is registered, and the caller's key is a custodian's of its bank.
    /// @return reasons for each: NONE if it was recorded, a flag's reason if it was recorded and marked, else why not
    function pay(AccountId account, Payment[] calldata payments) external returns (Reason[] memory reasons);

    /// One lot; all zero if it was never born.
    function lotOf(AccountId account, Colour colour, uint64 n) external view returns (Lot memory);

    /// The money of one colour in one account.
    function holdingOf(AccountId account, Colour colour) external view returns (Holding memory);

    /// Lots ever born in an account, over all colours.
    function lotsIn(AccountId account) external view returns (uint64);

    /// Where the money of a colour is.
    function countersOf(Colour colour) external view returns (Counters memory);

    /// What was recorded under an id; `recorded` false if nothing.
    function movementOf(PaymentId movement) external view returns (Movement memory);
}
