import type { OperationBody } from "@green-ledger/sdk";
import type { Placed } from "./batches.ts";
import type { RejectedLine } from "./rejects.ts";
import type { SentBatch } from "./send-batch.ts";

/** What an import came to. Every line of the input is in exactly one of the counts. */
export interface ImportResult {
  lines: number;
  recorded: number;
  alreadyRecorded: number;
  /** By the mapping, or because the reference is taken by other content: by code. */
  rejected: Record<string, number>;
  /** By the ledger, by reason. */
  refused: Record<string, number>;
  /** Recorded and marked, by reason. */
  flagged: Record<string, number>;
  /** Signed minor units, payments positive. */
  sums: { recorded: bigint; alreadyRecorded: bigint; rejected: bigint; refused: bigint };
  /** Receipts of this run that stand for the balance the files do not state. */
  funded: bigint;
}

/** Puts every line into one of the counts. Pure but for the callback that writes the reject file. */
export function createAccounting(writeReject: (line: RejectedLine) => void) {
  const result: ImportResult = {
    lines: 0,
    recorded: 0,
    alreadyRecorded: 0,
    rejected: {},
    refused: {},
    flagged: {},
    sums: { recorded: 0n, alreadyRecorded: 0n, rejected: 0n, refused: 0n },
    funded: 0n,
  };
  const tally = (counts: Record<string, number>, code: string) => {
    counts[code] = (counts[code] ?? 0) + 1;
  };

  const rejectLine = (line: RejectedLine) => {
    result.lines++;
    result.sums.rejected += line.amount;
    tally(result.rejected, line.code);
    writeReject(line);
  };

  const conflicting = (items: readonly Placed[]) => {
    for (const placed of items) {
      rejectLine({
        ...lineOf(placed),
        code: "duplicate_reference_other_content",
        detail: `${placed.entry.reference} is in the ledger with other content; correct it by a counter-entry`,
      });
    }
  };

  return {
    result,
    rejectLine,
    /** Lines whose reference is taken by other content. */
    conflicting,
    funded(amount: bigint) {
      result.funded += amount;
    },
    /** Lines that the ledger had before, with the same content. */
    alreadyRecorded(items: readonly Placed[]) {
      for (const item of items) {
        result.lines++;
        result.alreadyRecorded++;
        result.sums.alreadyRecorded += lineOf(item).amount;
      }
    },
    /** The ledger's word on a batch. */
    settle(sent: SentBatch, operation: OperationBody | null) {
      conflicting(sent.conflicting);
      const outcomes = new Map((operation?.outcome?.items ?? []).map((item) => [item.id, item]));
      sent.batch.items.forEach((placed, index) => {
        const id = sent.ids[index] ?? "";
        const { amount, ...line } = lineOf(placed);
        const outcome = outcomes.get(id);
        result.lines++;
        if (sent.alreadyRecorded.has(id)) {
          result.alreadyRecorded++;
          result.sums.alreadyRecorded += amount;
        } else if (outcome?.verdict === "refused") {
          result.sums.refused += amount;
          tally(result.refused, outcome.reason);
          writeReject({ ...line, amount, code: outcome.reason, detail: `${outcome.text} ${outcome.action}` });
        } else {
          result.recorded++;
          result.sums.recorded += amount;
          if (outcome !== undefined) tally(result.flagged, outcome.reason);
        }
      });
    },
  };
}

export type Accounting = ReturnType<typeof createAccounting>;

const lineOf = ({ file, line, cells, entry }: Placed) => ({
  file,
  line,
  cells,
  amount: entry.direction === "in" ? -entry.amount : entry.amount,
});
