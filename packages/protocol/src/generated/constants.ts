// Generated from contracts/ by `npm run generate`.

/** contracts/registry/IAccountRegistry.sol */
export const AccountKind = { NONE: 0, PROCEEDS: 1, OPERATING: 2, POOL: 3, PLACEMENT: 4 } as const;
export const accountKindNames = ["NONE","PROCEEDS","OPERATING","POOL","PLACEMENT"] as const;
export type AccountKindName = keyof typeof AccountKind;

/** contracts/registry/IAssetRegistry.sol */
export const AssetKind = { PROJECT: 0, BUILDING: 1, EQUIPMENT: 2, VEHICLE: 3, NATURAL: 4, OTHER: 5 } as const;
export const assetKindNames = ["PROJECT","BUILDING","EQUIPMENT","VEHICLE","NATURAL","OTHER"] as const;
export type AssetKindName = keyof typeof AssetKind;

/** contracts/registry/IAssetRegistry.sol */
export const AssetStatus = { NONE: 0, SUGGESTED: 1, CONFIRMED: 2, REJECTED: 3, SUSPENDED: 4 } as const;
export const assetStatusNames = ["NONE","SUGGESTED","CONFIRMED","REJECTED","SUSPENDED"] as const;
export type AssetStatusName = keyof typeof AssetStatus;

/** contracts/registry/IAccountRegistry.sol */
export const BookingRule = { SPECIFIED: 0, FIFO: 1, PRORATA: 2 } as const;
export const bookingRuleNames = ["SPECIFIED","FIFO","PRORATA"] as const;
export type BookingRuleName = keyof typeof BookingRule;

/** contracts/registry/IClaimRegistry.sol */
export const ClaimStatus = { NONE: 0, ACTIVE: 1, CHALLENGED: 2, REJECTED: 3, REVOKED: 4 } as const;
export const claimStatusNames = ["NONE","ACTIVE","CHALLENGED","REJECTED","REVOKED"] as const;
export type ClaimStatusName = keyof typeof ClaimStatus;

/** contracts/trade/IEvidenceBook.sol */
export const DocumentStatus = { NONE: 0, REGISTERED: 1, SUSPECT: 2, ACKNOWLEDGED: 3 } as const;
export const documentStatusNames = ["NONE","REGISTERED","SUSPECT","ACKNOWLEDGED"] as const;
export type DocumentStatusName = keyof typeof DocumentStatus;

/** contracts/registry/IClaimRegistry.sol */
export const Effect = { INFORMATION: 0, PERMIT: 1, PENALTY: 2 } as const;
export const effectNames = ["INFORMATION","PERMIT","PENALTY"] as const;
export type EffectName = keyof typeof Effect;

/** contracts/money/IEntries.sol */
export const EntryState = { NONE: 0, RECEIVED: 1, REQUESTED: 2, VOID: 3, PAID: 4, CONFIRMED: 5, DISPUTED: 6, REVERSAL: 7, STATEMENT: 8, EXPLANATION: 9, LENDING: 10, CONVERSION: 11, REPAID: 12 } as const;
export const entryStateNames = ["NONE","RECEIVED","REQUESTED","VOID","PAID","CONFIRMED","DISPUTED","REVERSAL","STATEMENT","EXPLANATION","LENDING","CONVERSION","REPAID"] as const;
export type EntryStateName = keyof typeof EntryState;

/** contracts/types/Pools.sol */
export const FlowKind = { PRINCIPAL: 0, INTEREST: 1, RECOVERY: 2 } as const;
export const flowKindNames = ["PRINCIPAL","INTEREST","RECOVERY"] as const;
export type FlowKindName = keyof typeof FlowKind;

/** contracts/registry/IInstrumentRegistry.sol */
export const InstrumentKind = { BOND: 0, LOAN: 1, FACILITY: 2, ABS: 3, RELENDING: 4 } as const;
export const instrumentKindNames = ["BOND","LOAN","FACILITY","ABS","RELENDING"] as const;
export type InstrumentKindName = keyof typeof InstrumentKind;

/** contracts/types/Pools.sol */
export const ItemStatus = { NONE: 0, OFFERED: 1, ACCEPTED: 2, REMOVED: 3, SUBSTITUTED: 4 } as const;
export const itemStatusNames = ["NONE","OFFERED","ACCEPTED","REMOVED","SUBSTITUTED"] as const;
export type ItemStatusName = keyof typeof ItemStatus;

/** contracts/trade/IEvidenceBook.sol */
export const KeyStatus = { NONE: 0, OPEN: 1, CLOSED: 2 } as const;
export const keyStatusNames = ["NONE","OPEN","CLOSED"] as const;
export type KeyStatusName = keyof typeof KeyStatus;

/** contracts/trade/ILienBook.sol */
export const LienClass = { MORTGAGE: 0, PLEDGE: 1, ASSIGNMENT: 2, RELENDING_PLEDGE: 3, SALE: 4, SECURITISATION: 5 } as const;
export const lienClassNames = ["MORTGAGE","PLEDGE","ASSIGNMENT","RELENDING_PLEDGE","SALE","SECURITISATION"] as const;
export type LienClassName = keyof typeof LienClass;

