import { formatDecimal } from "@green-ledger/domain";
import { minorUnits } from "@green-ledger/standards";

/** An amount as the gateway sends it. */
export interface MoneyBody {
  currency: string;
  minor: string;
}

/** "GBP 1,234.50": currency, separators, exactly the decimals of the currency. */
export function money({ currency, minor }: MoneyBody): string {
  const digits = minorUnits(currency) ?? 0;
  const text = formatDecimal(BigInt(minor), digits);
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${currency} ${fraction === undefined ? grouped : `${grouped}.${fraction}`}`;
}

/** The start of an id, enough to tell it apart on a screen. An id by which a command finds its thing is printed whole. */
export const short = (id: string | null): string => (id === null ? "" : `${id.slice(0, 12)}…`);

/** Hundredths of a per cent as per cent: 2,505 is "25.05 %". */
export const percent = (bps: number): string => `${formatDecimal(BigInt(bps), 2)} %`;

export type Cell = string | number | boolean | null;

/** A table for people: numbers and money to the right, at most one screen wide per cell. */
export function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const text = rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
  const widths = columns.map((column, i) =>
    Math.max(width(column), ...text.map((row) => width(row[i] ?? ""))),
  );
  const right = columns.map(
    (_, i) => text.length > 0 && text.every((row) => /^([A-Z]{3} )?-?[\d,.]*$/.test(row[i] ?? "")),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => {
        const space = " ".repeat((widths[i] ?? 0) - width(cell));
        return right[i] ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return [line(columns), line(widths.map((n) => "─".repeat(n))), ...text.map(line)].join("\n");
}

/** Columns on a terminal: Chinese characters take two. */
function width(text: string): number {
  let columns = 0;
  for (const char of text)
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        char,
      )
        ? 2
        : 1;
  return columns;
}
