import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Entry } from "../../packages/cli/src/import/line.ts";
import { readMapping } from "../../packages/cli/src/import/mapping.ts";
import { hashFile, readFile } from "../../packages/cli/src/import/read-file.ts";
import { lineReader } from "../../packages/cli/src/import/read-line.ts";
import { createJudge } from "../../packages/cli/src/import/scan.ts";
import { root } from "../root.ts";
import { DemoError } from "./demo-error.ts";

/** The one file of the publication that is told: every line has a day, and it says what is capital. */
export const FILE = "expenditure-over-500-jan-mar-2015.csv";
const DIGITS = 2;

/** A line of the file that has a day. */
export interface Line extends Entry {
  valueDate: string;
}

export interface PaymentDay {
  day: string;
  /** In the order of the file. */
  lines: Line[];
}

export interface Source {
  file: string;
  sha256: string;
  /** By date. */
  days: PaymentDay[];
}

/**
 * The first payment days of the council's file, as the importer reads them.
 * @throws DemoError `demo_data_missing`
 */
export async function readSource(env: NodeJS.ProcessEnv, days: number): Promise<Source> {
  const path = join(
    resolve(root, env.GREEN_LEDGER_DATA ?? "../shared/data"),
    "oxford-council-payments",
    FILE,
  );
  if (!existsSync(path)) {
    throw new DemoError(
      "demo_data_missing",
      `${path} is not there. Set GREEN_LEDGER_DATA to the folder that holds oxford-council-payments; this repository holds none of it.`,
    );
  }
  const mappingFile = join(root, "examples/mappings/oxford.yaml");
  const mapping = readMapping(readFileSync(mappingFile, "utf8"), mappingFile);
  const judge = createJudge();
  const lines: Line[] = [];
  for await (const { read } of readFile(path, mapping, lineReader(mapping, DIGITS))) {
    const judged = judge(read);
    if (judged.kind === "reject" || judged.valueDate === null) continue;
    lines.push({ ...judged, valueDate: judged.valueDate });
  }
  const byDay = [...Map.groupBy(lines, ({ valueDate }) => valueDate)];
  return {
    file: FILE,
    sha256: await hashFile(path),
    days: byDay
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, days)
      .map(([day, ofDay]) => ({ day, lines: ofDay })),
  };
}
