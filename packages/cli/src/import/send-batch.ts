import { createHash } from "node:crypto";
import { type AcceptedBody, ApiError, type Client, type DryRunBody } from "@green-ledger/sdk";
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
  const { answer, asked, conflicting } = await withoutConflicts(batch, (rest) => write(client, rest, target));
  return {
    batch: asked,
    operation: answer?.operation?.id ?? null,
    ids: answer?.ids ?? [],
    alreadyRecorded: new Set(answer?.already_recorded),
    conflicting,
  };
}

/** What a batch would bring: new items, items that the ledger has with the same content, and conflicts. */
export interface SplitBatch {
  fresh: Placed[];
  recorded: Placed[];
  conflicting: Placed[];
}

/** Tells a batch's new items from those that the ledger has already. Sends nothing. */
export async function splitRecorded(client: Client, batch: Batch, target: Target): Promise<SplitBatch> {
  const { answer, asked, conflicting } = await withoutConflicts(batch, (rest) =>
    dryRun(client, rest, target),
  );
  const known = new Set(answer?.already_recorded);
  const isKnown = (index: number) => known.has(answer?.ids[index] ?? "");
  return {
    fresh: asked.items.filter((_, index) => !isKnown(index)),
    recorded: asked.items.filter((_, index) => isKnown(index)),
    conflicting,
  };
}

/** Records the money that a file is paid from. A receipt whose reference is taken is left as it is. */
export async function sendFunding(client: Client, receipt: ReceiptBody): Promise<string | null> {
  const body = { receipts: [receipt] };
  try {
    const answer = await client.write("recordReceipts", { body }, { idempotencyKey: keyOf(body) });
    return answer.operation?.id ?? null;
  } catch (error) {
    if (conflictsOf(error).size > 0) return null;
    throw error;
  }
}

/** Asks, and asks again without the items that a `reference_reused` problem points at. */
async function withoutConflicts<T>(batch: Batch, ask: (batch: Batch) => Promise<T>) {
  const conflicting: Placed[] = [];
  let asked = batch;
  while (asked.items.length > 0) {
    try {
      return { answer: await ask(asked), asked, conflicting };
    } catch (error) {
      const taken = conflictsOf(error);
      if (taken.size === 0) throw error;
      conflicting.push(...asked.items.filter((_, index) => taken.has(index)));
      asked = { ...asked, items: asked.items.filter((_, index) => !taken.has(index)) };
    }
  }
  return { answer: null, asked, conflicting };
}

function write(client: Client, batch: Batch, target: Target): Promise<AcceptedBody> {
  if (batch.kind === "payments") {
    const body = paymentsBody(batch, target);
    return client.write("recordPayments", { body }, { idempotencyKey: keyOf(body) });
  }
  const body = refundsBody(batch, target);
  return client.write("recordReceipts", { body }, { idempotencyKey: keyOf(body) });
}

function dryRun(client: Client, batch: Batch, target: Target): Promise<DryRunBody> {
  return batch.kind === "payments"
    ? client.dryRun("recordPayments", { body: paymentsBody(batch, target) })
    : client.dryRun("recordReceipts", { body: refundsBody(batch, target) });
}

const paymentsBody = ({ items }: Batch, target: Target) => ({
  account: target.account,
  payments: items.map(({ entry }) => paymentBody(entry, target)),
});

const refundsBody = ({ items }: Batch, target: Target) => ({
  receipts: items.map(({ entry }) => refundBody(entry, target)),
});

/** From the content, so that a command which is run again after a crash repeats its keys. */
function keyOf(body: unknown): string {
  return createHash("sha256").update(JSON.stringify(body)).digest("hex");
}

/** Indexes of the items that a `reference_reused` problem points at. */
function conflictsOf(error: unknown): Set<number> {
  if (!(error instanceof ApiError) || error.problem.code !== "reference_reused") return new Set();
  const faults = (error.problem.errors ?? []).filter(({ code }) => code === "reference_reused");
  return new Set(
    faults.map(({ pointer }) => Number(/\/(\d+)(\/|$)/.exec(pointer)?.[1])).filter(Number.isInteger),
  );
}
