// Generated from contracts/ by `npm run generate`.
import type { ContractName } from "../index.ts";
import { accessManagerBytecode } from "./AccessManager.ts";
import { accountRegistryBytecode } from "./AccountRegistry.ts";
import { assetRegistryBytecode } from "./AssetRegistry.ts";
import { erc1967ProxyBytecode } from "./ERC1967Proxy.ts";
import { instrumentRegistryBytecode } from "./InstrumentRegistry.ts";
import { lotLedgerBytecode } from "./LotLedger.ts";
import { moneyPolicyBytecode } from "./MoneyPolicy.ts";
import { partyRegistryBytecode } from "./PartyRegistry.ts";
import { taxonomyRegistryBytecode } from "./TaxonomyRegistry.ts";

/** Creation code by contract. */
export const bytecodes: Readonly<Record<ContractName, `0x${string}`>> = {
  AccessManager: accessManagerBytecode,
  AccountRegistry: accountRegistryBytecode,
  AssetRegistry: assetRegistryBytecode,
  ERC1967Proxy: erc1967ProxyBytecode,
  InstrumentRegistry: instrumentRegistryBytecode,
  LotLedger: lotLedgerBytecode,
  MoneyPolicy: moneyPolicyBytecode,
  PartyRegistry: partyRegistryBytecode,
  TaxonomyRegistry: taxonomyRegistryBytecode,
};
