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
  "grantor",
  "creditor",
  "sender",
  "servicer",
  "originator",
  "holder",
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Every resource, or those that are related in one of these ways. */
export type Reach = "all" | readonly Relation[];

/** Off-chain facts that a principal may be shown. */
export const DISCLOSED_KINDS = [
  "party",
  "asset",
  "instrument",
  "account",
  "movement",
  "line",
  "claim",
  "lien",
  "transfer",
  "document",
  "pool",
] as const;
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
  "claim.read": "all",
  "instrument.read": "all",
  "evidence.read": "all",
  "event.read": ["actor"],
  "operation.read": ["self"],
  "policy.read": "all",
};

/** Those whose money is on the ledger. */
const CUSTOMER: Grants = {
  ...MEMBER,
  "party.register": "all",
  "asset.register": ["owner"],
  "claim.challenge": "all",
  "document.register": "all",
  // Others learn of a document only what a refusal tells them.
  "document.read": ["registrar"],
  "document.acknowledge": ["registrar"],
  "account.read": ["owner", "custodian"],
  "money.read": ["owner", "custodian", "counterparty", "receiver", "issuer", "project_owner"],
  "statement.read": ["owner", "custodian"],
  "account.agree": ["owner"],
  "money.request": ["owner"],
  "money.cancel": ["owner", "custodian"],
  "money.receive": ["counterparty", "receiver"],
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
  "lien.read": ["owner", "grantor", "creditor"],
  "lien.grant": ["owner", "grantor"],
  "lien.hold": ["creditor"],
  "transfer.read": ["sender", "receiver", "creditor"],
  "transfer.offer": ["owner", "sender"],
  "transfer.accept": ["receiver"],
  "pool.read": ["issuer", "servicer", "originator", "holder"],
  "pool.sell": ["originator"],
};

const SUPERVISOR: Grants = {
  ...MEMBER,
  "party.read": "all",
  "account.read": "all",
  "money.read": "all",
  "statement.read": "all",
  "document.read": "all",
  "trace.read": "all",
  "lien.read": "all",
  "transfer.read": "all",
  "pool.read": "all",
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
    "pool.issue": ["issuer"],
    "pool.service": ["servicer"],
  },
  enterprise: CUSTOMER,
  issuer: { ...CUSTOMER, "instrument.register": ["issuer"], "pool.issue": ["issuer"] },
  verifier: {
    ...MEMBER,
    "asset.verify": "all",
    "asset.supervise": "all",
    "claim.attest": "all",
    "claim.challenge": "all",
    "claim.revoke": "all",
    "claim.require": "all",
  },
  regulator: {
    ...SUPERVISOR,
    "asset.supervise": "all",
    "claim.attest": "all",
    "claim.challenge": "all",
    "claim.decide": "all",
    "claim.revoke": "all",
    // A central bank is one to which loans are pledged for re-lending.
    "lien.hold": ["creditor"],
  },
  auditor: SUPERVISOR,
  data_provider: MEMBER,
  operator: {
    ...MEMBER,
    "party.read": "all",
    "party.admit": "all",
    "party.supervise": "all",
    "key.bind": "all",
    "taxonomy.manage": "all",
    "claim.manage": "all",
    "evidence.manage": "all",
    "policy.manage": "all",
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
  line: ["owner", "keeper"],
  claim: ["owner", "keeper"],
  lien: ["owner", "grantor", "creditor", "keeper"],
  transfer: ["sender", "receiver", "creditor", "keeper"],
  document: ["registrar", "keeper"],
  pool: ["issuer", "servicer", "originator", "holder", "keeper"],
};
const EVERYTHING: Disclosures = {
  party: "all",
  asset: "all",
  instrument: "all",
  account: "all",
  movement: "all",
  line: "all",
  claim: "all",
  lien: "all",
  transfer: "all",
  document: "all",
  pool: "all",
};

/** Whose off-chain facts each role is shown. */
export const DISCLOSURES: Readonly<Record<PrincipalRole, Disclosures>> = {
  bank: OWN,
  enterprise: OWN,
  issuer: OWN,
  verifier: { party: KNOWN_PARTIES, asset: "all", claim: "all" },
  regulator: EVERYTHING,
  auditor: EVERYTHING,
  data_provider: { party: KNOWN_PARTIES },
  operator: { party: KNOWN_PARTIES },
};
