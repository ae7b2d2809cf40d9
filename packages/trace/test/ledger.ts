import {
  type AccountId,
  BOOKING_RULES,
  type BookingRule,
  type Colour,
  type Draw,
  type LotRow,
  MAX_MINOR,
  type MovementRow,
  type PartyId,
  type Place,
  REASONS,
  type Reason,
  type TrancheRow,
  type Use,
  ZERO_32,
} from "@green-ledger/domain";
import type { BlockChange, Placement } from "../src/index.ts";
import { count } from "./counters.ts";
import { divide } from "./divide.ts";
import { accountId, movementId, payeeId, projectId } from "./ids.ts";

/** What is asked of the ledger. Numbers are taken modulo what there is, so that every history makes sense. */
export type Step =
  | { kind: "receive"; account: number; colour: number; amount: bigint; repaid?: boolean }
  | { kind: "pay"; lot: number; legs: number; part: number; use: Use; to: number; project: number }
  | { kind: "pass"; lot: number; legs: number; part: number; to: number; rate: number; late: boolean }
  | { kind: "reverse"; target: number; part: number; late: boolean }
  | { kind: "miss"; lot: number; legs: number; part: number }
  | { kind: "explain"; target: number; part: number }
  | { kind: "request"; account: number }
  | { kind: "endBlock" };

export const ACCOUNTS = 6;
/** Money of colour 1 is lent on as money of colour 2; money of colour 3 is of the other currency. */
export const COLOURS = [0, 1, 2, 3, 0xffffffff];
const [BOND, LOAN, ABROAD] = [1, 2, 3];
export const PAYEES = 3;
export const PROJECTS = 3;

/** The last two accounts are in another currency. */
export const currencyOf = (account: AccountId): string =>
  account === accountId(4) || account === accountId(5) ? "USD" : "GBP";

/** Money of these accounts is placed. */
export const placementOf = (account: AccountId): Placement | null =>
  account === accountId(2) ? "deposit" : account === accountId(5) ? "treasury" : null;

/** Two blocks and a bit make a day. */
const SECONDS_A_BLOCK = 40_000;

/** Payees that are in the group of an account's owner: one from the start on, others since some block. */
export function joinedSince(account: AccountId, payee: PartyId): Pick<Place, "block" | "time"> | null {
  if (payee === payeeId(0)) return account === accountId(0) ? at(0) : null;
  if (payee !== payeeId(1)) return null;
  return at(account === accountId(0) || account === accountId(1) ? 4 : 9);
}

const at = (block: number) => ({ block, time: block * SECONDS_A_BLOCK });

/** A ledger that lets entries draw on any lots of one account, in rising order, and keeps the index's rows. */
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

type Out = Extract<Step, { lot: number }>;

