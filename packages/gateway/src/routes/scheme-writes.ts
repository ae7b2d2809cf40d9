import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { dayOf, dayOrNoneOf } from "../writes/field-checks.ts";
import { emptyPlan, singlePlan, type WriteHandler } from "../writes/plan.ts";

/** A scheme has the same name for everyone, so a repeat is known by what the chain holds of it. */
export const registerScheme: WriteHandler<"registerScheme"> = {
  ids: ({ body }) => [body.scheme],
  plan({ body }, { principal, lookup, vault }) {
    const faults = createFaults();
    const effectiveFrom = dayOf(body.effective_from, "/effective_from", faults);
    const effectiveTo = dayOrNoneOf(body.effective_to, "/effective_to", faults);
    const seen = new Set<string>();
    for (const [i, code] of body.codes.entries()) {
      if (seen.has(code))
        faults.add(`/codes/${i}`, "reference_repeated", "The code stands twice in the list.");
      seen.add(code);
    }
    faults.throwIfAny();
    const known = lookup.scheme(body.scheme);
    if (known !== undefined) {
      const same = known.effectiveFrom === effectiveFrom && sameTexts(known.codes, body.codes);
      if (same) return emptyPlan([body.scheme]);
      faults.add(
        "/scheme",
        "reference_reused",
        "The scheme is registered with other codes or another first day.",
      );
      faults.throwIfAny();
    }
    const source = vault.seal("report", principal.party, {
      about: body.scheme,
      act: "registerScheme",
      name: body.name,
      report: body.source,
    });
    return singlePlan(
      {
        kind: "registerScheme",
        scheme: body.scheme,
        effectiveFrom,
        effectiveTo,
        sourceRoot: source.id,
        codes: body.codes,
      },
      [source],
    );
  },
};

export const closeScheme: WriteHandler<"closeScheme"> = {
  ids: ({ params }) => [params.scheme],
  plan({ params, body }, { lookup }) {
    if (lookup.scheme(params.scheme) === undefined) {
      throw new GatewayError("not_found", "No such scheme is registered.");
    }
    const faults = createFaults();
    const effectiveTo = dayOf(body.effective_to, "/effective_to", faults);
    faults.throwIfAny();
    return singlePlan({ kind: "closeScheme", scheme: params.scheme, effectiveTo });
  },
};

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  const set = new Set(a);
  return set.size === new Set(b).size && b.every((text) => set.has(text));
}
