import { findColumns } from "@green-ledger/statements/tabular";
import { describe, expect, test } from "vitest";
import { lineReader } from "./read-line.ts";
import { HEADER, MAPPING } from "./small-mapping.ts";

const found = findColumns(HEADER, MAPPING.columns, MAPPING.ignored_headers);
if (!found.ok) throw new Error(found.detail);
const { header } = found;
const GOOD = ["12.50", "1036863 - 4", "03/05/2017", "20013684", " Atkins  Limited ", "General Fund"];
const read = (change: Partial<Record<number, string>> = {}, mapping = MAPPING) =>
  lineReader(mapping, 2)(
    GOOD.map((cell, index) => change[index] ?? cell),
    header,
    HEADER.length,
  );

describe("a line that can be recorded", () => {
  test("becomes an entry", () => {
    expect(read()).toEqual({
      kind: "entry",
      direction: "out",
      reference: "1036863_4",
      amount: 1250n,
      valueDate: "2017-05-03",
      payee: { key: "number|20013684", name: "Atkins Limited" },
      profile: { unit: "General Fund", payee_number: "20013684", payee_name: "Atkins Limited" },
    });
  });

  test("negative: money that came back", () => {
    expect(read({ 0: "-0.01" })).toMatchObject({ direction: "in", amount: 1n });
  });

  test("a day that the source does not know stays unknown", () => {
    expect(read({ 2: "00:00:00" })).toMatchObject({ valueDate: null });
  });

  test.each([
    ["own number, name withheld", "20013684", "Redacted", "withheld-number|20013684", undefined],
    ["shared number, name withheld", "20000000_77", "REDACTED", "withheld-document|1036863", undefined],
    ["blank name beside a number", "20013684", "", "withheld-number|20013684", undefined],
    ["own number", "20013684", "B", "number|20013684", "B"],
    ["shared number with a name", "20000000", "Ａtkins", "name|ATKINS", "Ａtkins"],
    ["no number", "", "Atkins", "name|ATKINS", "Atkins"],
  ])("payee: %s", (_, number, name, key, shown) => {
    expect(read({ 3: number, 4: name })).toMatchObject({ payee: { key, name: shown } });
  });

  test("a withheld payee leaves neither name nor number in the profile", () => {
    expect(read({ 4: "REDACTED" })).toMatchObject({ profile: { unit: "General Fund" } });
    expect(Object.keys((read({ 4: "REDACTED" }) as { profile: object }).profile)).toEqual(["unit"]);
  });
});

describe("a line that cannot", () => {
  test.each([
    ["amount_missing", { 0: " " }, 0n],
    ["amount_malformed", { 0: "1,234.00" }, 0n],
    ["amount_malformed", { 0: "1e3" }, 0n],
    ["amount_malformed", { 0: "１２" }, 0n],
    ["amount_fraction", { 0: "1.005" }, 0n],
    ["amount_too_large", { 0: "9".repeat(40) }, 0n],
    ["amount_zero", { 0: "0.00" }, 0n],
    ["reference_missing", { 1: "" }, 1250n],
    ["reference_malformed", { 1: "xxx" }, 1250n],
    ["date_unreadable", { 2: "31/02/2017" }, 1250n],
    ["date_unreadable", { 2: "2017-02-01" }, 1250n],
    ["payee_number_malformed", { 3: "12" }, 1250n],
    ["payee_missing", { 3: "", 4: "" }, 1250n],
  ] as const)("%s for %o", (code, change, amount) => {
    expect(read(change)).toMatchObject({ kind: "reject", code, amount });
  });

  test("column_count", () => {
    expect(lineReader(MAPPING, 2)(["1"], header, HEADER.length)).toMatchObject({ code: "column_count" });
  });

  test("amount_negative where the mapping says so", () => {
    const refusing = { ...MAPPING, amount: { ...MAPPING.amount, negative: "refuse" as const } };
    expect(read({ 0: "-1" }, refusing)).toMatchObject({ code: "amount_negative", amount: -100n });
  });

  test("the first code that applies wins", () => {
    expect(read({ 0: "", 1: "xxx", 3: "" })).toMatchObject({ code: "amount_missing" });
  });
});

test("group separators are read where the mapping allows them", () => {
  const grouped = { ...MAPPING, amount: { ...MAPPING.amount, group_separator: "," } };
  expect(read({ 0: "1,234,567.8" }, grouped)).toMatchObject({ amount: 123456780n });
  expect(read({ 0: "12,34.00" }, grouped)).toMatchObject({ code: "amount_malformed" });
});
