import { asCsv, csvMapping, writeCsv } from "@green-ledger/testkit/statements";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvStatementFacts, readCsv, readStatementMapping } from "../src/index.ts";
import { statement, withoutPlaces } from "./arbitrary.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("what is written is read, value for value", () => {
  fc.assert(
    fc.property(
      statement.filter(({ entries }) => entries.length > 0),
      (random) => {
        const written = asCsv(random);
        const mapping = readStatementMapping(csvMapping(random.currency));
        expect(readCsv(bytes(writeCsv(written)), mapping).map(withoutPlaces)).toEqual([written]);
      },
    ),
    { numRuns: 150 },
  );
});

/** A small mapping; each test changes what it is about. */
const column = (header: string) => ({ required: true, headers: [header] });
const MAPPING = {
  format: "green-ledger/statement-mapping/1",
  name: "small",
  files: { encoding: "utf-8", delimiter: ",", quote: '"' },
  currency: "GBP",
  columns: { booking_date: column("date"), amount: column("amount") } as Record<string, unknown>,
  ignored_headers: ["branch"],
  amount: { style: "signed", decimal_separator: ".", group_separator: "," } as Record<string, unknown>,
  dates: { formats: ["DD/MM/YYYY"], unknown: ["-"] },
  balances: "arguments",
};
const FACTS = { statementId: "S1", account: "12-34-56 789", opening: 100n, closing: 1350n };

function read(text: string, change: Partial<typeof MAPPING> = {}, facts: CsvStatementFacts = FACTS) {
  return readCsv(bytes(text), readStatementMapping({ ...MAPPING, ...change }), facts)[0];
}

const HEAD = "Date,Amount\n";

test("balances, account and id may come from the caller", () => {
  const found = read(`${HEAD}02/01/2026,"1,012.50"\n-,-1000.00\n`, {}, { ...FACTS, closing: 1350n });
  expect(found).toMatchObject({
    statementId: "S1",
    account: { scheme: "other", id: "12-34-56 789" },
    opening: { minor: 100n, day: 20_455 },
    closing: { minor: 1350n, day: 20_455 },
    totals: { entries: 2, credits: 101_250n, debits: 100_000n },
  });
  expect(found?.entries.map(({ id, line, bookingDay }) => [id, line, bookingDay])).toEqual([
    ["S1#1", 2, 20_455],
    ["S1#2", 3, 0],
  ]);
});

test("an empty statement keeps its balance", () => {
  expect(read(HEAD, {}, { ...FACTS, closing: 100n })?.totals.entries).toBe(0);
});

test("two columns, one for each direction", () => {
  const columns = { booking_date: column("date"), credit: column("in"), debit: column("out") };
  const change = { columns, amount: { ...MAPPING.amount, style: "two_columns" } };
  const text = (row: string) => `Date,In,Out\n02/01/2026,12.50,\n02/01/2026,${row}\n`;
  expect(read(text("0.00,1.00"), change, { ...FACTS, closing: 1250n })?.totals).toMatchObject({
    debits: 100n,
  });
  expect(() => read(text(","), change)).toThrow(expect.objectContaining({ code: "amount_missing" }));
  expect(() => read(text("1.00,1.00"), change)).toThrow(
    expect.objectContaining({ code: "amount_malformed" }),
  );
  expect(() => read(text(",-1.00"), change)).toThrow(expect.objectContaining({ code: "amount_malformed" }));
});

test("a column that says the direction", () => {
  const columns = { ...MAPPING.columns, indicator: column("dc") };
  const change = {
    columns,
    amount: { ...MAPPING.amount, style: "indicator", credit: ["C"], debit: ["D", "DR"] },
  };
  const text = (word: string) => `Date,Amount,DC\n02/01/2026,12.50,C\n02/01/2026,1.00,${word}\n`;
  expect(read(text("DR"), change, { ...FACTS, closing: 1250n })?.totals.debits).toBe(100n);
  expect(() => read(text("X"), change)).toThrow(expect.objectContaining({ code: "value_invalid" }));
});

