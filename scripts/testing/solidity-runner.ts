// Runs the Solidity tests by Hardhat and writes {passed, failed} to the file after --report.
// Arguments: test files, --grep <pattern>, --snapshot (write gas figures), --snapshot-check, --coverage, --gas-stats.
import { glob, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import config from "../../hardhat.config.ts";
import { root } from "../root.ts";
import { countResults, type SuiteResult } from "./solidity.ts";

/** What the task resolves to. Its own summary stays empty unless other runners follow. */
type Run = { suiteResults: SuiteResult[] };

/** How far a gas figure may move before it must be looked at and written anew, in percent. */
const GAS_TOLERANCE = 2;

const WORLD = "contracts/test/utils/World.sol";
const HANDLERS = "contracts/test/invariant/handlers/*.sol";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    report: { type: "string" },
    grep: { type: "string" },
    snapshot: { type: "boolean", default: false },
    "snapshot-check": { type: "boolean", default: false },
    coverage: { type: "boolean", default: false },
    "gas-stats": { type: "boolean", default: false },
  },
});

// Longer runs reach other inputs: their gas figures are not comparable.
const snapshotCheck = values["snapshot-check"] && process.env.GREEN_LEDGER_DEEP !== "1";
const hre = await createHardhatRuntimeEnvironment(
  config,
  { coverage: values.coverage, gasStats: values["gas-stats"], network: "default" },
  root,
);
if (positionals.length > 0) await buildWithHelpers(positionals);
const result = await hre.tasks.getTask(["test", "solidity"]).run({
  testFiles: positionals,
  grep: values.grep,
  snapshot: values.snapshot,
  snapshotCheck,
  tolerance: snapshotCheck ? GAS_TOLERANCE : 0,
});
const run = (result.success ? result.value : result.error) as Run;
if (values.report !== undefined)
  await writeFile(values.report, JSON.stringify(countResults(run.suiteResults)));
process.exitCode = result.success ? 0 : 1;

/** Every test deploys {@link WORLD} by name, and the runner can only call handlers that it knows: no argument names them. */
async function buildWithHelpers(tests: readonly string[]): Promise<void> {
  const handlers = tests.some((test) => test.includes("/invariant/")) ? glob(HANDLERS, { cwd: root }) : [];
  const files = new Set([...tests, WORLD, ...(await Array.fromAsync(handlers))]);
  await hre.tasks.getTask("build").run({ noTests: true });
  await hre.tasks.getTask("build").run({ files: [...files], noContracts: true });
}
