import type { InstrumentBody } from "@green-ledger/api";
import type { Profile } from "@green-ledger/domain";
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
  framework: InstrumentBody["framework"];
  tranches: { id: string; reference: string; size: string }[];
}

export interface AccountStatement {
  id: string;
  reference: string;
  name: string;
  simulated?: boolean | undefined;
  kind: string;
  currency: string;
  owner: string;
}

export interface MovementStatement {
  id: string;
  reference: string;
  account: string;
  amount: { currency: string; minor: string };
  tranche: string | null;
  value_date: string | null;
  documents?: DocumentStatement[] | undefined;
  attributes?: Attributes | undefined;
  simulated?: boolean | undefined;
  /** Receipts. */
  origin?: string | undefined;
  payer?: string | null | undefined;
  /** Payments. */
  use?: string | undefined;
  payee?: string | undefined;
  payee_account?: string | null | undefined;
  project?: string | null | undefined;
}

/** A report behind a decision on an asset, or the source of a taxonomy. */
export interface ReportStatement {
  about: string;
  act: string;
  name?: string | undefined;
  report: DocumentStatement;
}

/** Why someone was stopped, let in again, or lost a key. */
export interface ReasonStatement {
  about: string;
  act: string;
  reason: string;
}

export interface Statements {
  party: PartyStatement;
  asset: AssetStatement | EvidenceStatement;
  instrument: InstrumentStatement;
  account: AccountStatement;
  movement: MovementStatement;
  report: ReportStatement;
  reason: ReasonStatement;
}

/** What a profile says. Only this gateway writes profiles, so the shape is the one that `kind` names. */
export function statementOf<Kind extends keyof Statements>(kind: Kind, profile: Profile): Statements[Kind] {
  if (profile.kind !== kind)
    throw new TypeError(`the profile ${profile.id} is of a ${profile.kind}, not of a ${kind}`);
  return profile.data as unknown as Statements[Kind];
}
