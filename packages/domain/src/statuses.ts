/** Enumerations of the contracts: the position in each list is the number on chain. Parity is tested. */
export const PARTY_STATUSES = ["none", "active", "suspended"] as const;
export const ASSET_KINDS = ["project", "building", "equipment", "vehicle", "natural", "other"] as const;
export const ASSET_STATUSES = ["none", "suggested", "confirmed", "rejected", "suspended"] as const;
export const INSTRUMENT_KINDS = ["bond", "loan", "facility", "abs", "relending"] as const;
export const MODES = ["strict", "flag"] as const;
export const ACCOUNT_KINDS = ["none", "proceeds", "operating", "pool", "placement"] as const;
export const BOOKING_RULES = ["specified", "fifo", "prorata"] as const;
export const PLACEMENT_KINDS = [
  "none",
  "deposit",
  "treasury",
  "policy_bank_bond",
  "money_market",
  "other",
] as const;
export const USES = ["transfer", "allocate", "return", "fee"] as const;
export const ORIGINS = [
  "opening_balance",
  "proceeds",
  "income",
  "refund",
  "repayment",
  "unexplained",
] as const;
export const SPENDINGS = ["new", "refinancing"] as const;
export const ENTRY_STATES = [
  "none",
  "received",
  "requested",
  "void",
  "paid",
  "confirmed",
  "disputed",
  "reversal",
  "statement",
  "explanation",
  "lending",
  "conversion",
  "repaid",
] as const;
export const CLAIM_EFFECTS = ["information", "permit", "penalty"] as const;
export const CLAIM_STATUSES = ["none", "active", "challenged", "rejected", "revoked"] as const;
export const EVIDENCE_KEY_STATUSES = ["none", "open", "closed"] as const;
export const DOCUMENT_STATUSES = ["none", "registered", "suspect", "acknowledged"] as const;
/** What became of one registration of a document. */
export const DOCUMENT_OUTCOMES = ["registered", "known", "suspect", "conflict"] as const;
/** What a document is used for, once each (L7). */
export const PURPOSES = ["allocate", "finance"] as const;

export type PartyStatus = (typeof PARTY_STATUSES)[number];
export type AssetKind = (typeof ASSET_KINDS)[number];
export type AssetStatus = (typeof ASSET_STATUSES)[number];
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];
export type Mode = (typeof MODES)[number];
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
export type BookingRule = (typeof BOOKING_RULES)[number];
export type PlacementKind = (typeof PLACEMENT_KINDS)[number];
export type Spending = (typeof SPENDINGS)[number];
export type EntryState = (typeof ENTRY_STATES)[number];
export type Use = (typeof USES)[number];
export type ClaimEffect = (typeof CLAIM_EFFECTS)[number];
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];
export type Origin = (typeof ORIGINS)[number];
export type EvidenceKeyStatus = (typeof EVIDENCE_KEY_STATUSES)[number];
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];
export type DocumentOutcome = (typeof DOCUMENT_OUTCOMES)[number];
export type Purpose = (typeof PURPOSES)[number];

/** Bits of a key, as in `contracts/access/Roles.sol`. */
export const ROLE_BITS = { maker: 1, checker: 2, custodian: 4, verifier: 8, regulator: 16 } as const;
export type KeyRole = keyof typeof ROLE_BITS;

/** The name at a position of one of the lists above. Throws RangeError for a number that no contract emits. */
export function nameAt<const T extends readonly string[]>(list: T, value: number): T[number] {
  const name = list[value];
  if (name === undefined) throw new RangeError(`no name at ${value} in ${list.join(", ")}`);
  return name;
}

/** The roles whose bits are set. */
export function rolesIn(bits: number): KeyRole[] {
  return (Object.keys(ROLE_BITS) as KeyRole[]).filter((role) => (bits & ROLE_BITS[role]) !== 0);
}

/** The bits of a list of roles. */
export function bitsOf(roles: readonly KeyRole[]): number {
  return roles.reduce((bits, role) => bits | ROLE_BITS[role], 0);
}
