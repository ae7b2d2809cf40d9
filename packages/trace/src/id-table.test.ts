import type { Bytes32 } from "@green-ledger/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBytes32Codec } from "./bytes32.ts";
import { createIdTable, findId, forgetLastId, idOf, internId } from "./id-table.ts";

const ids = fc.oneof(
  fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}` as Bytes32),
  // Ids that differ in one word only.
  fc.tuple(fc.nat(7), fc.nat(300)).map(
    ([word, value]) =>
      `0x${value
        .toString(16)
        .padStart(8, "0")
        .padStart(8 * (word + 1), "0")
        .padEnd(64, "0")}` as Bytes32,
  ),
);

describe("the id table", () => {
  it("numbers ids by first sight, finds them, and forgets the last", () => {
    const action = fc.oneof(
      { weight: 3, arbitrary: ids },
      { weight: 1, arbitrary: fc.constant("forget" as const) },
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200, size: "max" }), (actions) => {
        const table = createIdTable(createBytes32Codec());
        const known: Bytes32[] = [];
        for (const each of actions) {
          if (each !== "forget") {
            if (!known.includes(each)) known.push(each);
            expect(internId(table, each)).toBe(known.indexOf(each));
          } else if (known.length > 0) {
            forgetLastId(table);
            expect(findId(table, known.pop() as Bytes32)).toBe(-1);
          }
        }
        for (const [number, id] of known.entries()) {
          expect(findId(table, id)).toBe(number);
          expect(idOf(table, number)).toBe(id);
        }
        expect(table.records.length).toBe(known.length);
        expect(table.index.count).toBe(known.length);
      }),
    );
  });

  it("holds ids that begin alike in short chains", () => {
    const table = createIdTable(createBytes32Codec());
    for (let i = 0; i < 30_000; i++) internId(table, `0x${i.toString(16).padStart(64, "0")}`);
    const lengths = Array.from({ length: table.index.heads.length }, (_, bucket) => {
      let length = 0;
      let at = table.index.heads.chunks[bucket >>> 12]?.[bucket & 4095] ?? 0;
      for (; at !== 0; length++) at = table.records.chunks[(at - 1) >>> 12]?.[((at - 1) & 4095) * 9 + 8] ?? 0;
      return length;
    });
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(30_000);
    expect(Math.max(...lengths)).toBeLessThan(30);
  });

  it("reads capitals as small letters", () => {
    const table = createIdTable(createBytes32Codec());
    const number = internId(table, `0x${"aBcDeF".padEnd(64, "0")}`);
    expect(idOf(table, number)).toBe(`0x${"abcdef".padEnd(64, "0")}`);
  });

  it.each([
    "",
    "0x",
    `0x${"0".repeat(63)}`,
    `0x${"0".repeat(65)}`,
    `0X${"0".repeat(64)}`,
    `0x${"0".repeat(63)}/`,
    `0x${"0".repeat(63)}ı`,
  ])("refuses %j", (text) => {
    const table = createIdTable(createBytes32Codec());
    expect(() => internId(table, text as Bytes32)).toThrow(expect.objectContaining({ code: "id_malformed" }));
    expect(table.records.length).toBe(0);
  });
});
