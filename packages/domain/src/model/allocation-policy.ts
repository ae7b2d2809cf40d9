import type { Payment } from "../commands.ts";
import { type Day, NO_LOOK_BACK_LIMIT, UNKNOWN_DAY } from "../day.ts";
import { OTHER_MONEY, ZERO_32 } from "../hex.ts";
import { MAX_MINOR } from "../money.ts";
import type { Reason } from "../reasons.ts";
import type { Draw } from "../rows.ts";
import { type Account, orNull } from "./entries.ts";
import { isAdmitted, type Terms, termsOf } from "./instruments.ts";
import { gravest, no, type Opinion } from "./opinions.ts";
import { inStandingWithClaims } from "./standing.ts";
import type { ModelState } from "./state.ts";

/** The final use of green money. Other money that is paid beside it, or alone, must name a line that is there. */
export function checkAllocation(
  state: ModelState,
  account: Account,
  { payment: p, draws, time }: { payment: Payment; draws: readonly Draw[]; time: number },
): Opinion {
  const greens = draws.filter(({ colour }) => colour !== OTHER_MONEY);
  const green = greens.reduce((sum, { amount }) => sum + amount, 0n);
  if (green === 0n) return orNull(p.line) === null || isOpen(state, p) ? null : no("line_not_open");
  const terms = greens.flatMap(({ colour }) => termsOf(state, colour) ?? []);
  const project = orNull(p.project);
  if (project === null) {
    return gravest(terms.map((t) => about(t, "project_missing")));
  }
  return (
    projectOpinion(state, account, { payment: p, green, time }) ??
    lineOpinion(state, p, green) ??
    gravest(
      terms.flatMap((t) => {
        const reason = frameworkObjection(state, p, t);
        if (reason === null) return [];
        const limit = reason === "entrusted_payment_required" ? thresholdOf(state, t, p.valueDate) : 0n;
        return [{ ...about(t, reason), limit }];
      }),
    )
  );
}

const about = ({ tranche, instrument }: Terms, reason: Reason) => ({
  reason,
  colour: tranche.colour,
  limit: 0n,
  mode: instrument.framework.mode,
});

/** Something stands behind it, the project is in standing (L9) and its cost covers it (L4). */
function projectOpinion(
  state: ModelState,
  account: Account,
  { payment: p, green, time }: { payment: Payment; green: bigint; time: number },
): Opinion {
  if (p.dataRoot === ZERO_32) return no("evidence_missing");
  const asset = state.assets.get(p.project ?? ZERO_32);
  if (asset === undefined || asset.currency !== account.currency) return no("currency_mismatch");
  if (!inStandingWithClaims(state, asset.id, time)) return no("project_out_of_standing");
  const limit = asset.eligibleCost - asset.allocated;
  return green > limit ? no("cap_exceeded", { limit }) : null;
}

/** A project with a budget is paid by line, within payee, window and cap of that (L4). */
function lineOpinion(state: ModelState, p: Payment, green: bigint): Opinion {
  const id = orNull(p.line);
  if (id === null) {
    const lines = state.assets.get(p.project ?? ZERO_32)?.lines ?? 0;
    return lines === 0 ? null : no("line_missing");
  }
  const line = state.money.lines.get(id);
  if (line === undefined || !isOpen(state, p)) return no("line_not_open");
  if (line.payee !== null && line.payee !== p.payee) return no("line_not_payees");
  const within = p.valueDate >= line.from && (line.until === UNKNOWN_DAY || p.valueDate <= line.until);
  if (!within) return no("line_outside_window");
  const limit = line.cap - line.used;
  return green > limit ? no("line_exceeded", { limit }) : null;
}

function isOpen({ money }: ModelState, { line, project }: Payment): boolean {
  const budget = money.lines.get(line ?? ZERO_32);
  return budget?.open === true && budget.project === project;
}

/** What the issuer promised. */
function frameworkObjection(state: ModelState, p: Payment, terms: Terms): Reason | null {
  const { colour } = terms.tranche;
  const { approvedOn, framework, kind } = terms.instrument;
  const project = p.project ?? ZERO_32;
  if (!isAdmitted(state, colour, project)) return "project_not_admitted";
  if (framework.evidenceRequired && p.documents.length === 0) return "evidence_missing";
  const { lookBackDays, allocationDeadline } = framework;
  if (lookBackDays !== NO_LOOK_BACK_LIMIT && p.valueDate < approvedOn - lookBackDays)
    return "before_look_back";
  if (allocationDeadline !== UNKNOWN_DAY && p.valueDate > allocationDeadline) return "after_deadline";
  const spending = state.money.lines.get(p.line ?? ZERO_32)?.spending;
  if (spending === "new" && p.valueDate < approvedOn) return "line_not_for_refinancing";
  const loan = kind === "loan" || kind === "facility";
  const alone = loan && !p.entrusted && p.amount > thresholdOf(state, terms, p.valueDate);
  return alone ? "entrusted_payment_required" : null;
}

const thresholdOf = (state: ModelState, { instrument }: Terms, day: Day): bigint =>
  entrustedThreshold(state, instrument.currency, day);

/** Above which amount a single payment of a day must be entrusted; the greatest amount if nothing says so. */
export function entrustedThreshold({ money }: ModelState, currency: string, day: Day): bigint {
  const inForce = money.thresholds.filter((row) => row.currency === currency && row.from <= day);
  return inForce.at(-1)?.above ?? MAX_MINOR;
}
