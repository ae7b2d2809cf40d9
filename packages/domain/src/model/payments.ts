import type { CommandOf, Entry, Payment } from "../commands.ts";
import { ruleAt } from "../entries.ts";
import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { Reason } from "../reasons.ts";
import type { Draw, Leg } from "../rows.ts";
import { countAllocation } from "./budgets.ts";
import { comeBack, count, date } from "./counters.ts";
import { drawsBy, type Objection } from "./draws.ts";
import {
  type Account,
  accepted,
  asCustodian,
  type Decision,
  dayObjection,
  keep,
  keptAccount,
  movementOf,
  orNull,
  plainly,
  refuse,
  stateOf,
} from "./entries.ts";
import { checkEvidence, useEvidence } from "./evidence.ts";
import { termsOf } from "./instruments.ts";
import { type Arrival, drawsOf, hasRoom, heldIn, MOST_COLOURS, take } from "./lots.ts";
import { leakKey } from "./money-state.ts";
import { checkPayment } from "./payment-policy.ts";
import { outOf } from "./receipts.ts";
import { type Call, countEvent, type ModelState } from "./state.ts";

/** @returns what was decided on each payment */
export function recordPayments(
  state: ModelState,
  call: Call,
  command: CommandOf<"recordPayments">,
): Decision[] {
  const caller = asCustodian(state, call);
  keptAccount(state, command.account, caller);
  return command.payments.map((p) => {
    const known = stateOf(state, p.id) === "none" ? "none" : "already_recorded";
    return settle(state, call, keptAccount(state, command.account, caller), p, known);
  });
}

/** Records a payment unless something stands against it. @param known what stands against it already */
export function settle(state: ModelState, call: Call, account: Account, p: Payment, known: Reason): Decision {
  const early = known === "none" ? dayObjection(account, p.valueDate, "out") : known;
  const assessed =
    early === "none" ? assess(state, call, account, p) : { objection: plainly(early, p.amount) };
  if ("objection" in assessed) return refuse(state, p.id, account.id, assessed.objection);
  pay(state, call, account, p, assessed);
  return accepted(assessed.flag);
}

/* ----- what stands against it ----- */

/** What a payment will draw, and its flag. */
export interface Assessed {
  draws: Draw[];
  flag: Reason;
}

/** Everything that may stand against a payment, but its day. */
export function assess(
  state: ModelState,
  call: Call,
  account: Account,
  p: Payment,
): Assessed | { objection: Objection } {
  const drawn = drawsBy(state, ruleAt(account, call.time), account.id, {
    amount: p.amount,
    proposed: p.draws,
  });
  if ("objection" in drawn) return drawn;
  const { draws } = drawn;
  if (!fitsIn(state, p, draws)) {
    return { objection: plainly("colours_exceeded", p.amount, BigInt(MOST_COLOURS)) };
  }
  const exceeded = returnedTooMuch(state, p, draws);
  if (exceeded !== null) return { objection: exceeded };
  const opinion = checkPayment(state, account, { payment: p, draws, time: call.time });
  if (opinion?.verdict === "refuse") {
    const { reason, colour, limit } = opinion;
    return { objection: { reason, colour, amount: p.amount, limit } };
  }
  const { reason } = checkEvidence(state, evidenceOf(p));
  if (reason !== "none") return { objection: plainly(reason, p.amount) };
  return { draws, flag: opinion?.reason ?? "none" };
}

/** On-lent money arrives in other colours, of which there are not more. */
function fitsIn(state: ModelState, p: Payment, draws: readonly Draw[]): boolean {
  const to = orNull(p.payeeAccount);
  if (to === null) return true;
  const colours = draws.map(({ colour }) => colour);
  if (p.use === "transfer") return hasRoom(state, to, colours);
  return heldIn(state, to).length + colours.length < MOST_COLOURS;
}

/** No more goes back to a lender than is out: a repayment may have come before. */
function returnedTooMuch(state: ModelState, p: Payment, draws: readonly Draw[]): Objection | null {
  if (p.use !== "return" || orNull(p.payeeAccount) === null) return null;
  for (const { colour, amount } of draws) {
    const terms = termsOf(state, colour);
    const out = terms === undefined ? amount : outOf(terms);
    if (amount > out) return { reason: "repayment_exceeded", colour, amount, limit: out };
  }
  return null;
}

