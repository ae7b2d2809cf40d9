import type { Movement } from "../src/index.ts";

/** How many payments bear one amount on average, and one payee. */
const SAME_AMOUNT = 5;
const SAME_PAYEE = 15;

/**
 * Movements as a ledger of a public body has them: over a year, amounts and payees that come again, every reference
 * that a payment can carry.
 * @param random whole numbers below its argument
 */
export function syntheticMovements(count: number, random: (below: number) => number): Movement[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `mov_${String(n).padStart(7, "0")}`,
    direction: random(10) === 0 ? "in" : "out",
    minor: BigInt(50_000 + 25 * random(count / SAME_AMOUNT)),
    currency: "GBP",
    valueDay: 20_000 + random(250),
    references: {
      uetr: `${n.toString(16).padStart(8, "0")}-0000-4000-8000-${n.toString(16).padStart(12, "0")}`,
      endToEndId: `E2E-${n}`,
      reference: `invoice ${n}`,
    },
    counterpartyName: `Payee ${random(count / SAME_PAYEE)} Construction Limited`,
  }));
}
