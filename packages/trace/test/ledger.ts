import { type LotRow, type MovementRow, type TrancheRow, type Use, ZERO_32 } from "@green-ledger/domain";
import type { BlockChange } from "../src/index.ts";
import { accountId, movementId, payeeId, projectId } from "./ids.ts";

/** What is asked of the ledger. Numbers are taken modulo what there is, so that every history makes sense. */
export type Step =
  | { kind: "receive"; account: number; colour: number; amount: bigint }
  | { kind: "pay"; lot: number; legs: number; part: number; use: Use; to: number; project: number }
  | { kind: "endBlock" };

export const ACCOUNTS = 4;
export const COLOURS = [0, 1, 0xffffffff];
export const PAYEES = 3;
export const PROJECTS = 3;

/** A ledger that lets payments draw on any lots of one account and colour, in rising order, and keeps the index's rows. */
export interface Ledger {
  do(step: Step): void;
  /** What happened up to now, block by block; the last block is ended. */
  blocks(): BlockChange[];
  lots(): LotRow[];
  movements(): MovementRow[];
  tranches(): TrancheRow[];
}

/** A ledger after some steps. */
export function play(steps: readonly Step[]): Ledger {
  const ledger = createLedger();
  for (const step of steps) ledger.do(step);
  return ledger;
}

function createLedger(): Ledger {
  const lots: LotRow[] = [];
  const movements: MovementRow[] = [];
  const tranches = new Map<number, TrancheRow>();
  const done: BlockChange[] = [];
  let block = 1;
  let fresh: MovementRow[] = [];
  let touched = new Set<LotRow>();

  function born(movement: MovementRow, account: string, amount: bigint, parent: LotRow | undefined): number {
    const inAccount = lots.filter((lot) => lot.account === account);
    const n = inAccount.filter((lot) => lot.colour === movement.colour).length + 1;
    const lot: LotRow = {
      account: account as LotRow["account"],
      colour: movement.colour,
      n,
      amount,
      remaining: amount,
      order: inAccount.length + 1,
      parent: parent === undefined ? null : { account: parent.account, n: parent.n },
      movement: movement.id,
    };
    lots.push(lot);
    touched.add(lot);
    return n;
  }

  function record(
    row: Omit<MovementRow, "id" | "place" | "valueDate" | "flag" | "dataRoot" | "amount">,
  ): MovementRow {
    const movement: MovementRow = {
      ...row,
      id: movementId(movements.length + 1),
      amount: 0n,
      valueDate: 20_000,
      flag: "none",
      dataRoot: ZERO_32,
      place: { block, logIndex: fresh.length * 3, time: block, transaction: ZERO_32 },
    };
    movements.push(movement);
    fresh.push(movement);
    return movement;
  }

  function countersOf(colour: number): TrancheRow["counters"] {
    const known = tranches.get(colour) ?? {
      colour,
      id: ZERO_32,
      instrument: ZERO_32,
      size: 0n,
      counters: { minted: 0n, live: 0n, allocated: 0n, returned: 0n, fees: 0n },
    };
    tranches.set(colour, known);
    return known.counters;
  }

  function receive(step: Extract<Step, { kind: "receive" }>): void {
    const account = accountId(step.account % ACCOUNTS);
    const colour = COLOURS[step.colour % COLOURS.length] as number;
    const movement = record({
      direction: "in",
      account,
      counterparty: null,
      colour,
      use: null,
      origin: "proceeds",
      payeeAccount: null,
      project: null,
      legs: [],
    });
    movement.amount = step.amount;
    movement.legs.push({ n: born(movement, account, step.amount, undefined), amount: step.amount });
    const counters = countersOf(colour);
    counters.minted += step.amount;
    counters.live += step.amount;
  }

  function pay(step: Extract<Step, { kind: "pay" }>): void {
    const live = lots.filter((lot) => lot.remaining > 0n);
    const first = live[step.lot % Math.max(1, live.length)];
    if (first === undefined) return;
    const { account, colour } = first;
    const from = live
      .filter((lot) => lot.account === account && lot.colour === colour && lot.n >= first.n)
      .slice(0, step.legs);
    const others = Array.from({ length: ACCOUNTS }, (_, i) => accountId(i)).filter(
      (other) => other !== account,
    );
    const payeeAccount =
      step.use === "transfer" ? (others[step.to % others.length] as LotRow["account"]) : null;
    const movement = record({
      direction: "out",
      account,
      counterparty: step.to % 5 === 4 ? null : payeeId(step.to % PAYEES),
      colour,
      use: step.use,
      origin: null,
      payeeAccount,
      project: step.use === "allocate" && colour !== 0 ? projectId(step.project % PROJECTS) : null,
      legs: [],
    });
    const counters = countersOf(colour);
    for (const lot of from) {
      // All of each lot but the last, of which a part from 1 to all is taken.
      const amount =
        lot === from.at(-1) ? 1n + ((lot.remaining - 1n) * BigInt(step.part)) / 100n : lot.remaining;
      lot.remaining -= amount;
      touched.add(lot);
      movement.amount += amount;
      movement.legs.push({ n: lot.n, amount });
      if (payeeAccount !== null) {
        born(movement, payeeAccount, amount, lot);
        continue;
      }
      counters.live -= amount;
      if (step.use === "allocate") counters.allocated += amount;
      else if (step.use === "return") counters.returned += amount;
      else counters.fees += amount;
    }
  }

  function endBlock(): void {
    done.push({ block, movements: fresh, lots: [...touched].map((lot) => ({ ...lot })) });
    fresh = [];
    touched = new Set();
    block += 1 + (block % 3);
  }

  return {
    do(step) {
      if (step.kind === "receive") receive(step);
      else if (step.kind === "pay") pay(step);
      else endBlock();
    },
    blocks() {
      endBlock();
      return [...done];
    },
    lots: () => lots,
    movements: () => movements,
    tranches: () => [...tranches.values()],
  };
}
