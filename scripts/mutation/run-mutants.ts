import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../root.ts";
import { applyMutant, type Mutant } from "./mutant.ts";
import { actsMutants } from "./mutants-acts.ts";
import { booksMutants } from "./mutants-books.ts";
import { membersMutants } from "./mutants-members.ts";
import { poolsMutants } from "./mutants-pools.ts";
import { rulesMutants } from "./mutants-rules.ts";
import { runTestsIn, type TestRun } from "./run-tests-in.ts";

export const MUTANTS: readonly Mutant[] = [
  ...booksMutants,
  ...actsMutants,
  ...rulesMutants,
  ...membersMutants,
  ...poolsMutants,
];

/** What the Solidity tests need, from the repository's folder. */
const COPIED = ["contracts", "scripts", "hardhat.config.ts", "package.json", "tsconfig.json"];

/** `survived`: no test failed. `broken`: the tests did not run, so nothing is known. */
export type Verdict = "found" | "survived" | "broken";

/**
 * Puts each fault into a copy of the contracts and runs the tests that must find it; prints a line for each.
 * @param words only faults whose file or meaning contains one of them
 * @returns 1 if one was not found
 */
export async function runMutants(words: readonly string[]): Promise<number> {
  const chosen = MUTANTS.filter((mutant) => isChosen(mutant, words));
  const folder = await mkdtemp(join(tmpdir(), "green-ledger-mutants-"));
  const verdicts: Verdict[] = [];
  try {
    for (const path of COPIED) await cp(join(root, path), join(folder, path), { recursive: true });
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    // A test that fails anyway finds nothing.
    const clean = await runTestsIn(folder, [...new Set(chosen.flatMap(({ tests }) => tests))]);
    if (verdictOf(clean) !== "survived") {
      console.log("The tests do not pass without a fault: nothing can be said.");
      return 1;
    }
    for (const [index, mutant] of chosen.entries()) {
      const verdict = await judge(folder, mutant);
      verdicts.push(verdict);
      const place = `${index + 1}/${chosen.length}`.padStart(6);
      console.log(`${place}  ${verdict.padEnd(8)}  ${mutant.file.padEnd(32)}  ${mutant.breaks}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const missed = verdicts.filter((verdict) => verdict !== "found").length;
  console.log(`\n${chosen.length} faults, ${chosen.length - missed} found, ${missed} not`);
  return missed === 0 ? 0 : 1;
}

export function isChosen({ file, breaks }: Mutant, words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => file.includes(word) || breaks.includes(word));
}

async function judge(folder: string, mutant: Mutant): Promise<Verdict> {
  const path = join(folder, "contracts", mutant.file);
  const source = await readFile(path, "utf8");
  await writeFile(path, applyMutant(mutant, source));
  try {
    return verdictOf(await runTestsIn(folder, mutant.tests));
  } finally {
    await writeFile(path, source);
  }
}

/** A fault that does not compile is no fault, and tests that did not run found nothing; one that never ends is seen. */
export function verdictOf(run: TestRun | "endless" | undefined): Verdict {
  if (run === "endless") return "found";
  if (run === undefined || run.passed + run.failed === 0) return "broken";
  return run.failed > 0 ? "found" : "survived";
}