/** contracts/trade/ILienBook.sol */
export const LienStatus = { NONE: 0, OFFERED: 1, ACTIVE: 2, WITHDRAWN: 3, DECLINED: 4, RELEASED: 5 } as const;
export const lienStatusNames = ["NONE","OFFERED","ACTIVE","WITHDRAWN","DECLINED","RELEASED"] as const;
export type LienStatusName = keyof typeof LienStatus;

/** contracts/registry/IInstrumentRegistry.sol */
export const Mode = { STRICT: 0, FLAG: 1 } as const;
export const modeNames = ["STRICT","FLAG"] as const;
export type ModeName = keyof typeof Mode;

/** contracts/types/Objects.sol */
export const ObjectKind = { ASSET: 0, LOAN: 1, RECEIVABLE: 2 } as const;
export const objectKindNames = ["ASSET","LOAN","RECEIVABLE"] as const;
export type ObjectKindName = keyof typeof ObjectKind;

/** contracts/types/Money.sol */
export const Origin = { OPENING_BALANCE: 0, PROCEEDS: 1, INCOME: 2, REFUND: 3, REPAYMENT: 4, UNEXPLAINED: 5 } as const;
export const originNames = ["OPENING_BALANCE","PROCEEDS","INCOME","REFUND","REPAYMENT","UNEXPLAINED"] as const;
export type OriginName = keyof typeof Origin;

/** contracts/trade/IEvidenceBook.sol */
export const Outcome = { REGISTERED: 0, KNOWN: 1, SUSPECT: 2, CONFLICT: 3 } as const;
export const outcomeNames = ["REGISTERED","KNOWN","SUSPECT","CONFLICT"] as const;
export type OutcomeName = keyof typeof Outcome;

/** contracts/access/IPartyRegistry.sol */
export const PartyStatus = { NONE: 0, ACTIVE: 1, SUSPENDED: 2 } as const;
export const partyStatusNames = ["NONE","ACTIVE","SUSPENDED"] as const;
export type PartyStatusName = keyof typeof PartyStatus;

/** contracts/registry/IAccountRegistry.sol */
export const PlacementKind = { NONE: 0, DEPOSIT: 1, TREASURY: 2, POLICY_BANK_BOND: 3, MONEY_MARKET: 4, OTHER: 5 } as const;
export const placementKindNames = ["NONE","DEPOSIT","TREASURY","POLICY_BANK_BOND","MONEY_MARKET","OTHER"] as const;
export type PlacementKindName = keyof typeof PlacementKind;

/** contracts/types/Pools.sol */
export const PoolStatus = { NONE: 0, FORMING: 1, CLOSED: 2 } as const;
export const poolStatusNames = ["NONE","FORMING","CLOSED"] as const;
export type PoolStatusName = keyof typeof PoolStatus;

/** contracts/trade/IEvidenceBook.sol */
export const Purpose = { ALLOCATE: 0, FINANCE: 1 } as const;
export const purposeNames = ["ALLOCATE","FINANCE"] as const;
export type PurposeName = keyof typeof Purpose;

