import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../root.ts";
import { applyMutant, type Mutant } from "./mutant.ts";
import { isChosen, MUTANTS, verdictOf } from "./run-mutants.ts";

const fault: Mutant = { file: "a.sol", find: "x + y", replace: "x - $&", breaks: "a sum", tests: [] };

describe("the tables", () => {
  it("hold many faults, each once", () => {
    expect(MUTANTS.length).toBeGreaterThan(100);
    expect(new Set(MUTANTS.map(({ file, find }) => `${file} ${find}`)).size).toBe(MUTANTS.length);
  });

  it("fit the contracts as they are", async () => {
    for (const mutant of MUTANTS) {
      const source = await readFile(join(root, "contracts", mutant.file), "utf8");
      expect(applyMutant(mutant, source)).not.toBe(source);
    }
  });

  it("name tests that there are", () => {
    for (const { tests } of MUTANTS) {
      expect(tests.length).toBeGreaterThan(0);
      for (const test of tests) expect(existsSync(join(root, "contracts", "test", test)), test).toBe(true);
    }
  });
});

describe("a fault", () => {
  it("is put in as it is written", () => {
    expect(applyMutant(fault, "return x + y;")).toBe("return x - $&;");
  });

  it("must stand in the source once", () => {
    expect(() => applyMutant(fault, "return x;")).toThrow("0 times");
    expect(() => applyMutant(fault, "x + y + x + y")).toThrow("2 times");
  });

  it("is chosen by a word of its file or meaning", () => {
    expect(isChosen(fault, [])).toBe(true);
    expect(isChosen(fault, ["sum"])).toBe(true);
    expect(isChosen(fault, ["a.sol"])).toBe(true);
    expect(isChosen(fault, ["b.sol"])).toBe(false);
  });

  it("counts as found only if a test ran and failed, or never ended", () => {
    expect(verdictOf("endless")).toBe("found");
    expect(verdictOf({ passed: 3, failed: 1 })).toBe("found");
    expect(verdictOf({ passed: 3, failed: 0 })).toBe("survived");
    expect(verdictOf({ passed: 0, failed: 0 })).toBe("broken");
    expect(verdictOf(undefined)).toBe("broken");
  });
});
