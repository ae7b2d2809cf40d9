import { readFileSync } from "node:fs";
import { readCsv, readStatementMapping } from "@green-ledger/statements";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { examplePath } from "./tables.ts";

const mapping = readStatementMapping(parse(readFileSync(examplePath("mappings", "statement.yaml"), "utf8")));

test("statement.yaml reads a file of its kind", () => {
  const text = [
    "Date,Type,Name,Paid in,Paid out,Balance",
    '03/01/2026,FPO,Atkins Limited,,"1,200.00",300.50',
    "2026-01-02,FPI,Oxford City Council,500.50,,1500.50",
    "",
  ].join("\n");
  const facts = { statementId: "2026-01", account: "GB82 WEST 1234 5698 7654 32" };
  expect(readCsv(new TextEncoder().encode(text), mapping, facts)).toMatchObject([
    {
      account: { scheme: "iban", id: "GB82WEST12345698765432" },
      opening: { minor: 100_000n },
      closing: { minor: 30_050n },
      totals: { entries: 2, credits: 50_050n, debits: 120_000n },
    },
  ]);
});
