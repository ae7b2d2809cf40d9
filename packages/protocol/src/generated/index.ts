// Generated from contracts/ by `npm run generate`.
import { accessManagerAbi } from "./AccessManager.ts";
import { accountRegistryAbi } from "./AccountRegistry.ts";
import { assetRegistryAbi } from "./AssetRegistry.ts";
import { budgetsAbi } from "./Budgets.ts";
import { claimRegistryAbi } from "./ClaimRegistry.ts";
import { erc1967ProxyAbi } from "./ERC1967Proxy.ts";
import { evidenceBookAbi } from "./EvidenceBook.ts";
import { instrumentRegistryAbi } from "./InstrumentRegistry.ts";
import { lienBookAbi } from "./LienBook.ts";
import { lotLedgerAbi } from "./LotLedger.ts";
import { moneyPolicyAbi } from "./MoneyPolicy.ts";
import { noteRegisterAbi } from "./NoteRegister.ts";
import { objectOwnersAbi } from "./ObjectOwners.ts";
import { partyRegistryAbi } from "./PartyRegistry.ts";
import { passagesAbi } from "./Passages.ts";
import { poolBookAbi } from "./PoolBook.ts";
import { receiptsAbi } from "./Receipts.ts";
import { requestsAbi } from "./Requests.ts";
import { reversalsAbi } from "./Reversals.ts";
import { statementsAbi } from "./Statements.ts";
import { taxonomyRegistryAbi } from "./TaxonomyRegistry.ts";
import { transferDeskAbi } from "./TransferDesk.ts";

export * from "./constants.ts";
export * from "./events.ts";
export {
  accessManagerAbi,
  accountRegistryAbi,
  assetRegistryAbi,
  budgetsAbi,
  claimRegistryAbi,
  erc1967ProxyAbi,
  evidenceBookAbi,
  instrumentRegistryAbi,
  lienBookAbi,
  lotLedgerAbi,
  moneyPolicyAbi,
  noteRegisterAbi,
  objectOwnersAbi,
  partyRegistryAbi,
  passagesAbi,
  poolBookAbi,
  receiptsAbi,
  requestsAbi,
  reversalsAbi,
  statementsAbi,
  taxonomyRegistryAbi,
  transferDeskAbi,
};

/** ABIs by contract. */
export const abis = {
  AccessManager: accessManagerAbi,
  AccountRegistry: accountRegistryAbi,
  AssetRegistry: assetRegistryAbi,
  Budgets: budgetsAbi,
  ClaimRegistry: claimRegistryAbi,
  ERC1967Proxy: erc1967ProxyAbi,
  EvidenceBook: evidenceBookAbi,
  InstrumentRegistry: instrumentRegistryAbi,
  LienBook: lienBookAbi,
  LotLedger: lotLedgerAbi,
  MoneyPolicy: moneyPolicyAbi,
  NoteRegister: noteRegisterAbi,
  ObjectOwners: objectOwnersAbi,
  PartyRegistry: partyRegistryAbi,
  Passages: passagesAbi,
  PoolBook: poolBookAbi,
  Receipts: receiptsAbi,
  Requests: requestsAbi,
  Reversals: reversalsAbi,
  Statements: statementsAbi,
  TaxonomyRegistry: taxonomyRegistryAbi,
  TransferDesk: transferDeskAbi,
} as const;

export type ContractName = keyof typeof abis;
