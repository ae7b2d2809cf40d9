import { ImportError } from "./import-error.ts";
import type { Mapping } from "./mapping.ts";

/** Which column holds each field; a field without a column is absent. */
export type Header = ReadonlyMap<string, number>;

/** Trimmed, lower case, every run of blanks and underscores as one blank. */
export function normaliseHeader(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, " ");
}

/**
 * Finds the mapping's fields in a file's first record.
 * @throws ImportError `header_missing`, `header_ambiguous` or `header_unknown`, naming what was wanted and found
 */
export function readHeader(cells: readonly string[], mapping: Mapping, file: string): Header {
  const found = cells.map(normaliseHeader);
  const columns = new Map<string, number>();
  const used = new Set<number>();
  for (const [field, { required, headers }] of Object.entries(mapping.columns)) {
    const at = found.flatMap((header, index) => (headers.includes(header) ? [index] : []));
    const [first, second] = at;
    if (second !== undefined) {
      throw new ImportError(
        "header_ambiguous",
        `${file}: two columns fit ${field}: ${at.map((i) => cells[i]).join(", ")}`,
      );
    }
    if (first !== undefined) {
      columns.set(field, first);
      used.add(first);
    } else if (required) {
      const wanted = headers.join('", "');
      throw new ImportError(
        "header_missing",
        `${file}: no column for ${field} (wanted "${wanted}"); found ${list(found)}`,
      );
    }
  }
  const unknown = found.filter(
    (header, index) => !used.has(index) && !mapping.ignored_headers.includes(header),
  );
  if (unknown.length > 0) {
    throw new ImportError(
      "header_unknown",
      `${file}: no field for ${list(unknown)}; map them or ignore them`,
    );
  }
  return columns;
}

const list = (headers: string[]) => headers.map((header) => `"${header}"`).join(", ");
