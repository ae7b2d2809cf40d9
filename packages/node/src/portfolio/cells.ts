import { createHash } from "node:crypto";
import { parseDecimal } from "@green-ledger/domain";
import { minorUnits } from "@green-ledger/standards";
import { NodeError } from "../data/node-error.ts";
import type { PortfolioSource, Row } from "./read-portfolio.ts";

/** A document as the gateway takes it. */
export interface RowDocument {
  name: string;
  sha256: string;
  media_type: string;
}

export function wrong(what: string): NodeError {
  return new NodeError(
    "portfolio_failed",
    `The portfolio does not fit together: ${what}. Correct portfolio.yaml.`,
  );
}

/** The rows of a table. @throws NodeError `portfolio_failed` */
export function rowsOf({ tables }: PortfolioSource, table: string): readonly Row[] {
  const rows = tables.get(table);
  if (rows === undefined) throw wrong(`there is no table ${table}`);
  return rows;
}

/** Puts cells in the place of `{column}`. @throws NodeError `portfolio_failed` for a column that is not there */
export function fill(template: string, row: Row): string {
  return template.replace(/\{(\w+)\}/g, (_, column: string) => {
    const cell = row[column];
    if (cell === undefined) throw wrong(`${template} names a column that is not there`);
    return cell;
  });
}

/** A decimal amount in minor units. @throws NodeError `portfolio_failed` */
export function minorOf(amount: string, currency: string): bigint {
  const digits = minorUnits(currency);
  if (digits === undefined) throw wrong(`${currency} is not a currency`);
  const minor = parseDecimal(amount, digits);
  if (typeof minor === "string" || minor < 0n)
    throw wrong(`${JSON.stringify(amount)} is not an amount in ${currency}`);
  return minor;
}

/** The row itself as the document behind what it says: its cells as a JSON object, keys in the order of the header. */
export function rowDocument(table: string, label: string, row: Row): RowDocument {
  return {
    name: `${table}, ${label}`,
    sha256: createHash("sha256").update(JSON.stringify(row)).digest("hex"),
    media_type: "application/json",
  };
}

/** The filled cells of a row, as the source states them. */
export function statedFacts(row: Row): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ""));
}

/** What is ours and not the source's, by name. */
export function honestyFacts({
  modelled = [],
  unknown = [],
}: {
  modelled?: readonly string[] | undefined;
  unknown?: readonly string[] | undefined;
}): Record<string, string> {
  return {
    ...(modelled.length === 0 ? {} : { modelled: modelled.join(", ") }),
    ...(unknown.length === 0 ? {} : { unknown: unknown.join(", ") }),
  };
}
