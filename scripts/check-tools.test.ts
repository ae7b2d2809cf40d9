import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { outputOf } from "./check-tools.ts";
import { root } from "./root.ts";

let folder: string;

beforeEach(async () => {
  // Inside the repository, where tsc finds type packages and solhint accepts paths, but out of git's sight.
  await mkdir(join(root, ".toolchain"), { recursive: true });
  folder = await mkdtemp(join(root, ".toolchain", "check-tools-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What a tool says of one bad file, under the repository's configuration. */
async function findingsIn(name: string, file: string, text: string, args: string[] = []): Promise<string> {
  const path = join(folder, file);
  await writeFile(path, text);
  return (await outputOf(name, [...args, relative(root, path)])).join("\n");
}

it("types: finds an error of types", async () => {
  const config = { extends: join(root, "tsconfig.json"), files: [join(folder, "bad.ts")], include: [] };
  await writeFile(join(folder, "bad.ts"), 'export const n: number = "one";\n');
  const found = await findingsIn("typescript", "tsconfig.json", JSON.stringify(config), [
    "--pretty",
    "false",
    "-p",
  ]);
  expect(found).toContain("TS2322");
});

it("biome: finds a broken rule and bad formatting", async () => {
  const text = "export function f( a: any ) { return a }\n";
  const found = await findingsIn("@biomejs/biome", "bad.ts", text, [
    "check",
    "--vcs-enabled=false",
    `--config-path=${root}`,
  ]);
  expect(found).toContain("noExplicitAny");
  expect(found).toContain("format");
});

it("solhint: finds a broken rule", async () => {
  const text =
    "pragma solidity ^0.8.28;\ncontract Bad { function f() public { require(tx.origin == msg.sender); } }\n";
  const args = ["--noPoster", "--disc", "--max-warnings", "0", "--config", ".solhint.json"];
  expect(await findingsIn("solhint", "Bad.sol", text, args)).toContain("avoid-tx-origin");
});

it("prettier: finds bad formatting of Solidity", async () => {
  const args = ["--check", "--ignore-path", ".none", "--config", ".prettierrc.json"];
  expect(await findingsIn("prettier", "Bad.sol", "contract  Bad{}\n", args)).toContain("Bad.sol");
});