describe("balances in columns", () => {
  const running = {
    columns: { ...MAPPING.columns, balance: column("balance") },
    balances: "running_newest_first",
  };
  const none = { statementId: "S1", account: "1" };

  test("running, newest first", () => {
    const text = "Date,Amount,Balance\n03/01/2026,-1.00,12.50\n02/01/2026,12.50,13.50\n";
    expect(read(text, running, none)).toMatchObject({ opening: { minor: 100n }, closing: { minor: 1250n } });
    expect(() => read(text, { ...running, balances: "running_oldest_first" }, none)).toThrow(
      expect.objectContaining({ code: "statement_unbalanced", line: 3 }),
    );
    expect(() => read(text, running, { ...none, opening: 99n })).toThrow(
      expect.objectContaining({ code: "balances_contradict" }),
    );
  });

  test.each(["12.49", "12.51"])("a line that states %s and not what it makes", (balance) => {
    const text = `Date,Amount,Balance\n03/01/2026,-1.00,${balance}\n02/01/2026,12.50,13.50\n`;
    expect(() => read(text, running, none)).toThrow(
      expect.objectContaining({ code: "statement_unbalanced", line: 2, path: "balance" }),
    );
  });

  test("repeated on every line", () => {
    const columns = { ...MAPPING.columns, opening_balance: column("from"), closing_balance: column("to") };
    const change = { columns, balances: "columns" };
    const text = (last: string) =>
      `Date,Amount,From,To\n02/01/2026,1.00,1.00,3.00\n02/01/2026,1.00,1.00,${last}\n`;
    expect(read(text("3.00"), change, none)?.closing.minor).toBe(300n);
    expect(() => read(text("3.01"), change, none)).toThrow(
      expect.objectContaining({ code: "balances_contradict", line: 3 }),
    );
  });
});

describe("a file is refused", () => {
  const withId = { columns: { ...MAPPING.columns, statement_id: column("statement") } };
  const withAccount = { columns: { ...MAPPING.columns, account: column("account") } };
  test.each<[string, string, Partial<typeof MAPPING>, CsvStatementFacts, string, number]>([
    ["that does not add up", `${HEAD}02/01/2026,12.49\n`, {}, FACTS, "statement_unbalanced", 0],
    ["with an amount turned round", `${HEAD}02/01/2026,-12.50\n`, {}, FACTS, "statement_unbalanced", 0],
    ["with an amount that is none", `${HEAD}02/01/2026,12.5O\n`, {}, FACTS, "amount_malformed", 2],
    ["with a fraction of a penny", `${HEAD}02/01/2026,12.501\n`, {}, FACTS, "amount_fraction", 2],
    ["without an amount", `${HEAD}02/01/2026,\n`, {}, FACTS, "amount_missing", 2],
    ["with a day that is none", `${HEAD}31/02/2026,12.50\n`, {}, FACTS, "date_invalid", 2],
    ["with a cell too many", `${HEAD}02/01/2026,12.50,x\n`, {}, FACTS, "column_count", 2],
    ["with a column that nothing reads", "Date,Amount,IBAN\n", {}, FACTS, "header_unknown", 1],
    ["without a column", "Date\n", {}, FACTS, "header_missing", 1],
    ["with a column twice", "Date,Amount,amount\n", {}, FACTS, "header_ambiguous", 1],
    ["without a header", "", {}, FACTS, "file_empty", 0],
    ["cut inside a cell", `${HEAD}02/01/2026,"12.5`, {}, FACTS, "file_truncated", 0],
    [
      "that nothing names",
      HEAD,
      {},
      { ...FACTS, statementId: undefined } as never,
      "statement_id_missing",
      0,
    ],
    ["of no account", HEAD, {}, { statementId: "S1" }, "account_missing", 0],
    ["whose IBAN fails", HEAD, {}, { ...FACTS, account: "GB83WEST12345698765432" }, "iban_checksum", 0],
    ["without balances", HEAD, {}, { statementId: "S1", account: "1" }, "balance_missing", 0],
    [
      "of another account",
      "Date,Amount,Account\n02/01/2026,12.50,2\n",
      withAccount,
      { ...FACTS, account: "1" },
      "account_differs",
      2,
    ],
    [
      "of several statements",
      "Date,Amount,Statement\n02/01/2026,12.50,S2\n",
      withId,
      FACTS,
      "statement_differs",
      2,
    ],
    ["in a currency that is none", HEAD, { currency: "ZZZ" }, FACTS, "currency_unknown", 0],
  ])("%s", (_, text, change, facts, code, line) => {
    expect(() => read(text, change, facts)).toThrow(expect.objectContaining({ code, line }));
  });

  test("whose bytes are not in the encoding", () => {
    const mapping = readStatementMapping(MAPPING);
    expect(() => readCsv(Uint8Array.of(0xff), mapping, FACTS)).toThrow(
      expect.objectContaining({ code: "encoding_invalid" }),
    );
  });
});

test.each([
  ["an unknown key", { extra: 1 }, /extra/],
  [
    "two columns without them",
    { amount: { ...MAPPING.amount, style: "two_columns" } },
    /needs credit.*needs debit/,
  ],
  ["a running balance without it", { balances: "running_oldest_first" }, /needs balance/],
  ["a field that does not exist", { columns: { ...MAPPING.columns, colour: column("c") } }, /columns/],
])("a mapping with %s is refused", (_, change, message) => {
  expect(() => readStatementMapping({ ...MAPPING, ...change })).toThrow(
    expect.objectContaining({ code: "mapping_invalid", message: expect.stringMatching(message) }),
  );
});
