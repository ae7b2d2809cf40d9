import type { CommandOf, Explanation, Payment, Statement } from "../commands.ts";
import { dayOfSecond, UNKNOWN_DAY } from "../day.ts";
import { type MovementId, OTHER_MONEY, ZERO_32 } from "../hex.ts";
import { REASONS, type Reason } from "../reasons.ts";
import type { Draw, Leg } from "../rows.ts";
import { count } from "./counters.ts";
import { oldest } from "./draws.ts";
import {
  ACCEPTED,
  type Account,
  asCustodian,
  closed,
  type Decision,
  keep,
  keptAccount,
  knownAccount,
  movementOf,
  plainly,
  refuse,
  requireState,
  stateOf,
} from "./entries.ts";
import { heldOn } from "./held.ts";
import { create, drawsOf, hasRoom, MOST_COLOURS, take } from "./lots.ts";
import { leakKey, statementKey } from "./money-state.ts";
import { requires } from "./outcome.ts";
import { MOST_AT_ONCE } from "./passage-policy.ts";
import { assess, pay } from "./payments.ts";
import { bring } from "./receipts.ts";
import { type Call, countEvent, type ModelState } from "./state.ts";

/* ----- what banks state (L3) ----- */

/** @returns what was decided on each statement */
export function stateBalances(
  state: ModelState,
  call: Call,
  command: CommandOf<"stateBalances">,
): Decision[] {
  const caller = asCustodian(state, call);
  return command.statements.map((s) => {
    const account = keptAccount(state, s.account, caller);
    const held = heldOn(state, account.id, s.day, call.time);
    const expected = total(held);
    const reason = objectionTo(state, call, account, s, expected);
    if (reason !== "none") {
      const limit = reason === "colours_exceeded" ? BigInt(MOST_COLOURS) : expected;
      return refuse(state, s.id, account.id, plainly(reason, s.closing, limit));
    }
    close(state, account, s, held, call.time);
    return ACCEPTED;
  });
}

function objectionTo(
  state: ModelState,
  call: Call,
  account: Account,
  s: Statement,
  expected: bigint,
): Reason {
  if (stateOf(state, s.id) !== "none") return "already_recorded";
  if (s.day === UNKNOWN_DAY) return "value_date_missing";
  if (s.day > dayOfSecond(call.time)) return "value_date_in_future";
  const next = s.day > account.closedThrough && s.day >= account.newest;
  if (!next) return "statement_out_of_order";
  const more = s.closing - expected;
  if (more <= 0n) return "none";
  if (more > MOST_AT_ONCE) return "amount_too_large";
  return hasRoom(state, account.id, [OTHER_MONEY]) ? "none" : "colours_exceeded";
}

function close(state: ModelState, account: Account, s: Statement, held: readonly Draw[], time: number): void {
  const { id, day, closing, statementRoot } = s;
  const expected = total(held);
  const stated = { closedThrough: day, newest: day, broken: closing < expected };
  state.accounts.set(account.id, { ...account, ...stated });
  const row = { id, account: account.id, day, closing, expected, statementRoot };
  state.money.statements.set(statementKey(account.id, day), row);
  countEvent(state, "LotLedger");
  keep(state, id, closed("statement"));
  if (closing > expected) find(state, s, closing - expected, time);
  if (closing < expected) lose(state, s, held, expected - closing, time);
}

/** The bank has more: nobody knows where it came from, so it is other money. */
function find(state: ModelState, { id, account, day }: Statement, amount: bigint, time: number): void {
  count(state, OTHER_MONEY, { minted: amount, live: amount });
  const found = { id, account, colour: OTHER_MONEY, amount, origin: "unexplained" } as const;
  bring(state, { ...found, payer: null, valueDate: day, dataRoot: ZERO_32 }, OTHER_MONEY, time);
}

