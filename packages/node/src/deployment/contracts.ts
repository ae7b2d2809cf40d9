import type { ContractName } from "@green-ledger/protocol";

/** Contracts behind a proxy. */
export const PROXIED = [
  "PartyRegistry",
  "TaxonomyRegistry",
  "AssetRegistry",
  "InstrumentRegistry",
  "AccountRegistry",
  "ClaimRegistry",
  "ObjectOwners",
  "MoneyPolicy",
  "TransferDesk",
  "PoolBook",
  "NoteRegister",
] as const satisfies readonly ContractName[];
export type ProxiedContract = (typeof PROXIED)[number];

/** Parts of the ledger's code, which run on its storage. Nobody calls them where they are. */
export const MODULES = [
  "Budgets",
  "Receipts",
  "Requests",
  "Reversals",
  "Statements",
  "Passages",
] as const satisfies readonly ContractName[];

/** Contracts that can never be replaced. */
export const BOOKS = [
  "LienBook",
  "EvidenceBook",
  ...MODULES,
  "LotLedger",
] as const satisfies readonly ContractName[];
export type Book = (typeof BOOKS)[number];

/** The contracts around the ledger, as it and its modules are told them. */
const SURROUNDINGS = [
  "PartyRegistry",
  "AssetRegistry",
  "InstrumentRegistry",
  "AccountRegistry",
  "MoneyPolicy",
  "EvidenceBook",
] as const satisfies readonly ContractName[];

/** Every address that a user of the system may need. */
export const SYSTEM = ["AccessManager", ...PROXIED, ...BOOKS] as const satisfies readonly ContractName[];
export type SystemContract = (typeof SYSTEM)[number];

/** What the constructor of each is told, in order. Whoever is named is created before; there is no circle. */
export const KNOWS: Readonly<Record<ProxiedContract | Book, readonly SystemContract[]>> = {
  PartyRegistry: [],
  TaxonomyRegistry: [],
  AssetRegistry: ["PartyRegistry", "TaxonomyRegistry"],
  InstrumentRegistry: ["PartyRegistry", "TaxonomyRegistry", "AssetRegistry"],
  AccountRegistry: ["PartyRegistry"],
  ClaimRegistry: ["PartyRegistry", "AssetRegistry"],
  ObjectOwners: ["AssetRegistry", "InstrumentRegistry"],
  MoneyPolicy: ["PartyRegistry", "AssetRegistry", "InstrumentRegistry", "AccountRegistry", "ClaimRegistry"],
  PoolBook: ["PartyRegistry", "InstrumentRegistry", "LienBook"],
  NoteRegister: ["PartyRegistry", "InstrumentRegistry", "PoolBook"],
  TransferDesk: ["PartyRegistry", "AssetRegistry", "LienBook"],
  LienBook: ["PartyRegistry", "ObjectOwners", "AccessManager"],
  EvidenceBook: ["PartyRegistry", "AccessManager"],
  Budgets: SURROUNDINGS,
  Receipts: SURROUNDINGS,
  Requests: SURROUNDINGS,
  Reversals: SURROUNDINGS,
  Statements: SURROUNDINGS,
  Passages: SURROUNDINGS,
  LotLedger: [...SURROUNDINGS, ...MODULES],
};
