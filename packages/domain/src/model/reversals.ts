import type { CommandOf, Reversal } from "../commands.ts";
import { dayOfSecond } from "../day.ts";
import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { Reason } from "../reasons.ts";
import type { Counters, Draw, Leg } from "../rows.ts";
import { countAllocation } from "./budgets.ts";
import { comeBack, count, date } from "./counters.ts";
import { divided, type Objection } from "./draws.ts";
import {
  ACCEPTED,
  type Account,
  asCustodian,
  closed,
  type Decision,
  dayObjection,
  isToldRight,
  keep,
  keptAccount,
  knownAccount,
  movementOf,
  orNull,
  plainly,
  refuse,
  stateOf,
} from "./entries.ts";
import { create, drawsOf, hasRoom, holdingOf, MOST_COLOURS, take } from "./lots.ts";
import { leakKey } from "./money-state.ts";
import { type Call, countEvent, type ModelState } from "./state.ts";

/** @returns what was decided on each counter-entry */
export function reverseEntries(
  state: ModelState,
  call: Call,
  command: CommandOf<"reverseEntries">,
): Decision[] {
  const caller = asCustodian(state, call);
  return command.reversals.map((r) => {
    const account = keptAccount(state, r.entry.account, caller);
    const found = partsOf(state, call, account, r);
    if ("objection" in found) return refuse(state, r.id, account.id, found.objection);
    undo(state, call, r, found.parts);
    return ACCEPTED;
  });
}

/** Whether the entry brought money: then undoing it takes the money out again. */
const isIncoming = (state: ModelState, { target }: Reversal): boolean =>
  ["received", "statement"].includes(stateOf(state, target));

/* ----- what stands against it ----- */

/** How the amount divides over what still stands of the entry, by colour. */
function partsOf(
  state: ModelState,
  call: Call,
  account: Account,
  r: Reversal,
): { parts: Draw[] } | { objection: Objection } {
  const reason = objectionTo(state, call, account, r);
  if (reason !== "none") return { objection: plainly(reason, r.amount) };
  const standing = r.entry.draws.map(({ colour, amount }) => ({
    colour,
    amount: amount - reversedOf(state, r, colour),
  }));
  const stands = standing.reduce((sum, { amount }) => sum + amount, 0n);
  if (r.amount > stands) return { objection: plainly("reversal_exceeded", r.amount, stands) };
  const parts = divided(standing, r.amount);
  const colours = parts.map(({ colour }) => colour);
  if (!isIncoming(state, r)) {
    if (hasRoom(state, account.id, colours)) return { parts };
    return { objection: plainly("colours_exceeded", r.amount, BigInt(MOST_COLOURS)) };
  }
  const [colour = OTHER_MONEY] = colours;
  const limit = holdingOf(state, account.id, colour);
  if (r.amount <= limit) return { parts };
  return { objection: { reason: "funds_insufficient", colour, amount: r.amount, limit } };
}

function objectionTo(state: ModelState, call: Call, account: Account, r: Reversal): Reason {
  if (stateOf(state, r.id) !== "none") return "already_recorded";
  if (r.amount === 0n) return "amount_zero";
  if (r.valueDate > dayOfSecond(call.time)) return "value_date_in_future";
  const closedDay = dayObjection(account, r.valueDate, "in");
  if (closedDay !== "none") return closedDay;
  const target = state.money.entries.get(r.target);
  if (target === undefined) return "entry_unknown";
  const paid = ["paid", "disputed", "confirmed"].includes(target.state);
  if (!paid && !isIncoming(state, r)) return "entry_not_reversible";
  if (!isToldRight(target, r.entry)) return "entry_unknown";
  // What was received can only have been a mistake; what went on to another account is sent back from there.
  const reversible = paid ? orNull(r.entry.payeeAccount) === null : r.correction;
  return reversible ? "none" : "entry_not_reversible";
}

/** What counter-entries took back of a colour before. */
function reversedOf(state: ModelState, { target }: Reversal, colour: Colour): bigint {
  return state.movements.get(target)?.reversed.find((draw) => draw.colour === colour)?.amount ?? 0n;
}

const drawnOf = ({ entry }: Reversal, colour: Colour): bigint =>
  entry.draws.find((draw) => draw.colour === colour)?.amount ?? 0n;

/* ----- what it does ----- */

function undo(state: ModelState, call: Call, r: Reversal, parts: readonly Draw[]): void {
  const incoming = isIncoming(state, r);
  keep(state, r.id, closed("reversal"));
  const legs = parts.flatMap((part) => {
    countEvent(state, "LotLedger");
    markReversed(state, r, part);
    return incoming ? takeOut(state, r, part) : bringBack(state, call, r, part);
  });
  date(state, r.valueDate, r.entry.account);
  const target = state.movements.get(r.target);
  state.movements.set(
    r.id,
    movementOf(knownAccount(state, r.entry.account), call.time, {
      id: r.id,
      kind: "reversal",
      state: "reversal",
      direction: incoming ? "out" : "in",
      counterparty: target?.counterparty ?? null,
      amount: r.amount,
      draws: drawsOf(legs),
      project: orNull(r.entry.project),
      line: orNull(r.entry.line),
      valueDate: r.valueDate,
      dataRoot: r.dataRoot,
      legs,
      target: r.target,
      correction: r.correction,
    }),
  );
}

function markReversed(state: ModelState, r: Reversal, { colour, amount }: Draw): void {
  const target = state.movements.get(r.target);
  if (target === undefined) return;
  const others = target.reversed.filter((draw) => draw.colour !== colour);
  const sum = reversedOf(state, r, colour) + amount;
  const reversed =
    others.length < target.reversed.length
      ? target.reversed.map((draw) => (draw.colour === colour ? { colour, amount: sum } : draw))
      : [...others, { colour, amount }];
  state.movements.set(r.target, { ...target, reversed });
}

/** A receipt that was none: its money was never minted. */
function takeOut(state: ModelState, r: Reversal, part: Draw): Leg[] {
  count(state, part.colour, { minted: -part.amount, live: -part.amount });
  return take(state, r.id, r.entry.account, { ...part, to: null });
}

/** A payment that came back: it is taken from where it was counted, and its project and line have room again. */
function bringBack(state: ModelState, call: Call, r: Reversal, { colour, amount }: Draw): Leg[] {
  const { use, account, line } = r.entry;
  const project = orNull(r.entry.project);
  const leaked = use === "allocate" && colour !== OTHER_MONEY && project === null;
  const counter: keyof Counters =
    use === "return" ? "returned" : use === "fee" ? "fees" : leaked ? "breached" : "allocated";
  count(state, colour, { [counter]: -amount });
  if (leaked) foundAgain(state, r, { colour, amount });
  if (counter === "allocated" && colour !== OTHER_MONEY && project !== null) {
    // Nothing of the payment's money of this colour stands any longer.
    const undone = reversedOf(state, r, colour) === drawnOf(r, colour);
    const counted = { amount: -amount, payments: undone ? -1 : 0 };
    countAllocation(state, { project, line: orNull(line), colour }, counted);
  }
  const now = comeBack(state, { colour, amount, day: r.valueDate, time: call.time });
  return [create(state, r.id, { account, colour: now, amount })];
}

function foundAgain(state: ModelState, r: Reversal, { colour, amount }: Draw): void {
  const key = leakKey(r.target, colour);
  const leak = state.money.leaks.get(key);
  if (leak !== undefined) state.money.leaks.set(key, { ...leak, restored: leak.restored + amount });
}
