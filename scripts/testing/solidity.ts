import { join } from "node:path";
import { runChild } from "../bootstrap/child.mjs";
import { root } from "../root.ts";
import { withReportFile } from "./report-file.ts";
import { type Totals, totalsOf } from "./totals.ts";

/**
 * Runs the Solidity tests in a process of their own, so that a crash of the compiler or the EVM is counted too.
 * @param args see `solidity-runner.ts`
 */
export async function runSolidityTests(args: readonly string[]): Promise<Totals> {
  const script = join(root, "scripts", "testing", "solidity-runner.ts");
  const { result, report } = await withReportFile((file) =>
    runChild(process.execPath, [script, "--report", file, ...args], { cwd: root, stdio: "inherit" }),
  );
  return totalsOf(solidityTotals(report), result);
}

/** @returns undefined if the run did not come to its end */
export function solidityTotals(report: unknown): Totals | undefined {
  if (typeof report !== "object" || report === null) return undefined;
  const { passed, failed } = report as Record<string, unknown>;
  if (typeof passed !== "number" || typeof failed !== "number") return undefined;
  return { passed, failed };
}
