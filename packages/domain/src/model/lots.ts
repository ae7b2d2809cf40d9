import type { CommandOf, Payment, Receipt } from "../commands.ts";
import { type AccountId, type Colour, type MovementId, type PartyId, ZERO_32 } from "../hex.ts";
import { MAX_MINOR } from "../money.ts";
import type { AccountRow, Counters, Leg, LotRow } from "../rows.ts";
import { authorise } from "./access.ts";
import { requires } from "./outcome.ts";
import { checkPayment, checkReceipt, type Decision } from "./policy.ts";
import {
  admissionKey,
  type Bare,
  type Call,
  countEvent,
  holdingKey,
  lotKey,
  type ModelState,
} from "./state.ts";

type Account = Bare<AccountRow>;

/** @returns what was decided on each receipt */
export function recordReceipts(
  state: ModelState,
  call: Call,
  command: CommandOf<"recordReceipts">,
): Decision[] {
  const caller = authorise(state, call, ["custodian"]);
  return command.receipts.map((r) => {
    const account = keptAccount(state, r.account, caller);
    const decision = checkReceipt(state, account, r, call.time);
    if (decision.verdict === "refuse") refuse(state, account.id, r, decision);
    else receive(state, account, r);
    return decision;
  });
}

/** @returns what was decided on each payment */
export function recordPayments(
  state: ModelState,
  call: Call,
  command: CommandOf<"recordPayments">,
): Decision[] {
  const caller = authorise(state, call, ["custodian"]);
  keptAccount(state, command.account, caller);
  return command.payments.map((p) => {
    const account = keptAccount(state, command.account, caller);
    const decision = checkPayment(state, account, p, call.time);
    if (decision.verdict === "refuse") refuse(state, account.id, p, decision);
    else pay(state, account, p, decision);
    return decision;
  });
}

/** An account that the caller's bank keeps. */
function keptAccount(state: ModelState, account: AccountId, caller: PartyId): Account {
  const row = state.accounts.get(account);
  requires(row !== undefined, "LotLedger_AccountUnknown", { account });
  const { custodian } = row;
  requires(custodian === caller, "LotLedger_NotCustodian", { account, custodian, caller });
  return row;
}

function refuse(
  state: ModelState,
  account: AccountId,
  asked: Receipt | Payment,
  { reason, limit }: Decision,
): void {
  const { id: movement, colour, amount } = asked;
  state.refusals.push({ movement, account, reason, colour, amount, limit });
  countEvent(state, "LotLedger");
}

/* ----- money in ----- */

function receive(state: ModelState, account: Account, r: Receipt): void {
  count(state, r.colour, { minted: r.amount, live: r.amount });
  countEvent(state, "LotLedger");
  const n = bear(state, account.id, r.colour, r.amount, null, r.id);
  state.movements.set(r.id, {
    id: r.id,
    direction: "in",
    account: account.id,
    counterparty: orNull(r.payer),
    colour: r.colour,
    amount: r.amount,
    use: null,
    origin: r.origin,
    payeeAccount: null,
    project: null,
    valueDate: r.valueDate,
    flag: "none",
    dataRoot: r.dataRoot,
    legs: [{ n, amount: r.amount }],
  });
}

/* ----- money out ----- */

function pay(state: ModelState, account: Account, p: Payment, { reason: flag }: Decision): void {
  countEvent(state, "LotLedger");
  const legs = draw(state, account.id, p);
  countUse(state, p);
  state.movements.set(p.id, {
    id: p.id,
    direction: "out",
    account: account.id,
    counterparty: p.payee,
    colour: p.colour,
    amount: p.amount,
    use: p.use,
    origin: null,
    payeeAccount: orNull(p.payeeAccount),
    project: orNull(p.project),
    valueDate: p.valueDate,
    flag,
    dataRoot: p.dataRoot,
    legs,
  });
}

/** Takes the amount out of the oldest lots of the colour; a transfer bears each leg again at the payee. */
function draw(state: ModelState, account: AccountId, p: Payment): Leg[] {
  const legs: Leg[] = [];
  let left = p.amount;
  for (const lot of lotsOf(state, account, p.colour)) {
    if (left === 0n) break;
    if (lot.remaining === 0n) continue;
    const amount = lot.remaining < left ? lot.remaining : left;
    left -= amount;
    legs.push({ n: lot.n, amount });
    state.lots.set(lotKey(account, p.colour, lot.n), { ...lot, remaining: lot.remaining - amount });
    countEvent(state, "LotLedger");
    if (p.use === "transfer")
      bear(state, p.payeeAccount ?? ZERO_32, p.colour, amount, { account, n: lot.n }, p.id);
  }
  sumUp(state, account, p.colour);
  return legs;
}

/** L1 and L4: what leaves `live` is counted where it went. */
function countUse(state: ModelState, p: Payment): void {
  if (p.use === "transfer") return;
  const counter = ({ allocate: "allocated", return: "returned", fee: "fees" } as const)[p.use];
  count(state, p.colour, { live: -p.amount, [counter]: p.amount });
  const asset = state.assets.get(p.project ?? ZERO_32);
  if (asset === undefined) return;
  state.assets.set(asset.id, { ...asset, allocated: asset.allocated + p.amount });
  const key = admissionKey(p.colour, asset.id);
  const before = state.admissions.get(key) ?? { code: "", allocated: 0n, payments: 0 };
  state.admissions.set(key, {
    colour: p.colour,
    project: asset.id,
    code: before.code,
    allocated: before.allocated + p.amount,
    payments: before.payments + 1,
  });
}

/* ----- lots, holdings, counters ----- */

/** A lot is born: the next of its holding and of its account. Returns its number. */
function bear(
  state: ModelState,
  account: AccountId,
  colour: Colour,
  amount: bigint,
  parent: LotRow["parent"],
  movement: MovementId,
): number {
  const n = lotsOf(state, account, colour).length + 1;
  const holder = state.accounts.get(account);
  const order = (holder?.lots ?? 0) + 1;
  state.lots.set(lotKey(account, colour, n), {
    account,
    colour,
    n,
    amount,
    remaining: amount,
    order,
    parent,
    movement,
  });
  if (holder !== undefined) state.accounts.set(account, { ...holder, lots: order });
  sumUp(state, account, colour);
  countEvent(state, "LotLedger");
  return n;
}

/** The holding is what its lots say it is. */
function sumUp(state: ModelState, account: AccountId, colour: Colour): void {
  const lots = lotsOf(state, account, colour);
  const balance = lots.reduce((sum, lot) => sum + lot.remaining, 0n);
  const head = lots.find((lot) => lot.remaining > 0n)?.n ?? lots.length + 1;
  state.holdings.set(holdingKey(account, colour), { account, colour, balance, head, lots: lots.length });
}

/** Oldest first. */
function lotsOf(state: ModelState, account: AccountId, colour: Colour): LotRow[] {
  const lots: LotRow[] = [];
  for (let n = 1; ; n++) {
    const lot = state.lots.get(lotKey(account, colour, n));
    if (lot === undefined) return lots;
    lots.push(lot);
  }
}

function count(state: ModelState, colour: Colour, change: Partial<Counters>): void {
  const tranche = state.tranches.get(colour);
  if (tranche === undefined) return;
  const counters = { ...tranche.counters };
  for (const [name, by] of Object.entries(change) as [keyof Counters, bigint][]) {
    counters[name] += by;
    requires(counters[name] <= MAX_MINOR, "Panic", { reason: 0x11 });
  }
  state.tranches.set(colour, { ...tranche, counters });
}

const orNull = <Id extends string>(id: Id | null): Id | null => (id === ZERO_32 ? null : id);
