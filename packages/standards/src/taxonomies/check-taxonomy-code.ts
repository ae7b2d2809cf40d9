import { type CodeCheck, quoted } from "../code-check.ts";
import { cnGbepc2021 } from "./cn-gbepc2021.ts";
import { euObjectives } from "./eu-objectives.ts";
import { icmaGbp2021 } from "./icma-gbp2021.ts";
import type { TaxonomyNode } from "./node.ts";
import { findScheme, type SchemeId, taxonomySchemes } from "./schemes.ts";

export type TaxonomyErrorCode =
  | "taxonomy_scheme_unknown"
  | "taxonomy_codes_not_held"
  | "taxonomy_code_unknown";

const nodesByScheme: Readonly<Partial<Record<SchemeId, readonly TaxonomyNode[]>>> = {
  CN_GBEPC_2021: cnGbepc2021,
  EU_TAX: euObjectives,
  ICMA_GBP_2021: icmaGbp2021,
};

/** The codes of the scheme that this package holds; empty for a scheme whose codes are not held. */
export function taxonomyNodes(schemeId: string): readonly TaxonomyNode[] {
  const scheme = findScheme(schemeId);
  return scheme === undefined ? [] : (nodesByScheme[scheme.id] ?? []);
}

/**
 * Checks that `code` is a code of the scheme `schemeId`. Codes are compared as written. Whether the scheme was current
 * on some day is another question: isSchemeCurrent.
 */
export function checkTaxonomyCode(schemeId: string, code: string): CodeCheck<TaxonomyErrorCode> {
  if (findScheme(schemeId) === undefined) {
    return {
      ok: false,
      code: "taxonomy_scheme_unknown",
      detail: `${quoted(schemeId)} is not a known scheme: use one of ${taxonomySchemes.map(({ id }) => id).join(", ")}.`,
    };
  }
  const nodes = taxonomyNodes(schemeId);
  if (nodes.length === 0) {
    return {
      ok: false,
      code: "taxonomy_codes_not_held",
      detail: `The codes of ${schemeId} are not held here: classify under a scheme whose codes are.`,
    };
  }
  if (!nodes.some((node) => node.code === code)) {
    return {
      ok: false,
      code: "taxonomy_code_unknown",
      detail: `${quoted(code)} is not a code of ${schemeId} that is held here: choose one of its ${nodes.length} codes.`,
    };
  }
  return { ok: true, value: code };
}
