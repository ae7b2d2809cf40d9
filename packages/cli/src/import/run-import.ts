import { join } from "node:path";
import { BULK_LIMIT, type Client, type OperationBody } from "@green-ledger/sdk";
import { type Accounting, createAccounting, type ImportResult } from "./accounting.ts";
import { type Batch, createBatches } from "./batches.ts";
import { ImportError } from "./import-error.ts";
import { createInFlight } from "./in-flight.ts";
import type { Mapping } from "./mapping.ts";
import { type ReadLine, readFile } from "./read-file.ts";
import type { RejectedLine, RejectFile } from "./rejects.ts";
import { fundingBody, type Target } from "./requests.ts";
import { createJudge, type FileScan } from "./scan.ts";
import { sendBatch, sendFunding, splitRecorded } from "./send-batch.ts";

export interface ImportOptions {
  client: Client;
  folder: string;
  mapping: Mapping;
  readLine: ReadLine;
  /** Of every file, in order. */
  scans: readonly FileScan[];
  target: Target;
  rejects: RejectFile;
  /** Called with the number of lines settled so far. */
  onProgress(settled: number): void;
}

const REQUESTS_IN_FLIGHT = 3;
/** Bounds memory: a batch is kept until the ledger has decided about it. */
const OPERATIONS_IN_FLIGHT = 16;

/**
 * Sends what the scan accepted, waits until the ledger has decided about every line, and accounts for all of them.
 * Safe to repeat after a crash: references make ids, so what was recorded is not recorded again.
 * @throws ImportError `operation_failed` if the ledger turned down a whole request
 */
export async function runImport(options: ImportOptions): Promise<ImportResult> {
  const { client, mapping, target } = options;
  const accounting = createAccounting(options.rejects.add);
  const requests = createInFlight(REQUESTS_IN_FLIGHT);
  const decisions = createInFlight(OPERATIONS_IN_FLIGHT);
  const fresh = await hasNoPayments(client, target);
  const judge = createJudge();

  const send = (batch: Batch) =>
    requests.add(async () => {
      const sent = await sendBatch(client, batch, target);
      await decisions.add(async () => {
        accounting.settle(sent, sent.operation === null ? null : await decided(client, sent.operation));
        options.onProgress(accounting.result.lines);
      });
    });

  const fund = async (scan: FileScan, amount: bigint) => {
    if (mapping.funding.mode === "none" || amount === 0n) return;
    // Nothing of the file may overtake the money that it is paid from.
    await requests.drained();
    const receipt = fundingBody(scan, amount, target, mapping.funding.modelled === true);
    const operation = await sendFunding(client, receipt);
    if (operation === null) return;
    accounting.funded(amount);
    await decisions.add(async () => void (await decided(client, operation)));
  };

  for (const scan of options.scans) {
    const batches = batchesOf(options, scan, judge, accounting.rejectLine);
    if (fresh) {
      await fund(scan, scan.outflow);
      for await (const batch of batches) await send(batch);
    } else {
      const { left, missing } = await withoutRecorded(client, batches, target, accounting);
      await fund(scan, missing);
      for (const batch of left) await send(batch);
    }
  }
  await requests.drained();
  await decisions.drained();
  return accounting.result;
}

/** The requests that a file's lines make; lines that are rejected go to `onReject`. */
async function* batchesOf(
  { folder, mapping, readLine }: ImportOptions,
  scan: FileScan,
  judge: ReturnType<typeof createJudge>,
  onReject: (line: RejectedLine) => void,
): AsyncGenerator<Batch> {
  const batches = createBatches(BULK_LIMIT);
  for await (const { line, cells, read } of readFile(join(folder, scan.file), mapping, readLine)) {
    const judged = judge(read);
    if (judged.kind === "entry") {
      const full = batches.add({ file: scan.file, line, cells, entry: judged });
      if (full !== null) yield full;
    } else {
      onReject({
        file: scan.file,
        line,
        cells,
        code: judged.code,
        detail: judged.detail,
        amount: judged.amount,
      });
    }
  }
  yield* batches.rest();
}

/** Of one file: what the ledger does not have yet, and Σ of its payments. Holds the file's entries in memory. */
async function withoutRecorded(
  client: Client,
  batches: AsyncIterable<Batch>,
  target: Target,
  accounting: Accounting,
): Promise<{ left: Batch[]; missing: bigint }> {
  const left: Batch[] = [];
  let missing = 0n;
  for await (const batch of batches) {
    const { fresh, recorded, conflicting } = await splitRecorded(client, batch, target);
    accounting.alreadyRecorded(recorded);
    accounting.conflicting(conflicting);
    if (fresh.length === 0) continue;
    left.push({ ...batch, items: fresh });
    if (batch.kind === "payments") missing += fresh.reduce((sum, { entry }) => sum + entry.amount, 0n);
  }
  return { left, missing };
}

/** The operation when the ledger has decided about every item of it. */
async function decided(client: Client, id: string): Promise<OperationBody> {
  const operation = await client.settled(id);
  if (operation.status === "failed") {
    const { code = "unknown", detail = "" } = operation.error ?? {};
    throw new ImportError("operation_failed", `${id} failed with ${code}: ${detail}`);
  }
  return operation;
}

async function hasNoPayments(client: Client, target: Target): Promise<boolean> {
  const page = await client.read("listPayments", { query: { account: target.account, limit: 1 } });
  return page.data.length === 0;
}
