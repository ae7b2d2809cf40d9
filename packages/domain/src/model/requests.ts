import type { CommandOf, Entry, Payment } from "../commands.ts";
import { type MovementId, type PartyId, ZERO_32 } from "../hex.ts";
import type { Reason } from "../reasons.ts";
import type { EntryState } from "../statuses.ts";
import { authorise, holdsRole } from "./access.ts";
import {
  type Account,
  accepted,
  asCustodian,
  closed,
  type Decision,
  dayObjection,
  isRequested,
  isToldRight,
  keep,
  keptAccount,
  knownAccount,
  plainly,
  refuse,
  requireState,
  stateOf,
} from "./entries.ts";
import { requires } from "./outcome.ts";
import { assess, movementRow, settle } from "./payments.ts";
import { type Call, countEvent, type ModelState } from "./state.ts";

/* ----- asking and paying ----- */

/** @returns what was decided on each payment that is asked for */
export function requestPayments(
  state: ModelState,
  call: Call,
  command: CommandOf<"requestPayments">,
): Decision[] {
  const caller = authorise(state, call, ["maker"]);
  const { deadline } = command;
  const account = knownAccount(state, command.account);
  const { owner } = account;
  requires(owner === caller, "LotLedger_NotOwner", { account: account.id, owner, caller });
  requires(deadline > call.time, "LotLedger_DeadlinePast", { deadline });
  return command.payments.map((p) => request(state, call, account, p, deadline));
}

function request(state: ModelState, call: Call, account: Account, p: Payment, deadline: number): Decision {
  const known = stateOf(state, p.id) === "none" ? "none" : "already_recorded";
  const early = known === "none" ? dayObjection(account, p.valueDate, "out") : known;
  const assessed =
    early === "none" ? assess(state, call, account, p) : { objection: plainly(early, p.amount) };
  if ("objection" in assessed) return refuse(state, p.id, account.id, assessed.objection);
  const { flag } = assessed;
  keep(state, p.id, { state: "requested", flag, told: { kind: "request", account: account.id, payment: p } });
  state.money.requests.set(p.id, { account: account.id, requester: call.sender, deadline });
  state.movements.set(p.id, { ...movementRow(account, p, call.time), flag, request: { deadline } });
  countEvent(state, "LotLedger");
  return accepted(flag);
}

/** @returns what was decided on each payment that the bank says it made */
export function releasePayments(
  state: ModelState,
  call: Call,
  command: CommandOf<"releasePayments">,
): Decision[] {
  const caller = asCustodian(state, call);
  keptAccount(state, command.account, caller);
  return command.payments.map((p) => {
    const known = releaseObjection(state, call, command.account, p);
    return settle(state, call, keptAccount(state, command.account, caller), p, known);
  });
}

function releaseObjection(state: ModelState, call: Call, account: MovementId, p: Payment): Reason {
  const record = state.money.entries.get(p.id);
  if (record?.state !== "requested") return "request_not_open";
  if (!isRequested(record, account, p)) return "request_differs";
  const made = state.money.requests.get(p.id);
  if (made === undefined || call.time > made.deadline) return "request_expired";
  return made.requester === call.sender ? "same_key" : "none";
}

/* ----- how they end ----- */

export function cancelPayments(state: ModelState, call: Call, command: CommandOf<"cancelPayments">): void {
  const caller = authorise(state, call, ["maker", "checker", "custodian"]);
  const { owner, custodian, id: account } = knownAccount(state, command.account);
  const keeps = custodian === caller && holdsRole(state, call.sender, "custodian");
  const prepares = ["maker", "checker"] as const;
  const owns = owner === caller && prepares.some((role) => holdsRole(state, call.sender, role));
  requires(keeps || owns, "LotLedger_NotOwner", { account, owner, caller });
  for (const payment of command.payments) {
    requireState(state, payment, "requested");
    const here = state.money.requests.get(payment)?.account === account;
    requires(here, "LotLedger_EntryDiffers", { payment });
    keep(state, payment, closed("void"));
    markRow(state, payment, "void");
    countEvent(state, "LotLedger");
  }
}

export function confirmPayment(state: ModelState, call: Call, command: CommandOf<"confirmPayment">): void {
  requireState(state, command.payment, "paid", "disputed");
  requireReceiver(state, call, command.payment, command.entry);
  conclude(state, command.payment, "confirmed");
}

export function disputePayment(state: ModelState, call: Call, command: CommandOf<"disputePayment">): void {
  requireState(state, command.payment, "paid");
  requireReceiver(state, call, command.payment, command.entry);
  conclude(state, command.payment, "disputed");
}

/** The facts are right, and the caller's word counts: a custodian of the payee's bank, or a checker of the payee. */
function requireReceiver(state: ModelState, call: Call, payment: MovementId, entry: Entry): void {
  const record = state.money.entries.get(payment);
  requires(record !== undefined && isToldRight(record, entry), "LotLedger_EntryDiffers", { payment });
  const caller: PartyId = authorise(state, call, ["custodian", "checker"]);
  const [payee, payeeBank] = [entry.payee ?? ZERO_32, entry.payeeBank ?? ZERO_32];
  const bank = caller === payeeBank && holdsRole(state, call.sender, "custodian");
  const party = caller === payee && holdsRole(state, call.sender, "checker");
  requires(bank || party, "LotLedger_NotPayee", { payment, payee, payeeBank, caller });
}

function conclude(state: ModelState, payment: MovementId, entryState: EntryState): void {
  const record = state.money.entries.get(payment);
  if (record !== undefined) keep(state, payment, { ...record, state: entryState });
  markRow(state, payment, entryState);
  countEvent(state, "LotLedger");
}

function markRow(state: ModelState, payment: MovementId, entryState: EntryState): void {
  const row = state.movements.get(payment);
  if (row !== undefined) state.movements.set(payment, { ...row, state: entryState });
}