function createLedger(): Ledger {
  const lots: LotRow[] = [];
  const movements: MovementRow[] = [];
  const done: BlockChange[] = [];
  let block = 1;
  let fresh: MovementRow[] = [];
  let touched = new Set<LotRow>();

  function born(
    movement: MovementRow,
    account: AccountId,
    colour: Colour,
    amount: bigint,
    parent?: LotRow,
  ): number {
    const inAccount = lots.filter((lot) => lot.account === account);
    const n = inAccount.filter((lot) => lot.colour === colour).length + 1;
    const above =
      parent === undefined ? null : { account: parent.account, colour: parent.colour, n: parent.n };
    const order = inAccount.length + 1;
    const lot = {
      account,
      colour,
      n,
      amount,
      remaining: amount,
      order,
      parent: above,
      movement: movement.id,
    };
    lots.push(lot);
    touched.add(lot);
    return n;
  }

  function record(
    row: Pick<MovementRow, "kind" | "direction" | "account"> & Partial<MovementRow>,
  ): MovementRow {
    const movement: MovementRow = {
      id: movementId(movements.length + 1),
      state: "paid",
      rule: BOOKING_RULES[(movements.length * 5 + block) % BOOKING_RULES.length] as BookingRule,
      counterparty: null,
      amount: 0n,
      draws: [],
      use: null,
      origin: null,
      entrusted: false,
      payeeBank: null,
      payeeAccount: null,
      project: null,
      line: null,
      valueDate: 20_000,
      flag: REASONS[(movements.length * 7) % REASONS.length] as Reason,
      dataRoot: ZERO_32,
      legs: [],
      reversed: [],
      request: null,
      target: null,
      correction: false,
      passage: null,
      repays: null,
      place: { block, logIndex: fresh.length * 3, time: block * SECONDS_A_BLOCK, transaction: ZERO_32 },
      ...row,
    };
    movements.push(movement);
    fresh.push(movement);
    return movement;
  }

  function addLeg(movement: MovementRow, colour: Colour, n: number, amount: bigint): void {
    movement.amount += amount;
    movement.legs.push({ colour, n, amount });
    addTo(movement.draws, colour, amount);
  }

  function bring(movement: MovementRow, colour: Colour, amount: bigint): void {
    addLeg(movement, colour, born(movement, movement.account, colour, amount), amount);
  }

  function draw(movement: MovementRow, lot: LotRow, amount: bigint): void {
    lot.remaining -= amount;
    touched.add(lot);
    addLeg(movement, lot.colour, lot.n, amount);
  }

  /** All of some live lots of one account and, of the last, a part from 1 to all. */
  function choose(step: Pick<Out, "lot" | "legs" | "part">, fits: (lot: LotRow) => boolean = () => true) {
    const live = lots.filter((lot) => lot.remaining > 0n && fits(lot));
    const first = live[step.lot % Math.max(1, live.length)];
    if (first === undefined) return undefined;
    const from = live
      .filter((lot) => lot.account === first.account && (lot.colour !== first.colour || lot.n >= first.n))
      .sort(
        (a, b) =>
          Number(a.colour !== first.colour) - Number(b.colour !== first.colour) ||
          a.colour - b.colour ||
          a.n - b.n,
      )
      .slice(0, step.legs);
    const drawn = from.map((lot) => {
      const part = 1n + ((lot.remaining - 1n) * BigInt(step.part)) / 100n;
      return { lot, amount: lot === from.at(-1) ? part : lot.remaining };
    });
    return { first, drawn };
  }

  function accountsBut(account: AccountId, sameCurrency: boolean): AccountId[] {
    return Array.from({ length: ACCOUNTS }, (_, i) => accountId(i)).filter(
      (other) => other !== account && (currencyOf(other) === currencyOf(account)) === sameCurrency,
    );
  }

  function receive(step: Extract<Step, { kind: "receive" }>): void {
    const account = accountId(step.account % ACCOUNTS);
    const colour = COLOURS[step.colour % COLOURS.length] as number;
    const origin = step.repaid === true && colour < LOAN ? "repayment" : "proceeds";
    const state = origin === "repayment" ? "repaid" : "received";
    bring(record({ kind: "receipt", state, direction: "in", account, origin }), colour, step.amount);
  }

  function pay(step: Extract<Step, { kind: "pay" }>): void {
    const chosen = choose(step);
    if (chosen === undefined) return;
    const { account } = chosen.first;
    const others = accountsBut(account, true);
    const payeeAccount = step.use === "transfer" ? (others[step.to % others.length] as AccountId) : null;
    const movement = record({
      kind: "payment",
      direction: "out",
      account,
      counterparty: step.to % 5 === 4 ? null : payeeId(step.to % PAYEES),
      use: step.use,
      payeeAccount,
      project: step.use === "allocate" && step.project % 4 !== 3 ? projectId(step.project % PROJECTS) : null,
    });
    for (const { lot, amount } of chosen.drawn) {
      draw(movement, lot, amount);
      if (payeeAccount !== null) born(movement, payeeAccount, lot.colour, amount, lot);
    }
  }

  /** Lends money of the bond, takes back on-lent money, or exchanges any other. */
  function pass(step: Extract<Step, { kind: "pass" }>): void {
    const chosen = choose({ ...step, legs: 1 });
    if (chosen === undefined) return;
    const { account, colour } = chosen.first;
    const of = choose(step, (lot) => lot.account === account && lot.colour === colour);
    if (of === undefined) return;
    const exchanged = (colour !== BOND && colour !== LOAN) || step.rate % 3 === 0;
    const others = accountsBut(account, !exchanged);
    const payeeAccount = others[step.to % others.length] as AccountId;
    const total = of.drawn.reduce((sum, { amount }) => sum + amount, 0n);
    const arrived = exchanged ? 1n + (total * BigInt(step.rate)) / 10n : total;
    if (arrived > 2n ** 100n) return;
    const abroad = currencyOf(payeeAccount) === "USD" && !step.late ? ABROAD : 0;
    const into = exchanged ? abroad : colour === BOND ? LOAN : step.late ? 0 : BOND;
    const passage = { into, arrived, rate: 0n, sourceRoot: ZERO_32 };
    const returned = !exchanged && colour === LOAN;
    const movement = record({
      kind: returned ? "payment" : exchanged ? "conversion" : "lending",
      direction: "out",
      account,
      payeeAccount,
      use: returned ? "return" : null,
      counterparty: returned ? payeeId(0) : null,
      passage: returned ? null : passage,
    });
    let before = 0n;
    for (const { lot, amount } of of.drawn) {
      draw(movement, lot, amount);
      const came = (arrived * (before + amount)) / total - (arrived * before) / total;
      before += amount;
      if (came > 0n) born(movement, payeeAccount, into, came, lot);
    }
  }

  function reverse(step: Extract<Step, { kind: "reverse" }>): void {
    const targets = movements.filter((row) => {
      if (row.kind === "receipt") return row.origin !== "repayment";
      return row.kind === "payment" && row.payeeAccount === null && row.state === "paid";
    });
    const target = targets[step.target % Math.max(1, targets.length)];
    if (target === undefined) return;
    const standing = target.draws.map(({ colour, amount }) => ({
      colour,
      amount: amount - of(target.reversed, colour),
    }));
    const left = standing.reduce((sum, { amount }) => sum + amount, 0n);
    if (left === 0n || left > MAX_MINOR) return;
    const { account } = target;
    const shared = { kind: "reversal", state: "reversal", account, target: target.id } as const;
    if (target.direction === "in") {
      const colour = (target.draws[0] as Draw).colour;
      const lot = lots.find(
        (each) => each.account === account && each.colour === colour && each.remaining > 0n,
      );
      if (lot === undefined) return;
      const amount = lot.remaining < left ? lot.remaining : left;
      draw(record({ ...shared, direction: "out", correction: true }), lot, amount);
      addTo(target.reversed, colour, amount);
      return;
    }
    const amount = 1n + ((left - 1n) * BigInt(step.part)) / 100n;
    const { counterparty, project } = target;
    const movement = record({ ...shared, direction: "in", counterparty, project });
    const ordered = [...standing].sort((a, b) => a.colour - b.colour);
    const parts = divide(
      amount,
      ordered.map((each) => each.amount),
    );
    for (const { colour } of standing) {
      const part = parts[ordered.findIndex((each) => each.colour === colour)] as bigint;
      if (part === 0n) continue;
      addTo(target.reversed, colour, part);
      bring(movement, step.late ? 0 : colour, part);
    }
  }

  function miss(step: Extract<Step, { kind: "miss" }>): void {
    const chosen = choose(step);
    if (chosen === undefined) return;
    const { account } = chosen.first;
    const movement = record({ kind: "shortfall", state: "statement", direction: "out", account });
    for (const { lot, amount } of chosen.drawn) draw(movement, lot, amount);
  }

  function explain(step: Extract<Step, { kind: "explain" }>): void {
    const targets = movements.filter(({ kind }) => kind === "shortfall");
    const target = targets[step.target % Math.max(1, targets.length)];
    if (target === undefined) return;
    const standing = target.draws.flatMap(({ colour, amount }) => {
      const left = amount - of(restored.get(target.id) ?? [], colour);
      return left > 0n ? [{ colour, amount: 1n + ((left - 1n) * BigInt(step.part)) / 100n }] : [];
    });
    if (standing.length === 0 || standing.some(({ amount }) => amount > MAX_MINOR)) return;
    const { account } = target;
    const movement = record({
      kind: "explanation",
      state: "explanation",
      direction: "in",
      account,
      target: target.id,
    });
    const known = restored.get(target.id) ?? [];
    restored.set(target.id, known);
    for (const { colour, amount } of standing) {
      addTo(known, colour, amount);
      bring(movement, colour, amount);
    }
  }
  const restored = new Map<string, Draw[]>();

  function request(step: Extract<Step, { kind: "request" }>): void {
    const account = accountId(step.account % ACCOUNTS);
    const asked = { kind: "payment", direction: "out", account, use: "fee", amount: 5n } as const;
    record({ ...asked, state: step.account % 2 === 0 ? "requested" : "void" });
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
      else if (step.kind === "pass") pass(step);
      else if (step.kind === "reverse") reverse(step);
      else if (step.kind === "miss") miss(step);
      else if (step.kind === "explain") explain(step);
      else if (step.kind === "request") request(step);
      else endBlock();
    },
    blocks() {
      endBlock();
      return [...done];
    },
    lots: () => lots,
    movements: () => movements,
    tranches: () => count(movements, lots),
  };
}

function of(draws: readonly Draw[], colour: Colour): bigint {
  return draws.find((draw) => draw.colour === colour)?.amount ?? 0n;
}

function addTo(draws: Draw[], colour: Colour, amount: bigint): void {
  const known = draws.find((draw) => draw.colour === colour);
  if (known === undefined) draws.push({ colour, amount });
  else known.amount += amount;
}
