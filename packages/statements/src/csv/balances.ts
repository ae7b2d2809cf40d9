import { formatDecimal } from "@green-ledger/domain";
import { type StatementEntry, signedMinor } from "../bank-statement.ts";
import { StatementError } from "../statement-error.ts";
import type { CsvLine } from "./read-line.ts";
import type { StatementMapping } from "./statement-mapping.ts";

export interface Balances {
  readonly opening: bigint;
  readonly closing: bigint;
}

/** A line of the file and what became of it. */
export interface ReadLine {
  readonly line: CsvLine;
  readonly entry: StatementEntry;
}

type Money = (line: CsvLine, field: "balance" | "opening_balance" | "closing_balance") => bigint;

/**
 * Opening and closing balance, as the mapping says where they stand.
 * @param given by the caller
 * @throws StatementError `balance_missing`, `balances_contradict`, or `statement_unbalanced` where a running balance breaks
 */
export function findBalances(
  mapping: StatementMapping,
  lines: readonly ReadLine[],
  money: Money,
  given: Partial<Balances>,
  digits: number,
): Balances {
  const found = statedBalances(mapping, lines, money, digits);
  const opening = agreed("opening", found?.opening, given.opening);
  const closing = agreed("closing", found?.closing, given.closing);
  return { opening, closing };
}

function statedBalances(
  mapping: StatementMapping,
  lines: readonly ReadLine[],
  money: Money,
  digits: number,
): Balances | undefined {
  switch (mapping.balances) {
    case "arguments":
      return undefined;
    case "columns":
      return repeatedBalances(lines, money);
    case "running_oldest_first":
      return runningBalances(lines, money, digits);
    case "running_newest_first":
      return runningBalances(lines.toReversed(), money, digits);
  }
}

/** Every line repeats both balances. */
function repeatedBalances(lines: readonly ReadLine[], money: Money): Balances | undefined {
  let balances: Balances | undefined;
  for (const { line } of lines) {
    const stated = { opening: money(line, "opening_balance"), closing: money(line, "closing_balance") };
    balances ??= stated;
    if (stated.opening !== balances.opening || stated.closing !== balances.closing) {
      const detail = "the line states other balances than the lines above";
      throw new StatementError("balances_contradict", detail, { line: line.line, path: "opening_balance" });
    }
  }
  return balances;
}

/** Every line states the balance after it. */
function runningBalances(lines: readonly ReadLine[], money: Money, digits: number): Balances | undefined {
  let balances: Balances | undefined;
  for (const { line, entry } of lines) {
    const after = money(line, "balance");
    balances ??= { opening: after - signedMinor(entry), closing: after - signedMinor(entry) };
    const reached = balances.closing + signedMinor(entry);
    if (reached !== after) {
      const [made, stated] = [reached, after].map((minor) => formatDecimal(minor, digits));
      const detail = `the balance before and the amount make ${made}, the line states ${stated}`;
      throw new StatementError("statement_unbalanced", detail, { line: line.line, path: "balance" });
    }
    balances = { opening: balances.opening, closing: after };
  }
  return balances;
}

function agreed(which: "opening" | "closing", found: bigint | undefined, given: bigint | undefined): bigint {
  if (found !== undefined && given !== undefined && found !== given) {
    const detail = `the file and the caller name different ${which} balances`;
    throw new StatementError("balances_contradict", detail);
  }
  const balance = found ?? given;
  if (balance === undefined)
    throw new StatementError("balance_missing", `nothing states the ${which} balance`);
  return balance;
}
