// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// Why an entry was refused or flagged. A code, never a text: the texts (zh, en) are one table off
/// chain. Numbers are never reused; new reasons go to the end.
enum Reason {
    /// Nothing to object to.
    NONE,
    /// The id was recorded before: a payment resolves once.
    ALREADY_RECORDED,
    /// Amounts are positive.
    AMOUNT_ZERO,
    /// The account holds less, of this colour or, where its booking rule decides, in all. Limit: what it holds.
    FUNDS_INSUFFICIENT,
    /// The account's owner is suspended.
    PAYER_SUSPENDED,
    /// The payee is not registered.
    PAYEE_UNKNOWN,
    /// The payee is suspended.
    PAYEE_SUSPENDED,
    /// The payee belongs to the payer's control group: inside it, money keeps its colour and can only be transferred. Nor
    /// is it allocated to the group of the tranche's issuer.
    PAYEE_AFFILIATED,
    /// This use of money has one lawful payee (return: whom the instrument names; fee: the custodian).
    PAYEE_NOT_ENTITLED,
    /// The payee's account is not registered.
    ACCOUNT_UNKNOWN,
    /// The account does not belong to the payee.
    ACCOUNT_NOT_PAYEES,
    /// A transfer from an account to itself.
    ACCOUNT_SAME,
    /// Only a transfer, or the return of on-lent money, names the payee's account.
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
    /// A project or line is named only where money is allocated.
    PROJECT_NOT_APPLICABLE,
    /// Green money needs a project.
    PROJECT_MISSING,
    /// The project is not registered.
    PROJECT_UNKNOWN,
    /// The project may not receive money now (L9): its label, a permit that it needs, or a penalty.
    PROJECT_OUT_OF_STANDING,
    /// The project was not admitted to the tranche: no code inside its framework.
    PROJECT_NOT_ADMITTED,
    /// More than the project's verified eligible cost would be allocated (L4). Limit: what is left of it.
    CAP_EXCEEDED,
    /// No document stands behind the allocation; under a framework that asks for it, none of the evidence set.
    EVIDENCE_MISSING,
    /// Green money needs a value date.
    VALUE_DATE_MISSING,
    /// The value date lies in the future.
    VALUE_DATE_IN_FUTURE,
    /// The value date lies before the framework's look-back.
    BEFORE_LOOK_BACK,
    /// The value date lies after the framework's allocation deadline.
    AFTER_DEADLINE,
    /// More than one entry may bring in: 2^96 - 1 minor units.
    AMOUNT_TOO_LARGE,
    /// A document is not in the evidence set.
    EVIDENCE_UNKNOWN,
    /// A document is like another one, and nobody has taken the responsibility for it.
    EVIDENCE_SUSPECT,
    /// A document was used for this purpose before, or is named twice (L7).
    EVIDENCE_USED,
    /// A document serves another project.
    EVIDENCE_OTHER_PROJECT,
    /// The account is booked as its owner specifies, and no draws were given.
    DRAWS_MISSING,
    /// The draws do not sum to the amount, or name a colour twice. Limit: their sum.
    DRAWS_UNEQUAL,
    /// The draws are not what the account's booking rule gives. Limit: what it gives for this colour.
    DRAW_AGAINST_RULE,
    /// The account would hold more colours than one may. Limit: how many that is.
    COLOURS_EXCEEDED,
    /// The account failed its newest statement: until one balances, money only comes in.
    ACCOUNT_BROKEN,
    /// A statement has closed this day: only a counter-entry can still change it.
    DAY_CLOSED,
    /// No payment was requested under this id, or it is no longer open.
    REQUEST_NOT_OPEN,
    /// What is released is not what was requested.
    REQUEST_DIFFERS,
    /// The request has run out.
    REQUEST_EXPIRED,
    /// One key cannot both prepare and approve.
    SAME_KEY,
    /// The payee's bank is the payer's: it cannot confirm its own report.
    PAYEE_BANK_SAME,
    /// The project has a budget, and the payment names no line of it.
    LINE_MISSING,
    /// The line is not one of the project's, or is closed.
    LINE_NOT_OPEN,
    /// The line is for another payee.
    LINE_NOT_PAYEES,
    /// The value date lies outside the line's window.
    LINE_OUTSIDE_WINDOW,
    /// More than the line's cap would be used (L4). Limit: what is left of it.
    LINE_EXCEEDED,
    /// Spent before the instrument was approved, on a line for new spending: that is refinancing.
    LINE_NOT_FOR_REFINANCING,
    /// A single payment above the threshold must be entrusted: paid by the lender to the named payee. Limit: the
    /// threshold.
    ENTRUSTED_PAYMENT_REQUIRED,
    /// The framework does not allow idle money to be placed this way.
    PLACEMENT_NOT_ALLOWED,
    /// A child tranche is funded out of its parent only, and only a child is.
    TRANCHE_PARENT_MISMATCH,
    /// Only the lender puts its tranche's money into a loan.
    LENDER_NOT_ENTITLED,
    /// More would be repaid than is out. Limit: what is out.
    REPAYMENT_EXCEEDED,
    /// The rate does not give the amount bought, to the minor unit.
    RATE_MISMATCH,
    /// No entry was recorded under the id that is to be reversed, or not with these facts.
    ENTRY_UNKNOWN,
    /// Money that went on to another account is sent back from there; loans and exchanges are undone by their opposite;
    /// a receipt is undone as a correction only.
    ENTRY_NOT_REVERSIBLE,
    /// More would be reversed than stands. Limit: what stands.
    REVERSAL_EXCEEDED,
    /// A later day was stated already, or the account's own bank recorded money of a later day.
    STATEMENT_OUT_OF_ORDER,
    /// Only a statement finds money that nobody explains.
    ORIGIN_NOT_APPLICABLE
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
