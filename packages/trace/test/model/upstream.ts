import type { Upstream, UpstreamStart } from "../../src/index.ts";
import { divide } from "../divide.ts";
import { begin, type History, type Lot, standingOf } from "./history.ts";
import { nameOf, toldOf } from "./paths.ts";
import { addTo, groups, holdingOf, ranking, sum } from "./sums.ts";

/** Where the money came from, the newest lot first. */
export function upstream(history: History, start: UpstreamStart): Upstream {
  const first = begin(history, start);
  const passes: { on: Lot; amount: bigint; depth: number }[] = [];
  const asked = [
    ...first.lots.map((lot) => ({ lot, amount: lot.amount })),
    ...first.ends.map((end) => ({ lot: end.lot, amount: standingOf(end) })),
  ];
  const amounts = new Map<Lot, bigint>();
  for (const { lot, amount } of asked) addTo(amounts, lot, amount);
  let [bought, sold] = [0n, 0n];
  const depthOf = (lot: Lot): number => (lot.parent === undefined ? 1 : 1 + depthOf(lot.parent));
  for (const on of history.lots.toReversed()) {
    const amount = amounts.get(on);
    if (amount === undefined) continue;
    passes.push({ on, amount, depth: depthOf(on) });
    if (on.parent !== undefined) addTo(amounts, on.parent, amount);
    if (on.passage !== undefined) {
      const { amount: all, kind, lot } = on.passage;
      const before = amount === on.amount ? all : (divide(all, [amount, on.amount - amount])[0] as bigint);
      if (kind === "conversion") [bought, sold] = [bought + amount, sold + before];
      addTo(amounts, lot, before);
    }
    const shares = divide(
      amount,
      on.refunds.map((refund) => refund.amount),
    );
    for (const [i, { end }] of on.refunds.entries()) addTo(amounts, end.lot, shares[i] as bigint);
  }
  const came = passes.filter(
    ({ on }) => on.parent === undefined && on.passage === undefined && on.refunds.length === 0,
  );
  return {
    amount: sum(asked.map((each) => each.amount)),
    bought,
    sold,
    holds: true,
    edges: asked.length,
    lots: passes.length,
    depth: Math.max(0, ...passes.map(({ depth }) => depth)),
    roots: ranking(
      groups(came, ({ on }) => on.movement.id),
      (members) => ({
        ...nameOf(members[0].on),
        ...toldOf(members[0].on.movement),
        received: members[0].on.amount,
        amount: sum(members.map((member) => member.amount)),
      }),
      (row) => [row.amount],
      (row) => row.movement,
    ),
    accounts: ranking(
      groups(passes, ({ on }) => holdingOf(on)),
      (members) => ({
        account: members[0].on.account,
        colour: members[0].on.colour,
        amount: sum(members.map((member) => member.amount)),
      }),
      (row) => [row.amount],
      (row) => holdingOf(row),
    ),
  };
}
