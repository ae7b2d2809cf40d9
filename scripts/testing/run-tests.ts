import { runSolidityTests } from "./solidity.ts";
import { add, closingLine, NOTHING, type Totals } from "./totals.ts";
import { runVitest } from "./vitest.ts";

/** The arguments of each runner; a runner without an entry does not run. */
export type Plan = { vitest?: string[]; solidity?: string[] };

/**
 * Which runner gets which arguments: all run without any; a path under `contracts` is for the Solidity tests, and
 * everything else for vitest.
 */
export function planTests(args: readonly string[]): Plan {
  const [first] = args;
  if (first === undefined) return { vitest: [], solidity: [] };
  if (first === "contracts" || first === "contracts/") return { solidity: args.slice(1) };
  if (first.startsWith("contracts/")) return { solidity: [...args] };
  return { vitest: [...args] };
}

/**
 * Runs the tests and prints, as the last line, how many passed and failed.
 * @returns 1 if any failed
 */
export async function runTests(args: readonly string[]): Promise<number> {
  const plan = planTests(args);
  let totals: Totals = NOTHING;
  if (plan.vitest !== undefined) totals = add(totals, await runVitest(plan.vitest));
  if (plan.solidity !== undefined) totals = add(totals, await runSolidityTests(plan.solidity));
  console.log(`\n${closingLine(totals)}`);
  return totals.failed === 0 ? 0 : 1;
}
