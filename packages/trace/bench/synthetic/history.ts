import type { AccountId, AssetId, Leg, MovementRow, PartyId, Use } from "@green-ledger/domain";
import { plainRow } from "../../test/plain-row.ts";
import { createRandom, type Random } from "./random.ts";

export interface Shape {
  seed: number;
  /** Lots of each tranche; the tranche with colour 1 is the first. */
  tranches: readonly number[];
}

/** Receipts, transfers and payments of 100 steps; transfers and payments draw on one to three lots. */
const RECEIPTS = 12;
const TRANSFERS = 48;
const MOST_LEGS = 3;
const MOVEMENTS_PER_BLOCK = 100;

interface Account {
  id: AccountId;
  /** Remaining amounts of its lots; number n at n − 1. */
  remaining: number[];
  /** First lot that may have something. */
  head: number;
}

interface Tranche {
  colour: number;
  lotsLeft: number;
  proceeds: Account;
  operating: Account[];
  payees: PartyId[];
  projects: AssetId[];
}

/** Of 100 payments, those to a payee that works for the project, which is paid from the account. */
const MOSTLY = 90;

/**
 * A history of tranches that are drawn and spent side by side: receipts into an account for proceeds, transfers on to
 * operating accounts and between them, payments from those to payees. Lots are drawn oldest first, as the contract
 * draws them. Ends when every tranche has its lots.
 */
export function* syntheticHistory({ seed, tranches: sizes }: Shape): Generator<MovementRow> {
  const random = createRandom(seed);
  const tranches = sizes.map((size, i) => createTranche(random, i + 1, size));
  const turns = tranches.flatMap((tranche) =>
    Array<Tranche>(Math.ceil(tranche.lotsLeft / 100)).fill(tranche),
  );
  let count = 0;
  while (turns.length > 0) {
    const turn = random.below(turns.length);
    const tranche = turns[turn] as Tranche;
    if (tranche.lotsLeft <= 0) {
      turns[turn] = turns.at(-1) as Tranche;
      turns.pop();
      continue;
    }
    const step = stepOf(random, tranche);
    yield {
      id: random.id(),
      ...plainRow,
      kind: step.direction === "in" ? "receipt" : "payment",
      origin: step.direction === "in" ? "proceeds" : null,
      amount: step.legs.reduce((sum, leg) => sum + leg.amount, 0n),
      place: {
        block: 1 + Math.floor(count / MOVEMENTS_PER_BLOCK),
        logIndex: count % MOVEMENTS_PER_BLOCK,
        time: 0,
        transaction: `0x${"0".repeat(64)}`,
      },
      ...step,
    };
    count++;
  }
}

type Step = Pick<
  MovementRow,
  "direction" | "account" | "counterparty" | "use" | "payeeAccount" | "project" | "legs"
>;

function createTranche(random: Random, colour: number, size: number): Tranche {
  const account = (): Account => ({ id: random.id(), remaining: [], head: 0 });
  const ids = (count: number) => Array.from({ length: count }, () => random.id());
  return {
    colour,
    lotsLeft: size,
    proceeds: account(),
    operating: Array.from({ length: within(size / 1000, 3, 200) }, account),
    payees: ids(within(size / 50, 10, 5000)),
    projects: ids(within(size / 500, 3, 500)),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}

function stepOf(random: Random, tranche: Tranche): Step {
  const dice = random.below(100);
  if (dice >= RECEIPTS) {
    const from = pick(random, dice % 3 === 0 ? [tranche.proceeds] : tranche.operating);
    const transfer = dice < RECEIPTS + TRANSFERS;
    const to = pick(random, tranche.operating);
    if (from !== to && live(from) && (transfer || from !== tranche.proceeds)) {
      return transfer ? transferStep(random, tranche, from, to) : paymentStep(random, tranche, from);
    }
  }
  return receiptStep(random, tranche);
}

function receiptStep(random: Random, tranche: Tranche): Step {
  const leg = born(tranche, tranche.proceeds, 100_000_00 + random.below(100_000_000_00));
  return {
    direction: "in",
    account: tranche.proceeds.id,
    counterparty: null,
    use: null,
    payeeAccount: null,
    project: null,
    legs: [leg],
  };
}

function transferStep(random: Random, tranche: Tranche, from: Account, to: Account): Step {
  const legs = draw(random, tranche, from);
  for (const leg of legs) born(tranche, to, Number(leg.amount));
  return outStep(from, "transfer", legs, { payeeAccount: to.id, counterparty: pick(random, tranche.payees) });
}

function paymentStep(random: Random, tranche: Tranche, from: Account): Step {
  const legs = draw(random, tranche, from);
  const { operating, projects, payees } = tranche;
  const project = related(random, projects.length, operating.indexOf(from), operating.length);
  const payee = related(random, payees.length, project, projects.length);
  const counterparty = payees[payee] as PartyId;
  const dice = random.below(20);
  if (dice > 1)
    return outStep(from, "allocate", legs, { counterparty, project: projects[project] as AssetId });
  return outStep(from, dice === 0 ? "return" : "fee", legs, { counterparty });
}

/** One of `count` things, mostly one of those that belong to a thing of another list: every `step`th from it on. */
function related(random: Random, count: number, to: number, step: number): number {
  if (random.below(100) >= MOSTLY) return random.below(count);
  return to + step * random.below(Math.ceil((count - to) / step));
}

function outStep(from: Account, use: Use, legs: Leg[], rest: Partial<Step>): Step {
  return {
    direction: "out",
    account: from.id,
    counterparty: null,
    use,
    payeeAccount: null,
    project: null,
    legs,
    ...rest,
  };
}

function born(tranche: Tranche, account: Account, amount: number): Leg {
  tranche.lotsLeft--;
  return { colour: tranche.colour, n: account.remaining.push(amount), amount: BigInt(amount) };
}

function live(account: Account): boolean {
  return account.head < account.remaining.length;
}

/** Takes all of some lots and a part of the last, oldest first. */
function draw(random: Random, { colour }: Tranche, account: Account): Leg[] {
  const legs: Leg[] = [];
  const most = 1 + random.below(MOST_LEGS);
  while (legs.length < most && live(account)) {
    const remaining = account.remaining[account.head] as number;
    const last = legs.length === most - 1;
    const amount = last ? 1 + random.below(remaining) : remaining;
    legs.push({ colour, n: account.head + 1, amount: BigInt(amount) });
    account.remaining[account.head] = remaining - amount;
    if (amount === remaining) account.head++;
  }
  return legs;
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.below(list.length)] as T;
}
