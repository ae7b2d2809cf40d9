import { join } from "node:path";
import { runChild } from "../bootstrap/child.mjs";
import { withReportFile } from "../testing/report-file.ts";
import { solidityTotals } from "../testing/solidity.ts";

/** How many tests passed and failed. */
export type TestRun = { passed: number; failed: number };

/** From here on, an exit code says which signal ended the program. */
const BY_SIGNAL = 128;

/**
 * Runs Solidity tests of a copy of the repository, without a word.
 * @param tests from `contracts/test/`
 * @returns undefined if they did not compile or did not come to their end
 * @throws if a signal ended them
 */
export async function runTestsIn(folder: string, tests: readonly string[]): Promise<TestRun | undefined> {
  const script = join(folder, "scripts", "testing", "solidity-runner.ts");
  const files = tests.map((test) => join("contracts", "test", test));
  const { result, report } = await withReportFile((file) =>
    runChild(process.execPath, [script, "--tests-only", "--report", file, ...files], {
      cwd: folder,
      stdio: "ignore",
    }),
  );
  if (result > BY_SIGNAL) throw new Error("The tests were stopped.");
  return solidityTotals(report);
}
