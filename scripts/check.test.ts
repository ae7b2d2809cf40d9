import { expect, it } from "vitest";
import { type Check, runTable } from "./check.ts";

const table: Check[] = [
  { name: "good", run: async () => [] },
  { name: "bad", run: async () => ["a.ts:1 is wrong", "b.ts:2 is wrong"] },
  { name: "broken", run: () => Promise.reject(new Error("no compiler")) },
];

async function run(names: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await runTable(table, names, (line) => lines.push(line.replace(/\d+\.\d s$/, "…")));
  return { code, lines };
}

it("prints each check, its findings, and what it comes to", async () => {
  const { code, lines } = await run(["good", "bad"]);
  expect(code).toBe(1);
  expect(lines).toEqual([
    "good    ok  …",
    "bad     failed  …",
    "  a.ts:1 is wrong",
    "  b.ts:2 is wrong",
    "\n1 passed, 1 failed",
  ]);
});

it("counts a check that breaks as failed", async () => {
  const { code, lines } = await run(["broken"]);
  expect(code).toBe(1);
  expect(lines.join("\n")).toContain("no compiler");
  expect(lines.at(-1)).toBe("\n0 passed, 1 failed");
});

it("passes if all pass", async () => {
  expect((await run(["good"])).code).toBe(0);
});

it("refuses a name that it does not know", async () => {
  const { code, lines } = await run(["goood"]);
  expect(code).toBe(2);
  expect(lines).toEqual(['There is no check "goood". There are: good, bad, broken.']);
});
