import type { Colour, Counters, LotRow, MovementRow, TrancheRow } from "@green-ledger/domain";
import { NOTHING_COUNTED, ZERO_32 } from "@green-ledger/domain";

/** The index's counters after some entries, said as the contract counts them. */
export function count(movements: readonly MovementRow[], lots: readonly LotRow[]): TrancheRow[] {
  const counters = new Map<Colour, Counters>();
  const add = (colour: Colour, added: Partial<Counters>): void => {
    const known = counters.get(colour) ?? { ...NOTHING_COUNTED };
    counters.set(colour, known);
    for (const [name, amount] of Object.entries(added)) known[name as keyof Counters] += amount;
  };
  const byId = new Map(movements.map((row) => [row.id, row]));
  const useOf = ({ kind, use, project }: MovementRow, colour: Colour): keyof Counters => {
    if (kind === "shortfall") return "breached";
    if (use === "allocate") return colour !== 0 && project === null ? "breached" : "allocated";
    return use === "return" ? "returned" : "fees";
  };
  for (const row of movements) {
    const target = row.target === null ? undefined : byId.get(row.target);
    for (const { colour, amount } of row.legs) {
      if (row.kind === "receipt") {
        if (row.origin !== "repayment" || colour === 0) add(colour, { minted: amount, live: amount });
        else add(colour, { lent: -amount, live: amount });
      } else if (row.kind === "reversal" && row.direction === "out") {
        add(colour, { minted: -amount, live: -amount });
      } else if (row.kind === "explanation") {
        add(colour, { breached: -amount, live: amount });
      } else if (row.kind === "lending" || row.kind === "conversion") {
        add(colour, { live: -amount, lent: amount });
      } else if (row.direction === "out" && row.use !== "transfer") {
        add(colour, { live: -amount, [useOf(row, colour)]: amount });
      }
    }
    if (row.kind === "reversal" && row.direction === "in" && target !== undefined) {
      // As many lots as colours, in their order; what is of other money and was not has come back too late.
      const late = row.legs.filter(({ colour }) => colour === 0);
      const whole = row.legs.length > 0 && late.length === row.legs.length;
      if (!whole) for (const { colour, amount } of row.legs) back(target, colour, colour, amount);
    }
  }
  for (const row of movements) {
    if (row.kind !== "payment") continue;
    // What no leg of a counter-entry shows in its own colour came back as other money.
    for (const { colour, amount } of row.reversed) {
      const shown = movements
        .filter((each) => each.target === row.id && !each.legs.every((leg) => leg.colour === 0))
        .flatMap((each) => each.legs)
        .filter((leg) => leg.colour === colour)
        .reduce((sum, leg) => sum + leg.amount, 0n);
      back(row, colour, 0, amount - shown);
    }
  }
  for (const lot of lots) {
    const row = byId.get(lot.movement) as MovementRow;
    if (lot.parent === null || row.use === "transfer") continue;
    if (row.use !== "return" || lot.colour === 0) {
      add(lot.colour, { minted: lot.amount, live: lot.amount });
    } else {
      add(lot.colour, { lent: -lot.amount, live: lot.amount });
    }
  }
  function back(target: MovementRow, from: Colour, into: Colour, amount: bigint): void {
    if (amount === 0n) return;
    add(from, { [useOf(target, from)]: -amount });
    if (from === into) {
      add(from, { live: amount });
      return;
    }
    add(from, { returned: amount });
    add(into, { minted: amount, live: amount });
  }
  const nobody = { id: ZERO_32, instrument: ZERO_32, size: 0n, parent: 0 } as const;
  return [...counters].map(([colour, own]) => ({ colour, ...nobody, counters: own }));
}
