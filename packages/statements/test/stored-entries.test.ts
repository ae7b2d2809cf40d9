import { camt053Chunks, simulateStatements } from "@green-ledger/testkit/statements";
import fc from "fast-check";
import { expect, it } from "vitest";
import { itemsOf, type Movement, readStatementFile, restoreEntry, storeEntry } from "../src/index.ts";

const text = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((each) => each.replaceAll(/[^\w ]/g, "x").trim() || "x");
const movements = fc.array(
  fc.record({
    direction: fc.constantFrom("in" as const, "out" as const),
    minor: fc.bigInt(1n, 10n ** 12n),
    valueDay: fc.integer({ min: 16_000, max: 16_010 }),
    counterpartyName: text,
    references: fc.record({ endToEndId: text, reference: text }, { requiredKeys: [] }),
  }),
  { maxLength: 12 },
);

it("an entry that was kept as JSON is matched like the one that was read", () => {
  fc.assert(
    fc.property(movements, (drawn) => {
      const all = drawn.map((each, i): Movement => ({ ...each, id: `m${i}`, currency: "GBP" }));
      const account = { id: "GB33BUKB20201555555555", currency: "GBP", opening: 10n ** 15n, fallbackDay: 1 };
      const file = [...camt053Chunks(simulateStatements(account, all))].join("");
      if (all.length === 0) return;
      for (const { entries, currency } of readStatementFile(Buffer.from(file))) {
        for (const entry of entries) {
          const kept = restoreEntry(JSON.parse(JSON.stringify(storeEntry(entry))));
          expect(kept).toEqual({ ...entry, code: null });
          expect(itemsOf(kept, currency)).toEqual(itemsOf(entry, currency));
        }
      }
    }),
  );
});
