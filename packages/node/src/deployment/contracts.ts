import type { ContractName } from "@green-ledger/protocol";

/** Contracts behind a proxy, in the order in which they are created: each knows only earlier ones. */
export const PROXIED = [
  "PartyRegistry",
  "TaxonomyRegistry",
  "AssetRegistry",
  "InstrumentRegistry",
  "AccountRegistry",
  "MoneyPolicy",
] as const satisfies readonly ContractName[];
export type ProxiedContract = (typeof PROXIED)[number];

/** Every address that a user of the system may need. */
export const SYSTEM = ["AccessManager", ...PROXIED, "LotLedger"] as const satisfies readonly ContractName[];
export type SystemContract = (typeof SYSTEM)[number];

/** What the constructor of each implementation is told, in order. */
export const KNOWS: Readonly<Record<ProxiedContract | "LotLedger", readonly ProxiedContract[]>> = {
  PartyRegistry: [],
  TaxonomyRegistry: [],
  AssetRegistry: ["PartyRegistry", "TaxonomyRegistry"],
  InstrumentRegistry: ["PartyRegistry", "TaxonomyRegistry", "AssetRegistry"],
  AccountRegistry: ["PartyRegistry"],
  MoneyPolicy: ["PartyRegistry", "AssetRegistry", "InstrumentRegistry", "AccountRegistry"],
  LotLedger: ["PartyRegistry", "AssetRegistry", "InstrumentRegistry", "AccountRegistry", "MoneyPolicy"],
};
