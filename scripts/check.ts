import { checkBoundaries } from "./check-boundaries.ts";
import { checkDocs } from "./check-docs.ts";
import { checkFolders } from "./check-folders.ts";
import { checkGenerated } from "./check-generated.ts";
import { checkLicences } from "./check-licences.ts";
import { checkLock } from "./check-lock.ts";
import { checkText } from "./check-text.ts";
import { checkBiome, checkPrettier, checkSolhint, checkTypes } from "./check-tools.ts";
import { checkTrees } from "./check-trees.ts";
import { closingLine } from "./testing/totals.ts";

export type Check = {
  name: string;
  /** Resolves to what is wrong, one sentence each, with file and line where there is one. */
  run: () => Promise<string[]>;
};

const checks: readonly Check[] = [
  { name: "types", run: checkTypes },
  { name: "biome", run: checkBiome },
  { name: "solhint", run: checkSolhint },
  { name: "prettier", run: checkPrettier },
  { name: "boundaries", run: checkBoundaries },
  { name: "lock", run: checkLock },
  { name: "licences", run: checkLicences },
  { name: "folders", run: checkFolders },
  { name: "docs", run: checkDocs },
  { name: "text", run: checkText },
  { name: "trees", run: checkTrees },
  { name: "generated", run: checkGenerated },
];

/**
 * Runs all checks, or those named, and prints each with its findings and its time.
 * @returns 1 if any failed, 2 if there is none of a given name
 */
export function runChecks(names: readonly string[]): Promise<number> {
  return runTable(checks, names, (line) => console.log(line));
}

/** {@link runChecks} over a given table. */
export async function runTable(
  table: readonly Check[],
  names: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const unknown = names.filter((name) => !table.some((check) => check.name === name));
  if (unknown.length > 0) {
    print(
      `There is no check "${unknown.join('", "')}". There are: ${table.map(({ name }) => name).join(", ")}.`,
    );
    return 2;
  }
  const width = Math.max(...table.map(({ name }) => name.length));
  const totals = { passed: 0, failed: 0 };
  for (const check of table) {
    if (names.length > 0 && !names.includes(check.name)) continue;
    const start = performance.now();
    const findings = await findingsOf(check);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    totals[findings.length === 0 ? "passed" : "failed"] += 1;
    print(`${check.name.padEnd(width)}  ${findings.length === 0 ? "ok" : "failed"}  ${seconds} s`);
    for (const finding of findings) print(finding.replace(/^/gm, "  "));
  }
  print(`\n${closingLine(totals)}`);
  return totals.failed === 0 ? 0 : 1;
}

/** A check that breaks has found something: it cannot say that all is well. */
async function findingsOf(check: Check): Promise<string[]> {
  try {
    return await check.run();
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}
