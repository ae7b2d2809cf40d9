import type { CommandOf } from "../commands.ts";
import { UNKNOWN_DAY } from "../day.ts";
import { type AssetId, type Colour, type LineId, textToBytes32, ZERO_32 } from "../hex.ts";
import { authorise, requireOperator, sameGroup } from "./access.ts";
import { orNull } from "./entries.ts";
import { requires } from "./outcome.ts";
import { admissionKey, type Call, countEvent, type ModelState } from "./state.ts";

/* ----- cost ----- */

export function verifyCost(state: ModelState, call: Call, command: CommandOf<"verifyCost">): void {
  const { project, eligibleCost } = command;
  const verifier = authorise(state, call, ["verifier"]);
  const asset = knownProject(state, project);
  const { owner, allocated } = asset;
  const independent = !sameGroup(state, verifier, owner);
  requires(independent, "Budgets_VerifierNotIndependent", { project, owner, verifier });
  const covers = eligibleCost >= allocated;
  requires(covers, "Budgets_CostBelowAllocated", { project, eligibleCost, allocated });
  state.assets.set(project, { ...asset, eligibleCost });
  countEvent(state, "LotLedger");
}

function knownProject(state: ModelState, project: AssetId) {
  const asset = state.assets.get(project);
  requires(asset !== undefined, "Budgets_ProjectUnknown", { project });
  return asset;
}

/* ----- lines ----- */

export function openLines(state: ModelState, call: Call, command: CommandOf<"openLines">): void {
  const { project } = command;
  requireOwner(state, call, project);
  for (const { id: line, cap, payee, from, until, spending, dataRoot } of command.lines) {
    requires(line !== ZERO_32, "Budgets_LineIdZero");
    requires(!state.money.lines.has(line), "Budgets_LineExists", { line });
    requires(cap > 0n, "Budgets_CapZero", { line });
    const ordered = until === UNKNOWN_DAY || from <= until;
    requires(ordered, "Budgets_WindowReversed", { line, from, until });
    const window = { from, until, spending, dataRoot };
    const row = { id: line, project, cap, used: 0n, payee: orNull(payee), ...window, open: true };
    state.money.lines.set(line, row);
    const asset = knownProject(state, project);
    state.assets.set(project, { ...asset, lines: asset.lines + 1 });
    countEvent(state, "LotLedger");
  }
}

export function closeLine(state: ModelState, call: Call, { line }: CommandOf<"closeLine">): void {
  const row = state.money.lines.get(line);
  requires(row?.open === true, "Budgets_LineNotOpen", { line });
  requireOwner(state, call, row.project);
  state.money.lines.set(line, { ...row, open: false });
  countEvent(state, "LotLedger");
}

function requireOwner(state: ModelState, call: Call, project: AssetId): void {
  const caller = authorise(state, call, ["maker"]);
  const { owner } = knownProject(state, project);
  requires(owner === caller, "Budgets_NotOwner", { project, owner, caller });
}

/* ----- use (L4) ----- */

/** What green money is for. */
export interface Purpose {
  project: AssetId;
  line: LineId | null;
  colour: Colour;
}

/** Counts an allocation, or with a negative amount what came back of one, for project, line and tranche. */
export function countAllocation(
  state: ModelState,
  { project, line, colour }: Purpose,
  { amount, payments }: { amount: bigint; payments: number },
): void {
  const asset = state.assets.get(project);
  if (asset !== undefined) {
    state.assets.set(project, { ...asset, allocated: asset.allocated + amount });
  }
  const key = admissionKey(colour, project);
  const before = state.admissions.get(key) ?? { code: "", allocated: 0n, payments: 0 };
  state.admissions.set(key, {
    colour,
    project,
    code: before.code,
    allocated: before.allocated + amount,
    payments: before.payments + payments,
  });
  const budget = line === null ? undefined : state.money.lines.get(line);
  if (budget !== undefined) state.money.lines.set(budget.id, { ...budget, used: budget.used + amount });
}

/* ----- threshold ----- */

export function setEntrustedThreshold(
  state: ModelState,
  call: Call,
  command: CommandOf<"setEntrustedThreshold">,
): void {
  requireOperator(state, call);
  const { currency, from, above, sourceRoot } = command;
  const { thresholds } = state.money;
  const newest = thresholds.findLast((row) => row.currency === currency)?.from ?? UNKNOWN_DAY;
  requires(from > newest, "MoneyPolicy_ThresholdOutOfOrder", {
    currency: textToBytes32(currency).slice(0, 8),
    from,
    newest,
  });
  thresholds.push({ currency, from, above, sourceRoot });
  countEvent(state, "MoneyPolicy");
}
