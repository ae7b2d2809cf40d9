import { readFileSync } from "node:fs";
import { parseDecimal } from "@green-ledger/domain";
import {
  type BankStatement,
  type Movement,
  matchEntries,
  readCamt053,
  readCsv,
  readMt940,
  readStatementMapping,
} from "@green-ledger/statements";
import {
  asCsv,
  asMt940,
  csvMapping,
  simulateStatements,
  writeCamt053,
  writeCsv,
  writeMt940,
} from "@green-ledger/testkit/statements";
import { describe, expect, test } from "vitest";
import { examplePath, findSource } from "../examples/tables.ts";
import { oxfordMovements } from "./oxford-movements.ts";

const source = findSource("oxford-council-payments");
const bytes = (text: string) => new TextEncoder().encode(text);
const minor = (text: string) => BigInt(parseDecimal(text, 2));

/** 3 836 lines of one quarter carry no day: they are put on its last one. */
const ACCOUNT = { id: "GB82WEST12345698765432", currency: "GBP", opening: 0n, fallbackDay: 16_251 };

const { total }: { total: { payments: number; refunds: number; outflow: string; inflow: string } } =
  JSON.parse(readFileSync(examplePath("mappings", "oxford.figures.json"), "utf8"));

test.runIf(source === undefined)(
  "no statement was made of the published payments: set GREEN_LEDGER_DATA",
  () => {
    expect(source).toBeUndefined();
  },
);

describe.runIf(source !== undefined)("simulated statements of real payments", async () => {
  const movements = source === undefined ? [] : await oxfordMovements(source);
  const simulated = simulateStatements(ACCOUNT, movements);

  /** Every payment is there, in number and to the penny. */
  function expectAll(statements: readonly BankStatement[]): void {
    const sum = (of: "credits" | "debits") => statements.reduce((all, { totals }) => all + totals[of], 0n);
    const entries = statements.reduce((count, { totals }) => count + totals.booked, 0);
    expect({ entries, debits: sum("debits"), credits: sum("credits") }).toEqual({
      entries: total.payments + total.refunds,
      debits: minor(total.outflow),
      credits: minor(total.inflow),
    });
    expect(statements.at(-1)?.closing.minor).toBe(minor(total.inflow) - minor(total.outflow));
    expect(statements.flatMap(({ findings }) => findings)).toEqual([]);
  }

  const written = source === undefined ? [] : readCamt053(bytes(writeCamt053(simulated)));
  const paidAs = new Map(
    written.flatMap(({ entries }) => entries.map(({ id, details }) => [id, details[0]?.endToEndId])),
  );
  /** Matches that are not the payment of which the entry was made. */
  const wrong = (result: ReturnType<typeof matchEntries>) =>
    result.matched.filter(({ item, movementIds }) => paidAs.get(item.entryId) !== movementIds[0]);

  test("camt.053", () => {
    expectAll(written);
    expect(written.map(({ entries }) => entries.length)).toEqual(
      simulated.map(({ entries }) => entries.length),
    );
  });

  test.each(["slashes", "subfields"] as const)("MT940 with %s", (style) => {
    expectAll(
      readMt940(
        bytes(
          writeMt940(
            simulated.map((each) => asMt940(each, style)),
            style,
          ),
        ),
      ),
    );
  });

  test("delimited files, one a day", () => {
    const mapping = readStatementMapping(csvMapping("GBP"));
    expectAll(simulated.flatMap((each) => readCsv(bytes(writeCsv(asCsv(each))), mapping)));
  });

  test("every entry finds its payment by the reference", () => {
    const result = matchEntries(written, movements);
    expect([result.matched.length, wrong(result), result.unmatchedMovements]).toEqual([
      movements.length,
      [],
      [],
    ]);
  });

  test("without references amount, day and payee find most, what ties is listed, and nothing is wrong", () => {
    const bare = written.map((statement) => ({
      ...statement,
      entries: statement.entries.map((entry) => ({
        ...entry,
        details: entry.details.map((detail) => ({ ...detail, endToEndId: null, remittance: null })),
      })),
    }));
    const result = matchEntries(bare, movements);
    expect(wrong(result)).toEqual([]);
    expect(result.matched.length).toBeGreaterThan(0.8 * movements.length);
    const { matched, ambiguous, unmatchedItems } = result;
    expect(matched.length + ambiguous.length + unmatchedItems.length).toBe(movements.length);
  });

  test("planted: a payment that the ledger lacks, one that the bank lacks, and one of another amount are named", () => {
    const [lacking, changed] = [movements[1000], movements[2000]];
    if (lacking === undefined || changed === undefined)
      throw new Error("there are fewer payments than expected");
    const extra: Movement = {
      ...changed,
      id: "planted",
      references: { endToEndId: "PLANTED" },
      minor: 987_654_321n,
    };
    const ledger = movements
      .filter(({ id }) => id !== lacking.id)
      .map((movement) => (movement === changed ? { ...movement, minor: movement.minor + 1n } : movement));
    const result = matchEntries(written, [...ledger, extra]);
    expect(result.ambiguous).toEqual([]);
    expect(wrong(result)).toEqual([]);
    expect(new Map(result.unmatchedItems.map(({ item, reason }) => [item.endToEndId, reason]))).toEqual(
      new Map([
        [lacking.id, "no_candidate"],
        [changed.id, "amount_differs"],
      ]),
    );
    expect(result.unmatchedMovements.map(({ id }) => id)).toEqual([changed.id, "planted"]);
  });
});
