import type { SteadyWriter, Written } from "../development/steady-writer.ts";
import { wrong } from "./cells.ts";

/** What every step of loading works with. */
export interface Loading {
  writer: SteadyWriter;
  /** Subject whose token acts for a member, by reference. @throws NodeError `portfolio_failed` */
  subject(reference: string): string;
  /** Id of a member in requests, by reference. @throws NodeError `portfolio_failed` */
  party(reference: string): string;
  /** Id of what was asked for before. @throws NodeError `portfolio_failed` */
  id(kind: LoadedKind, reference: string): string;
  /** Keeps the ids of an answer, which come in the order of the references. */
  remember(kind: LoadedKind, references: readonly string[], ids: readonly string[]): void;
  /**
   * Asks for each entry of a list: a few at a time, in the order of the list.
   * @param things how many things an entry asks for, where it is more than one
   */
  each<T>(
    step: string,
    entries: readonly T[],
    ask: (entry: T) => Promise<Written>,
    things?: (entry: T) => number,
  ): Promise<Written[]>;
}

/** References are unique within a kind. */
export type LoadedKind = "payee" | "account" | "tranche" | "instrument of tranche" | "project";

export interface LoadingDeps {
  writer: SteadyWriter;
  subjects: ReadonlyMap<string, string>;
  parties: ReadonlyMap<string, string>;
  /** A step begins, or has come so far. */
  onProgress(step: string, done: number, total: number): void;
}

/** Requests that are on their way at once. */
const AT_ONCE = 16;

export function createLoading({ writer, subjects, parties, onProgress }: LoadingDeps): Loading {
  const ids = new Map<string, string>();
  const found = <T>(value: T | undefined, what: string): T => {
    if (value === undefined || value === "") throw wrong(`there is no ${what}`);
    return value;
  };
  return {
    writer,
    subject: (reference) => found(subjects.get(reference), `party ${reference}`),
    party: (reference) => found(parties.get(reference), `party ${reference}`),
    id: (kind, reference) => found(ids.get(`${kind} ${reference}`), `${kind} ${reference}`),
    remember(kind, references, answered) {
      for (const [i, reference] of references.entries()) ids.set(`${kind} ${reference}`, answered[i] ?? "");
    },
    async each(step, entries, ask, things = () => 1) {
      const total = sum(entries.map(things));
      const written: Written[] = [];
      let done = 0;
      onProgress(step, done, total);
      for (const part of inParts(entries, AT_ONCE)) {
        written.push(...(await Promise.all(part.map(ask))));
        done += sum(part.map(things));
        onProgress(step, done, total);
      }
      return written;
    },
  };
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

export function inParts<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

/** Groups by a key, each in parts that one request can carry. */
export function grouped<T>(
  items: readonly T[],
  key: (item: T) => string,
  size: number,
): [key: string, part: T[]][] {
  return [...Map.groupBy(items, key)].flatMap(([group, all]) =>
    inParts(all, size).map((part): [string, T[]] => [group, part]),
  );
}
