import { type AccountId, type Colour, OTHER_MONEY } from "../hex.ts";
import type { Reason } from "../reasons.ts";
import type { Draw } from "../rows.ts";
import type { BookingRule } from "../statuses.ts";
import { held } from "./held.ts";
import { holdingOf, lotsOf } from "./lots.ts";
import type { ModelState } from "./state.ts";

/** What stands against an entry, in the numbers that failed. */
export interface Objection {
  reason: Reason;
  colour: Colour;
  amount: bigint;
  limit: bigint;
}

type Drawn = { draws: Draw[] } | { objection: Objection };

const against = (reason: Reason, colour: Colour, amount: bigint, limit: bigint): Drawn => ({
  objection: { reason, colour, amount, limit },
});

/** Which colours a payment draws, by the account's booking rule; or why it cannot. */
export function drawsBy(
  state: ModelState,
  rule: BookingRule,
  account: AccountId,
  { amount, proposed }: { amount: bigint; proposed: readonly Draw[] },
): Drawn {
  if (amount === 0n) return against("amount_zero", OTHER_MONEY, 0n, 0n);
  if (rule === "specified") return specified(state, account, amount, proposed);
  const most = held(state, account);
  const all = most.reduce((sum, part) => sum + part.amount, 0n);
  if (amount > all) return against("funds_insufficient", OTHER_MONEY, amount, all);
  const draws = rule === "fifo" ? oldest(state, account, most, amount) : divided(most, amount);
  return proposed.length === 0 ? { draws } : compared(proposed, draws);
}

function specified(state: ModelState, account: AccountId, amount: bigint, proposed: readonly Draw[]): Drawn {
  if (proposed.length === 0) return against("draws_missing", OTHER_MONEY, amount, 0n);
  let sum = 0n;
  for (const [i, draw] of proposed.entries()) {
    const twice = proposed.findIndex(({ colour }) => colour === draw.colour) < i;
    if (twice) return against("draws_unequal", draw.colour, amount, sum);
    if (draw.amount === 0n) return against("amount_zero", draw.colour, 0n, 0n);
    const held = holdingOf(state, account, draw.colour);
    if (draw.amount > held) return against("funds_insufficient", draw.colour, draw.amount, held);
    sum += draw.amount;
  }
  if (sum !== amount) return against("draws_unequal", OTHER_MONEY, amount, sum);
  return { draws: proposed.map(({ colour, amount: part }) => ({ colour, amount: part })) };
}

/** Draws that were given all the same must be those of the rule. */
function compared(proposed: readonly Draw[], draws: Draw[]): Drawn {
  for (const { colour, amount } of draws) {
    const given = partOf(proposed, colour);
    if (given !== amount) return against("draw_against_rule", colour, given, amount);
  }
  const extra = proposed.find(({ colour }) => partOf(draws, colour) === 0n);
  if (extra !== undefined) return against("draw_against_rule", extra.colour, extra.amount, 0n);
  if (proposed.length !== draws.length) return against("draws_unequal", OTHER_MONEY, 0n, 0n);
  return { draws };
}

/**
 * First in, first out over all colours of an account.
 * @param most what may be taken of each colour
 */
export function oldest(state: ModelState, account: AccountId, most: readonly Draw[], amount: bigint): Draw[] {
  const lots = most.flatMap(({ colour }) => lotsOf(state, account, colour));
  const room = new Map(most.map((part) => [part.colour, part.amount]));
  let left = amount;
  for (const { colour, remaining } of lots.toSorted((a, b) => a.order - b.order)) {
    const leg = [remaining, left, room.get(colour) ?? 0n].reduce((least, each) =>
      each < least ? each : least,
    );
    room.set(colour, (room.get(colour) ?? 0n) - leg);
    left -= leg;
  }
  return nonZero(
    most.map((part) => ({ colour: part.colour, amount: part.amount - (room.get(part.colour) ?? 0n) })),
  );
}

/**
 * An amount in the shares of some weights. Each share is a fraction of the same denominator: whole units first, then one
 * more for the largest remainders; of equal remainders the lower colour comes first.
 */
export function divided(weights: readonly Draw[], amount: bigint): Draw[] {
  const whole = weights.reduce((sum, weight) => sum + weight.amount, 0n);
  const shares = weights.map(({ colour, amount: weight }) => {
    const numerator = weight * amount;
    return { colour, units: numerator / whole, remainder: numerator % whole };
  });
  const left = amount - shares.reduce((sum, { units }) => sum + units, 0n);
  const ranked = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.colour - b.colour : a.remainder > b.remainder ? -1 : 1,
  );
  const lucky = new Set(ranked.slice(0, Number(left)));
  return nonZero(
    shares.map((share) => ({ colour: share.colour, amount: share.units + (lucky.has(share) ? 1n : 0n) })),
  );
}

const nonZero = (draws: Draw[]): Draw[] => draws.filter(({ amount }) => amount > 0n);

const partOf = (draws: readonly Draw[], colour: Colour): bigint =>
  draws.find((draw) => draw.colour === colour)?.amount ?? 0n;
