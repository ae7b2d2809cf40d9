import type { ReadHandlers } from "../reads/context.ts";
import { accountReads } from "./account-reads.ts";
import { assetReads } from "./asset-reads.ts";
import { instrumentReads } from "./instrument-reads.ts";
import { moneyReads } from "./money-reads.ts";
import { nodeReads } from "./node-reads.ts";
import { partyReads } from "./party-reads.ts";
import { traceReads } from "./trace-reads.ts";

/** Every read of the route table: one that is missing does not compile. */
export const readHandlers: ReadHandlers = {
  ...partyReads,
  ...assetReads,
  ...instrumentReads,
  ...accountReads,
  ...moneyReads,
  ...traceReads,
  ...nodeReads,
};
