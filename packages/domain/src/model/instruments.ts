import type { CommandOf, InstrumentRegistration } from "../commands.ts";
import { NO_LOOK_BACK_LIMIT, UNKNOWN_DAY } from "../day.ts";
import { type AssetId, type Colour, OTHER_MONEY, textToBytes32, ZERO_32 } from "../hex.ts";
import { type Framework, type InstrumentRow, NOTHING_COUNTED, type TrancheRow } from "../rows.ts";
import { authorise } from "./access.ts";
import { assetHasCode } from "./assets.ts";
import { requires } from "./outcome.ts";
import { admissionKey, type Bare, type Call, countEvent, type ModelState } from "./state.ts";
import { inForce, schemeHasCode } from "./taxonomy.ts";

export function registerInstrument(
  state: ModelState,
  call: Call,
  command: CommandOf<"registerInstrument">,
): void {
  const issuer = authorise(state, call, ["maker"]);
  const r = command.instrument;
  requireTerms(state, r);
  const { tranches, ...terms } = r;
  state.instruments.set(r.id, { ...terms, issuer, colours: [] });
  countEvent(state, "InstrumentRegistry");
  for (const tranche of tranches) registerTranche(state, r, tranche);
}

function requireTerms(state: ModelState, r: InstrumentRegistration): void {
  const instrument = r.id;
  requires(r.id !== ZERO_32, "InstrumentRegistry_IdZero");
  requires(!state.instruments.has(r.id), "InstrumentRegistry_InstrumentExists", { instrument });
  requires(r.currency !== "", "InstrumentRegistry_CurrencyMissing", { instrument });
  requires(r.approvedOn !== UNKNOWN_DAY, "InstrumentRegistry_ApprovalMissing", { instrument });
  requires(r.tranches.length > 0, "InstrumentRegistry_TranchesMissing", { instrument });
  const { payingAgent, approvedOn, framework } = r;
  requires(state.parties.has(payingAgent), "InstrumentRegistry_PayingAgentUnknown", { payingAgent });
  const scheme = textToBytes32(framework.scheme);
  const lawful = inForce(state, framework.scheme, approvedOn);
  requires(lawful, "InstrumentRegistry_SchemeNotInForce", { scheme, approvedOn });
  for (const code of framework.codes) {
    const known = schemeHasCode(state, framework.scheme, code);
    requires(known, "InstrumentRegistry_CodeUnknown", { scheme, code: textToBytes32(code) });
  }
}

function registerTranche(
  state: ModelState,
  r: InstrumentRegistration,
  tranche: InstrumentRegistration["tranches"][number],
): void {
  const { id, size, parent } = tranche;
  requires(id !== ZERO_32, "InstrumentRegistry_IdZero");
  const taken = [...state.tranches.values()].some((t) => t.id === id);
  requires(!taken, "InstrumentRegistry_TrancheExists", { tranche: id });
  requires(size > 0n, "InstrumentRegistry_SizeZero", { tranche: id });
  if (parent !== OTHER_MONEY) requireParent(state, r, tranche);
  const colour = state.tranches.size; // other money is number 0
  state.tranches.set(colour, { colour, id, instrument: r.id, size, parent, counters: NOTHING_COUNTED });
  const instrument = state.instruments.get(r.id);
  if (instrument !== undefined) {
    state.instruments.set(r.id, { ...instrument, colours: [...instrument.colours, colour] });
  }
  countEvent(state, "InstrumentRegistry");
}

/** A child is its parent's issuer's, and keeps what the parent promised. */
function requireParent(
  state: ModelState,
  registration: InstrumentRegistration,
  { id: tranche, parent }: InstrumentRegistration["tranches"][number],
): void {
  const { id, framework } = registration;
  const caller = state.instruments.get(id)?.issuer ?? ZERO_32;
  const above = termsOf(state, parent)?.instrument;
  const issuer = above?.issuer ?? ZERO_32;
  const ours = above !== undefined && issuer === caller;
  requires(ours, "InstrumentRegistry_ParentNotIssuers", { tranche, parent, issuer, caller });
  const scheme = textToBytes32(framework.scheme);
  const same = above.framework.scheme === framework.scheme;
  requires(same, "InstrumentRegistry_SchemeOutsideParent", { tranche, parent, scheme });
  const strict = asksForNoLess(framework, above.framework) && staysBound(registration, above);
  requires(strict, "InstrumentRegistry_LooserThanParent", { tranche, parent });
  for (const code of framework.codes) {
    const within = above.framework.codes.includes(code);
    requires(within, "InstrumentRegistry_CodeOutsideParent", { tranche, parent, code: textToBytes32(code) });
  }
}

