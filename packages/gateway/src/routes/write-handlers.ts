import type { WriteHandlers } from "../writes/plan.ts";
import { openAccounts } from "./account-writes.ts";
import { confirmAsset, reinstateAsset, rejectAsset, suspendAsset, verifyCost } from "./asset-decisions.ts";
import { addEvidence, registerAssets } from "./asset-registration.ts";
import { registerInstrument } from "./instrument-registration.ts";
import { recordPayment, recordPayments, recordReceipt, recordReceipts } from "./money-writes.ts";
import { partyWrites } from "./party-writes.ts";
import { admitProjects } from "./project-admission.ts";
import { closeScheme, registerScheme } from "./scheme-writes.ts";

/** Every write of the route table: one that is missing does not compile. */
export const writeHandlers: WriteHandlers = {
  ...partyWrites,
  registerAssets,
  addEvidence,
  confirmAsset,
  rejectAsset,
  verifyCost,
  suspendAsset,
  reinstateAsset,
  registerScheme,
  closeScheme,
  registerInstrument,
  admitProjects,
  openAccounts,
  recordReceipt,
  recordReceipts,
  recordPayment,
  recordPayments,
};
