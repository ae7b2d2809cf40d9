import { type Colour, OTHER_MONEY, ZERO_32 } from "../hex.ts";
import type { Counters, TrancheRow } from "../rows.ts";
import type { Use } from "../statuses.ts";
import { existing, type Rows } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const NO_MONEY: Counters = { minted: 0n, live: 0n, allocated: 0n, returned: 0n, fees: 0n };

/** The tranche of a colour. Other money is nobody's tranche: its row is made when it is first used. */
export function trancheOf(rows: Rows, colour: Colour): TrancheRow {
  if (colour !== OTHER_MONEY) return existing(rows, ROW.tranche(colour));
  const row = rows.find(ROW.tranche(OTHER_MONEY));
  return row ?? { colour: OTHER_MONEY, id: ZERO_32, instrument: ZERO_32, size: 0n, counters: NO_MONEY };
}

/** L1: money that came in is live. */
export function countIn(counters: Counters, amount: bigint): Counters {
  return { ...counters, minted: counters.minted + amount, live: counters.live + amount };
}

/** L1: money leaves `live` for where it went; a transfer leaves it where it is. */
export function countOut(counters: Counters, use: Use, amount: bigint): Counters {
  const { live, allocated, returned, fees } = counters;
  switch (use) {
    case "transfer":
      return counters;
    case "allocate":
      return { ...counters, live: live - amount, allocated: allocated + amount };
    case "return":
      return { ...counters, live: live - amount, returned: returned + amount };
    case "fee":
      return { ...counters, live: live - amount, fees: fees + amount };
  }
}
