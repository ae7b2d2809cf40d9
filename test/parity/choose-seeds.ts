// Prints few seeds whose sequences together reach every reason and error, for seeds.ts. Runs the model alone.
import { modelSequence } from "@green-ledger/testkit/generate";
import { REACHABLE } from "./reachable.ts";
import { STEPS } from "./seeds.ts";

const CANDIDATES = 500;

/** What one sequence reaches. */
function reachedBy(seed: number): Set<string> {
  const names = [...modelSequence(seed, STEPS)].flatMap(({ outcome }) =>
    outcome.kind === "reverted" ? [outcome.error] : outcome.reasons,
  );
  return new Set(names);
}

const candidates = Array.from({ length: CANDIDATES }, (_, i) => ({ seed: i + 1, reached: reachedBy(i + 1) }));
const missing = new Set(REACHABLE);
const chosen: number[] = [];
for (;;) {
  const gains = candidates.map(({ seed, reached }) => ({
    seed,
    gain: reached.intersection(missing).size,
    reached,
  }));
  const best = gains.reduce((a, b) => (b.gain > a.gain ? b : a));
  if (best.gain === 0) break;
  chosen.push(best.seed);
  for (const name of best.reached) missing.delete(name);
}
console.log(`seeds ${chosen.join(", ")}; not reached: ${[...missing].join(", ") || "nothing"}`);
