import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { freshnessFindings } from "./check-generated.ts";
import { staleFiles } from "./generators/index.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "green-ledger-generated-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

it("finds files that are missing or out of date", async () => {
  await writeFile(join(folder, "same.txt"), "a");
  await writeFile(join(folder, "other.txt"), "a");
  const files = ["same.txt", "other.txt", "none.txt"].map((path) => ({
    path,
    content: path === "same.txt" ? "a" : "b",
  }));
  expect(await freshnessFindings(folder, files)).toEqual(["other.txt is out of date", "none.txt is missing"]);
});

it("finds files that are no longer made", async () => {
  await mkdir(join(folder, "out", "deep"), { recursive: true });
  await writeFile(join(folder, "out", "kept.ts"), "");
  await writeFile(join(folder, "out", "deep", "old.ts"), "");
  const files = [{ path: "out/kept.ts", content: "" }];
  const generator = { name: "g", folder: "out", render: async () => files };
  expect(await staleFiles(folder, generator, files)).toEqual(["out/deep/old.ts"]);
});
