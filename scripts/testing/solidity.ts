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

/** What Hardhat says of one test contract, as far as it is counted. */
export type SuiteResult = { testResults: { status: string }[] };

/** A set-up that fails is one of the results, in place of the tests that it kept from running. */
export function countResults(suites: readonly SuiteResult[]): Totals {
  const statuses = suites.flatMap(({ testResults }) => testResults.map(({ status }) => status));
  const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
  return { passed: count("Success"), failed: count("Failure") };
}

/** @returns undefined if the run did not come to its end */
export function solidityTotals(report: unknown): Totals | undefined {
  if (typeof report !== "object" || report === null) return undefined;
  const { passed, failed } = report as Record<string, unknown>;
  if (typeof passed !== "number" || typeof failed !== "number") return undefined;
  return { passed, failed };
}
