import type { WriteHandlers } from "../writes/plan.ts";
import { openAccounts } from "./account-writes.ts";
import { confirmAsset, reinstateAsset, rejectAsset, suspendAsset, verifyCost } from "./asset-decisions.ts";
import { addEvidence, registerAssets } from "./asset-registration.ts";
import { closeLines, openLines } from "./budget-writes.ts";
import { attestClaim, attestClaims } from "./claim-attestation.ts";
import { claimWrites } from "./claim-writes.ts";
import { acknowledgeDocument, closeEvidenceKey, openEvidenceKey } from "./document-decisions.ts";
import { registerDocument, registerDocuments } from "./document-registration.ts";
import { registerInstrument } from "./instrument-registration.ts";
import { lienWrites } from "./lien-writes.ts";
import { recordPayment, recordPayments, recordReceipt, recordReceipts } from "./money-writes.ts";
import { noteWrites } from "./note-writes.ts";
import { partyWrites } from "./party-writes.ts";
import { convertMoney, lendMoney } from "./passage-writes.ts";
import { poolCashWrites } from "./pool-cash-writes.ts";
import { poolWrites } from "./pool-writes.ts";
import { admitProjects } from "./project-admission.ts";
import { requestWrites } from "./request-writes.ts";
import { reverseEntries } from "./reversal-writes.ts";
import { ruleWrites } from "./rule-writes.ts";
import { closeScheme, registerScheme } from "./scheme-writes.ts";
import { importStatements } from "./statement-import.ts";
import { explainShortfall, stateBalances } from "./statement-writes.ts";
import { substitutionWrites } from "./substitution-writes.ts";
import { transferWrites } from "./transfer-writes.ts";

/** Every write of the route table: one that is missing does not compile. */
export const writeHandlers: WriteHandlers = {
  ...partyWrites,
  ...poolWrites,
  ...poolCashWrites,
  ...noteWrites,
  ...substitutionWrites,
  registerAssets,
  addEvidence,
  confirmAsset,
  rejectAsset,
  verifyCost,
  suspendAsset,
  reinstateAsset,
  registerScheme,
  closeScheme,
  attestClaim,
  attestClaims,
  ...claimWrites,
  registerInstrument,
  admitProjects,
  openAccounts,
  recordReceipt,
  recordReceipts,
  recordPayment,
  recordPayments,
  ...requestWrites,
  ...ruleWrites,
  reverseEntries,
  stateBalances,
  importStatements,
  explainShortfall,
  lendMoney,
  convertMoney,
  openLines,
  closeLines,
  ...lienWrites,
  ...transferWrites,
  registerDocument,
  registerDocuments,
  acknowledgeDocument,
  openEvidenceKey,
  closeEvidenceKey,
};
