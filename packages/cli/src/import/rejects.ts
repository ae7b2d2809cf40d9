import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { formatDecimal } from "@green-ledger/domain";
import { stringify } from "csv-stringify";

/** A line that was not recorded, and why. */
export interface RejectedLine {
  file: string;
  /** Physical line; the header is 1. */
  line: number;
  code: string;
  detail: string;
  /** Signed minor units. */
  amount: bigint;
  cells: readonly string[];
}

export interface RejectFile {
  add(line: RejectedLine): void;
  close(): Promise<void>;
}

/** Opens the reject file. It holds names from the source, so only its owner may read it. */
export function openRejects(path: string, digits: number): RejectFile {
  const rows = stringify({
    header: true,
    columns: ["file", "line", "code", "detail", "amount", "cells"],
    escape_formulas: true,
  });
  const out = createWriteStream(path, { mode: 0o600 });
  const failed = new Promise<never>((_, refuse) => out.on("error", refuse));
  failed.catch(() => {});
  rows.pipe(out);
  return {
    add({ amount, cells, ...rest }) {
      rows.write({ ...rest, amount: formatDecimal(amount, digits), cells: JSON.stringify(cells) });
    },
    async close() {
      rows.end();
      await Promise.race([once(out, "close"), failed]);
    },
  };
}
