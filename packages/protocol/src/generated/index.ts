// Generated from contracts/ by `npm run generate`.
import { accessManagerAbi } from "./AccessManager.ts";
import { accountRegistryAbi } from "./AccountRegistry.ts";
import { assetRegistryAbi } from "./AssetRegistry.ts";
import { erc1967ProxyAbi } from "./ERC1967Proxy.ts";
import { instrumentRegistryAbi } from "./InstrumentRegistry.ts";
import { lotLedgerAbi } from "./LotLedger.ts";
import { moneyPolicyAbi } from "./MoneyPolicy.ts";
import { partyRegistryAbi } from "./PartyRegistry.ts";
import { taxonomyRegistryAbi } from "./TaxonomyRegistry.ts";

export * from "./constants.ts";
export * from "./events.ts";
export {
  accessManagerAbi,
  accountRegistryAbi,
  assetRegistryAbi,
  erc1967ProxyAbi,
  instrumentRegistryAbi,
  lotLedgerAbi,
  moneyPolicyAbi,
  partyRegistryAbi,
  taxonomyRegistryAbi,
};

/** ABIs by contract. */
export const abis = {
  AccessManager: accessManagerAbi,
  AccountRegistry: accountRegistryAbi,
  AssetRegistry: assetRegistryAbi,
  ERC1967Proxy: erc1967ProxyAbi,
  InstrumentRegistry: instrumentRegistryAbi,
  LotLedger: lotLedgerAbi,
  MoneyPolicy: moneyPolicyAbi,
  PartyRegistry: partyRegistryAbi,
  TaxonomyRegistry: taxonomyRegistryAbi,
} as const;

export type ContractName = keyof typeof abis;
