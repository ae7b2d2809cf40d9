import { checkIsin } from "@green-ledger/standards";
import { fill, honestyFacts, minorOf, rowDocument, rowsOf, wrong } from "./cells.ts";
import type { FrameworkBlock, InstrumentBlock } from "./format.ts";
import type { InstrumentPlan, ReceiptPlan } from "./plan.ts";
import type { PortfolioSource, Row } from "./read-portfolio.ts";

/** The instruments of a portfolio, each with the receipts of its tranches. */
export function planInstruments(source: PortfolioSource): InstrumentPlan[] {
  return source.file.instruments.flatMap((block) =>
    [...instrumentRows(source, block)].map(([reference, rows]) =>
      planInstrument(source, block, reference, rows),
    ),
  );
}

/** Rows of each distinct reference; a block without a table is one instrument with one empty row. */
function instrumentRows(source: PortfolioSource, block: InstrumentBlock): Map<string, Row[]> {
  const rows = block.table === undefined ? [{}] : rowsOf(source, block.table);
  return Map.groupBy(rows, (row) => fill(block.reference, row));
}

function planInstrument(
  source: PortfolioSource,
  block: InstrumentBlock,
  reference: string,
  rows: readonly Row[],
): InstrumentPlan {
  const [first] = rows;
  if (first === undefined) throw wrong(`${reference} has no rows`);
  const framework = source.file.frameworks.find((each) => each.reference === block.framework);
  if (framework === undefined) throw wrong(`there is no framework ${block.framework}`);
  const currency = fill(block.currency, first);
  const origin = source.file.sources.find(({ table }) => table === block.table);
  const isin = checkIsin(reference);
  const tranches = rows.flatMap((row) => block.tranches.map((tranche) => ({ tranche, row })));
  return {
    issuer: block.issuer,
    payingAgent: block.paying_agent,
    body: {
      reference,
      name: fill(block.name, first),
      ...(isin.ok ? { isin: isin.value } : {}),
      ...(origin === undefined ? {} : { source: `${origin.publisher}: ${origin.publication}` }),
      kind: block.kind,
      currency,
      approved_on: approvalDay(block, rows),
      framework: frameworkBody(framework),
      tranches: tranches.map(({ tranche, row }) => ({
        reference: fill(tranche.reference, row),
        size: amountOf(source, tranche.size, { row, currency }).toString(),
      })),
      attributes: {
        ...honestyFacts(block),
        ...prefixed("framework_", honestyFacts(framework)),
        ...maturity(rows),
      },
    },
    receipts: tranches.map(({ tranche, row }): ReceiptPlan => {
      const { receipt } = tranche;
      return {
        reference: fill(receipt.reference, row),
        account: accountOf(source, block.issuer, currency),
        tranche: fill(tranche.reference, row),
        currency,
        minor: amountOf(source, receipt.amount, { row, currency }),
        valueDate: receipt.value_date === "unknown" ? null : fill(receipt.value_date, row),
        documents:
          block.table === undefined ? [] : [rowDocument(block.table, fill(tranche.reference, row), row)],
        attributes: { ...honestyFacts(honestyOf(block, receipt.value_date)), ...listedFacts(row) },
      };
    }),
  };
}

/** A day of the block, or the first settlement; not before the day that the block sets. */
function approvalDay(block: InstrumentBlock, rows: readonly Row[]): string {
  const { approved_on: stated, approved_on_not_before: floor = "" } = block;
  if (stated !== "first_settlement_date") return stated;
  const [first = ""] = rows.map((row) => row.settlement_date ?? "").sort();
  if (first === "") throw wrong(`${block.reference} has no settlement_date`);
  return first > floor ? first : floor;
}

function frameworkBody(framework: FrameworkBlock): InstrumentPlan["body"]["framework"] {
  const { scheme, codes, mode, look_back_days: lookBack, allocation_deadline: deadline } = framework;
  return {
    scheme,
    codes,
    mode,
    look_back_days: lookBack === "none" ? null : lookBack,
    allocation_deadline: deadline === "none" ? null : deadline,
  };
}

function amountOf(
  source: PortfolioSource,
  stated: string,
  { row, currency }: { row: Row; currency: string },
): bigint {
  if (stated !== "sum_of_allocated") return minorOf(fill(stated, row), currency);
  return source.file.allocations
    .flatMap(({ table, amount }) =>
      rowsOf(source, table).map((each) => minorOf(fill(amount, each), currency)),
    )
    .reduce((sum, minor) => sum + minor, 0n);
}

function accountOf({ file }: PortfolioSource, owner: string, currency: string): string {
  const account = file.accounts.find((each) => each.owner === owner && each.kind === "proceeds");
  if (account === undefined) throw wrong(`${owner} has no account for its proceeds`);
  return fill(account.reference, { currency });
}

function prefixed(prefix: string, facts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [prefix + name, value]));
}

/** The block's own words; a day that nobody knows is named as well. */
function honestyOf({ modelled, unknown = [] }: InstrumentBlock, valueDate: string) {
  return { modelled, unknown: valueDate === "unknown" ? [...unknown, "value_date"] : unknown };
}

/** Facts of an issue that have no place of their own. */
function listedFacts({ coupon, usd_equivalent: dollars, source_row: place }: Row): Record<string, string> {
  return { ...fact("coupon", coupon), ...fact("usd_equivalent", dollars), ...fact("source_row", place) };
}

function maturity(rows: readonly Row[]): Record<string, string> {
  return fact("maturity_date", rows[0]?.maturity_date);
}

function fact(name: string, cell: string | undefined): Record<string, string> {
  return cell === undefined || cell === "" ? {} : { [name]: cell };
}
