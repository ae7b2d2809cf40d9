import type { AccountId, PartyId, Place } from "@green-ledger/domain";
import { firstMovementAfter } from "./block-times.ts";
import { KIND } from "./end-kinds.ts";
import { flowDown } from "./flow.ts";
import { idOf } from "./id-table.ts";
import { endAmount } from "./lot-amounts.ts";
import { read } from "./records.ts";
import type { Scratch } from "./scratch.ts";
import type { Starts } from "./starts.ts";
import { END, EXIT, type ForestState, HOLDING } from "./state.ts";
import { touchedOf } from "./sums.ts";

/** Where a payee came into the control group of an account's owner; null if it is not in it. */
export type JoinedSince = (account: AccountId, payee: PartyId) => Since | null;
type Since = Pick<Place, "block" | "time">;

/** Whether a payee joined after a payment, told by their blocks: of one block, the payment counts as the earlier. */
export const joinedAfter = (block: number, since: Pick<Place, "block">): boolean => block <= since.block;

/** What was allocated to payees that joined the payer's group after the payment. */
export interface Joined {
  amount: bigint;
  /** Second in which the first of them joined. */
  since: number;
}

/**
 * By link to the payee and number of the holding's currency. Only where a payee is in the payer's group now are the
 * payments looked at one by one.
 */
export function joinedDownstream(
  state: ForestState,
  { exits, walk }: Scratch,
  starts: Starts,
  options: { joinedSince: JoinedSince; currencyOf(holding: number): number },
): Map<string, Joined> {
  const inside = new Map<number, { since: number; before: number; amount: bigint }>();
  for (const exit of touchedOf(exits)) {
    const payee = read(state.exits, exit, EXIT.payee);
    if (payee === 0 || read(state.exits, exit, EXIT.kind) !== KIND.allocate) continue;
    const account = read(state.holdings, read(state.exits, exit, EXIT.holding), HOLDING.account);
    const since = options.joinedSince(idOf(state.accounts, account), idOf(state.payees, payee - 1));
    if (since === null) continue;
    inside.set(exit, { since: since.time, before: firstMovementAfter(state, since.block), amount: 0n });
  }
  if (inside.size > 0) sumEach(state, walk, starts, inside);
  const found = new Map<string, Joined>();
  for (const [exit, { since, amount }] of inside) {
    if (amount === 0n) continue;
    const key = joinedKey(
      read(state.exits, exit, EXIT.payee),
      options.currencyOf(read(state.exits, exit, EXIT.holding)),
    );
    const known = found.get(key);
    found.set(key, {
      amount: (known?.amount ?? 0n) + amount,
      since: Math.min(known?.since ?? since, since),
    });
  }
  return found;
}

export const joinedKey = (payee: number, currency: number): string => `${payee}/${currency}`;

function sumEach(
  state: ForestState,
  room: Scratch["walk"],
  starts: Starts,
  inside: ReadonlyMap<number, { before: number; amount: bigint }>,
): void {
  const add = (end: number, amount: bigint): void => {
    const sum = inside.get(read(state.ends, end, END.exit)) as { before: number; amount: bigint } | undefined;
    if (sum !== undefined && read(state.ends, end, END.movement) < sum.before) sum.amount += amount;
  };
  flowDown(state, room, starts, {
    lots() {},
    ends(chunk, base, first, count) {
      for (let i = 0, at = base; i < count; i++, at += END.width) {
        if (inside.has(chunk[at + END.exit] as number)) add(first + i, endAmount(state, first + i));
      }
    },
    begun() {},
    lotPart() {},
    endPart: add,
    back: (end, amount) => add(end, -amount),
    bought() {},
    joined() {},
  });
}
