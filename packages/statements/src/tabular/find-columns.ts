import type { ColumnRule } from "./mapping-parts.ts";

/** Which column holds each field; a field without a column is absent. */
export type Header = ReadonlyMap<string, number>;

export type HeaderResult =
  | { readonly ok: true; readonly header: Header }
  | {
      readonly ok: false;
      readonly code: "header_missing" | "header_ambiguous" | "header_unknown";
      /** What was wanted and what was found. */
      readonly detail: string;
    };

/** Trimmed, lower case, every run of blanks and underscores as one blank. */
export function normaliseHeader(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, " ");
}

/**
 * Finds a mapping's fields in a file's first record.
 * @param columns field → accepted headers, normalised
 * @param ignored normalised headers that are left out on purpose; any other that fits no field is a fault
 */
export function findColumns(
  cells: readonly string[],
  columns: Readonly<Record<string, ColumnRule>>,
  ignored: readonly string[],
): HeaderResult {
  const found = cells.map(normaliseHeader);
  const header = new Map<string, number>();
  const used = new Set<number>();
  for (const [field, { required, headers }] of Object.entries(columns)) {
    const at = found.flatMap((name, index) => (headers.includes(name) ? [index] : []));
    const [first, second] = at;
    if (second !== undefined) {
      const detail = `two columns fit ${field}: ${at.map((i) => cells[i]).join(", ")}`;
      return { ok: false, code: "header_ambiguous", detail };
    }
    if (first !== undefined) {
      header.set(field, first);
      used.add(first);
    } else if (required) {
      const detail = `no column for ${field} (wanted ${list(headers)}); found ${list(found)}`;
      return { ok: false, code: "header_missing", detail };
    }
  }
  const unknown = found.filter((name, index) => !used.has(index) && !ignored.includes(name));
  if (unknown.length > 0) {
    return {
      ok: false,
      code: "header_unknown",
      detail: `no field for ${list(unknown)}; map them or ignore them`,
    };
  }
  return { ok: true, header };
}

const list = (headers: readonly string[]) => headers.map((header) => `"${header}"`).join(", ");
