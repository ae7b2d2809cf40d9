import type { Day } from "./day.ts";
import type {
  AccountId,
  Address,
  AssetId,
  Bytes32,
  ClaimId,
  Colour,
  DocumentId,
  InstrumentId,
  LineId,
  MovementId,
  PartyId,
  TrancheId,
} from "./hex.ts";
import { LIEN_COMMAND_ROLE, type LienCommand } from "./liens.ts";
import { POOL_COMMAND_ROLE, type PoolCommand } from "./pools.ts";
import type { Classification, Draw, Framework } from "./rows.ts";
import type {
  AccountKind,
  AssetKind,
  BookingRule,
  ClaimEffect,
  InstrumentKind,
  KeyRole,
  Origin,
  PlacementKind,
  Spending,
  Use,
} from "./statuses.ts";

/**
 * What can be asked of the ledger: one command for each state-changing function of the contracts. The sender encodes
 * them, the model (`model/`) executes them, the gateway makes them.
 */
export type Command =
  | { kind: "admitParties"; parties: { id: PartyId; group: PartyId | null; dataRoot: Bytes32 }[] }
  | { kind: "registerCounterparties"; counterparties: { id: PartyId; dataRoot: Bytes32 }[] }
  | { kind: "setGroup"; party: PartyId; group: PartyId | null }
  | { kind: "suspendParty"; party: PartyId; reasonRoot: Bytes32 }
  | { kind: "reinstateParty"; party: PartyId; reasonRoot: Bytes32 }
  | { kind: "bindKey"; key: Address; party: PartyId; roles: KeyRole[]; validUntil: number }
  | { kind: "revokeKey"; key: Address }
  | {
      kind: "registerScheme";
      scheme: string;
      effectiveFrom: Day;
      effectiveTo: Day;
      sourceRoot: Bytes32;
      codes: string[];
    }
  | { kind: "closeScheme"; scheme: string; effectiveTo: Day }
  | { kind: "registerAssets"; assets: AssetRegistration[] }
  | { kind: "addEvidence"; asset: AssetId; evidenceRoot: Bytes32 }
  | { kind: "confirmAsset"; asset: AssetId; validUntil: number; reportRoot: Bytes32 }
  | { kind: "rejectAsset"; asset: AssetId; reportRoot: Bytes32 }
  | { kind: "suspendAsset"; asset: AssetId; reasonRoot: Bytes32 }
  | { kind: "reinstateAsset"; asset: AssetId; reasonRoot: Bytes32 }
  | { kind: "verifyCost"; project: AssetId; eligibleCost: bigint; reportRoot: Bytes32 }
  | { kind: "registerInstrument"; instrument: InstrumentRegistration }
  | { kind: "admitProjects"; colour: Colour; admissions: { project: AssetId; code: string }[] }
  | {
      kind: "registerClaimSchema";
      schema: string;
      effect: ClaimEffect;
      longestDays: number;
      challengeWindow: number;
      definitionRoot: Bytes32;
    }
  | { kind: "closeClaimSchema"; schema: string }
  | { kind: "attestClaims"; claims: Attestation[] }
  | { kind: "challengeClaim"; claim: ClaimId; reasonRoot: Bytes32 }
  | { kind: "decideChallenge"; claim: ClaimId; upheld: boolean; reasonRoot: Bytes32 }
  | { kind: "revokeClaim"; claim: ClaimId; reasonRoot: Bytes32 }
  | { kind: "requirePermit"; asset: AssetId; schema: string }
  | { kind: "waivePermit"; asset: AssetId; schema: string; reasonRoot: Bytes32 }
  | { kind: "openAccounts"; accounts: AccountRegistration[] }
  | { kind: "proposeRule"; account: AccountId; rule: BookingRule }
  | { kind: "acceptRule"; account: AccountId }
  | { kind: "withdrawRule"; account: AccountId }
  | { kind: "setEntrustedThreshold"; currency: string; from: Day; above: bigint; sourceRoot: Bytes32 }
  | { kind: "openLines"; project: AssetId; lines: LineRegistration[] }
  | { kind: "closeLine"; line: LineId }
  | { kind: "recordReceipts"; receipts: Receipt[] }
  | { kind: "recordPayments"; account: AccountId; payments: Payment[] }
  | { kind: "requestPayments"; account: AccountId; payments: Payment[]; deadline: number }
  | { kind: "releasePayments"; account: AccountId; payments: Payment[] }
  | { kind: "cancelPayments"; account: AccountId; payments: MovementId[] }
  | { kind: "confirmPayment"; payment: MovementId; entry: Entry }
  | { kind: "disputePayment"; payment: MovementId; entry: Entry; reasonRoot: Bytes32 }
  | { kind: "reverseEntries"; reversals: Reversal[] }
  | { kind: "stateBalances"; statements: Statement[] }
  | { kind: "explainShortfall"; explanation: Explanation }
  | { kind: "lendMoney"; account: AccountId; lendings: Lending[] }
  | { kind: "convertMoney"; account: AccountId; conversions: Conversion[] }
  | LienCommand
  | { kind: "openEvidenceKey"; keyId: number; from: Day; commitment: Bytes32 }
  | { kind: "closeEvidenceKey"; keyId: number }
  | { kind: "registerDocuments"; documents: DocumentRegistration[] }
  | { kind: "acknowledgeDocument"; document: DocumentId; reasonRoot: Bytes32 }
  | PoolCommand;

