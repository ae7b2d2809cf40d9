import { readdirSync, readFileSync } from "node:fs";
import {
  ACCOUNT_KINDS,
  ASSET_KINDS,
  ASSET_STATUSES,
  FLAGGABLE,
  INSTRUMENT_KINDS,
  MODES,
  NO_LOOK_BACK_LIMIT,
  ORIGINS,
  PARTY_STATUSES,
  REASONS,
  ROLE_BITS,
  USES,
} from "@green-ledger/domain";
import { describe, expect, test } from "vitest";

const CONTRACTS = new URL("../../contracts/", import.meta.url);

/** All sources without tests and comments. */
const source = readdirSync(CONTRACTS, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".sol") && !path.startsWith("test"))
  .map((path) => readFileSync(new URL(path.replaceAll("\\", "/"), CONTRACTS), "utf8"))
  .join("\n")
  .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");

function enumOf(name: string): string[] {
  const body = new RegExp(`\\benum ${name} \\{([^}]*)\\}`).exec(source)?.[1] ?? "";
  return body.split(",").map((member) => member.trim().toLowerCase());
}

describe("names here and numbers on chain", () => {
  test.each([
    ["PartyStatus", PARTY_STATUSES],
    ["AssetKind", ASSET_KINDS],
    ["AssetStatus", ASSET_STATUSES],
    ["InstrumentKind", INSTRUMENT_KINDS],
    ["Mode", MODES],
    ["AccountKind", ACCOUNT_KINDS],
    ["Use", USES],
    ["Origin", ORIGINS],
    ["Reason", REASONS],
  ])("%s has the same members in the same order", (name, names) => {
    expect(enumOf(name)).toEqual([...names]);
  });

  test("every enum of the contracts is compared, but the policy's verdict, which never leaves it", () => {
    const compared = 9;
    expect(enumOf("Verdict")).toEqual(["accept", "flag", "refuse"]);
    expect([...source.matchAll(/\benum \w+ \{/g)]).toHaveLength(compared + 1);
  });

  test("roles of keys are the same bits", () => {
    const bits = [...source.matchAll(/uint32 internal constant (\w+) = 1 << (\d+);/g)];
    expect(Object.fromEntries(bits.map(([, name, bit]) => [name?.toLowerCase(), 1 << Number(bit)]))).toEqual(
      ROLE_BITS,
    );
  });

  test("the mark for no look-back limit is the same", () => {
    expect(source).toContain("uint32 constant NO_LOOK_BACK_LIMIT = type(uint32).max;");
    expect(NO_LOOK_BACK_LIMIT).toBe(2 ** 32 - 1);
  });

  test("the reasons that can flag are those of the policy's objections to the framework", () => {
    const body = /function _frameworkObjection\([\s\S]*?\n {4}\}/.exec(source)?.[0] ?? "";
    const raised = [...body.matchAll(/Reason\.(\w+)/g)].map(([, name]) => name?.toLowerCase());
    expect(new Set(raised)).toEqual(new Set(["none", ...FLAGGABLE]));
  });
});
