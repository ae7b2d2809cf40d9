import { watchCaps } from "./caps.ts";
import { watchClaims } from "./claims.ts";
import { watchColours } from "./colours.ts";
import { watchEvidence } from "./evidence.ts";
import { watchForest } from "./forest.ts";
import { watchHoldings } from "./holdings.ts";
import { watchLeaks } from "./leaks.ts";
import { watchLiens } from "./liens.ts";
import { watchPools } from "./pools.ts";
import { watchReversals } from "./reversals.ts";
import { watchSequences } from "./sequences.ts";
import { watchStatements } from "./statements.ts";
import { watchStates } from "./states.ts";
import type { InvariantRows, InvariantTable, Violation, Watcher } from "./watcher.ts";

/**
 * Lots before movements: the forest compares a payment with the lots that it drew on. Claims before what leads to them.
 */
const ORDER: readonly InvariantTable[] = [
  "accounts",
  "tranches",
  "trancheDays",
  "admissions",
  "assets",
  "holdings",
  "lots",
  "lines",
  "movements",
  "statements",
  "leaks",
  "refusals",
  "claims",
  "claimLinks",
  "permits",
  "duties",
  "liens",
  "encumbrances",
  "transfers",
  "documents",
  "documentUses",
  "pools",
  "poolItems",
  "notes",
  "notePositions",
  "poolFlows",
  "distributions",
  "sequences",
  "events",
];

/**
 * Every broken rule, none if all is well. Each table is read once; what is kept in memory is one small entry per lot
 * and movement. Of L9, what claims stand on can be checked on rows;
 * that no money went to a project out of standing cannot.
 */
export function checkInvariants(rows: InvariantRows): Violation[] {
  const watchers: Watcher[] = [
    watchColours(),
    watchForest(),
    watchHoldings(),
    watchReversals(),
    watchStatements(),
    watchLeaks(),
    watchCaps(),
    watchStates(),
    watchClaims(),
    watchLiens(),
    watchEvidence(),
    watchPools(),
    watchSequences(rows.events !== undefined),
  ];
  for (const table of ORDER) show(table, rows, watchers);
  return watchers.flatMap((watcher) => watcher.finish());
}

function show<T extends InvariantTable>(table: T, rows: InvariantRows, watchers: readonly Watcher[]): void {
  const listeners = watchers.flatMap((watcher) => watcher[table] ?? []) as ((row: unknown) => void)[];
  for (const row of rows[table] ?? []) for (const listen of listeners) listen(row);
}
