import { apply, createModel, type ModelState, type Outcome } from "@green-ledger/domain/model";
import { TEST_EPOCH } from "../clock.ts";
import { createCast, foundingRequests, type Request } from "../consortium/index.ts";
import { createRandom } from "../random.ts";
import { nextPause, nextRequest } from "./next.ts";
import { createFresh } from "./scene.ts";

/** One command of a sequence, and the model after it. */
export interface ModelStep {
  request: Request;
  /** Second in which it was executed. */
  time: number;
  outcome: Outcome;
  state: ModelState;
}

/** A consortium is founded, then `steps` random commands follow: what the seed makes of the model alone. */
export function* modelSequence(seed: number, steps: number): Generator<ModelStep, void> {
  const cast = createCast();
  const random = createRandom(seed);
  const fresh = createFresh();
  let time = TEST_EPOCH;
  let state = createModel({ operators: [cast.operator.address] });

  function execute(request: Request): ModelStep {
    const applied = apply(state, request.command, { sender: request.sender.address, time });
    state = applied.state;
    return { request, time, ...applied };
  }

  for (const request of foundingRequests(cast, time)) yield execute(request);
  for (let step = 0; step < steps; step++) {
    time += nextPause({ random, state, time });
    yield execute(nextRequest({ random, cast, state, time, fresh }));
  }
}
