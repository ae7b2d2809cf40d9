// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// Why a receipt or payment was refused or flagged. A code, never a text: the texts (zh, en) are one table off
/// chain. Numbers are never reused; new reasons go to the end.
enum Reason {
    /// Nothing to object to.
    NONE,
    /// The id was recorded before: a payment resolves once.
    ALREADY_RECORDED,
    /// Amounts are positive.
    AMOUNT_ZERO,
    /// The account holds less of this colour. Limit: what it holds.
    FUNDS_INSUFFICIENT,
    /// The account's owner is suspended.
    PAYER_SUSPENDED,
    /// The payee is not registered.
    PAYEE_UNKNOWN,
    /// The payee is suspended.
    PAYEE_SUSPENDED,
    /// The payee belongs to the payer's control group: inside it, money keeps its colour and can only be transferred.
    PAYEE_AFFILIATED,
    /// This use of money has one lawful payee (return: whom the instrument names; fee: the custodian).
    PAYEE_NOT_ENTITLED,
    /// The payee's account is not registered.
    ACCOUNT_UNKNOWN,
    /// The account does not belong to the payee.
    ACCOUNT_NOT_PAYEES,
    /// A transfer from an account to itself.
    ACCOUNT_SAME,
    /// Only a transfer names the payee's account.
    ACCOUNT_NOT_APPLICABLE,
    /// Currencies differ.
    CURRENCY_MISMATCH,
    /// No such tranche.
    TRANCHE_UNKNOWN,
    /// More than the tranche's size would be drawn. Limit: what is undrawn.
    TRANCHE_EXCEEDED,
    /// The tranche's money cannot enter here: neither its issuer owns the account nor its lender keeps it.
    TRANCHE_NOT_OF_ACCOUNT,
    /// Only a tranche's money can be returned.
    NOTHING_TO_RETURN,
    /// A project is named only where a tranche's money is allocated.
    PROJECT_NOT_APPLICABLE,
    /// Green money needs a project.
    PROJECT_MISSING,
    /// The project is not registered.
    PROJECT_UNKNOWN,
    /// The project may not receive money now (L9).
    PROJECT_OUT_OF_STANDING,
    /// The project was not admitted to the tranche: no code inside its framework.
    PROJECT_NOT_ADMITTED,
    /// More than the project's verified eligible cost would be allocated (L4). Limit: what is left of it.
    CAP_EXCEEDED,
    /// No document stands behind the allocation.
    EVIDENCE_MISSING,
    /// Green money needs a value date.
    VALUE_DATE_MISSING,
    /// The value date lies in the future.
    VALUE_DATE_IN_FUTURE,
    /// The value date lies before the framework's look-back.
    BEFORE_LOOK_BACK,
    /// The value date lies after the framework's allocation deadline.
    AFTER_DEADLINE,
    /// More than one receipt of other money may be: 2^96 - 1 minor units.
    AMOUNT_TOO_LARGE
}

/// What follows from a reason.
enum Verdict {
    /// Recorded.
    ACCEPT,
    /// Recorded and marked with the reason.
    FLAG,
    /// Not recorded; the refusal is an event.
    REFUSE
}
