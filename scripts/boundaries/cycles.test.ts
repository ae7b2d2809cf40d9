import { expect, it } from "vitest";
import { findCycle } from "./cycles.ts";
import { packageRules } from "./rules.ts";

it("finds a circle and gives its nodes", () => {
  const graph = { a: ["b"], b: ["c", "d"], c: [], d: ["b"] };
  expect(findCycle(new Map(Object.entries(graph)))).toEqual(["b", "d", "b"]);
  expect(findCycle(new Map([["a", ["a"]]]))).toEqual(["a", "a"]);
});

it("finds none where several ways lead to one node", () => {
  const graph = { a: ["b", "c"], b: ["d"], c: ["d", "elsewhere"], d: [] };
  expect(findCycle(new Map(Object.entries(graph)))).toBeUndefined();
});

it("finds none in the rules themselves", () => {
  const graph = new Map(
    Object.entries(packageRules).map(([name, rule]) => [name, Object.keys(rule.packages)]),
  );
  expect(findCycle(graph)).toBeUndefined();
});
