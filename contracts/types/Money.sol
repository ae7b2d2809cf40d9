// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AssetId, Colour, PartyId, PaymentId} from "./Ids.sol";
import {Amount} from "./Amount.sol";
import {Day} from "./Day.sol";

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
    /// A payee sent money back.
    REFUND
}

/// Money coming in from outside the ledger.
struct Receipt {
    PaymentId id;
    AccountId account;
    /// `OTHER_MONEY`, or the tranche that is drawn.
    Colour colour;
    Amount amount;
    Origin origin;
    /// Who paid; may be unknown (zero).
    PartyId payer;
    Day valueDate;
    /// Salted commitment to references and documents.
    bytes32 dataRoot;
}

/// Money going out of an account, drawn from its lots of one colour, oldest first.
struct Payment {
    PaymentId id;
    Colour colour;
    Amount amount;
    Use use;
    PartyId payee;
    /// Where it arrives; only for a transfer.
    AccountId payeeAccount;
    /// What it pays for; required to allocate a colour.
    AssetId project;
    Day valueDate;
    /// Salted commitment to references and documents.
    bytes32 dataRoot;
}
