import { expect, test } from "vitest";
import { createChainClock } from "./chain-clock.ts";

test("follows the clock, and never goes back behind the parent", () => {
  let now = 100n;
  const clock = createChainClock(() => now);
  expect(clock.next(50n)).toBe(100n);
  expect(clock.next(100n)).toBe(100n);
  now = 90n;
  expect(clock.next(100n)).toBe(100n);
});

test("increase moves all later blocks, setNext one and those after it", () => {
  let now = 100n;
  const clock = createChainClock(() => now);
  expect(clock.increase(10n)).toBe(10n);
  expect(clock.next(0n)).toBe(110n);
  clock.setNext(500n);
  now = 103n;
  expect(clock.next(110n)).toBe(500n);
  expect(clock.next(500n)).toBe(503n);
});
