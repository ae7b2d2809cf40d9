// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AssetId, Colour, LineId, PartyId, PaymentId} from "../types/Ids.sol";
import {Amount} from "../types/Amount.sol";
import {Day} from "../types/Day.sol";
import {Conversion, Origin, Payment, Use} from "../types/Money.sol";
import {Reason} from "../types/Reason.sol";

/// What the ledger says of its entries: states, events, errors. The acts are in {IReceipts}, {IPayments},
/// {IRequests}, {IReversals}, {IStatements} and {IPassages}.
interface IEntries {
    /// Life of an entry (L5). Ids are never used twice.
    enum EntryState {
        /// Unknown.
        NONE,
        /// Money came in. Final.
        RECEIVED,
        /// A payment is asked for; no money has moved.
        REQUESTED,
        /// A request was withdrawn, refused by the bank, or ran out. Final.
        VOID,
        /// The payer's bank says that it paid.
        PAID,
        /// The payee's bank, or the payee, says that it arrived. Final.
        CONFIRMED,
        /// The payee's bank, or the payee, says that it did not.
        DISPUTED,
        /// A counter-entry. Final.
        REVERSAL,
        /// A closing balance that the ledger met, or was brought to. Final.
        STATEMENT,
        /// Final.
        EXPLANATION,
        /// Final.
        LENDING,
        /// Final.
        CONVERSION,
        /// A loan that a tranche funds was repaid. Final.
        REPAID
    }

    /// One slot.
    struct EntryRecord {
        EntryState state;
        /// Why it is flagged, or NONE.
        Reason flag;
        /// Of what was recorded; see {Entry}.
        bytes30 digest;
    }

    /// What an event says of a payment; see {Payment}.
    struct Facts {
        Use use;
        bool entrusted;
        PartyId payeeBank;
        AccountId payeeAccount;
        AssetId project;
        LineId line;
        Day valueDate;
        bytes32 dataRoot;
    }

    /// From where a payment is asked, by whom, and until when it may be released.
    struct Request {
        AccountId account;
        address requester;
        uint64 deadline;
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
    /// Its draws are the lots that are spent or moved under its id.
    event PaymentRecorded(
        PaymentId indexed payment,
        AccountId indexed account,
        PartyId indexed payee,
        Amount amount,
        Facts facts,
        Reason flag,
        address actor,
        uint64 seq
    );
    event PaymentRequested(
        PaymentId indexed payment,
        AccountId indexed account,
        PartyId indexed payee,
        uint64 deadline,
        Payment request,
        Reason flag,
        address actor,
        uint64 seq
    );
    /// @param deadline zero unless the request had run out
    event PaymentVoided(
        PaymentId indexed payment,
        AccountId indexed account,
        uint64 deadline,
        address actor,
        uint64 seq
    );
    event PaymentConfirmed(PaymentId indexed payment, PartyId indexed by, address actor, uint64 seq);
    event PaymentDisputed(PaymentId indexed payment, PartyId indexed by, bytes32 reasonRoot, address actor, uint64 seq);
    /// An entry was asked for and refused. Nothing else changed.
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
    /// One for each colour that a counter-entry moves. What comes back is a lot that is born under its id.
    /// @param returned whether the time to use the money again is over: then it comes in as other money
    event EntryReversed(
        PaymentId indexed reversal,
        PaymentId indexed target,
        AccountId indexed account,
        Colour colour,
        Amount amount,
        bool correction,
        bool returned,
        Day valueDate,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    /// Money of a colour left without a known use. The lots are those that are spent under the same id.
    event GreenLeak(
        PaymentId indexed movement,
        AccountId indexed account,
        Colour indexed colour,
        Amount amount,
        Day day,
        uint64 seq
    );
    /// @param expected what the ledger held at the end of the day, as far as it was recorded
    event BalanceStated(
        PaymentId indexed statement,
        AccountId indexed account,
        Day day,
        Amount closing,
        Amount expected,
        bytes32 statementRoot,
        address actor,
        uint64 seq
    );
    /// Other money left without a known use. The lots are those that are spent under the same id.
    event ShortfallFound(PaymentId indexed statement, AccountId indexed account, Amount amount, uint64 seq);
    /// Money that a statement had shown missing is there again, as a lot that is born under the same id.
    event LeakRestored(
        PaymentId indexed explanation,
        PaymentId indexed statement,
        AccountId indexed account,
        Colour colour,
        Amount amount,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    /// The lots are moved under the same id.
    event MoneyLent(
        PaymentId indexed lending,
        AccountId indexed account,
        AccountId indexed to,
        Colour colour,
        Colour into,
        Amount amount,
        Day valueDate,
        bytes32 dataRoot,
        address actor,
        uint64 seq
    );
    /// The lots are moved under the same id.
    event MoneyConverted(
        PaymentId indexed conversion,
        AccountId indexed account,
        Conversion terms,
        address actor,
        uint64 seq
    );

    error LotLedger_NotCustodian(AccountId account, PartyId custodian, PartyId caller);
    error LotLedger_NotOwner(AccountId account, PartyId owner, PartyId caller);
    error LotLedger_AccountUnknown(AccountId account);
    error LotLedger_FunctionUnknown();
    error LotLedger_DeadlinePast(uint64 deadline);
    error LotLedger_WrongState(PaymentId payment, EntryState state);
    error LotLedger_EntryDiffers(PaymentId payment);
    error LotLedger_NotPayee(PaymentId payment, PartyId payee, PartyId payeeBank, PartyId caller);
    error LotLedger_NothingLeaked(PaymentId statement, Colour colour, Amount restored, Amount leaked);
    error LotLedger_PaymentsExceedRestored(PaymentId explanation, Amount paid, Amount restored);
    error LotLedger_PaymentRefused(PaymentId payment, Reason reason, Amount limit);
}
