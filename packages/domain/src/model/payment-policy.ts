import type { Payment } from "../commands.ts";
import { dayOfSecond, UNKNOWN_DAY } from "../day.ts";
import { type Colour, OTHER_MONEY } from "../hex.ts";
import type { Reason } from "../reasons.ts";
import type { Draw, PartyRow } from "../rows.ts";
import { PLACEMENT_KINDS } from "../statuses.ts";
import { sameGroup } from "./access.ts";
import { checkAllocation } from "./allocation-policy.ts";
import { type Account, orNull } from "./entries.ts";
import { type Terms, termsOf } from "./instruments.ts";
import { gravest, no, type Opinion } from "./opinions.ts";
import { isOfOneCurrency } from "./passage-policy.ts";
import type { Bare, ModelState } from "./state.ts";

/** Whether a payment that draws this money may be recorded, and under which flag. */
export function checkPayment(
  state: ModelState,
  account: Account,
  { payment: p, draws, time }: { payment: Payment; draws: readonly Draw[]; time: number },
): Opinion {
  if (state.parties.get(account.owner)?.status !== "active") return no("payer_suspended");
  if (p.valueDate > dayOfSecond(time)) return no("value_date_in_future");
  const payee = state.parties.get(p.payee);
  const objection = payeeObjection(state, account, p, payee) ?? purposeObjection(state, p);
  if (objection !== null) return no(objection);
  const inside = sameGroup(state, p.payee, account.owner);
  for (const { colour } of draws) {
    const reason = colourObjection(state, p, colour, inside);
    if (reason !== null) return no(reason, { colour });
  }
  if (p.use === "allocate") return checkAllocation(state, account, { payment: p, draws, time });
  return p.use === "transfer" ? checkPlacement(state, p, draws) : null;
}

/** To whom, at which bank, into which account. */
function payeeObjection(
  state: ModelState,
  account: Account,
  p: Payment,
  payee: Bare<PartyRow> | undefined,
): Reason | null {
  if (payee === undefined) return "payee_unknown";
  if (payee.status === "suspended") return "payee_suspended";
  if (orNull(p.payeeBank) === account.custodian) return "payee_bank_same";
  if (p.use === "transfer") return arrivalObjection(state, account, p);
  if (p.use === "fee" && p.payee !== account.custodian) return "payee_not_entitled";
  if (orNull(p.payeeAccount) === null) return null;
  return p.use === "return" ? arrivalObjection(state, account, p) : "account_not_applicable";
}

/** An account of the payee, another than this one, in the same currency. */
function arrivalObjection(state: ModelState, account: Account, p: Payment): Reason | null {
  if (p.payeeAccount === account.id) return "account_same";
  const arrival = p.payeeAccount === null ? undefined : state.accounts.get(p.payeeAccount);
  if (arrival === undefined) return "account_unknown";
  if (arrival.owner !== p.payee) return "account_not_payees";
  return arrival.currency === account.currency ? null : "currency_mismatch";
}

/** Only an allocation has a purpose: a project, and of that a line and documents. */
function purposeObjection(state: ModelState, p: Payment): Reason | null {
  const project = orNull(p.project);
  const more = orNull(p.line) !== null || p.documents.length > 0;
  if (p.use !== "allocate") return project !== null || more ? "project_not_applicable" : null;
  if (project === null) return more ? "project_missing" : null;
  return state.assets.has(project) ? null : "project_unknown";
}

/** A tranche's money leaves the ledger only outside the payer's group; it is returned only to whom the terms say. */
function colourObjection(state: ModelState, p: Payment, colour: Colour, inside: boolean): Reason | null {
  if (colour === OTHER_MONEY) return p.use === "return" ? "nothing_to_return" : null;
  if (p.valueDate === UNKNOWN_DAY) return "value_date_missing";
  if (p.use === "transfer") return null;
  const terms = termsOf(state, colour);
  if (p.use === "return" && terms !== undefined) {
    if (p.payee !== terms.instrument.payingAgent) return "payee_not_entitled";
    if (orNull(p.payeeAccount) !== null) return onLentObjection(state, terms);
  }
  // A third party is no way back to who issued the tranche.
  const toIssuer =
    p.use === "allocate" && terms !== undefined && sameGroup(state, p.payee, terms.instrument.issuer);
  return inside || toIssuer ? "payee_affiliated" : null;
}

/** On-lent money goes back on the ledger, into the colour that it came from. */
function onLentObjection(state: ModelState, terms: Terms): Reason | null {
  if (terms.tranche.parent === OTHER_MONEY) return "account_not_applicable";
  return isOfOneCurrency(state, terms) ? null : "currency_mismatch";
}

/** Idle money is placed only as its framework says. */
function checkPlacement(state: ModelState, p: Payment, draws: readonly Draw[]): Opinion {
  const to = p.payeeAccount === null ? undefined : state.accounts.get(p.payeeAccount);
  if (to?.kind !== "placement") return null;
  const place = 1 << PLACEMENT_KINDS.indexOf(to.placement);
  const objections = draws.flatMap(({ colour }) => {
    const framework = termsOf(state, colour)?.instrument.framework;
    if (framework === undefined || (framework.placements & place) !== 0) return [];
    return [{ reason: "placement_not_allowed" as const, colour, limit: 0n, mode: framework.mode }];
  });
  return gravest(objections);
}
