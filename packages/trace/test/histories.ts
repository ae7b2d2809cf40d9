import { MAX_MINOR, USES } from "@green-ledger/domain";
import fc from "fast-check";
import type { Step } from "./ledger.ts";

/** Amounts on both sides of every border between two ways of keeping or adding them. */
const borders = [8n, 32n, 48n, 52n, 53n, 64n, 96n].map((bits) => 2n ** bits);
const amount = fc.oneof(
  fc.bigInt(1n, 1000n),
  fc.bigInt(1n, 10n ** 12n),
  fc.tuple(fc.constantFrom(...borders), fc.bigInt(-3n, 3n)).map(([border, offset]) => border + offset),
  fc.tuple(fc.constant(2n ** 48n - 2n ** 32n), fc.bigInt(-2n, 2n)).map(([border, offset]) => border + offset),
  fc.bigInt(MAX_MINOR - 2n, MAX_MINOR),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("receive"),
      account: fc.nat(20),
      colour: fc.nat(20),
      amount,
      repaid: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("pay"),
      lot: fc.nat(1000),
      legs: fc.integer({ min: 1, max: 4 }),
      part: fc.oneof(fc.constant(100), fc.integer({ min: 0, max: 100 })),
      // Half of them travel on, so that there are long ways.
      use: fc.constantFrom("transfer", ...USES, "transfer"),
      to: fc.nat(20),
      project: fc.nat(20),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("pass"),
      lot: fc.nat(1000),
      legs: fc.integer({ min: 1, max: 4 }),
      part: fc.oneof(fc.constant(100), fc.integer({ min: 0, max: 100 })),
      to: fc.nat(20),
      rate: fc.nat(25),
      late: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("reverse"),
      target: fc.nat(1000),
      part: fc.integer({ min: 0, max: 100 }),
      late: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("miss"),
      lot: fc.nat(1000),
      legs: fc.integer({ min: 1, max: 4 }),
      part: fc.integer({ min: 0, max: 100 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("explain"),
      target: fc.nat(1000),
      part: fc.integer({ min: 0, max: 100 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("request"), account: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.constant({ kind: "endBlock" }) },
);

/** Histories of up to `most` steps. */
export function histories(most = 60, least = 0): fc.Arbitrary<Step[]> {
  return fc.array(step, { minLength: least, maxLength: most, size: "max" });
}
