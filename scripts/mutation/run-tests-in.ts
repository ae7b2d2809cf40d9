import { constants } from "node:os";
import { join } from "node:path";
import { runChild } from "../bootstrap/child.mjs";
import { withReportFile } from "../testing/report-file.ts";
import { solidityTotals } from "../testing/solidity.ts";

/** How many tests passed and failed. */
export type TestRun = { passed: number; failed: number };

/** From here on, an exit code says which signal ended the program. */
const BY_SIGNAL = 128;
const KILLED = BY_SIGNAL + constants.signals.SIGKILL;

/** Tests that take longer do not end. */
const LIMIT_MS = 30 * 60_000;

/**
 * Runs Solidity tests of a copy of the repository, without a word.
 * @param tests from `contracts/test/`
 * @returns undefined if they did not compile; "endless" if they had to be killed, as for time or memory
 * @throws if another signal ended them
 */
export async function runTestsIn(
  folder: string,
  tests: readonly string[],
): Promise<TestRun | "endless" | undefined> {
  const script = join(folder, "scripts", "testing", "solidity-runner.ts");
  const files = tests.map((test) => join("contracts", "test", test));
  let timer: NodeJS.Timeout | undefined;
  const { result, report } = await withReportFile((file) =>
    runChild(
      process.execPath,
      [script, "--report", file, ...files],
      { cwd: folder, stdio: "ignore", env: { ...process.env, GREEN_LEDGER_PLAIN: "1" } },
      (child) => {
        timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
      },
    ),
  );
  clearTimeout(timer);
  if (result === KILLED) return "endless";
  if (result > BY_SIGNAL) throw new Error("The tests were stopped.");
  return solidityTotals(report);
}
