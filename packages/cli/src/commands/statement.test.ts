import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  asCsv,
  asMt940,
  csvMapping,
  simulateStatements,
  writeCamt053,
  writeCsv,
  writeMt940,
} from "@green-ledger/testkit/statements";
import { afterAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { failureOf } from "../exit.ts";
import { buildProgram } from "../program.ts";

const folder = mkdtempSync(join(tmpdir(), "green-ledger-statement-"));
afterAll(() => rmSync(folder, { recursive: true }));

const [statement] = simulateStatements(
  { id: "GB82WEST12345698765432", currency: "GBP", opening: 100_000n, fallbackDay: 20_454 },
  [
    { id: "a", direction: "out", minor: 1250n, currency: "GBP", valueDay: 20_454, references: {} },
    { id: "b", direction: "in", minor: 5n, currency: "GBP", valueDay: 20_454, references: {} },
  ],
);
if (statement === undefined) throw new Error("nothing was simulated");

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Runs `statement check`; without a gateway, a token or a data folder. */
async function check(...args: string[]) {
  let out = "";
  const quiet = { write: () => true };
  const stdout = { write: (text: string) => (out += text) };
  const failure = await buildProgram({ env: {}, stdout, stderr: quiet, now: () => 0 })
    .parseAsync(["node", "green-ledger", "--data-dir", "/nowhere", "statement", "check", ...args])
    .then(() => undefined, failureOf);
  return { out, failure };
}

const XML = writeCamt053([statement]);
const CSV = writeCsv(asCsv(statement));
const mapping = put("mapping.yaml", stringify(csvMapping("GBP")));

describe("prints totals", () => {
  test.each([
    ["camt053", put("a.xml", XML), []],
    ["mt940", put("a.sta", writeMt940([asMt940(statement, "slashes")], "slashes")), []],
    ["csv", put("a.csv", CSV), ["--mapping", mapping]],
  ])("of %s as JSON", async (format, path, args) => {
    const { out, failure } = await check(path, ...args, "--json");
    expect(failure).toBeUndefined();
    expect(JSON.parse(out)).toMatchObject({
      format,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      statements: [
        {
          account: { scheme: "iban", id: "GB82WEST12345698765432" },
          currency: "GBP",
          opening: { minor: "100000" },
          closing: { minor: "98755" },
          totals: { entries: 2, booked: 2, credits: "5", debits: "1250" },
        },
      ],
    });
  });

  test("for people", async () => {
    const { out } = await check(put("b.xml", XML));
    expect(out).toMatch(/SIM-1 .*GBP 1,000\.00 .*GBP 0\.05 .*GBP 12\.50 .*GBP 987\.55 .*2 .*2/);
    expect(out).toContain("camt.053.001.08, SHA-256 ");
  });

  test("with balances from the command line", async () => {
    const bare = put("bare.yaml", stringify({ ...(csvMapping("GBP") as object), balances: "arguments" }));
    const path = put("c.csv", CSV);
    const right = await check(path, "--mapping", bare, "--opening", "1000", "--closing", "987.55");
    expect(right.failure).toBeUndefined();
    const wrong = await check(path, "--mapping", bare, "--opening", "1000", "--closing", "987.54");
    expect(wrong.failure).toMatchObject({ exit: 1, code: "statement_unbalanced" });
  });
});

test.each<[string, string[], number, string]>([
  ["does not balance", [put("d.xml", XML.replace("987.55", "987.56"))], 1, "statement_unbalanced"],
  ["is cut", [put("e.xml", XML.slice(0, 400))], 2, "file_truncated"],
  ["is of another version", [put("f.xml", XML.replace("001.08", "001.02"))], 2, "camt_version_unsupported"],
  ["is delimited, without a mapping", [put("g.csv", CSV)], 2, "mapping_required"],
  ["is not there", [join(folder, "none.xml")], 2, "usage"],
  [
    "has a mapping that is not there",
    [put("h.csv", CSV), "--mapping", join(folder, "none.yaml")],
    2,
    "usage",
  ],
  [
    "has a mapping that is not YAML",
    [put("i.csv", CSV), "--mapping", put("bad.yaml", "a: [")],
    2,
    "mapping_invalid",
  ],
  [
    "has a mapping of another kind",
    [put("j.csv", CSV), "--mapping", put("other.yaml", "a: 1")],
    2,
    "mapping_invalid",
  ],
  ["gets a balance that it does not need", [put("k.xml", XML), "--opening", "1"], 2, "usage"],
  ["gets a balance that is none", [put("l.csv", CSV), "--mapping", mapping, "--opening", "x"], 2, "usage"],
  ["gets an encoding that is not read", [put("m.sta", ":20:"), "--encoding", "latin"], 2, "usage"],
])("a file that %s", async (_, args, exit, code) => {
  const { out, failure } = await check(...args);
  expect({ out, ...failure }).toMatchObject({ out: "", exit, code });
});