/** The command of one kind. */
export type CommandOf<K extends Command["kind"]> = Extract<Command, { kind: K }>;

export interface AssetRegistration {
  id: AssetId;
  kind: AssetKind;
  currency: string;
  evidenceRoot: Bytes32;
  classifications: Classification[];
  parents: AssetId[];
}

export interface InstrumentRegistration {
  id: InstrumentId;
  kind: InstrumentKind;
  currency: string;
  payingAgent: PartyId;
  approvedOn: Day;
  /** 0 if money that comes back can always be used again. */
  availableUntil: Day;
  termsRoot: Bytes32;
  framework: Framework;
  /** Parent 0: funded from outside. */
  tranches: { id: TrancheId; size: bigint; parent: Colour }[];
}

export interface Attestation {
  id: ClaimId;
  schema: string;
  subject: AssetId;
  dataRoot: Bytes32;
  /** Seconds. */
  validFrom: number;
  /** First second at which it is no longer valid; 0 for no end. */
  validUntil: number;
  /** Claims that it stands or falls with. */
  references: ClaimId[];
}

export interface AccountRegistration {
  id: AccountId;
  kind: Exclude<AccountKind, "none">;
  rule: BookingRule;
  placement: PlacementKind;
  /** 0 if on demand, or no placement. */
  placedUntil: Day;
  currency: string;
  owner: PartyId;
  dataRoot: Bytes32;
}

export interface Receipt {
  id: MovementId;
  account: AccountId;
  colour: Colour;
  amount: bigint;
  origin: Origin;
  payer: PartyId | null;
  valueDate: Day;
  dataRoot: Bytes32;
}

export interface Payment {
  id: MovementId;
  amount: bigint;
  use: Use;
  /** Paid by the lender to the named payee on the borrower's request (受托支付). */
  entrusted: boolean;
  payee: PartyId;
  payeeBank: PartyId | null;
  payeeAccount: AccountId | null;
  project: AssetId | null;
  line: LineId | null;
  valueDate: Day;
  dataRoot: Bytes32;
  /** What is drawn of each colour; empty: as the account's booking rule says. */
  draws: Draw[];
  /** Documents of the evidence set that it uses up. */
  documents: DocumentId[];
}

export interface LineRegistration {
  id: LineId;
  cap: bigint;
  /** Null for any payee at arm's length. */
  payee: PartyId | null;
  /** 0 for no limit. */
  from: Day;
  until: Day;
  spending: Spending;
  dataRoot: Bytes32;
}

