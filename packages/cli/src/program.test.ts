import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { failureOf } from "./exit.ts";
import { buildProgram } from "./program.ts";

function program(): Command {
  const stream = { write: () => true };
  return buildProgram({ env: {}, stdout: stream, stderr: stream, now: () => 0 });
}

/** Leaves of the command tree as the README writes them. */
function leaves(command: Command, path: string[] = []): [string, string][] {
  if (command.commands.length > 0) return command.commands.flatMap((c) => leaves(c, [...path, c.name()]));
  const args = command.registeredArguments.filter((a) => a.required).map((a) => `<${a.name()}>`);
  return [[[...path, ...args].join(" "), command.description()]];
}

test("the README lists the commands as they are", () => {
  const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `(.+?)` \| (.+?) \|$/gm)].map(([, name, text]) => [name, text]);
  expect(rows).toEqual(leaves(program()));
});

test.each([
  [["nonsense"], 2],
  [["import", "payments", "x"], 2],
  [["trace", "up", "elsewhere", "--token", "t"], 2],
  [["status", "--token", "t", "--url", "http://127.0.0.1:1"], 3],
  [["status", "--data-dir", "/nowhere"], 2],
])("%o exits with %i", async (args, exit) => {
  const failure = await program()
    .parseAsync(["node", "green-ledger", ...args])
    .then(() => undefined, failureOf);
  expect(failure).toMatchObject({ exit });
  expect(failure?.message).not.toMatch(/at .*\.ts:\d/);
});

test("the beginning of an id is refused with what to do, before anybody is asked", async () => {
  const args = ["payment", "show", "mov_aceb7762…", "--token", "t", "--url", "http://127.0.0.1:1"];
  const failure = await program()
    .parseAsync(["node", "green-ledger", ...args])
    .then(() => undefined, failureOf);
  expect(failure).toMatchObject({ exit: 2, code: "usage", message: expect.stringContaining("--json") });
});
