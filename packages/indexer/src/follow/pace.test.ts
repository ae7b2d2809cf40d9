import { expect, test } from "vitest";
import { createBackoff } from "./backoff.ts";
import { createBell } from "./bell.ts";
import { createPace } from "./pace.ts";

test("pace: fewer blocks where there are many logs, more where there are few, one at least", () => {
  const pace = createPace();
  for (let i = 0; i < 10; i++) pace.succeeded(10);
  expect(pace.blocks()).toBe(128);
  for (let i = 0; i < 10; i++) pace.succeeded(50_000);
  expect(pace.blocks()).toBe(1);
  pace.succeeded(10);
  pace.succeeded(1500);
  expect(pace.blocks()).toBe(2);
});

test("pace: halves down to one block while the node fails, and recovers to full speed", () => {
  const pace = createPace();
  for (let i = 0; i < 10; i++) pace.failed();
  expect(pace.blocks()).toBe(1);
  for (let i = 0; i < 7; i++) pace.succeeded(0);
  expect(pace.blocks()).toBe(128);
});

test("backoff: doubles up to half a minute, spread by a half, until it is reset", () => {
  const least = createBackoff(() => 0);
  const most = createBackoff(() => 1);
  expect([least.next(), least.next(), least.next()]).toEqual([125, 250, 500]);
  expect([most.next(), most.next(), most.next()]).toEqual([375, 750, 1500]);
  for (let i = 0; i < 10; i++) least.next();
  expect(least.next()).toBe(15_000);
  least.reset();
  expect(least.next()).toBe(125);
});

test("bell: wakes the sleeper, also if it rang before, and only once", async () => {
  const bell = createBell();
  const { signal } = new AbortController();
  bell.ring();
  await bell.sleep(60_000, signal);
  let awake = false;
  const sleeping = bell.sleep(60_000, signal).then(() => {
    awake = true;
  });
  await Promise.resolve();
  expect(awake).toBe(false);
  bell.ring();
  await sleeping;
  await bell.sleep(1, signal);
});

test("bell: nobody sleeps when all is to stop", async () => {
  const bell = createBell();
  const stop = new AbortController();
  const sleeping = bell.sleep(60_000, stop.signal);
  stop.abort();
  await sleeping;
  await bell.sleep(60_000, stop.signal);
});
