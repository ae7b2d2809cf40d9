import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMakeId, type IdentifiedKind, normaliseReference } from "./make-id.ts";
import { chainId, chainLot, wireId, wireLot } from "./wire-ids.ts";

const makeId = createMakeId(new Uint8Array(32).fill(1));
const OWNER = `0x${"ab".repeat(32)}` as const;

describe("ids", () => {
  it("are the HMAC of kind, owner and reference, for ever", () => {
    // openssl: printf 'asset|network|A-1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0101…01
    expect(makeId("asset", "network", "A-1")).toBe(
      "0x6a46b030374409a48672c1db8f621b29a9aee922118ca71e2092e6e9d7b3050b",
    );
  });

  it("differ by key, kind, owner and reference", () => {
    const others = [
      createMakeId(new Uint8Array(32).fill(2))("asset", OWNER, "A-1"),
      makeId("account", OWNER, "A-1"),
      makeId("asset", "network", "A-1"),
      makeId("asset", OWNER, "A-2"),
      makeId("asset", OWNER, "a-1"),
    ];
    expect(new Set([makeId("asset", OWNER, "A-1"), ...others]).size).toBe(6);
  });

  it("are the same for references that look the same", () => {
    expect(makeId("asset", OWNER, "  Zu\u0308rich\u00a0")).toBe(makeId("asset", OWNER, "Z\u00fcrich"));
    expect(normaliseReference(" a  b ")).toBe("a  b");
  });

  it("never agree for different triples, whatever stands in a reference", () => {
    const kinds = fc.constantFrom<IdentifiedKind>("party", "asset", "receipt", "payment");
    const triples = fc.tuple(kinds, fc.constantFrom("network" as const, OWNER), fc.string());
    fc.assert(
      fc.property(triples, triples, (a, b) => {
        const same = a[0] === b[0] && a[1] === b[1] && normaliseReference(a[2]) === normaliseReference(b[2]);
        expect(makeId(...a) === makeId(...b)).toBe(same);
      }),
    );
  });
});

describe("ids on the wire", () => {
  it("say what they are of, and lead back", () => {
    expect(wireId("asset", OWNER)).toBe(`ast_${"ab".repeat(32)}`);
    expect(chainId(wireId("party", OWNER))).toBe(OWNER);
    expect(chainLot(wireLot(OWNER, 4_000_000_000, 12))).toEqual({
      account: OWNER,
      colour: 4_000_000_000,
      n: 12,
    });
  });
});