/** contracts/types/Reason.sol */
export const Reason = { NONE: 0, ALREADY_RECORDED: 1, AMOUNT_ZERO: 2, FUNDS_INSUFFICIENT: 3, PAYER_SUSPENDED: 4, PAYEE_UNKNOWN: 5, PAYEE_SUSPENDED: 6, PAYEE_AFFILIATED: 7, PAYEE_NOT_ENTITLED: 8, ACCOUNT_UNKNOWN: 9, ACCOUNT_NOT_PAYEES: 10, ACCOUNT_SAME: 11, ACCOUNT_NOT_APPLICABLE: 12, CURRENCY_MISMATCH: 13, TRANCHE_UNKNOWN: 14, TRANCHE_EXCEEDED: 15, TRANCHE_NOT_OF_ACCOUNT: 16, NOTHING_TO_RETURN: 17, PROJECT_NOT_APPLICABLE: 18, PROJECT_MISSING: 19, PROJECT_UNKNOWN: 20, PROJECT_OUT_OF_STANDING: 21, PROJECT_NOT_ADMITTED: 22, CAP_EXCEEDED: 23, EVIDENCE_MISSING: 24, VALUE_DATE_MISSING: 25, VALUE_DATE_IN_FUTURE: 26, BEFORE_LOOK_BACK: 27, AFTER_DEADLINE: 28, AMOUNT_TOO_LARGE: 29, EVIDENCE_UNKNOWN: 30, EVIDENCE_SUSPECT: 31, EVIDENCE_USED: 32, EVIDENCE_OTHER_PROJECT: 33, DRAWS_MISSING: 34, DRAWS_UNEQUAL: 35, DRAW_AGAINST_RULE: 36, COLOURS_EXCEEDED: 37, ACCOUNT_BROKEN: 38, DAY_CLOSED: 39, REQUEST_NOT_OPEN: 40, REQUEST_DIFFERS: 41, REQUEST_EXPIRED: 42, SAME_KEY: 43, PAYEE_BANK_SAME: 44, LINE_MISSING: 45, LINE_NOT_OPEN: 46, LINE_NOT_PAYEES: 47, LINE_OUTSIDE_WINDOW: 48, LINE_EXCEEDED: 49, LINE_NOT_FOR_REFINANCING: 50, ENTRUSTED_PAYMENT_REQUIRED: 51, PLACEMENT_NOT_ALLOWED: 52, TRANCHE_PARENT_MISMATCH: 53, LENDER_NOT_ENTITLED: 54, REPAYMENT_EXCEEDED: 55, RATE_MISMATCH: 56, ENTRY_UNKNOWN: 57, ENTRY_NOT_REVERSIBLE: 58, REVERSAL_EXCEEDED: 59, STATEMENT_OUT_OF_ORDER: 60, ORIGIN_NOT_APPLICABLE: 61 } as const;
export const reasonNames = ["NONE","ALREADY_RECORDED","AMOUNT_ZERO","FUNDS_INSUFFICIENT","PAYER_SUSPENDED","PAYEE_UNKNOWN","PAYEE_SUSPENDED","PAYEE_AFFILIATED","PAYEE_NOT_ENTITLED","ACCOUNT_UNKNOWN","ACCOUNT_NOT_PAYEES","ACCOUNT_SAME","ACCOUNT_NOT_APPLICABLE","CURRENCY_MISMATCH","TRANCHE_UNKNOWN","TRANCHE_EXCEEDED","TRANCHE_NOT_OF_ACCOUNT","NOTHING_TO_RETURN","PROJECT_NOT_APPLICABLE","PROJECT_MISSING","PROJECT_UNKNOWN","PROJECT_OUT_OF_STANDING","PROJECT_NOT_ADMITTED","CAP_EXCEEDED","EVIDENCE_MISSING","VALUE_DATE_MISSING","VALUE_DATE_IN_FUTURE","BEFORE_LOOK_BACK","AFTER_DEADLINE","AMOUNT_TOO_LARGE","EVIDENCE_UNKNOWN","EVIDENCE_SUSPECT","EVIDENCE_USED","EVIDENCE_OTHER_PROJECT","DRAWS_MISSING","DRAWS_UNEQUAL","DRAW_AGAINST_RULE","COLOURS_EXCEEDED","ACCOUNT_BROKEN","DAY_CLOSED","REQUEST_NOT_OPEN","REQUEST_DIFFERS","REQUEST_EXPIRED","SAME_KEY","PAYEE_BANK_SAME","LINE_MISSING","LINE_NOT_OPEN","LINE_NOT_PAYEES","LINE_OUTSIDE_WINDOW","LINE_EXCEEDED","LINE_NOT_FOR_REFINANCING","ENTRUSTED_PAYMENT_REQUIRED","PLACEMENT_NOT_ALLOWED","TRANCHE_PARENT_MISMATCH","LENDER_NOT_ENTITLED","REPAYMENT_EXCEEDED","RATE_MISMATCH","ENTRY_UNKNOWN","ENTRY_NOT_REVERSIBLE","REVERSAL_EXCEEDED","STATEMENT_OUT_OF_ORDER","ORIGIN_NOT_APPLICABLE"] as const;
export type ReasonName = keyof typeof Reason;

/** contracts/access/Roles.sol */
export const Roles = { OPERATOR: 1n, UPGRADER: 2n, GUARDIAN: 3n, DESK: 4n, MAKER: 1, CHECKER: 2, CUSTODIAN: 4, VERIFIER: 8, REGULATOR: 16 } as const;

/** contracts/types/Budget.sol */
export const Spending = { NEW: 0, REFINANCING: 1 } as const;
export const spendingNames = ["NEW","REFINANCING"] as const;
export type SpendingName = keyof typeof Spending;

/** contracts/types/Pools.sol */
export const SubstitutionStatus = { NONE: 0, PROPOSED: 1, APPROVED: 2, COMPLETED: 3, WITHDRAWN: 4 } as const;
export const substitutionStatusNames = ["NONE","PROPOSED","APPROVED","COMPLETED","WITHDRAWN"] as const;
export type SubstitutionStatusName = keyof typeof SubstitutionStatus;

/** contracts/trade/ITransferDesk.sol */
export const TransferStatus = { NONE: 0, OFFERED: 1, ACCEPTED: 2, WITHDRAWN: 3, DECLINED: 4 } as const;
export const transferStatusNames = ["NONE","OFFERED","ACCEPTED","WITHDRAWN","DECLINED"] as const;
export type TransferStatusName = keyof typeof TransferStatus;

/** contracts/types/Money.sol */
export const Use = { TRANSFER: 0, ALLOCATE: 1, RETURN: 2, FEE: 3 } as const;
export const useNames = ["TRANSFER","ALLOCATE","RETURN","FEE"] as const;
export type UseName = keyof typeof Use;

/** contracts/types/Reason.sol */
export const Verdict = { ACCEPT: 0, FLAG: 1, REFUSE: 2 } as const;
export const verdictNames = ["ACCEPT","FLAG","REFUSE"] as const;
export type VerdictName = keyof typeof Verdict;
