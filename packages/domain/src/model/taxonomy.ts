import type { CommandOf } from "../commands.ts";
import { type Day, UNKNOWN_DAY } from "../day.ts";
import { textToBytes32 } from "../hex.ts";
import { requireOperator } from "./access.ts";
import { requires } from "./outcome.ts";
import { type Call, countEvent, type ModelState } from "./state.ts";

export function registerScheme(state: ModelState, call: Call, command: CommandOf<"registerScheme">): void {
  requireOperator(state, call);
  const { scheme: id, effectiveFrom, effectiveTo, sourceRoot, codes } = command;
  requires(id !== "", "TaxonomyRegistry_SchemeZero");
  const scheme = textToBytes32(id);
  requires(!state.schemes.has(id), "TaxonomyRegistry_SchemeExists", { scheme });
  const ordered =
    effectiveFrom !== UNKNOWN_DAY && (effectiveTo === UNKNOWN_DAY || effectiveFrom <= effectiveTo);
  requires(ordered, "TaxonomyRegistry_DatesReversed", { effectiveFrom, effectiveTo });
  const twice = codes.find((code, i) => codes.indexOf(code) < i);
  requires(twice === undefined, "TaxonomyRegistry_CodeExists", {
    scheme,
    code: textToBytes32(twice ?? "none"),
  });
  state.schemes.set(id, { id, effectiveFrom, effectiveTo, sourceRoot, codes });
  countEvent(state, "TaxonomyRegistry");
  for (const _ of codes) countEvent(state, "TaxonomyRegistry");
}

export function closeScheme(state: ModelState, call: Call, command: CommandOf<"closeScheme">): void {
  requireOperator(state, call);
  const { effectiveTo } = command;
  const scheme = textToBytes32(command.scheme);
  const row = state.schemes.get(command.scheme);
  requires(row !== undefined, "TaxonomyRegistry_SchemeUnknown", { scheme });
  const open = row.effectiveTo === UNKNOWN_DAY;
  requires(open, "TaxonomyRegistry_SchemeEnded", { scheme, effectiveTo: row.effectiveTo });
  const { effectiveFrom } = row;
  requires(effectiveFrom <= effectiveTo, "TaxonomyRegistry_DatesReversed", { effectiveFrom, effectiveTo });
  state.schemes.set(row.id, { ...row, effectiveTo });
  countEvent(state, "TaxonomyRegistry");
}

/** Whether a scheme has a code. */
export function schemeHasCode(state: ModelState, scheme: string, code: string): boolean {
  return state.schemes.get(scheme)?.codes.includes(code) ?? false;
}

/** Whether a scheme was in force on a day. */
export function inForce(state: ModelState, scheme: string, day: Day): boolean {
  const row = state.schemes.get(scheme);
  if (row === undefined) return false;
  return row.effectiveFrom <= day && (row.effectiveTo === UNKNOWN_DAY || day <= row.effectiveTo);
}
