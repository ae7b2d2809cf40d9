// Generated from contracts/ by `npm run generate`.

/** contracts/registry/IAccountRegistry.sol */
export const AccountKind = { NONE: 0, PROCEEDS: 1, OPERATING: 2, POOL: 3 } as const;
export const accountKindNames = ["NONE","PROCEEDS","OPERATING","POOL"] as const;
export type AccountKindName = keyof typeof AccountKind;

/** contracts/registry/IAssetRegistry.sol */
export const AssetKind = { PROJECT: 0, BUILDING: 1, EQUIPMENT: 2, VEHICLE: 3, NATURAL: 4, OTHER: 5 } as const;
export const assetKindNames = ["PROJECT","BUILDING","EQUIPMENT","VEHICLE","NATURAL","OTHER"] as const;
export type AssetKindName = keyof typeof AssetKind;

/** contracts/registry/IAssetRegistry.sol */
export const AssetStatus = { NONE: 0, SUGGESTED: 1, CONFIRMED: 2, REJECTED: 3, SUSPENDED: 4 } as const;
export const assetStatusNames = ["NONE","SUGGESTED","CONFIRMED","REJECTED","SUSPENDED"] as const;
export type AssetStatusName = keyof typeof AssetStatus;

/** contracts/registry/IInstrumentRegistry.sol */
export const InstrumentKind = { BOND: 0, LOAN: 1, FACILITY: 2, ABS: 3, RELENDING: 4 } as const;
export const instrumentKindNames = ["BOND","LOAN","FACILITY","ABS","RELENDING"] as const;
export type InstrumentKindName = keyof typeof InstrumentKind;

/** contracts/registry/IInstrumentRegistry.sol */
export const Mode = { STRICT: 0, FLAG: 1 } as const;
export const modeNames = ["STRICT","FLAG"] as const;
export type ModeName = keyof typeof Mode;

/** contracts/types/Money.sol */
export const Origin = { OPENING_BALANCE: 0, PROCEEDS: 1, INCOME: 2, REFUND: 3 } as const;
export const originNames = ["OPENING_BALANCE","PROCEEDS","INCOME","REFUND"] as const;
export type OriginName = keyof typeof Origin;

/** contracts/access/IPartyRegistry.sol */
export const PartyStatus = { NONE: 0, ACTIVE: 1, SUSPENDED: 2 } as const;
export const partyStatusNames = ["NONE","ACTIVE","SUSPENDED"] as const;
export type PartyStatusName = keyof typeof PartyStatus;

/** contracts/types/Reason.sol */
export const Reason = { NONE: 0, ALREADY_RECORDED: 1, AMOUNT_ZERO: 2, FUNDS_INSUFFICIENT: 3, PAYER_SUSPENDED: 4, PAYEE_UNKNOWN: 5, PAYEE_SUSPENDED: 6, PAYEE_AFFILIATED: 7, PAYEE_NOT_ENTITLED: 8, ACCOUNT_UNKNOWN: 9, ACCOUNT_NOT_PAYEES: 10, ACCOUNT_SAME: 11, ACCOUNT_NOT_APPLICABLE: 12, CURRENCY_MISMATCH: 13, TRANCHE_UNKNOWN: 14, TRANCHE_EXCEEDED: 15, TRANCHE_NOT_OF_ACCOUNT: 16, NOTHING_TO_RETURN: 17, PROJECT_NOT_APPLICABLE: 18, PROJECT_MISSING: 19, PROJECT_UNKNOWN: 20, PROJECT_OUT_OF_STANDING: 21, PROJECT_NOT_ADMITTED: 22, CAP_EXCEEDED: 23, EVIDENCE_MISSING: 24, VALUE_DATE_MISSING: 25, VALUE_DATE_IN_FUTURE: 26, BEFORE_LOOK_BACK: 27, AFTER_DEADLINE: 28, AMOUNT_TOO_LARGE: 29 } as const;
export const reasonNames = ["NONE","ALREADY_RECORDED","AMOUNT_ZERO","FUNDS_INSUFFICIENT","PAYER_SUSPENDED","PAYEE_UNKNOWN","PAYEE_SUSPENDED","PAYEE_AFFILIATED","PAYEE_NOT_ENTITLED","ACCOUNT_UNKNOWN","ACCOUNT_NOT_PAYEES","ACCOUNT_SAME","ACCOUNT_NOT_APPLICABLE","CURRENCY_MISMATCH","TRANCHE_UNKNOWN","TRANCHE_EXCEEDED","TRANCHE_NOT_OF_ACCOUNT","NOTHING_TO_RETURN","PROJECT_NOT_APPLICABLE","PROJECT_MISSING","PROJECT_UNKNOWN","PROJECT_OUT_OF_STANDING","PROJECT_NOT_ADMITTED","CAP_EXCEEDED","EVIDENCE_MISSING","VALUE_DATE_MISSING","VALUE_DATE_IN_FUTURE","BEFORE_LOOK_BACK","AFTER_DEADLINE","AMOUNT_TOO_LARGE"] as const;
export type ReasonName = keyof typeof Reason;

/** contracts/access/Roles.sol */
export const Roles = { OPERATOR: 1n, UPGRADER: 2n, GUARDIAN: 3n, MAKER: 1, CHECKER: 2, CUSTODIAN: 4, VERIFIER: 8, REGULATOR: 16 } as const;

/** contracts/types/Money.sol */
export const Use = { TRANSFER: 0, ALLOCATE: 1, RETURN: 2, FEE: 3 } as const;
export const useNames = ["TRANSFER","ALLOCATE","RETURN","FEE"] as const;
export type UseName = keyof typeof Use;

/** contracts/types/Reason.sol */
export const Verdict = { ACCEPT: 0, FLAG: 1, REFUSE: 2 } as const;
export const verdictNames = ["ACCEPT","FLAG","REFUSE"] as const;
export type VerdictName = keyof typeof Verdict;