/** The bank has less: other money goes first, then the oldest green lots, of what was there at the end of the day. */
function lose(state: ModelState, s: Statement, held: readonly Draw[], missing: bigint, time: number): void {
  const own = held.find(({ colour }) => colour === OTHER_MONEY)?.amount ?? 0n;
  const other = own < missing ? own : missing;
  const legs: Leg[] = other > 0n ? breach(state, s, { colour: OTHER_MONEY, amount: other }) : [];
  const greens = held.filter(({ colour }) => colour !== OTHER_MONEY);
  for (const draw of oldest(state, s.account, greens, missing - other)) legs.push(...breach(state, s, draw));
  state.movements.set(
    s.id,
    movementOf(knownAccount(state, s.account), time, {
      id: s.id,
      kind: "shortfall",
      state: "statement",
      direction: "out",
      amount: missing,
      draws: drawsOf(legs),
      valueDate: s.day,
      dataRoot: s.statementRoot,
      legs,
    }),
  );
}

function breach(state: ModelState, s: Statement, { colour, amount }: Draw): Leg[] {
  count(state, colour, { live: -amount, breached: amount });
  const leak = { movement: s.id, account: s.account, colour, amount, restored: 0n, day: s.day };
  state.money.leaks.set(leakKey(s.id, colour), leak);
  countEvent(state, "LotLedger");
  return take(state, s.id, s.account, { colour, amount, to: null });
}

/* ----- what it was ----- */

export function explainShortfall(
  state: ModelState,
  call: Call,
  { explanation: e }: CommandOf<"explainShortfall">,
): void {
  const caller = asCustodian(state, call);
  keptAccount(state, e.account, caller);
  requireState(state, e.id, "none");
  const here = shortfallOf(state, e.statement)?.account === e.account;
  requires(here, "LotLedger_EntryDiffers", { payment: e.statement });
  keep(state, e.id, closed("explanation"));
  const legs = e.restored.map((draw) => restore(state, e, draw));
  if (legs.length > 0) {
    state.movements.set(e.id, explanationRow(knownAccount(state, e.account), call.time, e, legs));
  }
  for (const p of e.payments) settle(state, call, keptAccount(state, e.account, caller), p);
  const [paid, restored] = [total(e.payments), total(e.restored)];
  const covered = paid <= restored;
  requires(covered, "LotLedger_PaymentsExceedRestored", { explanation: e.id, paid, restored });
}

const total = (parts: readonly { amount: bigint }[]): bigint =>
  parts.reduce((sum, { amount }) => sum + amount, 0n);

/** The entry of a statement that showed money missing. */
function shortfallOf({ movements }: ModelState, statement: MovementId) {
  const row = movements.get(statement);
  return row?.kind === "shortfall" ? row : undefined;
}

function restore(state: ModelState, e: Explanation, { colour, amount: restored }: Draw): Leg {
  const key = leakKey(e.statement, colour);
  const leak = state.money.leaks.get(key);
  const leaked = leak === undefined ? 0n : leak.amount - leak.restored;
  const covered = leak !== undefined && restored > 0n && restored <= leaked;
  requires(covered, "LotLedger_NothingLeaked", { statement: e.statement, colour, restored, leaked });
  state.money.leaks.set(key, { ...leak, restored: leak.restored + restored });
  count(state, colour, { breached: -restored, live: restored });
  countEvent(state, "LotLedger");
  return create(state, e.id, { account: e.account, colour, amount: restored });
}

function explanationRow(account: Account, time: number, e: Explanation, legs: Leg[]) {
  return movementOf(account, time, {
    id: e.id,
    kind: "explanation",
    state: "explanation",
    direction: "in",
    amount: total(e.restored),
    draws: drawsOf(legs),
    dataRoot: e.dataRoot,
    legs,
    target: e.statement,
  });
}

/** A payment of a day that is closed: its money is there again, so the balance stays as stated. All or nothing. */
function settle(state: ModelState, call: Call, account: Account, p: Payment): void {
  requireState(state, p.id, "none");
  const assessed = assess(state, call, account, p);
  if ("objection" in assessed) {
    const { reason, limit } = assessed.objection;
    const refused = { payment: p.id, reason: REASONS.indexOf(reason), limit };
    requires(false, "LotLedger_PaymentRefused", refused);
    return;
  }
  pay(state, call, account, p, assessed);
}
