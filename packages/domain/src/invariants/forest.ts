import { type AccountId, type Colour, type MovementId, OTHER_MONEY } from "../hex.ts";
import type { Leg, LotRow } from "../rows.ts";
import { walkFaults } from "./walk.ts";
import { type Entered, hasMoved, type Violation, type Watcher } from "./watcher.ts";

interface Node {
  amount: bigint;
  remaining: bigint;
  /** What entries took out of it. */
  taken: bigint;
  /** Key of the parent; null for a root. */
  parent: string | null;
}

/**
 * L2: a root comes from an entry that brings money, every other lot from one leg of one entry out of its one parent,
 * with the leg's amount or what was bought for it; what a lot has left is what entries did not take; the walk to the
 * root ends.
 */
export function watchForest(): Watcher {
  const lots = new Map<string, Node>();
  const parents = new Map<Colour, Colour>();
  /** Lots that a movement bore, until the movement accounts for them. */
  const born = new Map<MovementId, LotRow[]>();
  const found: Violation[] = [];
  const broken = (subject: string, detail: string) => found.push({ invariant: "L2", subject, detail });

  return {
    tranches: ({ colour, parent }) => parents.set(colour, parent),
    lots(row) {
      const { amount, remaining } = row;
      const parent = row.parent === null ? null : keyOf(row.parent.account, row.parent.colour, row.parent.n);
      lots.set(keyOf(row.account, row.colour, row.n), { amount, remaining, taken: 0n, parent });
      born.set(row.movement, [...(born.get(row.movement) ?? []), row]);
    },
    movements(row) {
      const children = born.get(row.id) ?? [];
      born.delete(row.id);
      const faults = [...drawFaults(row), ...childFaults(row, children, parents)];
      for (const fault of faults) broken(`movement ${row.id}`, fault);
      if (row.direction === "in") return;
      for (const { colour, n, amount } of row.legs) {
        const lot = lots.get(keyOf(row.account, colour, n));
        if (lot === undefined)
          broken(`movement ${row.id}`, `draws on lot ${colour}/${n}, which was never born`);
        else lot.taken += amount;
      }
    },
    finish() {
      for (const movement of born.keys())
        broken(`movement ${movement}`, "lots name it, but it was not recorded");
      for (const [key, lot] of lots) {
        const left = lot.amount - lot.taken;
        if (left !== lot.remaining)
          broken(`lot ${key}`, `${lot.remaining} remain, but ${left} were not drawn`);
        if (lot.remaining < 0n) broken(`lot ${key}`, `${lot.remaining} remain`);
      }
      for (const [key, fault] of walkFaults(lots)) broken(`lot ${key}`, fault);
      return found;
    },
  };
}

const keyOf = (account: AccountId, colour: Colour, n: number) => `${account}/${colour}/${n}`;

/** An entry's draws are its legs by colour, and its amount is their sum. */
function drawFaults(row: Entered): string[] {
  if (!hasMoved(row)) return row.legs.length === 0 ? [] : ["did not move, but has legs"];
  const faults: string[] = [];
  const total = row.draws.reduce((sum, { amount }) => sum + amount, 0n);
  if (total !== row.amount) faults.push(`is of ${row.amount}, but its draws are ${total}`);
  const colours = [...new Set([...row.legs, ...row.draws].map(({ colour }) => colour))];
  for (const colour of colours) {
    const legs = row.legs.reduce((sum, leg) => (leg.colour === colour ? sum + leg.amount : sum), 0n);
    const drawn = row.draws.reduce((sum, draw) => (draw.colour === colour ? sum + draw.amount : sum), 0n);
    if (legs !== drawn) faults.push(`draws ${drawn} of colour ${colour}, but its legs are ${legs}`);
  }
  if (row.draws.some(({ colour }, i) => colour !== colours[i]))
    faults.push("names its colours in another order than its legs");
  return faults;
}

function childFaults(
  row: Entered,
  children: readonly LotRow[],
  parents: ReadonlyMap<Colour, Colour>,
): string[] {
  if (row.direction === "in") return rootFaults(row, children);
  if (row.payeeAccount === null || !hasMoved(row))
    return children.length === 0 ? [] : [`goes nowhere on the ledger, but bore ${children.length} lots`];
  const faults: string[] = [];
  const amounts = arrivals(row);
  const expected = amounts.filter((amount) => amount > 0n).length;
  if (children.length !== expected) faults.push(`should bear ${expected} lots, but bore ${children.length}`);
  for (const child of children) {
    const i = row.legs.findIndex(({ colour, n }) => colour === child.parent?.colour && n === child.parent.n);
    const leg = row.legs[i];
    const matches =
      leg !== undefined &&
      child.account === row.payeeAccount &&
      child.parent?.account === row.account &&
      child.amount === amounts[i] &&
      arrivesAs(row, leg.colour, child.colour, parents);
    if (!matches)
      faults.push(`bore lot ${keyOf(child.account, child.colour, child.n)}, which is none of its legs`);
  }
  return faults;
}

function rootFaults(row: Entered, children: readonly LotRow[]): string[] {
  if (children.length !== row.legs.length || children.length === 0)
    return [`brings money in ${row.legs.length} legs, but bore ${children.length} lots`];
  const matches = (leg: Leg) =>
    children.some(
      (lot) =>
        lot.parent === null &&
        lot.account === row.account &&
        lot.colour === leg.colour &&
        lot.n === leg.n &&
        lot.amount === leg.amount,
    );
  return row.legs.every(matches) ? [] : ["brings money, but its lots differ from its legs"];
}

/** What arrives of each leg: exchanged money is what was bought for the legs so far, rounded down, less the earlier ones'. */
function arrivals({ legs, amount, passage }: Entered): bigint[] {
  const bought = passage?.arrived ?? amount;
  let sold = 0n;
  return legs.map((leg) => {
    const before = (bought * sold) / amount;
    sold += leg.amount;
    return (bought * sold) / amount - before;
  });
}

/** Whether money of a colour may arrive as another: of the loan's tranche, of the parent's, or too late for that. */
function arrivesAs(
  { kind, use, passage }: Entered,
  from: Colour,
  to: Colour,
  parents: ReadonlyMap<Colour, Colour>,
): boolean {
  if (passage !== null) return to === passage.into;
  if (kind === "payment" && use === "return") return to === OTHER_MONEY || to === parents.get(from);
  return to === from;
}