function asksForNoLess(child: Framework, parent: Framework): boolean {
  const deadlineKept =
    parent.allocationDeadline === UNKNOWN_DAY ||
    (child.allocationDeadline !== UNKNOWN_DAY && child.allocationDeadline <= parent.allocationDeadline);
  return (
    (child.mode === "strict" || parent.mode === "flag") &&
    (child.evidenceRequired || !parent.evidenceRequired) &&
    (child.placements & ~parent.placements) === 0 &&
    child.lookBackDays <= parent.lookBackDays &&
    deadlineKept
  );
}

/** The child's money comes back where and while the parent's does, and a loan's money stays a loan's. */
function staysBound(child: InstrumentRegistration, parent: Bare<InstrumentRow>): boolean {
  const isLoan = (kind: InstrumentRow["kind"]) => kind === "loan" || kind === "facility";
  const { lookBackDays } = parent.framework;
  const limited = lookBackDays !== NO_LOOK_BACK_LIMIT;
  const earliest = child.approvedOn - child.framework.lookBackDays;
  return (
    [parent.issuer, parent.payingAgent].includes(child.payingAgent) &&
    (isLoan(child.kind) || !isLoan(parent.kind)) &&
    (!limited || earliest >= parent.approvedOn - lookBackDays) &&
    (parent.availableUntil === UNKNOWN_DAY ||
      (child.availableUntil !== UNKNOWN_DAY && child.availableUntil <= parent.availableUntil))
  );
}

export function admitProjects(state: ModelState, call: Call, command: CommandOf<"admitProjects">): void {
  const caller = authorise(state, call, ["maker"]);
  const { colour } = command;
  const terms = termsOf(state, colour);
  requires(terms !== undefined, "InstrumentRegistry_ColourUnknown", { colour });
  const { issuer, framework } = terms.instrument;
  requires(issuer === caller, "InstrumentRegistry_NotIssuer", { colour, issuer, caller });
  for (const { project, code } of command.admissions) {
    requires(state.assets.has(project), "InstrumentRegistry_ProjectUnknown", { project });
    requires(!isAdmitted(state, colour, project), "InstrumentRegistry_ProjectExists", { colour, project });
    const [scheme, bytes] = [textToBytes32(framework.scheme), textToBytes32(code)];
    const eligible = framework.codes.includes(code);
    requires(eligible, "InstrumentRegistry_CodeNotEligible", { colour, code: bytes });
    const held = assetHasCode(state, project, framework.scheme, code);
    requires(held, "InstrumentRegistry_CodeNotHeld", { project, scheme, code: bytes });
    const key = admissionKey(colour, project);
    const before = state.admissions.get(key) ?? { allocated: 0n, payments: 0 };
    state.admissions.set(key, { ...before, colour, project, code });
    countEvent(state, "InstrumentRegistry");
  }
}

/* ----- questions ----- */

export interface Terms {
  tranche: TrancheRow;
  instrument: Bare<InstrumentRow>;
}

/** What was agreed on a colour; undefined for other money and for a colour that does not exist. */
export function termsOf(state: ModelState, colour: Colour): Terms | undefined {
  const tranche = state.tranches.get(colour);
  const instrument = tranche === undefined ? undefined : state.instruments.get(tranche.instrument);
  return tranche === undefined || instrument === undefined ? undefined : { tranche, instrument };
}

/** Whether a project was admitted to a tranche. A row without a code only counts what was allocated without. */
export function isAdmitted(state: ModelState, colour: Colour, project: AssetId): boolean {
  return (state.admissions.get(admissionKey(colour, project))?.code ?? "") !== "";
}
