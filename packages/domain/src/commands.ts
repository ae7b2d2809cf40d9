import type { Day } from "./day.ts";
import type {
  AccountId,
  Address,
  AssetId,
  Bytes32,
  Colour,
  InstrumentId,
  MovementId,
  PartyId,
  TrancheId,
} from "./hex.ts";
import type { Classification, Framework } from "./rows.ts";
import type { AccountKind, AssetKind, InstrumentKind, KeyRole, Origin, Use } from "./statuses.ts";

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
  | { kind: "openAccounts"; accounts: AccountRegistration[] }
  | { kind: "recordReceipts"; receipts: Receipt[] }
  | { kind: "recordPayments"; account: AccountId; payments: Payment[] };

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
  termsRoot: Bytes32;
  framework: Framework;
  tranches: { id: TrancheId; size: bigint }[];
}

export interface AccountRegistration {
  id: AccountId;
  kind: Exclude<AccountKind, "none">;
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
  colour: Colour;
  amount: bigint;
  use: Use;
  payee: PartyId;
  payeeAccount: AccountId | null;
  project: AssetId | null;
  valueDate: Day;
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
  openAccounts: ["custodian"],
  recordReceipts: ["custodian"],
  recordPayments: ["custodian"],
};
