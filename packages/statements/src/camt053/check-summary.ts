import { formatDecimal, parseDecimal } from "@green-ledger/domain";
import type { RunningTotals } from "../check-statement.ts";
import { StatementError } from "../statement-error.ts";
import { find, placeOf, textOf, type XmlNode } from "../xml/node.ts";

/**
 * Compares the bank's own counts and sums (TxsSummry) with the entries. Some banks count booked entries, some all.
 * @throws StatementError `summary_differs` with both figures
 */
export function checkSummary(summary: XmlNode | undefined, totals: RunningTotals, digits: number): void {
  if (summary === undefined) return;
  const { booked, all } = totals.counted();
  const either = [booked, all];
  const total = find(summary, "TtlNtries");
  compareCount(
    total,
    either.map(({ credits, debits }) => credits + debits),
  );
  compareSum(
    find(total, "Sum"),
    either.map(({ creditSum, debitSum }) => creditSum + debitSum),
    digits,
  );
  compareNet(
    find(total, "TtlNetNtry"),
    either.map(({ creditSum, debitSum }) => creditSum - debitSum),
    digits,
  );
  const credits = find(summary, "TtlCdtNtries");
  compareCount(
    credits,
    either.map((each) => each.credits),
  );
  compareSum(
    find(credits, "Sum"),
    either.map((each) => each.creditSum),
    digits,
  );
  const debits = find(summary, "TtlDbtNtries");
  compareCount(
    debits,
    either.map((each) => each.debits),
  );
  compareSum(
    find(debits, "Sum"),
    either.map((each) => each.debitSum),
    digits,
  );
}

function compareCount(node: XmlNode | undefined, found: readonly number[]): void {
  const count = find(node, "NbOfNtries");
  if (count === undefined || found.some((each) => BigInt(each) === BigInt(count.text.trim()))) return;
  fail(count, count.text.trim(), found.map(String));
}

function compareSum(node: XmlNode | undefined, found: readonly bigint[], digits: number): void {
  if (node === undefined) return;
  const stated = parseDecimal(node.text.trim().replace(/^[+-]/, ""), digits);
  if (found.some((each) => each === stated)) return;
  fail(
    node,
    node.text.trim(),
    found.map((each) => formatDecimal(each, digits)),
  );
}

function compareNet(node: XmlNode | undefined, found: readonly bigint[], digits: number): void {
  const amount = find(node, "Amt");
  if (node === undefined || amount === undefined) return;
  const magnitude = parseDecimal(amount.text.trim().replace(/^[+-]/, ""), digits);
  const sign = textOf(node, "CdtDbtInd") === "CRDT" ? 1n : -1n;
  if (typeof magnitude === "bigint" && found.some((each) => each === sign * magnitude)) return;
  fail(
    amount,
    amount.text.trim(),
    found.map((each) => formatDecimal(each, digits)),
  );
}

function fail(node: XmlNode, stated: string, found: readonly string[]): never {
  const unique = [...new Set(found)].join(" (booked) or ");
  throw new StatementError(
    "summary_differs",
    `the bank states ${stated}, the entries make ${unique}`,
    placeOf(node),
  );
}
