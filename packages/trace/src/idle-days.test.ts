import { dayOfSecond } from "@green-ledger/domain";
import fc from "fast-check";
import { expect, it } from "vitest";
import { histories } from "../test/histories.ts";
import { COLOURS, type Ledger, placementOf, play } from "../test/ledger.ts";
import { createForest, type IdleDay } from "./index.ts";

/** What every entry brought to accounts and took from them, day by day. */
function naively(ledger: Ledger, colour: number): IdleDay[] {
  const days = new Map<number, Map<string, bigint>>();
  const kinds = new Map<string, bigint>();
  for (const row of ledger.movements()) {
    const made = ledger.lots().filter((lot) => lot.movement === row.id && lot.colour === colour);
    const taken = row.direction === "out" ? row.legs.filter((leg) => leg.colour === colour) : [];
    if (made.length + taken.length === 0) continue;
    for (const { account, amount } of made) addTo(kinds, account, amount);
    for (const { amount } of taken) addTo(kinds, row.account, -amount);
    days.set(dayOfSecond(row.place.time), new Map(kinds));
  }
  return [...days].map(([day, balances]) => ({
    day,
    idle: balances.get("none") ?? 0n,
    placed: (["deposit", "treasury"] as const).flatMap((placement) => {
      const amount = balances.get(placement) ?? 0n;
      return amount === 0n ? [] : [{ placement, amount }];
    }),
  }));
}

function addTo(kinds: Map<string, bigint>, account: `0x${string}`, amount: bigint): void {
  const kind = placementOf(account) ?? "none";
  kinds.set(kind, (kinds.get(kind) ?? 0n) + amount);
}

it("says where unspent money of a colour lay at the end of each day, placed or not", () => {
  fc.assert(
    fc.property(histories(120), (steps) => {
      const ledger = play(steps);
      const forest = createForest();
      for (const block of ledger.blocks()) forest.append(block);
      for (const colour of [...COLOURS, 7]) {
        const days = forest.idleDays(colour, placementOf);
        expect(days).toEqual(naively(ledger, colour));
        const last = days.at(-1);
        const live = (last?.idle ?? 0n) + (last?.placed.reduce((sum, { amount }) => sum + amount, 0n) ?? 0n);
        expect(live).toBe(forest.totals(colour).live);
      }
    }),
  );
});
