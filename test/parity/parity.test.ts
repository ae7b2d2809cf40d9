import {
  createFresh,
  createRandom,
  foundingRequests,
  nextPause,
  nextRequest,
  type System,
  startSystem,
} from "@green-ledger/testkit";
import { describe, expect, test } from "vitest";
import { REACHABLE } from "./reachable.ts";
import { DEEP_SEEDS, REGRESSIONS, SEEDS, STEPS } from "./seeds.ts";
import { createThree, type Three } from "./three.ts";

const deep = process.env.GREEN_LEDGER_DEEP === "1";
const only = process.env.GREEN_LEDGER_SEED;
const seeds = only === undefined ? [...SEEDS, ...REGRESSIONS, ...(deep ? DEEP_SEEDS : [])] : [Number(only)];

/** Views that are compared after each command; all are at the end. */
const SAMPLE = 15;

describe("contracts, model and index agree", () => {
  const reached = new Set<string>();

  test.each(seeds)("on the sequence of seed %i", async (seed) => {
    const system = await startSystem();
    const three = await createThree(system);
    try {
      for (const name of await runSequence(three, system, seed)) reached.add(name);
    } finally {
      await three.close();
      await system.close();
    }
  });

  test.runIf(only === undefined)("on every reason and every error there is", () => {
    expect([...REACHABLE.difference(reached)], "not reached: choose other seeds").toEqual([]);
  });
});

/** @returns the reasons and errors that were met */
async function runSequence(three: Three, system: System, seed: number): Promise<Set<string>> {
  await found(three, system, seed);
  const random = createRandom(seed);
  const fresh = createFresh();
  const reached = new Set<string>();
  for (let step = 1; step <= STEPS; step++) {
    const label = `seed ${seed}, step ${step}`;
    const { cast, clock } = system;
    await system.pass(nextPause({ random, state: three.state(), time: clock.now() }));
    const request = nextRequest({ random, cast, state: three.state(), time: clock.now(), fresh });
    const outcome = await three.step(request, label);
    if (outcome.kind === "reverted") reached.add(outcome.error);
    else for (const reason of outcome.reasons) reached.add(reason);
    three.compareRows(label);
    await three.compareSample(createRandom(seed + step), SAMPLE, label);
  }
  await three.compareStored(`seed ${seed}, at the end`);
  expect(await three.compareViews(`seed ${seed}, at the end`)).toBeGreaterThan(500);
  return reached;
}

/** A working consortium to begin with: all of it must be accepted. */
async function found(three: Three, system: System, seed: number): Promise<void> {
  for (const request of foundingRequests(system.cast, system.clock.now())) {
    const label = `seed ${seed}, founding`;
    const outcome = await three.step(request, label);
    expect(outcome, `${label}: ${request.command.kind}`).toMatchObject({ kind: "accepted", items: [] });
    three.compareRows(label);
  }
}