/** What the ledger is told again of an entry: it keeps a digest only. Made from the index by `entryOf`. */
export interface Entry {
  account: AccountId;
  use: Use;
  payee: PartyId | null;
  payeeBank: PartyId | null;
  payeeAccount: AccountId | null;
  project: AssetId | null;
  line: LineId | null;
  /** In the order in which they were drawn. */
  draws: Draw[];
}

export interface Reversal {
  id: MovementId;
  target: MovementId;
  entry: Entry;
  amount: bigint;
  /** Reported in error; else a payee sent money back. */
  correction: boolean;
  valueDate: Day;
  dataRoot: Bytes32;
}

export interface Statement {
  id: MovementId;
  account: AccountId;
  day: Day;
  closing: bigint;
  statementRoot: Bytes32;
}

export interface Explanation {
  id: MovementId;
  statement: MovementId;
  account: AccountId;
  restored: Draw[];
  dataRoot: Bytes32;
  payments: Payment[];
}

export interface Lending {
  id: MovementId;
  into: Colour;
  amount: bigint;
  to: AccountId;
  valueDate: Day;
  dataRoot: Bytes32;
}

export interface Conversion {
  id: MovementId;
  colour: Colour;
  sold: bigint;
  into: Colour;
  bought: bigint;
  to: AccountId;
  /** Minor units bought for one sold, times 10^18. */
  rate: bigint;
  sourceRoot: Bytes32;
  valueDate: Day;
  dataRoot: Bytes32;
}

/** A document under one network key. */
export interface Fingerprint {
  keyId: number;
  exact: Bytes32;
  /** Null if the facts do not allow it. */
  near: Bytes32 | null;
  /** Neighbouring buckets, at most 8. */
  nearby: Bytes32[];
}

export interface DocumentRegistration {
  /** By ascending key. */
  fingerprints: Fingerprint[];
  dataRoot: Bytes32;
}

/** The role bit, or `operator`, that a key needs to send a command. */
export type CommandRole = KeyRole | "operator";

export const COMMAND_ROLE: { [K in Command["kind"]]: readonly CommandRole[] } = {
  admitParties: ["operator"],
  registerCounterparties: ["maker"],
  setGroup: ["operator"],
  suspendParty: ["operator"],
  reinstateParty: ["operator"],
  bindKey: ["operator"],
  revokeKey: ["operator"],
  registerScheme: ["operator"],
  closeScheme: ["operator"],
  registerAssets: ["maker"],
  addEvidence: ["maker"],
  confirmAsset: ["verifier"],
  rejectAsset: ["verifier"],
  suspendAsset: ["verifier", "regulator"],
  reinstateAsset: ["verifier", "regulator"],
  verifyCost: ["verifier"],
  registerInstrument: ["maker"],
  admitProjects: ["maker"],
  registerClaimSchema: ["operator"],
  closeClaimSchema: ["operator"],
  attestClaims: ["verifier", "regulator"],
  challengeClaim: ["maker", "checker", "verifier", "regulator"],
  decideChallenge: ["regulator"],
  revokeClaim: ["verifier", "regulator"],
  requirePermit: ["verifier"],
  waivePermit: ["verifier"],
  openAccounts: ["custodian"],
  proposeRule: ["custodian"],
  acceptRule: ["checker"],
  withdrawRule: ["custodian", "checker"],
  setEntrustedThreshold: ["operator"],
  openLines: ["maker"],
  closeLine: ["maker"],
  recordReceipts: ["custodian"],
  recordPayments: ["custodian"],
  requestPayments: ["maker"],
  releasePayments: ["custodian"],
  cancelPayments: ["maker", "checker", "custodian"],
  confirmPayment: ["custodian", "checker"],
  disputePayment: ["custodian", "checker"],
  reverseEntries: ["custodian"],
  stateBalances: ["custodian"],
  explainShortfall: ["custodian"],
  lendMoney: ["custodian"],
  convertMoney: ["custodian"],
  ...LIEN_COMMAND_ROLE,
  openEvidenceKey: ["operator"],
  closeEvidenceKey: ["operator"],
  registerDocuments: ["maker", "custodian"],
  acknowledgeDocument: ["checker"],
  ...POOL_COMMAND_ROLE,
};
