import type { Payment, Receipt } from "../commands.ts";
import { type Day, dayOfSecond, NO_LOOK_BACK_LIMIT, UNKNOWN_DAY } from "../day.ts";
import { OTHER_MONEY, ZERO_32 } from "../hex.ts";
import type { Reason } from "../reasons.ts";
import type { AccountRow, InstrumentRow } from "../rows.ts";
import { isActive, sameGroup } from "./access.ts";
import { inStanding } from "./assets.ts";
import { isAdmitted, type Terms, termsOf } from "./instruments.ts";
import { type Bare, holdingKey, type ModelState } from "./state.ts";

/** What may happen to money. The first objection wins; whatever breaks an invariant comes before what only breaks a promise. */
export interface Decision {
  reason: Reason;
  verdict: "accept" | "flag" | "refuse";
  /** Figure that the amount exceeded, else 0. */
  limit: bigint;
}

type Account = Bare<AccountRow>;

/** The most that one receipt of other money may be: all banks share its counters, which must never overflow. */
const MOST_OTHER_MONEY = 2n ** 96n - 1n;

const ACCEPTED: Decision = { reason: "none", verdict: "accept", limit: 0n };
const refusal = (reason: Reason, limit = 0n): Decision => ({ reason, verdict: "refuse", limit });

/* ----- money in ----- */

export function checkReceipt(state: ModelState, account: Account, r: Receipt, time: number): Decision {
  if (state.movements.has(r.id)) return refusal("already_recorded");
  if (r.amount === 0n) return refusal("amount_zero");
  if (r.valueDate > dayOfSecond(time)) return refusal("value_date_in_future");
  if (r.colour === OTHER_MONEY) {
    return r.amount > MOST_OTHER_MONEY ? refusal("amount_too_large") : ACCEPTED;
  }

  const terms = termsOf(state, r.colour);
  if (terms === undefined) return refusal("tranche_unknown");
  const { currency, issuer } = terms.instrument;
  if (currency !== account.currency) return refusal("currency_mismatch");
  if (account.owner !== issuer && account.custodian !== issuer) return refusal("tranche_not_of_account");
  const undrawn = terms.tranche.size - terms.tranche.counters.minted;
  if (r.amount > undrawn) return refusal("tranche_exceeded", undrawn);
  return ACCEPTED;
}

/* ----- money out ----- */

export function checkPayment(state: ModelState, account: Account, p: Payment, time: number): Decision {
  if (state.movements.has(p.id)) return refusal("already_recorded");
  if (p.amount === 0n) return refusal("amount_zero");
  const available = state.holdings.get(holdingKey(account.id, p.colour))?.balance ?? 0n;
  if (p.amount > available) return refusal("funds_insufficient", available);
  if (!isActive(state, account.owner)) return refusal("payer_suspended");
  if (p.valueDate > dayOfSecond(time)) return refusal("value_date_in_future");
  if (p.colour !== OTHER_MONEY && p.valueDate === UNKNOWN_DAY) return refusal("value_date_missing");

  const payee = state.parties.get(p.payee);
  if (payee === undefined) return refusal("payee_unknown");
  if (payee.status === "suspended") return refusal("payee_suspended");
  const terms = termsOf(state, p.colour);
  const objection =
    p.use === "transfer" ? arrivalObjection(state, account, p) : exitObjection(state, account, p, terms);
  if (objection !== "none") return refusal(objection);

  if (terms === undefined || p.use !== "allocate") {
    return projectOf(p) === null ? ACCEPTED : refusal("project_not_applicable");
  }
  return checkAllocation(state, account, p, terms.instrument, time);
}

/** A transfer needs an account of the payee, another than this one, in the same currency. */
function arrivalObjection(state: ModelState, account: Account, p: Payment): Reason {
  if (p.payeeAccount === account.id) return "account_same";
  const arrival = state.accounts.get(p.payeeAccount ?? ZERO_32);
  if (arrival === undefined) return "account_unknown";
  if (arrival.owner !== p.payee) return "account_not_payees";
  return arrival.currency === account.currency ? "none" : "currency_mismatch";
}

/** Money that leaves the ledger: to the one lawful payee, and a tranche's money never to the payer's own group. */
function exitObjection(state: ModelState, account: Account, p: Payment, terms: Terms | undefined): Reason {
  if (p.payeeAccount !== null && p.payeeAccount !== ZERO_32) return "account_not_applicable";
  if (p.use === "fee" && p.payee !== account.custodian) return "payee_not_entitled";
  if (terms === undefined) return p.use === "return" ? "nothing_to_return" : "none";
  if (p.use === "return" && p.payee !== terms.instrument.payingAgent) return "payee_not_entitled";
  return sameGroup(state, p.payee, account.owner) ? "payee_affiliated" : "none";
}

/** A tranche's money spent on a project: evidence, standing (L9) and cap (L4), then what the framework promised. */
function checkAllocation(
  state: ModelState,
  account: Account,
  p: Payment,
  instrument: Bare<InstrumentRow>,
  time: number,
): Decision {
  const project = projectOf(p);
  if (project === null) return refusal("project_missing");
  if (p.dataRoot === ZERO_32) return refusal("evidence_missing");
  const asset = state.assets.get(project);
  if (asset === undefined) return refusal("project_unknown");
  if (asset.currency !== account.currency) return refusal("currency_mismatch");
  if (!inStanding(state, project, time)) return refusal("project_out_of_standing");
  const headroom = asset.eligibleCost - asset.allocated;
  if (p.amount > headroom) return refusal("cap_exceeded", headroom);

  const { mode } = instrument.framework;
  const broken = isAdmitted(state, p.colour, project)
    ? windowObjection(p.valueDate, instrument)
    : "project_not_admitted";
  if (broken === "none") return ACCEPTED;
  return { reason: broken, verdict: mode === "strict" ? "refuse" : "flag", limit: 0n };
}

function windowObjection(valueDate: Day, { approvedOn, framework }: Bare<InstrumentRow>): Reason {
  const { lookBackDays, allocationDeadline } = framework;
  if (lookBackDays !== NO_LOOK_BACK_LIMIT && valueDate < approvedOn - lookBackDays) return "before_look_back";
  if (allocationDeadline !== UNKNOWN_DAY && valueDate > allocationDeadline) return "after_deadline";
  return "none";
}

const projectOf = (p: Payment) => (p.project === ZERO_32 ? null : p.project);
