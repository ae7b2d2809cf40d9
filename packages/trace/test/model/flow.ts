import type { Start } from "../../src/index.ts";
import { divide } from "../divide.ts";
import { currencyOf } from "../ledger.ts";
import { begin, type End, type History, isEnd, type Lot, remainingOf, standingOf } from "./history.ts";
import { addTo } from "./sums.ts";

/** What of the forest is downstream, in the order in which it came to be. */
export interface Flow {
  lots: { lot: Lot; amount: bigint; live: bigint }[];
  /** Gross, and what of it stands. */
  ends: { end: End; gross: bigint; amount: bigint }[];
  start: Map<string, bigint>;
  bought: Map<string, bigint>;
  depth: number;
}

/** Every amount on its way, lot by lot: a lot's sources all come before it. */
export function flow(history: History, start: Start): Flow {
  const found: Flow = { lots: [], ends: [], start: new Map(), bought: new Map(), depth: 0 };
  const values = new Map<Lot, bigint>();
  const levels = new Map<Lot, number>();
  const swept = start.kind === "colours" ? start.colours : [];
  const inFlow = new Map<Lot, bigint>();
  const first = start.kind === "colours" ? { lots: [], ends: [] } : begin(history, start);
  const give = (lot: Lot, amount: bigint): void => {
    if (swept.includes(lot.colour)) addTo(inFlow, lot, amount);
    else addTo(values, lot, amount);
  };
  const leave = (end: End, gross: bigint): void => {
    const [standing, ...shares] = share(gross, end.amount, [
      standingOf(end),
      ...end.refunds.map((each) => each.amount),
    ]);
    found.ends.push({ end, gross, amount: standing as bigint });
    for (const [i, { lot }] of end.refunds.entries()) give(lot, shares[i] as bigint);
    if (end.onward === undefined) return;
    const all = end.onward.amount;
    const arrived = gross === end.amount ? all : (divide(all, [gross, end.amount - gross])[0] as bigint);
    if (end.kind === "conversion") addTo(found.bought, currencyOf(end.onward.account), arrived);
    give(end.onward, arrived);
  };
  for (const lot of first.lots) values.set(lot, lot.amount);
  for (const lot of history.lots) if (swept.includes(lot.colour)) values.set(lot, lot.amount);
  for (const end of first.ends) {
    addTo(found.start, currencyOf(end.lot.account), end.amount);
    leave(end, end.amount);
  }
  for (const lot of history.lots) {
    const value = values.get(lot) ?? 0n;
    if (value === 0n) continue;
    const level =
      lot.parent !== undefined && levels.has(lot.parent) ? (levels.get(lot.parent) as number) + 1 : 1;
    levels.set(lot, level);
    found.depth = Math.max(found.depth, level);
    const entered = swept.includes(lot.colour) ? lot.parent === undefined : first.lots.includes(lot);
    if (entered) addTo(found.start, currencyOf(lot.account), value);
    const parts = share(value, lot.amount, [remainingOf(lot), ...lot.outs.map((out) => out.amount)]);
    found.lots.push({ lot, amount: value, live: parts[0] as bigint });
    for (const [i, out] of lot.outs.entries()) {
      const part = parts[i + 1] as bigint;
      if (part === 0n) continue;
      if (isEnd(out)) leave(out, part);
      else if (!swept.includes(out.colour)) addTo(values, out, part);
    }
  }
  for (const [lot, amount] of inFlow) addTo(found.start, currencyOf(lot.account), -amount);
  return found;
}

/** Of a whole, or in proportion to its parts. */
function share(part: bigint, whole: bigint, parts: readonly bigint[]): bigint[] {
  return part === whole ? [...parts] : divide(part, parts);
}
