import { spawn } from "node:child_process";
import { join } from "node:path";
import { withReportFile } from "../testing/report-file.ts";
import { solidityTotals } from "../testing/solidity.ts";

/** How many tests passed and failed. */
export type TestRun = { passed: number; failed: number };

/**
 * Runs Solidity tests of a copy of the repository, without a word.
 * @param tests from `contracts/test/`
 * @returns undefined if the run did not come to its end
 */
export async function runTestsIn(folder: string, tests: readonly string[]): Promise<TestRun | undefined> {
  const script = join(folder, "scripts", "testing", "solidity-runner.ts");
  const files = tests.map((test) => join("contracts", "test", test));
  const { report } = await withReportFile(
    (file) =>
      new Promise<number>((resolve, reject) => {
        const child = spawn(process.execPath, [script, "--report", file, ...files], {
          cwd: folder,
          stdio: "ignore",
        });
        child.on("error", reject);
        child.on("exit", (code) => resolve(code ?? 1));
      }),
  );
  return solidityTotals(report);
}
