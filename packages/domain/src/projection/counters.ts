import { dayOfSecond } from "../day.ts";
import { type Colour, OTHER_MONEY, ZERO_32 } from "../hex.ts";
import { type Counters, NOTHING_COUNTED, type Place, type TrancheRow } from "../rows.ts";
import { existing, put, type RowMutation, type Rows } from "./projector.ts";
import { ROW } from "./row-refs.ts";

/** What is added to counters of a colour. */
export type Change = readonly [colour: Colour, added: Partial<Counters>];

/** The tranche of a colour. Other money is nobody's tranche: its row is made when it is first used. */
export function trancheOf(rows: Rows, colour: Colour): TrancheRow {
  if (colour !== OTHER_MONEY) return existing(rows, ROW.tranche(colour));
  const row = rows.find(ROW.tranche(OTHER_MONEY));
  const nobody = { id: ZERO_32, instrument: ZERO_32, size: 0n, parent: OTHER_MONEY };
  return row ?? { colour, ...nobody, counters: NOTHING_COUNTED };
}

/**
 * Counts where money went (L1), in the tranches and, but for other money, in the books of the day.
 * @param rows have the tranche of every colour
 */
export function counted(rows: Rows, { time }: Place, changes: readonly Change[]): RowMutation[] {
  const tranches = new Map<Colour, TrancheRow>();
  for (const [colour, added] of changes) {
    const tranche = tranches.get(colour) ?? trancheOf(rows, colour);
    tranches.set(colour, { ...tranche, counters: plus(tranche.counters, added) });
  }
  const day = dayOfSecond(time);
  return [...tranches.values()].flatMap((tranche) => {
    const { colour, counters } = tranche;
    const total = put(ROW.tranche(colour), tranche);
    if (colour === OTHER_MONEY) return [total];
    return [total, put(ROW.trancheDay(colour, day), { colour, day, counters })];
  });
}

function plus(counters: Counters, added: Partial<Counters>): Counters {
  const sum = { ...counters };
  for (const name of Object.keys(added) as (keyof Counters)[]) sum[name] += added[name] ?? 0n;
  return sum;
}
