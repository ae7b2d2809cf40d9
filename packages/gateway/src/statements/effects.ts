import { type Colour, type Draw, OTHER_MONEY } from "@green-ledger/domain";

/** A lot of green money in an account. */
export interface GreenLot {
  colour: Colour;
  remaining: bigint;
  /** Its place among the account's lots, the oldest first. */
  order: number;
}

/** What stating a balance does. */
export interface Effect {
  outcome: "balances" | "surplus" | "shortfall";
  /** What the ledger held before. */
  held: bigint;
  /** By how much they differ. */
  amount: bigint;
  /** What is breached of each colour, other money first; of a surplus what comes in. */
  draws: Draw[];
}

export interface Holdings {
  /** Over all colours. */
  balance: bigint;
  other: bigint;
  /** In any order; at least as many of the oldest as can be missing. */
  green: readonly GreenLot[];
}

/** A closing balance, and whether the ledger takes it: one that it refuses changes nothing. */
export interface Stated {
  closing: bigint;
  taken: boolean;
}

/**
 * What stating closing balances one after the other does, by the ledger's rule: more is other money; less takes other
 * money first, then the oldest green lots over all colours.
 */
export function effectsOf(stated: readonly Stated[], { balance, other, green }: Holdings): Effect[] {
  let [held, own] = [balance, other];
  let lots = [...green].sort((a, b) => a.order - b.order);
  return stated.map(({ closing, taken }): Effect => {
    const before = held;
    const effect = { held: before, amount: closing > before ? closing - before : before - closing };
    if (closing === before) return { ...effect, outcome: "balances", draws: [] };
    if (closing > before) {
      if (taken) [held, own] = [closing, own + effect.amount];
      return { ...effect, outcome: "surplus", draws: [{ colour: OTHER_MONEY, amount: effect.amount }] };
    }
    const fromOwn = own < effect.amount ? own : effect.amount;
    const { draws, left } = takeOldest(lots, effect.amount - fromOwn);
    if (taken) [held, own, lots] = [closing, own - fromOwn, left];
    const first = fromOwn > 0n ? [{ colour: OTHER_MONEY, amount: fromOwn }] : [];
    return { ...effect, outcome: "shortfall", draws: [...first, ...draws] };
  });
}

/** @param lots the oldest first. @returns what is taken, by colour, and what is left */
function takeOldest(lots: readonly GreenLot[], amount: bigint): { draws: Draw[]; left: GreenLot[] } {
  let missing = amount;
  const taken = new Map<Colour, bigint>();
  const left = lots.map((lot) => {
    const part = lot.remaining < missing ? lot.remaining : missing;
    missing -= part;
    if (part > 0n) taken.set(lot.colour, (taken.get(lot.colour) ?? 0n) + part);
    return { ...lot, remaining: lot.remaining - part };
  });
  const draws = [...taken].map(([colour, sum]): Draw => ({ colour, amount: sum }));
  return { draws: draws.sort((a, b) => a.colour - b.colour), left };
}
