import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAhead } from "./read-ahead.ts";

function jobsOf(works: (() => Promise<number>)[]) {
  const waiting = [...works];
  return () => waiting.shift();
}

describe("readAhead", () => {
  test("default: results in the order of the jobs, however long each takes, and never more at once", async () => {
    const waits = fc.array(fc.nat(3), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(waits, fc.integer({ min: 1, max: 3 }), async (all, atOnce) => {
        let running = 0;
        let most = 0;
        const jobs = all.map((wait, i) => async () => {
          most = Math.max(most, ++running);
          await delay(wait);
          running--;
          return i;
        });
        expect(await Array.fromAsync(readAhead(jobsOf(jobs), atOnce))).toEqual(all.map((_, i) => i));
        expect(most).toBeLessThanOrEqual(atOnce);
      }),
      { numRuns: 30 },
    );
  });

  test("error: a failure comes in its turn, after what succeeded before it", async () => {
    const got: number[] = [];
    const jobs = [async () => 1, () => Promise.reject(new Error("second")), async () => 3];
    const reading = (async () => {
      for await (const value of readAhead(jobsOf(jobs), 3)) {
        await delay(1);
        got.push(value);
      }
    })();
    await expect(reading).rejects.toThrow("second");
    expect(got).toEqual([1]);
  });

  test("behaviour: who stops early is not troubled by what fails later", async () => {
    const failures: unknown[] = [];
    const listener = (reason: unknown) => failures.push(reason);
    process.on("unhandledRejection", listener);
    const late = async () => {
      await delay(5);
      throw new Error("late");
    };
    for await (const _ of readAhead(jobsOf([async () => 1, late]), 2)) break;
    await delay(20);
    process.off("unhandledRejection", listener);
    expect(failures).toEqual([]);
  });
});
