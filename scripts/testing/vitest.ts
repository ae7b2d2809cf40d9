import { runTool } from "../tool.ts";
import { withReportFile } from "./report-file.ts";
import { type Totals, totalsOf } from "./totals.ts";

/** Runs vitest on the streams of this process and counts from its JSON report. */
export async function runVitest(args: readonly string[]): Promise<Totals> {
  const { result, report } = await withReportFile((file) =>
    runTool("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...args]),
  );
  return totalsOf(vitestTotals(report), result);
}

/** @returns undefined if this is not a report of vitest */
export function vitestTotals(report: unknown): Totals | undefined {
  if (typeof report !== "object" || report === null) return undefined;
  const { numPassedTests: passed, numFailedTests: failed } = report as Record<string, unknown>;
  if (typeof passed !== "number" || typeof failed !== "number") return undefined;
  return { passed, failed };
}
