import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { MovementRow } from "../rows.ts";
import type { Change } from "./counters.ts";

/**
 * How money of a payment leaves `live` (L1), or comes back to it where the amount is negative. Money that is transferred
 * stays where it is.
 */
export function exitOf({ use, project }: MovementRow, colour: Colour, amount: bigint): Change {
  const live = -amount;
  switch (use) {
    case "allocate":
      // A framework that flags lets green money go without a purpose.
      return colour !== OTHER_MONEY && project === null
        ? [colour, { live, breached: amount }]
        : [colour, { live, allocated: amount }];
    case "return":
      return [colour, { live, returned: amount }];
    case "fee":
      return [colour, { live, fees: amount }];
    default:
      return [colour, {}];
  }
}

/**
 * Money that came back to a tranche was counted as returned. If its lot is of that tranche, the money can be used again;
 * if it is of other money, the time to use it is over, and it comes in as other money (L1).
 */
export function repaidInto(colour: Colour, amount: bigint): Change[] {
  return colour === OTHER_MONEY
    ? [[OTHER_MONEY, { minted: amount, live: amount }]]
    : [[colour, { returned: -amount, live: amount }]];
}
