import { expect, test } from "vitest";
import { createInFlight } from "./in-flight.ts";

test("never runs more than the limit, and runs all", async () => {
  const jobs = createInFlight(3);
  let running = 0;
  let most = 0;
  let done = 0;
  for (let i = 0; i < 20; i++) {
    await jobs.add(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      done++;
    });
  }
  await jobs.drained();
  expect({ most, done, running }).toEqual({ most: 3, done: 20, running: 0 });
});

test("the first failure comes out, and later ones do not hide it", async () => {
  const jobs = createInFlight(2);
  await jobs.add(() => Promise.reject(new Error("first")));
  await expect(
    (async () => {
      await jobs.add(() => Promise.reject(new Error("second")));
      await jobs.drained();
    })(),
  ).rejects.toThrow("first");
});
