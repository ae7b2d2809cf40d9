import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createReport } from "./bench/print.ts";
import { findBenches } from "./bench.ts";

describe("figures", () => {
  const figures = [
    { bench: "import", metric: "rate", value: 1200.5, unit: "payments/s", baseline: 2401 },
    { bench: "import", metric: "memory", value: 300, unit: "MiB" },
  ];

  function print(json: boolean): string[] {
    const lines: string[] = [];
    const report = createReport(json, (line) => lines.push(line));
    for (const figure of figures) report.add(figure);
    report.end();
    return lines;
  }

  it("are one JSON object a line, every key in each", () => {
    expect(print(true).map((line) => JSON.parse(line) as unknown)).toEqual([
      { ...figures[0], ratio: 0.5 },
      { ...figures[1], baseline: null, ratio: null },
    ]);
  });

  it("are a table otherwise", () => {
    expect(print(false)).toEqual([
      "bench   metric  value  unit        baseline  ratio",
      "import  rate    1,201  payments/s     2,401    0.5",
      "import  memory    300  MiB",
    ]);
  });

  it("must be finite", () => {
    const { add } = createReport(true, () => {});
    expect(() => add({ bench: "b", metric: "m", value: 1, unit: "s", baseline: 0 })).toThrow(TypeError);
  });
});

describe("names", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "green-ledger-bench-"));
    for (const path of ["packages/a/bench", "packages/b/bench", "test/bench"]) {
      await mkdir(join(folder, path), { recursive: true });
    }
    await writeFile(join(folder, "packages/a/bench/trace.ts"), "");
    await writeFile(join(folder, "test/bench/import.ts"), "");
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it("are those of the files, sorted", async () => {
    expect([...(await findBenches(folder)).keys()]).toEqual(["import", "trace"]);
  });

  it("are given once", async () => {
    await writeFile(join(folder, "packages/b/bench/trace.ts"), "");
    await expect(findBenches(folder)).rejects.toThrow('Two benchmarks are named "trace"');
  });
});
