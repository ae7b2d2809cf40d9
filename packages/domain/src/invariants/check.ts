import { watchCaps } from "./caps.ts";
import { watchColours } from "./colours.ts";
import { watchForest } from "./forest.ts";
import { watchHoldings } from "./holdings.ts";
import { watchSequences } from "./sequences.ts";
import { watchStates } from "./states.ts";
import type { InvariantRows, InvariantTable, Violation, Watcher } from "./watcher.ts";

/** Lots before movements: the forest compares a payment with the lots that it drew on. */
const ORDER: readonly InvariantTable[] = [
  "accounts",
  "tranches",
  "admissions",
  "assets",
  "holdings",
  "lots",
  "movements",
  "refusals",
  "sequences",
  "events",
];

/**
 * Every broken rule, none if all is well. Each table is read once; what is kept in memory is one small entry per lot
 * and movement. L9 cannot be checked on rows.
 */
export function checkInvariants(rows: InvariantRows): Violation[] {
  const watchers: Watcher[] = [
    watchColours(),
    watchForest(),
    watchHoldings(),
    watchCaps(),
    watchStates(),
    watchSequences(rows.events !== undefined),
  ];
  for (const table of ORDER) show(table, rows, watchers);
  return watchers.flatMap((watcher) => watcher.finish());
}

function show<T extends InvariantTable>(table: T, rows: InvariantRows, watchers: readonly Watcher[]): void {
  const listeners = watchers.flatMap((watcher) => watcher[table] ?? []) as ((row: unknown) => void)[];
  for (const row of rows[table] ?? []) for (const listen of listeners) listen(row);
}
