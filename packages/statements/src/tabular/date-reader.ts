import { parseDay } from "@green-ledger/domain";
import type { DateRule } from "./mapping-parts.ts";

/** "YYYY-MM-DD", null for a day that the source does not know, or a fault. */
export type DateResult = string | null | "date_unreadable";

/** Makes the reader of a mapping's dates. */
export function dateReader(rule: DateRule): (cell: string) => DateResult {
  const shapes = rule.formats.map(shapeOf);
  return (cell) => {
    const text = cell.trim();
    if (rule.unknown.includes(text)) return null;
    for (const shape of shapes) {
      const parts = shape.exec(text)?.groups;
      if (parts === undefined) continue;
      const iso = `${parts.year}-${parts.month}-${parts.day}`;
      if (parseDay(iso) !== undefined) return iso;
    }
    return "date_unreadable";
  };
}

const PARTS: Record<string, string> = {
  DD: String.raw`(?<day>\d\d)`,
  MM: String.raw`(?<month>\d\d)`,
  YYYY: String.raw`(?<year>\d{4})`,
};

function shapeOf(format: string): RegExp {
  const source = format.replace(/DD|MM|YYYY|[^\w\s]/g, (part) => PARTS[part] ?? `\\${part}`);
  return new RegExp(`^${source}$`);
}
