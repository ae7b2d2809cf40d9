import { readdirSync, readFileSync } from "node:fs";
import {
  ACCOUNT_KINDS,
  ASSET_KINDS,
  ASSET_STATUSES,
  BOOKING_RULES,
  CLAIM_EFFECTS,
  CLAIM_STATUSES,
  DOCUMENT_OUTCOMES,
  DOCUMENT_STATUSES,
  ENTRY_STATES,
  EVIDENCE_KEY_STATUSES,
  FLAGGABLE,
  FLOW_KINDS,
  INSTRUMENT_KINDS,
  ITEM_STATUSES,
  LIEN_CLASSES,
  LIEN_STATUSES,
  MODES,
  NO_LOOK_BACK_LIMIT,
  OBJECT_KINDS,
  ORIGINS,
  PARTY_STATUSES,
  PLACEMENT_KINDS,
  POOL_STATUSES,
  PURPOSES,
  REASONS,
  ROLE_BITS,
  SPENDINGS,
  SUBSTITUTION_STATUSES,
  TRANSFER_STATUSES,
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
    ["BookingRule", BOOKING_RULES],
    ["PlacementKind", PLACEMENT_KINDS],
    ["Spending", SPENDINGS],
    ["EntryState", ENTRY_STATES],
    ["Use", USES],
    ["Origin", ORIGINS],
    ["Effect", CLAIM_EFFECTS],
    ["ClaimStatus", CLAIM_STATUSES],
    ["Reason", REASONS],
    ["ObjectKind", OBJECT_KINDS],
    ["LienClass", LIEN_CLASSES],
    ["LienStatus", LIEN_STATUSES],
    ["TransferStatus", TRANSFER_STATUSES],
    ["KeyStatus", EVIDENCE_KEY_STATUSES],
    ["DocumentStatus", DOCUMENT_STATUSES],
    ["Outcome", DOCUMENT_OUTCOMES],
    ["Purpose", PURPOSES],
    ["PoolStatus", POOL_STATUSES],
    ["ItemStatus", ITEM_STATUSES],
    ["FlowKind", FLOW_KINDS],
    ["SubstitutionStatus", SUBSTITUTION_STATUSES],
  ])("%s has the same members in the same order", (name, names) => {
    expect(enumOf(name)).toEqual([...names]);
  });

  test("every enum of the contracts is compared, but the policy's verdict, which never leaves it", () => {
    const compared = 27;
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
    const objections = /function _frameworkObjection\([\s\S]*?\n {4}\}/.exec(source)?.[0] ?? "";
    const graded = [...source.matchAll(/_worse\(o, Reason\.(\w+)/g)].map(([, name]) => name?.toLowerCase());
    const raised = [...objections.matchAll(/Reason\.(\w+)/g)].map(([, name]) => name?.toLowerCase());
    expect(new Set([...raised, ...graded])).toEqual(new Set(["none", ...FLAGGABLE]));
  });
});
