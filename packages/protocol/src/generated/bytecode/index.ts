// Generated from contracts/ by `npm run generate`.
import type { ContractName } from "../index.ts";
import { accessManagerBytecode } from "./AccessManager.ts";
import { accountRegistryBytecode } from "./AccountRegistry.ts";
import { assetRegistryBytecode } from "./AssetRegistry.ts";
import { budgetsBytecode } from "./Budgets.ts";
import { claimRegistryBytecode } from "./ClaimRegistry.ts";
import { erc1967ProxyBytecode } from "./ERC1967Proxy.ts";
import { evidenceBookBytecode } from "./EvidenceBook.ts";
import { instrumentRegistryBytecode } from "./InstrumentRegistry.ts";
import { lienBookBytecode } from "./LienBook.ts";
import { lotLedgerBytecode } from "./LotLedger.ts";
import { moneyPolicyBytecode } from "./MoneyPolicy.ts";
import { noteRegisterBytecode } from "./NoteRegister.ts";
import { objectOwnersBytecode } from "./ObjectOwners.ts";
import { partyRegistryBytecode } from "./PartyRegistry.ts";
import { passagesBytecode } from "./Passages.ts";
import { poolBookBytecode } from "./PoolBook.ts";
import { receiptsBytecode } from "./Receipts.ts";
import { requestsBytecode } from "./Requests.ts";
import { reversalsBytecode } from "./Reversals.ts";
import { statementsBytecode } from "./Statements.ts";
import { taxonomyRegistryBytecode } from "./TaxonomyRegistry.ts";
import { transferDeskBytecode } from "./TransferDesk.ts";

/** Creation code by contract. */
export const bytecodes: Readonly<Record<ContractName, `0x${string}`>> = {
  AccessManager: accessManagerBytecode,
  AccountRegistry: accountRegistryBytecode,
  AssetRegistry: assetRegistryBytecode,
  Budgets: budgetsBytecode,
  ClaimRegistry: claimRegistryBytecode,
  ERC1967Proxy: erc1967ProxyBytecode,
  EvidenceBook: evidenceBookBytecode,
  InstrumentRegistry: instrumentRegistryBytecode,
  LienBook: lienBookBytecode,
  LotLedger: lotLedgerBytecode,
  MoneyPolicy: moneyPolicyBytecode,
  NoteRegister: noteRegisterBytecode,
  ObjectOwners: objectOwnersBytecode,
  PartyRegistry: partyRegistryBytecode,
  Passages: passagesBytecode,
  PoolBook: poolBookBytecode,
  Receipts: receiptsBytecode,
  Requests: requestsBytecode,
  Reversals: reversalsBytecode,
  Statements: statementsBytecode,
  TaxonomyRegistry: taxonomyRegistryBytecode,
  TransferDesk: transferDeskBytecode,
};
