// Prints few seeds whose sequences together reach every reason and error, for seeds.ts. Runs the model alone.
import { apply, createModel } from "@green-ledger/domain/model";
import {
  createCast,
  createFresh,
  createRandom,
  foundingRequests,
  nextPause,
  nextRequest,
  TEST_EPOCH,
} from "@green-ledger/testkit";
import { REACHABLE } from "./reachable.ts";
import { STEPS } from "./seeds.ts";

const CANDIDATES = 400;

/** What one sequence reaches. */
function reachedBy(seed: number): Set<string> {
  const cast = createCast();
  const random = createRandom(seed);
  const fresh = createFresh();
  const reached = new Set<string>();
  let state = createModel({ operators: [cast.operator.address] });
  let time = TEST_EPOCH;
  for (const { command, sender } of foundingRequests(cast, time)) {
    state = apply(state, command, { sender: sender.address, time }).state;
  }
  for (let step = 1; step <= STEPS; step++) {
    time += nextPause({ random, state, time });
    const { command, sender } = nextRequest({ random, cast, state, time, fresh });
    const { state: next, outcome } = apply(state, command, { sender: sender.address, time });
    if (outcome.kind === "reverted") reached.add(outcome.error);
    else for (const reason of outcome.reasons) reached.add(reason);
    state = next;
  }
  return reached;
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
