import { expect, it } from "vitest";
import { createBoundedCache } from "./bounded-cache.ts";

it("forgets what was used longest ago", () => {
  const cache = createBoundedCache<number>(2);
  cache.set("a", 1);
  cache.set("b", 2);
  expect(cache.get("a")).toBe(1);
  cache.set("c", 3);
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("a")).toBe(1);
  expect(cache.get("c")).toBe(3);
  cache.set("a", 4);
  cache.set("d", 5);
  expect([cache.get("a"), cache.get("c"), cache.get("d")]).toEqual([4, undefined, 5]);
  cache.delete("a");
  expect(cache.get("a")).toBeUndefined();
});
