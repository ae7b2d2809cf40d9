import {
  asCsv,
  asMt940,
  csvMapping,
  writeCamt053,
  writeCsv,
  writeMt940,
} from "@green-ledger/testkit/statements";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BankStatement,
  readCamt053,
  readCsv,
  readMt940,
  readStatementMapping,
  StatementError,
  signedMinor,
} from "../src/index.ts";
import { entry, statementOf } from "./small-statement.ts";

/** Whatever happens to a file on its way, it is refused with a code or read as a statement that balances. */

const statement = statementOf([
  entry({ minor: 1250n, details: [{ minor: 1250n }] }),
  entry({ minor: 99n, direction: "credit", servicerReference: "B2", information: "a note" }),
  entry({ minor: 700n, details: [{ minor: 300n }, { minor: 400n }] }),
]);
const mapping = readStatementMapping(csvMapping("GBP"));
const encoder = new TextEncoder();

const FORMATS: [string, Uint8Array, (bytes: Uint8Array) => BankStatement[]][] = [
  ["camt.053", encoder.encode(writeCamt053([statement])), (bytes) => readCamt053(bytes)],
  [
    "MT940",
    encoder.encode(writeMt940([asMt940(statement, "slashes")], "slashes")),
    (bytes) => readMt940(bytes),
  ],
  ["a delimited file", encoder.encode(writeCsv(asCsv(statement))), (bytes) => readCsv(bytes, mapping)],
];

type Damage = { at: number; kind: "cut" | "drop" | "repeat" | "byte"; length: number; byte: number };

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.nat(10_000),
  kind: fc.constantFrom("cut" as const, "drop" as const, "repeat" as const, "byte" as const, "byte" as const),
  length: fc.integer({ min: 1, max: 60 }),
  // What means something in one of the formats is likelier than the rest.
  byte: fc.oneof(fc.constantFrom(...encoder.encode("<>/&\"';:,.-+CD019\n\r{}")), fc.nat(255)),
});

function damaged(bytes: Uint8Array, { at, kind, length, byte }: Damage): Uint8Array {
  const place = bytes.length === 0 ? 0 : at % bytes.length;
  const [before, part, after] = [
    bytes.slice(0, place),
    bytes.slice(place, place + length),
    bytes.slice(place + length),
  ];
  switch (kind) {
    case "cut":
      return before;
    case "drop":
      return Uint8Array.from([...before, ...after]);
    case "repeat":
      return Uint8Array.from([...before, ...part, ...part, ...after]);
    case "byte":
      return Uint8Array.from([...before, byte, ...part.slice(1), ...after]);
  }
}

describe.each(FORMATS)("%s", (_, whole, read) => {
  test("any damage is refused with a code, or what is read balances", () => {
    expect(read(whole)).toHaveLength(1);
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (all) => {
        let statements: BankStatement[];
        try {
          statements = read(all.reduce(damaged, whole));
        } catch (error) {
          expect(error).toBeInstanceOf(StatementError);
          return;
        }
        for (const { opening, closing, entries } of statements) {
          const booked = entries.filter(({ status }) => status === "booked");
          expect(booked.reduce((sum, each) => sum + signedMinor(each), opening.minor)).toBe(closing.minor);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
