/** What errors of accounts' rules, child tranches, budgets and the ledger's acts mean, and what to do. */
export const MONEY_ERRORS = {
  AccountRegistry_AccountUnknown: "The account is not registered. Open it first.",
  AccountRegistry_ChangeMissing:
    "No change of the account's booking rule is under way. Let the bank propose one first.",
  AccountRegistry_ChangePending:
    "A change of the account's booking rule is under way already. Let it begin, or withdraw it first.",
  AccountRegistry_NotCustodian:
    "Another bank keeps the account. Only the bank that keeps it proposes another booking rule.",
  AccountRegistry_NotOwner:
    "The account belongs to another party. A checker of its owner accepts the change; the owner or the bank withdraws it.",
  AccountRegistry_PlacementMismatch:
    "A placement account names how money is placed, and no other account does. Give the kind of placement, or leave it out.",
  AccountRegistry_RuleUnchanged: "The account is booked by this rule already. Nothing needs to be changed.",
  AccountRegistry_SameKey:
    "The key that proposed the change cannot accept it. Let a checker of the owner do it with a key of their own.",

  Budgets_CapZero: "A budget line has no cap. Give the most that may be paid on it.",
  Budgets_LineExists: "A budget line with this reference exists already. Leave it out of the request.",
  Budgets_LineIdZero: "A budget line has no id. Give its reference.",
  Budgets_LineNotOpen: "The budget line is not open. Open another one.",
  Budgets_NotOwner: "The project belongs to another party. Only a maker of its owner keeps its budget.",
  Budgets_WindowReversed:
    "The last day of a budget line lies before its first. Give the days in their order.",

  InstrumentRegistry_CodeOutsideParent:
    "A child tranche names a code that its parent's framework does not have. Use codes of the parent's framework.",
  InstrumentRegistry_LooserThanParent:
    "A child tranche asks for less than its parent promised. Make mode, evidence, placements, look-back, deadline and availability at least as strict.",
  InstrumentRegistry_ParentNotIssuers:
    "The parent tranche is not of the caller's party. Only its issuer lends its money on.",
  InstrumentRegistry_SchemeOutsideParent:
    "A child tranche has another scheme than its parent. Use the parent's scheme.",

  LotLedger_DeadlinePast: "The deadline of the request has passed. Give one that lies ahead.",
  LotLedger_EntryDiffers:
    "The entry was recorded with other facts, or from another account. Read it again and repeat the request.",
  LotLedger_FunctionUnknown: "The ledger has no such function. Use the version that fits the contracts.",
  LotLedger_NotOwner:
    "The account belongs to another party. Only its owner's keys, or its bank's, may do that.",
  LotLedger_NotPayee:
    "Neither the payee nor the payee's bank sent this. Only they say whether a payment arrived.",
  LotLedger_NothingLeaked:
    "The statement does not show so much missing of this colour. Restore at most what is still unexplained.",
  LotLedger_PaymentRefused:
    "A payment of the explanation was refused, so nothing was recorded. Its reason is in the arguments; mend it and repeat.",
  LotLedger_PaymentsExceedRestored:
    "The payments are more than what is restored. Restore as much as they took.",
  LotLedger_WrongState: "The entry is not in a state that allows this. Read it again to see where it stands.",

  MoneyPolicy_CurrencyMissing: "The threshold has no currency. Give its ISO 4217 code.",
  MoneyPolicy_ThresholdOutOfOrder:
    "A threshold begins on or after this day already. What held on earlier days keeps holding; give a later day.",
} as const;
