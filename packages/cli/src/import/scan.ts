import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Entry, LineCode, Reject } from "./line.ts";
import { reject } from "./line.ts";
import type { Mapping } from "./mapping.ts";
import { type FileLine, hashFile, type ReadLine, readFile } from "./read-file.ts";

/** What one file, or all, come to. Amounts in minor units. */
export interface Totals {
  lines: number;
  payments: number;
  refunds: number;
  /** Σ of payments, of refunds (both positive), and of rejected lines (signed). */
  outflow: bigint;
  inflow: bigint;
  rejectedNet: bigint;
  rejected: Partial<Record<LineCode, number>>;
  valueDateUnknown: number;
  /** Signed sum of every readable amount, counted apart from the outcome of the line. */
  net: bigint;
}

export interface FileScan extends Totals {
  file: string;
  sha256: string;
}

export const emptyTotals = (): Totals => ({
  lines: 0,
  payments: 0,
  refunds: 0,
  outflow: 0n,
  inflow: 0n,
  rejectedNet: 0n,
  rejected: {},
  valueDateUnknown: 0,
  net: 0n,
});

/** Judges the lines of a run one after another: the same reference twice is one posting listed twice, or a fault. */
export function createJudge() {
  const contents = new Map<string, string>();
  return (read: Entry | Reject): Entry | Reject => {
    if (read.kind === "reject") return read;
    const content = contentHash(read);
    const earlier = contents.get(read.reference);
    if (earlier === undefined) {
      contents.set(read.reference, content);
      return read;
    }
    const amount = read.direction === "in" ? -read.amount : read.amount;
    return earlier === content
      ? reject("duplicate_line", `${read.reference} stands above with the same content`, amount)
      : reject(
          "duplicate_reference_other_content",
          `${read.reference} stands above with other content`,
          amount,
        );
  };
}

/** Reads every file before anything is sent, so that a damaged one stops the import as a whole. */
export async function scanFiles(
  folder: string,
  files: readonly string[],
  mapping: Mapping,
  readLine: ReadLine,
  onFile: (scan: FileScan) => void,
): Promise<FileScan[]> {
  const judge = createJudge();
  const scans: FileScan[] = [];
  for (const file of files) {
    const path = join(folder, file);
    const scan: FileScan = { file, sha256: await hashFile(path), ...emptyTotals() };
    for await (const line of readFile(path, mapping, readLine)) count(scan, line, judge(line.read));
    scans.push(scan);
    onFile(scan);
  }
  return scans;
}

function count(totals: Totals, { read }: FileLine, judged: Entry | Reject): void {
  totals.lines++;
  totals.net += read.kind === "reject" || read.direction === "out" ? read.amount : -read.amount;
  if (judged.kind === "reject") {
    totals.rejected[judged.code] = (totals.rejected[judged.code] ?? 0) + 1;
    totals.rejectedNet += judged.amount;
    return;
  }
  if (judged.valueDate === null) totals.valueDateUnknown++;
  if (judged.direction === "out") {
    totals.payments++;
    totals.outflow += judged.amount;
  } else {
    totals.refunds++;
    totals.inflow += judged.amount;
  }
}

/** The totals of several files together. */
export function sumTotals(parts: readonly Totals[]): Totals {
  const sum = emptyTotals();
  for (const part of parts) {
    for (const key of ["lines", "payments", "refunds", "valueDateUnknown"] as const) sum[key] += part[key];
    for (const key of ["outflow", "inflow", "rejectedNet", "net"] as const) sum[key] += part[key];
    for (const [code, n] of Object.entries(part.rejected) as [LineCode, number][]) {
      sum.rejected[code] = (sum.rejected[code] ?? 0) + n;
    }
  }
  return sum;
}

/** Direction, amount, date, payee and profile: what makes two lines with one reference the same. */
function contentHash(entry: Entry): string {
  const content = [
    entry.direction,
    String(entry.amount),
    entry.valueDate,
    entry.payee.key,
    Object.entries(entry.profile).sort(),
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("base64");
}
