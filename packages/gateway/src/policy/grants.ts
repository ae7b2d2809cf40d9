import type { Action } from "@green-ledger/api";
import type { PrincipalRole } from "../principal.ts";

/** How a resource is related to the party that asks. `relations.ts` finds them. */
export const RELATIONS = [
  "self",
  "member",
  "registrar",
  "keeper",
  "owner",
  "custodian",
  "counterparty",
  "receiver",
  "issuer",
  "project_owner",
  "actor",
  "dealt_with",
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Every resource, or those that are related in one of these ways. */
export type Reach = "all" | readonly Relation[];

/** Off-chain facts that a principal may be shown. */
export const DISCLOSED_KINDS = ["party", "asset", "instrument", "account", "movement"] as const;
export type DisclosedKind = (typeof DISCLOSED_KINDS)[number];

type Grants = Partial<Record<Action, Reach>>;
type Disclosures = Partial<Record<DisclosedKind, Reach>>;

/** What every member may do. Assets and instruments are facts that the whole network builds on. */
const MEMBER: Grants = {
  "node.read": "all",
  "self.read": "all",
  "taxonomy.read": "all",
  "party.read": ["self", "member", "registrar"],
  "asset.read": "all",
  "instrument.read": "all",
  "event.read": ["actor"],
  "operation.read": ["self"],
};

/** Those whose money is on the ledger. */
const CUSTOMER: Grants = {
  ...MEMBER,
  "party.register": "all",
  "asset.register": ["owner"],
  "account.read": ["owner", "custodian"],
  "money.read": ["owner", "custodian", "counterparty", "receiver", "issuer", "project_owner"],
  "trace.read": [
    "self",
    "registrar",
    "owner",
    "custodian",
    "counterparty",
    "receiver",
    "issuer",
    "project_owner",
  ],
};

const SUPERVISOR: Grants = {
  ...MEMBER,
  "party.read": "all",
  "account.read": "all",
  "money.read": "all",
  "trace.read": "all",
  "event.read": "all",
  "operation.read": "all",
};

/** What each role may do. What is not here is forbidden. */
export const GRANTS: Readonly<Record<PrincipalRole, Grants>> = {
  bank: {
    ...CUSTOMER,
    "account.open": "all",
    "money.record": ["custodian"],
    "instrument.register": ["issuer"],
  },
  enterprise: CUSTOMER,
  issuer: { ...CUSTOMER, "instrument.register": ["issuer"] },
  verifier: { ...MEMBER, "asset.verify": "all", "asset.supervise": "all" },
  regulator: { ...SUPERVISOR, "asset.supervise": "all" },
  auditor: SUPERVISOR,
  data_provider: MEMBER,
  operator: {
    ...MEMBER,
    "party.read": "all",
    "party.admit": "all",
    "party.supervise": "all",
    "key.bind": "all",
    "taxonomy.manage": "all",
    // What is on chain, to support members; no names, see DISCLOSURES.
    "account.read": "all",
    "money.read": "all",
    "event.read": "all",
    "operation.read": "all",
  },
};

/**
 * The network knows its members by name; a counterparty's name is its registrar's, and theirs who may see the facts of
 * a movement to or from it.
 */
const KNOWN_PARTIES: Reach = ["self", "member", "registrar", "keeper", "dealt_with"];
const OWN: Disclosures = {
  party: KNOWN_PARTIES,
  asset: ["owner", "keeper"],
  instrument: ["issuer", "keeper"],
  account: ["owner", "custodian", "keeper"],
  movement: ["owner", "custodian", "keeper"],
};
const EVERYTHING: Disclosures = {
  party: "all",
  asset: "all",
  instrument: "all",
  account: "all",
  movement: "all",
};

/** Whose off-chain facts each role is shown. */
export const DISCLOSURES: Readonly<Record<PrincipalRole, Disclosures>> = {
  bank: OWN,
  enterprise: OWN,
  issuer: OWN,
  verifier: { party: KNOWN_PARTIES, asset: "all" },
  regulator: EVERYTHING,
  auditor: EVERYTHING,
  data_provider: { party: KNOWN_PARTIES },
  operator: { party: KNOWN_PARTIES },
};
