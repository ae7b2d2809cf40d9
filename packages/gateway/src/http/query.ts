/**
 * The query of a request: texts, and a list where a name is given twice, which no schema takes. Without a prototype,
 * so that no name means anything.
 */
export function parseQuery(query: string | null): Record<string, string | string[]> {
  const parsed: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(query ?? "")) {
    const before = parsed[name];
    parsed[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return parsed;
}
