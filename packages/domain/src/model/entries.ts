import type { Entry, Payment } from "../commands.ts";
import { type Day, UNKNOWN_DAY } from "../day.ts";
import { ruleAt } from "../entries.ts";
import {
  type AccountId,
  type Bytes32,
  type Colour,
  type MovementId,
  OTHER_MONEY,
  type PartyId,
  ZERO_32,
} from "../hex.ts";
import type { Reason } from "../reasons.ts";
import type { AccountRow } from "../rows.ts";
import { ENTRY_STATES, type EntryState } from "../statuses.ts";
import { authorise } from "./access.ts";
import type { Objection } from "./draws.ts";
import type { EntryRecord, Movement } from "./money-state.ts";
import { requires } from "./outcome.ts";
import { type Bare, type Call, countEvent, type ModelState } from "./state.ts";

export type Account = Bare<AccountRow>;

/** What was decided on one entry. */
export interface Decision {
  reason: Reason;
  verdict: "accept" | "flag" | "refuse";
  /** Figure that the amount exceeded, else 0. */
  limit: bigint;
}

export const ACCEPTED: Decision = { reason: "none", verdict: "accept", limit: 0n };

export const accepted = (flag: Reason): Decision =>
  flag === "none" ? ACCEPTED : { reason: flag, verdict: "flag", limit: 0n };

/** Records that nothing was recorded. */
export function refuse(
  state: ModelState,
  movement: MovementId,
  account: AccountId,
  { reason, colour, amount, limit }: Objection,
): Decision {
  state.refusals.push({ movement, account, reason, colour, amount, limit });
  countEvent(state, "LotLedger");
  return { reason, verdict: "refuse", limit };
}

/* ----- who ----- */

/** An account that exists. */
export function knownAccount(state: ModelState, account: AccountId): Account {
  const row = state.accounts.get(account);
  requires(row !== undefined, "LotLedger_AccountUnknown", { account });
  return row;
}

/** An account that the caller's bank keeps. */
export function keptAccount(state: ModelState, account: AccountId, caller: PartyId): Account {
  const row = knownAccount(state, account);
  const { custodian } = row;
  requires(custodian === caller, "LotLedger_NotCustodian", { account, custodian, caller });
  return row;
}

export const asCustodian = (state: ModelState, call: Call): PartyId => authorise(state, call, ["custodian"]);

/* ----- what is known of an id ----- */

export function stateOf(state: ModelState, id: MovementId): EntryState {
  return state.money.entries.get(id)?.state ?? "none";
}

/** Reverts unless an entry is in one of the states (L5). */
export function requireState(state: ModelState, payment: MovementId, ...allowed: EntryState[]): void {
  const found = stateOf(state, payment);
  const args = { payment, state: ENTRY_STATES.indexOf(found) };
  requires(allowed.includes(found), "LotLedger_WrongState", args);
}

export function keep(state: ModelState, id: MovementId, record: EntryRecord): void {
  state.money.entries.set(id, record);
}

/** An entry of which nothing can be told. */
export const closed = (entryState: EntryState): EntryRecord => ({
  state: entryState,
  flag: "none",
  told: null,
});

/** What is told of money that came in. */
export const incoming = (account: AccountId, colour: Colour, amount: bigint): Entry => ({
  account,
  use: "transfer",
  payee: null,
  payeeBank: null,
  payeeAccount: null,
  project: null,
  line: null,
  draws: [{ colour, amount }],
});

/** Whether an entry is told as it was recorded. */
export function isToldRight({ told }: EntryRecord, entry: Entry): boolean {
  return told?.kind === "entry" && textOfEntry(told.entry) === textOfEntry(entry);
}

/** Whether a request is told as it was made. The day on which the bank pays may be another. */
export function isRequested({ told }: EntryRecord, account: AccountId, payment: Payment): boolean {
  return (
    told?.kind === "request" &&
    told.account === account &&
    textOfRequest(told.payment) === textOfRequest(payment)
  );
}

function textOfEntry(e: Entry): string {
  const draws = e.draws.flatMap(({ colour, amount }) => [colour, amount]);
  const ids = [e.payee, e.payeeBank, e.payeeAccount, e.project, e.line].map(orZero);
  return [e.account, e.use, ...ids, ...draws].join();
}

function textOfRequest(p: Payment): string {
  const draws = p.draws.map(({ colour, amount }) => `${colour}:${amount}`);
  const ids = [p.payee, p.payeeBank, p.payeeAccount, p.project, p.line, p.dataRoot].map(orZero);
  return [p.id, p.amount, p.use, p.entrusted, ...ids, draws.join("+"), p.documents.join("+")].join();
}

const orZero = (id: Bytes32 | null): Bytes32 => id ?? ZERO_32;

/** Zero stands for nothing on chain. */
export const orNull = <Id extends string>(id: Id | null): Id | null => (id === ZERO_32 ? null : id);

/* ----- when ----- */

/**
 * Whether an entry of this day can still be booked: a stated day is closed, and no money leaves an account that failed
 * its newest statement.
 */
export function dayObjection(account: Account, day: Day, way: "in" | "out"): Reason {
  if (way === "out" && account.broken) return "account_broken";
  if (account.closedThrough === UNKNOWN_DAY || day > account.closedThrough) return "none";
  return day === UNKNOWN_DAY ? "value_date_missing" : "day_closed";
}

/* ----- rows ----- */

type Told = Pick<Movement, "id" | "kind" | "state" | "direction" | "amount">;

/** An entry of an account as the index shows it. @param time second in which it is recorded */
export function movementOf(account: Account, time: number, told: Told & Partial<Movement>): Movement {
  return {
    account: account.id,
    rule: ruleAt(account, time),
    counterparty: null,
    draws: [],
    use: null,
    origin: null,
    entrusted: false,
    payeeBank: null,
    payeeAccount: null,
    project: null,
    line: null,
    valueDate: UNKNOWN_DAY,
    flag: "none",
    dataRoot: ZERO_32,
    legs: [],
    reversed: [],
    request: null,
    target: null,
    correction: false,
    passage: null,
    repays: null,
    ...told,
  };
}

/** An objection that is about no colour in particular. */
export const plainly = (reason: Reason, amount: bigint, limit = 0n): Objection => ({
  reason,
  colour: OTHER_MONEY,
  amount,
  limit,
});