const evidenceOf = (p: Payment) => ({
  documents: p.documents,
  purpose: "allocate" as const,
  project: orNull(p.project),
});

/* ----- what it does ----- */

/** Books a payment that nothing stands against. */
export function pay(
  state: ModelState,
  call: Call,
  account: Account,
  p: Payment,
  { draws, flag }: Assessed,
): void {
  useEvidence(state, { ...evidenceOf(p), by: p.id, desk: state.ledger });
  countEvent(state, "LotLedger");
  keep(state, p.id, { state: "paid", flag, told: { kind: "entry", entry: entryMade(account, p, draws) } });
  const legs = draws.flatMap((draw) => leave(state, call, account, p, draw));
  date(state, p.valueDate, account.id);
  state.movements.set(p.id, {
    ...movementRow(account, p, call.time),
    state: "paid",
    draws: drawsOf(legs),
    flag,
    legs,
    request: requestOf(state, p),
  });
}

function entryMade(account: Account, p: Payment, draws: Draw[]): Entry {
  const { use, payee, payeeBank, payeeAccount, project, line } = p;
  return { account: account.id, use, payee, payeeBank, payeeAccount, project, line, draws };
}

function requestOf({ money }: ModelState, p: Payment): { deadline: number } | null {
  const request = money.requests.get(p.id);
  return request === undefined ? null : { deadline: request.deadline };
}

/** A payment as the index shows it, but for what became of it. */
export function movementRow(account: Account, p: Payment, time: number) {
  return movementOf(account, time, {
    id: p.id,
    kind: "payment",
    state: "requested",
    direction: "out",
    counterparty: p.payee,
    amount: p.amount,
    draws: p.draws,
    use: p.use,
    entrusted: p.entrusted,
    payeeBank: orNull(p.payeeBank),
    payeeAccount: orNull(p.payeeAccount),
    project: orNull(p.project),
    line: orNull(p.line),
    valueDate: p.valueDate,
    dataRoot: p.dataRoot,
  });
}

/** Money of one colour leaves, and is counted where it went (L1, L4). */
function leave(state: ModelState, call: Call, account: Account, p: Payment, draw: Draw): Leg[] {
  const { colour, amount } = draw;
  const project = orNull(p.project);
  const to = orNull(p.payeeAccount);
  let arrival: Arrival | null = to === null ? null : { account: to, colour, day: p.valueDate };
  switch (p.use) {
    case "transfer":
      break;
    case "fee":
      count(state, colour, { live: -amount, fees: amount });
      break;
    case "return":
      count(state, colour, { live: -amount, returned: amount });
      if (to !== null) arrival = { account: to, colour: giveBack(state, call, p, draw), day: p.valueDate };
      break;
    case "allocate":
      if (colour !== OTHER_MONEY && project === null) {
        count(state, colour, { live: -amount, breached: amount });
        countEvent(state, "LotLedger");
        const leak = { movement: p.id, account: account.id, colour, amount, restored: 0n, day: p.valueDate };
        state.money.leaks.set(leakKey(p.id, colour), leak);
        break;
      }
      count(state, colour, { live: -amount, allocated: amount });
      if (colour !== OTHER_MONEY && project !== null) {
        countAllocation(state, { project, line: orNull(p.line), colour }, { amount, payments: 1 });
      }
  }
  return take(state, p.id, account.id, { ...draw, to: arrival });
}

/** On-lent money goes back into the tranche that it came from. @returns the colour in which it goes on there */
function giveBack(state: ModelState, call: Call, p: Payment, { colour, amount }: Draw): Colour {
  const parent = termsOf(state, colour)?.tranche.parent ?? OTHER_MONEY;
  count(state, colour, { repaid: amount });
  count(state, parent, { lent: -amount });
  return comeBack(state, { colour: parent, amount, day: p.valueDate, time: call.time });
}
