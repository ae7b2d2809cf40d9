import type { Day } from "../day.ts";
import { type AccountId, type Colour, type MovementId, OTHER_MONEY } from "../hex.ts";
import type { Draw, Leg, LotRow } from "../rows.ts";
import { arriveOn } from "./arrivals.ts";
import { fitting } from "./counters.ts";
import { requires } from "./outcome.ts";
import { countEvent, holdingKey, lotKey, type ModelState } from "./state.ts";

/** The most colours that one account may hold. */
export const MOST_COLOURS = 32;

/** Where drawn money goes on. */
export interface Arrival {
  account: AccountId;
  colour: Colour;
  /** The day that its own bank says. */
  day: Day;
  /** Exchanged money: all that is sold, and all that is bought for it. */
  exchange?: { sold: bigint; bought: bigint };
}

/* ----- births ----- */

/** A root lot is born. */
export function create(
  state: ModelState,
  movement: MovementId,
  { account, colour, amount }: { account: AccountId; colour: Colour; amount: bigint },
): Leg {
  countEvent(state, "LotLedger");
  return { colour, n: bear(state, { account, colour, amount, parent: null, movement }), amount };
}

/** A lot is born: the next of its holding and of its account. Returns its number. */
function bear(state: ModelState, lot: Omit<LotRow, "n" | "order" | "remaining">): number {
  const { account, colour, amount } = lot;
  const n = lotsOf(state, account, colour).length + 1;
  const holder = state.accounts.get(account);
  const order = (holder?.lots ?? 0) + 1;
  const held = heldIn(state, account);
  if (!held.includes(colour)) {
    requires(held.length < MOST_COLOURS, "Panic", { reason: 0x01 });
    state.money.held.set(account, [...held, colour]);
  }
  state.lots.set(lotKey(account, colour, n), { ...lot, n, remaining: amount, order });
  if (holder !== undefined) state.accounts.set(account, { ...holder, lots: order });
  sumUp(state, account, colour);
  return n;
}

/* ----- draws ----- */

/** Takes money of one colour out of its oldest lots; where it goes on, each leg is born again. */
export function take(
  state: ModelState,
  movement: MovementId,
  account: AccountId,
  { colour, amount, to }: Draw & { to: Arrival | null },
): Leg[] {
  const legs: Leg[] = [];
  let taken = 0n;
  for (const lot of lotsOf(state, account, colour)) {
    const leg = smaller(lot.remaining, amount - taken);
    if (leg === 0n) continue;
    state.lots.set(lotKey(account, colour, lot.n), { ...lot, remaining: lot.remaining - leg });
    sumUp(state, account, colour);
    countEvent(state, "LotLedger");
    legs.push({ colour, n: lot.n, amount: leg });
    if (to !== null) {
      const born = arriving(to, taken, leg);
      const parent = { account, colour, n: lot.n };
      if (born > 0n) bear(state, { account: to.account, colour: to.colour, amount: born, parent, movement });
    }
    taken += leg;
  }
  if (holdingOf(state, account, colour) === 0n) {
    const held = heldIn(state, account);
    const last = held.at(-1) ?? colour;
    const others = held.map((other) => (other === colour ? last : other)).slice(0, -1);
    state.money.held.set(account, others);
  }
  if (to !== null) arriveOn(state, { ...to, amount: to.exchange?.bought ?? amount });
  return legs;
}

/** What a leg becomes: itself, or what it buys. All legs together buy what was bought, each rounded from the left. */
function arriving({ exchange }: Arrival, before: bigint, leg: bigint): bigint {
  if (exchange === undefined) return leg;
  const boughtBy = (sold: bigint) => (exchange.bought * sold) / exchange.sold;
  return boughtBy(before + leg) - boughtBy(before);
}

/** The holding and the account are what their lots say they are. */
function sumUp(state: ModelState, account: AccountId, colour: Colour): void {
  const lots = lotsOf(state, account, colour);
  const balance = lots.reduce((sum, lot) => sum + lot.remaining, 0n);
  const head = lots.find((lot) => lot.remaining > 0n)?.n ?? lots.length + 1;
  const before = holdingOf(state, account, colour);
  state.holdings.set(holdingKey(account, colour), { account, colour, balance, head, lots: lots.length });
  const row = state.accounts.get(account);
  if (row === undefined) return;
  state.accounts.set(account, { ...row, balance: fitting(row.balance + balance - before) });
}

/* ----- questions ----- */

export function holdingOf(state: ModelState, account: AccountId, colour: Colour): bigint {
  return state.holdings.get(holdingKey(account, colour))?.balance ?? 0n;
}

/** The colours that an account holds, in the order in which draws name them. */
export function heldIn(state: ModelState, account: AccountId): readonly Colour[] {
  return state.money.held.get(account) ?? [];
}

/** Oldest first. */
export function lotsOf(state: ModelState, account: AccountId, colour: Colour): LotRow[] {
  const lots: LotRow[] = [];
  for (let n = 1; ; n++) {
    const lot = state.lots.get(lotKey(account, colour, n));
    if (lot === undefined) return lots;
    lots.push(lot);
  }
}

/**
 * Whether an account has room for money of these colours. There must be room for other money as well, which is what
 * comes in where the time to use a colour again is over.
 */
export function hasRoom(state: ModelState, account: AccountId, colours: readonly Colour[]): boolean {
  const held = heldIn(state, account);
  if (held.length + colours.length <= MOST_COLOURS) return true;
  return new Set([...held, ...colours, OTHER_MONEY]).size <= MOST_COLOURS;
}

/** What legs take of each colour, in the order of the legs. */
export function drawsOf(legs: readonly Leg[]): Draw[] {
  const sums = new Map<Colour, bigint>();
  for (const { colour, amount } of legs) sums.set(colour, (sums.get(colour) ?? 0n) + amount);
  return [...sums].map(([colour, amount]) => ({ colour, amount }));
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
