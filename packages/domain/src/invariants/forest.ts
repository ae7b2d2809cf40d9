import type { AccountId, Colour, MovementId } from "../hex.ts";
import type { LotRow, MovementRow } from "../rows.ts";
import type { Violation, Watcher } from "./watcher.ts";

interface Node {
  amount: bigint;
  remaining: bigint;
  /** What payments took out of it. */
  taken: bigint;
  /** Key of the parent; null for a root. */
  parent: string | null;
}

type Movement = Omit<MovementRow, "place">;

/**
 * L2: a root comes from a receipt, every other lot from one leg of one transfer out of its one parent, with the leg's
 * amount; what a lot has left is what payments did not take; the walk to the root ends.
 */
export function watchForest(): Watcher {
  const lots = new Map<string, Node>();
  /** Lots that a movement bore, until the movement accounts for them. */
  const born = new Map<MovementId, LotRow[]>();
  const found: Violation[] = [];
  const broken = (subject: string, detail: string) => found.push({ invariant: "L2", subject, detail });

  return {
    lots(row) {
      const { amount, remaining } = row;
      const parent = row.parent === null ? null : keyOf(row.parent.account, row.colour, row.parent.n);
      lots.set(keyOf(row.account, row.colour, row.n), { amount, remaining, taken: 0n, parent });
      born.set(row.movement, [...(born.get(row.movement) ?? []), row]);
    },
    movements(row) {
      const children = born.get(row.id) ?? [];
      born.delete(row.id);
      for (const fault of row.direction === "in" ? rootFaults(row, children) : legFaults(row, children)) {
        broken(`movement ${row.id}`, fault);
      }
      if (row.direction === "in") return;
      for (const leg of row.legs) {
        const lot = lots.get(keyOf(row.account, row.colour, leg.n));
        if (lot === undefined) broken(`movement ${row.id}`, `draws on lot ${leg.n}, which was never born`);
        else lot.taken += leg.amount;
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

function rootFaults(receipt: Movement, children: readonly LotRow[]): string[] {
  const [lot, ...more] = children;
  if (lot === undefined || more.length > 0)
    return [`is a receipt with ${children.length} lots instead of one`];
  const matches =
    lot.parent === null &&
    lot.account === receipt.account &&
    lot.colour === receipt.colour &&
    lot.amount === receipt.amount &&
    receipt.legs.length === 1 &&
    receipt.legs[0]?.n === lot.n &&
    receipt.legs[0].amount === lot.amount;
  return matches ? [] : ["is a receipt whose lot differs from it"];
}

function legFaults(payment: Movement, children: readonly LotRow[]): string[] {
  const faults: string[] = [];
  const total = payment.legs.reduce((sum, leg) => sum + leg.amount, 0n);
  if (total !== payment.amount) faults.push(`pays ${payment.amount}, but its legs are ${total}`);
  if (payment.use !== "transfer") {
    if (children.length > 0) faults.push(`is no transfer, but bore ${children.length} lots`);
    return faults;
  }
  if (children.length !== payment.legs.length) {
    faults.push(`has ${payment.legs.length} legs, but bore ${children.length} lots`);
  }
  for (const child of children) {
    const matches =
      child.account === payment.payeeAccount &&
      child.colour === payment.colour &&
      child.parent?.account === payment.account &&
      payment.legs.some((leg) => leg.n === child.parent?.n && leg.amount === child.amount);
    if (!matches)
      faults.push(`bore lot ${keyOf(child.account, child.colour, child.n)}, which is none of its legs`);
  }
  return faults;
}

/** Lots whose walk to the root does not end, and lots whose parent is missing. */
function walkFaults(lots: ReadonlyMap<string, Node>): [string, string][] {
  const faults: [string, string][] = [];
  const done = new Set<string>();
  for (const start of lots.keys()) {
    const path = new Set<string>();
    let at: string | null = start;
    while (at !== null && !done.has(at)) {
      if (path.has(at)) {
        faults.push([at, "is its own ancestor"]);
        break;
      }
      path.add(at);
      const lot: Node | undefined = lots.get(at);
      if (lot === undefined) faults.push([at, "is named as a parent, but was never born"]);
      at = lot?.parent ?? null;
    }
    for (const key of path) done.add(key);
  }
  return faults;
}
