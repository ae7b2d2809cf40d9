import { join } from "node:path";
import { BULK_LIMIT, type Client, type OperationBody } from "@green-ledger/sdk";
import { createAccounting, type ImportResult } from "./accounting.ts";
import { type Batch, createBatches } from "./batches.ts";
import { ImportError } from "./import-error.ts";
import { createInFlight } from "./in-flight.ts";
import type { Mapping } from "./mapping.ts";
import { type ReadLine, readFile } from "./read-file.ts";
import type { RejectedLine, RejectFile } from "./rejects.ts";
import { fundingBody, type Target } from "./requests.ts";
import { createJudge, type FileScan } from "./scan.ts";
import { amountRecorded, sendBatch, sendFunding } from "./send-batch.ts";

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
  const forChecking = createJudge();
  const forSending = createJudge();

  const send = (batch: Batch) =>
    requests.add(async () => {
      const sent = await sendBatch(client, batch, target);
      await decisions.add(async () => {
        accounting.settle(sent, sent.operation === null ? null : await decided(client, sent.operation));
        options.onProgress(accounting.result.lines);
      });
    });

  for (const scan of options.scans) {
    let missing = scan.outflow;
    if (!fresh) {
      for await (const batch of batchesOf(options, scan, forChecking))
        missing -= await amountRecorded(client, batch, target);
    }
    if (mapping.funding.mode === "per_file" && missing > 0n) {
      // Nothing of the file may overtake the money that it is paid from.
      await requests.drained();
      const receipt = fundingBody(scan, missing, target, mapping.funding.modelled === true);
      const operation = await sendFunding(client, receipt);
      if (operation !== null) {
        accounting.funded(missing);
        await decisions.add(async () => void (await decided(client, operation)));
      }
    }
    for await (const batch of batchesOf(options, scan, forSending, accounting.rejectLine)) await send(batch);
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
  onReject?: (line: RejectedLine) => void,
): AsyncGenerator<Batch> {
  const batches = createBatches(BULK_LIMIT);
  for await (const { line, cells, read } of readFile(join(folder, scan.file), mapping, readLine)) {
    const judged = judge(read);
    if (judged.kind === "entry") {
      const full = batches.add({ file: scan.file, line, cells, entry: judged });
      if (full !== null) yield full;
    } else {
      onReject?.({
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
