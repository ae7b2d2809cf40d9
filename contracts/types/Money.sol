// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AssetId, Colour, DocumentId, LineId, PartyId, PaymentId} from "./Ids.sol";
import {Amount} from "./Amount.sol";
import {Day} from "./Day.sol";
import {Reason} from "./Reason.sol";

/// What a payment does to money.
enum Use {
    /// To another account on the ledger: the colour travels on.
    TRANSFER,
    /// Final use at an arm's-length payee: the trace ends here.
    ALLOCATE,
    /// Back to investors or lender.
    RETURN,
    /// The custodian's own charge.
    FEE
}

/// How money enters.
enum Origin {
    /// Balance found when the account joined.
    OPENING_BALANCE,
    /// Loan drawn down, or proceeds of an issue.
    PROCEEDS,
    /// Any other incoming payment.
    INCOME,
    /// A payee sent other money back, for a payment that the ledger does not know.
    REFUND,
    /// A borrower repaid a loan that a tranche had funded.
    REPAYMENT,
    /// A statement showed it; nobody said what it is.
    UNEXPLAINED
}

/// Money coming in from outside the ledger.
struct Receipt {
    PaymentId id;
    AccountId account;
    /// `OTHER_MONEY`, or the tranche that is drawn; for a repayment, the tranche that is repaid.
    Colour colour;
    Amount amount;
    Origin origin;
    /// Who paid; may be unknown (zero).
    PartyId payer;
    Day valueDate;
    /// Salted commitment to references and documents.
    bytes32 dataRoot;
}

/// What is taken of one colour, from its oldest lots.
struct Draw {
    Colour colour;
    Amount amount;
}

/// Money going out of an account.
struct Payment {
    PaymentId id;
    Amount amount;
    Use use;
    /// The lender pays the named payee on the borrower's request, instead of paying out to the borrower (受托支付).
    bool entrusted;
    PartyId payee;
    /// Whose confirmation counts; may be unknown (zero).
    PartyId payeeBank;
    /// Where it arrives; only for a transfer, or for on-lent money that returns.
    AccountId payeeAccount;
    /// What it pays for; required where green money is allocated.
    AssetId project;
    /// Line of the project's budget.
    LineId line;
    Day valueDate;
    /// Salted commitment to references (UETR, EndToEndId, purpose code) and documents.
    bytes32 dataRoot;
    /// What is drawn. Required where the account's owner specifies; else empty, or equal to what the rule gives.
    Draw[] draws;
    /// Documents of the evidence set that an allocation of green money uses up.
    DocumentId[] documents;
}

/// Money of a tranche that funds a loan: it goes on as money of the loan's tranche.
struct Lending {
    PaymentId id;
    /// The loan's tranche, a child of the tranche that funds it.
    Colour into;
    Amount amount;
    /// The borrower's account.
    AccountId to;
    Day valueDate;
    bytes32 dataRoot;
}

/// Money that is exchanged: it goes on as money of a child tranche in the other currency, or as other money.
struct Conversion {
    PaymentId id;
    Colour colour;
    Amount sold;
    Colour into;
    Amount bought;
    /// An account of the same owner in the other currency.
    AccountId to;
    /// Minor units bought for one minor unit sold, times 10^18.
    uint256 rate;
    /// Salted commitment to where the rate came from.
    bytes32 sourceRoot;
    Day valueDate;
    bytes32 dataRoot;
}

/// What the ledger must be told again of an entry that is to be confirmed or reversed: it keeps a digest only.
struct Entry {
    AccountId account;
    Use use;
    PartyId payee;
    PartyId payeeBank;
    AccountId payeeAccount;
    AssetId project;
    LineId line;
    /// What was drawn; for a receipt, what came in.
    Draw[] draws;
}

/// A counter-entry: undoes all or a part of an entry. Nothing is ever edited.
struct Reversal {
    PaymentId id;
    /// The entry that it undoes.
    PaymentId target;
    Entry entry;
    Amount amount;
    /// The entry was reported in error; else a payee sent money back.
    bool correction;
    Day valueDate;
    bytes32 dataRoot;
}

/// Closing balance of an account on a day, as its bank states it.
struct Statement {
    PaymentId id;
    AccountId account;
    Day day;
    Amount closing;
    /// Hash of the statement (camt.053).
    bytes32 statementRoot;
}

/// Money that a statement had shown missing, found again; and the payments that it was.
struct Explanation {
    PaymentId id;
    PaymentId statement;
    AccountId account;
    /// What is taken back from breach, by colour.
    Draw[] restored;
    bytes32 dataRoot;
    /// Together not more than what is restored. Empty if the money never left, or came back.
    Payment[] payments;
}

/// What became of one entry that was asked for.
struct Answer {
    /// NONE, or what stood against it.
    Reason reason;
    /// Recorded: plainly, or marked with the reason. Else nothing of it happened.
    bool recorded;
    /// What the reason is about.
    Colour colour;
    /// The figure that the amount exceeded, where there is one.
    Amount limit;
}
