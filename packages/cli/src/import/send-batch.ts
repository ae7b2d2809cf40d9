import { createHash } from "node:crypto";
import { type AcceptedBody, ApiError, type Client } from "@green-ledger/sdk";
import type { Batch, Placed } from "./batches.ts";
import { paymentBody, type ReceiptBody, refundBody, type Target } from "./requests.ts";

/** What the gateway made of one batch. */
export interface SentBatch {
  batch: Batch;
  /** Null if nothing was left to send. */
  operation: string | null;
  /** Ids in the order of the items. */
  ids: string[];
  alreadyRecorded: Set<string>;
  /** Items whose reference is taken by other content: not sent. */
  conflicting: Placed[];
}

/** Sends one batch. Items whose references are taken by other content are left out, and the rest is sent. */
export async function sendBatch(client: Client, batch: Batch, target: Target): Promise<SentBatch> {
  try {
    const answer = await write(client, batch, target);
    return {
      batch,
      operation: answer.operation?.id ?? null,
      ids: answer.ids,
      alreadyRecorded: new Set(answer.already_recorded),
      conflicting: [],
    };
  } catch (error) {
    const taken = conflictsOf(error);
    if (taken.size === 0) throw error;
    const items = batch.items.filter((_, index) => !taken.has(index));
    const conflicting = batch.items.filter((_, index) => taken.has(index));
    const rest = { ...batch, items };
    if (items.length === 0)
      return { batch: rest, operation: null, ids: [], alreadyRecorded: new Set(), conflicting };
    return { ...(await sendBatch(client, rest, target)), conflicting };
  }
}

/** Σ of a batch's payments that the ledger has already, in minor units. Sends nothing. */
export async function amountRecorded(client: Client, batch: Batch, target: Target): Promise<bigint> {
  if (batch.kind !== "payments") return 0n;
  const payments = batch.items.map(({ entry }) => paymentBody(entry, target));
  try {
    const answer = await client.dryRun("recordPayments", { body: { account: target.account, payments } });
    const known = new Set(answer.already_recorded);
    return sumOf(batch.items.filter((_, index) => known.has(answer.ids[index] ?? "")));
  } catch (error) {
    // A reference that is taken by other content is not sent either: it needs no money.
    const taken = conflictsOf(error);
    if (taken.size === 0) throw error;
    const rest = { ...batch, items: batch.items.filter((_, index) => !taken.has(index)) };
    const conflicting = sumOf(batch.items.filter((_, index) => taken.has(index)));
    return conflicting + (rest.items.length === 0 ? 0n : await amountRecorded(client, rest, target));
  }
}

const sumOf = (items: readonly Placed[]) => items.reduce((sum, { entry }) => sum + entry.amount, 0n);

/** Records the money that a file is paid from. A receipt whose reference is taken is left as it is. */
export async function sendFunding(client: Client, receipt: ReceiptBody): Promise<string | null> {
  try {
    const answer = await client.write(
      "recordReceipts",
      { body: { receipts: [receipt] } },
      { idempotencyKey: keyOf(receipt) },
    );
    return answer.operation?.id ?? null;
  } catch (error) {
    if (error instanceof ApiError && error.problem.code === "reference_reused") return null;
    throw error;
  }
}

async function write(client: Client, batch: Batch, target: Target): Promise<AcceptedBody> {
  if (batch.kind === "payments") {
    const payments = batch.items.map(({ entry }) => paymentBody(entry, target));
    const body = { account: target.account, payments };
    return client.write("recordPayments", { body }, { idempotencyKey: keyOf(body) });
  }
  const body = { receipts: batch.items.map(({ entry }) => refundBody(entry, target)) };
  return client.write("recordReceipts", { body }, { idempotencyKey: keyOf(body) });
}

/** From the content, so that a command which is run again after a crash repeats its keys. */
function keyOf(body: unknown): string {
  return createHash("sha256").update(JSON.stringify(body)).digest("hex");
}

/** Indexes of the items that a `reference_reused` problem points at. */
function conflictsOf(error: unknown): Set<number> {
  if (!(error instanceof ApiError) || error.problem.code !== "reference_reused") return new Set();
  const indexes = (error.problem.errors ?? []).map(({ pointer }) =>
    Number(/\/(\d+)(\/|$)/.exec(pointer)?.[1] ?? Number.NaN),
  );
  return new Set(indexes.filter(Number.isInteger));
}
