import type { InstrumentBody } from "@green-ledger/api";
import type { Profile } from "@green-ledger/domain";
import type { DocumentType } from "@green-ledger/domain/documents";
import type { StoredEntry } from "@green-ledger/statements";
import type { PrincipalRole } from "../principal.ts";

/** A document as its keeper names it. */
export interface DocumentStatement {
  name: string;
  sha256: string;
  media_type?: string | undefined;
}

type Attributes = Record<string, string | boolean | null>;

/**
 * What a member stated about a thing, on chain or not: the data of a profile. The chain holds a commitment to all of
 * it, and a repeat of a reference is known by it. Ids are those of the wire.
 */
export interface PartyStatement {
  id: string;
  reference: string;
  name?: string | undefined;
  lei?: string | undefined;
  uscc?: string | undefined;
  country?: string | undefined;
  simulated?: boolean | undefined;
  kinds?: PrincipalRole[] | undefined;
  group?: string | undefined;
}

export interface AssetStatement {
  id: string;
  reference: string;
  name: string;
  country?: string | undefined;
  source?: string | undefined;
  simulated?: boolean | undefined;
  attributes?: Attributes | undefined;
  kind: string;
  currency: string;
  classifications: { scheme: string; code: string }[];
  parents: string[];
  documents: DocumentStatement[];
}

/** Documents that were added to an asset. */
export interface EvidenceStatement {
  asset: string;
  documents: DocumentStatement[];
}

export interface InstrumentStatement {
  id: string;
  reference: string;
  name: string;
  isin?: string | undefined;
  source?: string | undefined;
  simulated?: boolean | undefined;
  attributes?: Attributes | undefined;
  kind: string;
  currency: string;
  paying_agent: string;
  approved_on: string;
  available_until: string | null;
  framework: InstrumentBody["framework"];
  tranches: { id: string; reference: string; size: string; parent: string | null }[];
}

export interface AccountStatement {
  id: string;
  reference: string;
  name: string;
  simulated?: boolean | undefined;
  kind: string;
  rule: string;
  placement: string | null;
  placed_until: string | null;
  currency: string;
  owner: string;
}

/** How a payment is known in ISO 20022 messages. */
export interface IsoReferences {
  uetr?: string | undefined;
  end_to_end_id?: string | undefined;
  instruction_id?: string | undefined;
  purpose_code?: string | undefined;
  category_purpose?: string | undefined;
  remittance?: string | undefined;
}

/** What is stated of any entry. */
interface EntryStatement {
  id: string;
  reference: string;
  account: string;
  value_date: string | null;
  documents?: DocumentStatement[] | undefined;
  attributes?: Attributes | undefined;
  iso?: IsoReferences | undefined;
  simulated?: boolean | undefined;
}

interface StatedMoney {
  currency: string;
  minor: string;
}

/** What one kind of entry says beside that. */
export interface EntrySaid {
  amount?: StatedMoney | undefined;
  /** Receipts and conversions: whose money. */
  tranche?: string | null | undefined;
  origin?: string | undefined;
  payer?: string | null | undefined;
  /** Payments. */
  draws?: { tranche: string | null; amount: string }[] | null | undefined;
  use?: string | undefined;
  entrusted?: boolean | undefined;
  payee?: string | undefined;
  payee_bank?: string | null | undefined;
  payee_account?: string | null | undefined;
  project?: string | null | undefined;
  line?: string | null | undefined;
  evidence?: string[] | undefined;
  /** Counter-entries, and explanations of statements. */
  target?: string | undefined;
  correction?: boolean | undefined;
  restored?: { tranche: string | null; amount: string }[] | undefined;
  payments?: string[] | undefined;
  /** Lendings and conversions. */
  into?: string | null | undefined;
  to?: string | undefined;
  bought?: StatedMoney | undefined;
  rate?: string | undefined;
  source?: DocumentStatement | undefined;
  /** Closing balances. */
  closing?: StatedMoney | undefined;
  statement?: DocumentStatement | undefined;
  imported?: ImportedStatement | undefined;
}

/** What a bank's statement file says of the days that a closing balance closes. */
export interface ImportedStatement {
  statement_id: string;
  /** How the bank names the account. */
  account_id: string;
  from: string;
  /** Signed minor units of the closing balance's currency. */
  opening: string;
  entries: StoredEntry[];
  findings: { code: string; line: number; detail: string }[];
}

export type MovementStatement = EntryStatement & EntrySaid;

/** A line of a project's budget. */
export interface LineStatement {
  id: string;
  reference: string;
  name: string;
  simulated?: boolean | undefined;
  project: string;
  cap: string;
  payee: string | null;
  from: string | null;
  until: string | null;
  spending: string;
}

/** What an attester states about an asset. */
export interface ClaimStatement {
  id: string;
  reference: string;
  name: string;
  source?: string | undefined;
  simulated?: boolean | undefined;
  attributes?: Attributes | undefined;
  schema: string;
  subject: string;
  valid_from: string;
  valid_until: string | null;
  references: string[];
  documents?: DocumentStatement[] | undefined;
}

/** What a document says, in the spelling of which its fingerprints are made. */
export interface DocumentFactsStatement {
  id: string;
  type: DocumentType;
  issuer: string;
  receiver: string;
  number: string;
  amount: { currency: string; minor: string };
  date: string;
  reference?: string | undefined;
  attributes?: Attributes | undefined;
  simulated?: boolean | undefined;
}

/** A report behind a decision on an asset, or the source of a taxonomy. */
export interface ReportStatement {
  about: string;
  act: string;
  name?: string | undefined;
  report: DocumentStatement;
}

export interface LienStatement {
  id: string;
  reference: string;
  simulated?: boolean | undefined;
  attributes?: Attributes | undefined;
  documents: DocumentStatement[];
  object: string;
  creditor: string;
  class: string;
  share_bps: number;
  rank: number;
  until: string | null;
}

export interface TransferStatement {
  id: string;
  reference: string;
  simulated?: boolean | undefined;
  attributes?: Attributes | undefined;
  documents: DocumentStatement[];
  asset: string;
  to: string;
}

/** Why someone was stopped, let in again, or lost a key. */
export interface ReasonStatement {
  about: string;
  act: string;
  reason: string;
}

/** What was stated about a pool: its formation, an underlying, or an act on it. */
export interface PoolStatement {
  pool: string;
  act: "form" | "item" | "transfer" | "distribution" | "substitution";
  reference?: string | undefined;
  simulated?: boolean | undefined;
  attributes?: Attributes | undefined;
  documents?: DocumentStatement[] | undefined;
  /** What the act says, as it was sent. */
  said: object;
}

export interface Statements {
  party: PartyStatement;
  asset: AssetStatement | EvidenceStatement;
  instrument: InstrumentStatement;
  account: AccountStatement;
  movement: MovementStatement;
  line: LineStatement;
  claim: ClaimStatement;
  document: DocumentFactsStatement;
  report: ReportStatement;
  reason: ReasonStatement;
  lien: LienStatement;
  transfer: TransferStatement;
  pool: PoolStatement;
}

/** What a profile says. Only this gateway writes profiles, so the shape is the one that `kind` names. */
export function statementOf<Kind extends keyof Statements>(kind: Kind, profile: Profile): Statements[Kind] {
  if (profile.kind !== kind)
    throw new TypeError(`the profile ${profile.id} is of a ${profile.kind}, not of a ${kind}`);
  return profile.data as unknown as Statements[Kind];
}
