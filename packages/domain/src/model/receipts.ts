import type { CommandOf, Receipt } from "../commands.ts";
import { dayOfSecond } from "../day.ts";
import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { EntryState, Origin } from "../statuses.ts";
import { comeBack, count, date } from "./counters.ts";
import type { Objection } from "./draws.ts";
import {
  ACCEPTED,
  type Account,
  asCustodian,
  type Decision,
  dayObjection,
  incoming,
  keep,
  keptAccount,
  knownAccount,
  movementOf,
  orNull,
  refuse,
  stateOf,
} from "./entries.ts";
import { type Terms, termsOf } from "./instruments.ts";
import { create, drawsOf, hasRoom, MOST_COLOURS } from "./lots.ts";
import { isOfOneCurrency, MOST_AT_ONCE, reaches } from "./passage-policy.ts";
import { type Call, countEvent, type ModelState } from "./state.ts";

/** @returns what was decided on each receipt */
export function recordReceipts(
  state: ModelState,
  call: Call,
  command: CommandOf<"recordReceipts">,
): Decision[] {
  const caller = asCustodian(state, call);
  return command.receipts.map((r) => {
    const account = keptAccount(state, r.account, caller);
    const objection = objectionTo(state, account, r, call.time);
    if (objection !== null) return refuse(state, r.id, account.id, objection);
    receive(state, r, call.time);
    return ACCEPTED;
  });
}

/* ----- what stands against it ----- */

function objectionTo(state: ModelState, account: Account, r: Receipt, time: number): Objection | null {
  const against = (reason: Objection["reason"], limit = 0n): Objection => ({
    reason,
    colour: r.colour,
    amount: r.amount,
    limit,
  });
  if (stateOf(state, r.id) !== "none") return against("already_recorded");
  const closedDay = dayObjection(account, r.valueDate, "in");
  if (closedDay !== "none") return against(closedDay);
  const terms = termsOf(state, r.colour);
  const repaid = r.origin === "repayment";
  const arrives = repaid ? (terms?.tranche.parent ?? OTHER_MONEY) : r.colour;
  if (!hasRoom(state, account.id, [arrives])) return against("colours_exceeded", BigInt(MOST_COLOURS));

  if (r.amount === 0n) return against("amount_zero");
  if (r.valueDate > dayOfSecond(time)) return against("value_date_in_future");
  if (r.origin === "unexplained") return against("origin_not_applicable");
  if (r.amount > MOST_AT_ONCE) return against("amount_too_large");
  if (r.colour === OTHER_MONEY) return repaid ? against("tranche_unknown") : null;
  if (terms === undefined) return against("tranche_unknown");
  if (terms.instrument.currency !== account.currency) return against("currency_mismatch");
  // A child tranche is drawn by lending and exchange only, and nothing else can be repaid.
  if (repaid !== (terms.tranche.parent !== OTHER_MONEY)) return against("tranche_parent_mismatch");
  if (repaid) return repaymentObjection(state, account, terms, r);
  if (!reaches(account, terms)) return against("tranche_not_of_account");
  const undrawn = terms.tranche.size - terms.tranche.counters.minted;
  return r.amount > undrawn ? against("tranche_exceeded", undrawn) : null;
}

/** Only the lender is repaid, in the currency in which he lent, and no more than is out. */
function repaymentObjection(
  state: ModelState,
  account: Account,
  terms: Terms,
  { colour, amount }: Receipt,
): Objection | null {
  if (!isOfOneCurrency(state, terms)) return { reason: "currency_mismatch", colour, amount, limit: 0n };
  if (account.owner !== terms.instrument.payingAgent) {
    return { reason: "lender_not_entitled", colour, amount, limit: 0n };
  }
  const out = outOf(terms);
  return amount > out ? { reason: "repayment_exceeded", colour, amount, limit: out } : null;
}

/** What of a child tranche has not come back to its parent. */
export const outOf = ({ tranche }: Terms): bigint => tranche.counters.minted - tranche.counters.repaid;

/* ----- what it does ----- */

function receive(state: ModelState, r: Receipt, time: number): void {
  let colour = r.colour;
  if (r.origin === "repayment") {
    const parent = termsOf(state, r.colour)?.tranche.parent ?? OTHER_MONEY;
    count(state, r.colour, { repaid: r.amount });
    count(state, parent, { lent: -r.amount });
    colour = comeBack(state, { colour: parent, amount: r.amount, day: r.valueDate, time });
  } else {
    count(state, colour, { minted: r.amount, live: r.amount });
  }
  bring(state, r, colour, time);
  date(state, r.valueDate, r.account);
}

/** Records a receipt, whose money is of the colour given. */
export function bring(state: ModelState, r: Receipt, colour: Colour, time: number): void {
  const { id, account, amount, origin, valueDate, dataRoot } = r;
  const entryState = stateAfter(origin);
  keep(state, id, {
    state: entryState,
    flag: "none",
    told: { kind: "entry", entry: incoming(account, colour, amount) },
  });
  countEvent(state, "LotLedger");
  const legs = [create(state, id, { account, colour, amount })];
  const told = { id, kind: "receipt", state: entryState, direction: "in", amount } as const;
  const repays = origin === "repayment" ? r.colour : null;
  const more = {
    counterparty: orNull(r.payer),
    origin,
    repays,
    valueDate,
    dataRoot,
    legs,
    draws: drawsOf(legs),
  };
  state.movements.set(id, movementOf(knownAccount(state, account), time, { ...told, ...more }));
}

function stateAfter(origin: Origin): EntryState {
  if (origin === "unexplained") return "statement";
  return origin === "repayment" ? "repaid" : "received";
}
