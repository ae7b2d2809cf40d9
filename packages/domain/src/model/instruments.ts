import type { CommandOf, InstrumentRegistration } from "../commands.ts";
import { UNKNOWN_DAY } from "../day.ts";
import { type AssetId, type Colour, textToBytes32, ZERO_32 } from "../hex.ts";
import type { InstrumentRow, TrancheRow } from "../rows.ts";
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
  const { id, size } = tranche;
  requires(id !== ZERO_32, "InstrumentRegistry_IdZero");
  const taken = [...state.tranches.values()].some((t) => t.id === id);
  requires(!taken, "InstrumentRegistry_TrancheExists", { tranche: id });
  requires(size > 0n, "InstrumentRegistry_SizeZero", { tranche: id });
  const colour = state.tranches.size; // other money is number 0
  const counters = { minted: 0n, live: 0n, allocated: 0n, returned: 0n, fees: 0n };
  state.tranches.set(colour, { colour, id, instrument: r.id, size, counters });
  const instrument = state.instruments.get(r.id);
  if (instrument !== undefined) {
    state.instruments.set(r.id, { ...instrument, colours: [...instrument.colours, colour] });
  }
  countEvent(state, "InstrumentRegistry");
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
