import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { createRandom, type System, startSystem } from "@green-ledger/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createIndexes, dumpOf, type Indexes, optionsFor } from "../test/indexes.ts";
import { createPlayer } from "../test/player.ts";

const SCRIPT = join(import.meta.dirname, "../test/run-indexer.ts");

let system: System;
let indexes: Indexes;

beforeEach(async () => {
  system = await startSystem();
  indexes = await createIndexes(system);
});

afterEach(async () => {
  await indexes.closeAll();
  await system.close();
});

function startProcess(name: string): ChildProcess {
  const { startBlock, contracts } = optionsFor(system);
  const args = [indexes.folder(name), system.chain.url, String(startBlock), JSON.stringify(contracts)];
  return spawn(process.execPath, [SCRIPT, ...args], { stdio: ["ignore", "pipe", "inherit"] });
}

/** Kills a process some blocks and some milliseconds after it began to commit. @returns the last block it told of */
async function killAfter(child: ChildProcess, blocks: number, milliseconds: number): Promise<number> {
  const exit = once(child, "exit");
  let told = 0;
  let last = -1;
  if (child.stdout === null) throw new Error("no output");
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    if (++told === blocks) setTimeout(() => child.kill("SIGKILL"), milliseconds);
  }
  await exit;
  return last;
}

test.each([1, 2])(
  "killed at any moment, also while the chain forks: nothing told of is lost, seed %i",
  async (seed) => {
    const random = createRandom(seed);
    const player = createPlayer(system, seed);
    await player.found();
    for (let round = 0; round < 5; round++) {
      const mark = random.chance(0.5) ? await player.mark() : undefined;
      await player.play(random.between(2, 8));
      const child = startProcess("killed");
      const killed = killAfter(child, random.between(1, 6), random.below(4));
      // The chain goes on while the process reads, and may fork under it.
      if (mark !== undefined) {
        await delay(random.below(150));
        await player.goBack(mark);
      }
      await player.play(12);
      const told = await killed;
      const { projection, ...index } = await indexes.open("killed");
      expect(projection.writer.checkpoint()?.block ?? -1).toBeGreaterThanOrEqual(
        mark === undefined ? told : 0,
      );
      expect((await projection.doctor()).faults).toEqual([]);
      await indexes.close({ projection, ...index });
    }
    const { projection, indexer } = await indexes.open("killed");
    await indexer.catchUp();
    expect(await dumpOf(projection)).toEqual(await indexes.fresh());
  },
);
