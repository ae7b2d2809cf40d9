import type { ReadHandlers } from "../reads/context.ts";
import { accountReads } from "./account-reads.ts";
import { assetReads } from "./asset-reads.ts";
import { atRiskReads } from "./at-risk-reads.ts";
import { budgetReads } from "./budget-reads.ts";
import { certificateReads } from "./certificate-reads.ts";
import { claimReads } from "./claim-reads.ts";
import { documentReads } from "./document-reads.ts";
import { historyReads } from "./history-reads.ts";
import { instrumentReads } from "./instrument-reads.ts";
import { lienReads } from "./lien-reads.ts";
import { moneyReads } from "./money-reads.ts";
import { nodeReads } from "./node-reads.ts";
import { partyReads } from "./party-reads.ts";
import { poolLookThrough } from "./pool-look-through.ts";
import { poolReads } from "./pool-reads.ts";
import { relendingReads } from "./relending-reads.ts";
import { statementEntryReads } from "./statement-entry-reads.ts";
import { statementReads } from "./statement-reads.ts";
import { traceReads } from "./trace-reads.ts";
import { traceRiskReads } from "./trace-risk-reads.ts";
import { transferReads } from "./transfer-reads.ts";

/** Every read of the route table: one that is missing does not compile. */
export const readHandlers: ReadHandlers = {
  ...partyReads,
  ...assetReads,
  ...claimReads,
  ...atRiskReads,
  ...instrumentReads,
  ...accountReads,
  ...moneyReads,
  ...budgetReads,
  ...statementReads,
  ...statementEntryReads,
  ...historyReads,
  ...lienReads,
  ...relendingReads,
  ...transferReads,
  ...documentReads,
  ...poolReads,
  ...poolLookThrough,
  ...traceReads,
  ...traceRiskReads,
  ...certificateReads,
  ...nodeReads,
};
