import type { ItemOutcomeBody } from "@green-ledger/api";
import { formatDecimal } from "@green-ledger/domain";
import { minorUnits } from "@green-ledger/standards";

/** A payment of a portfolio that the ledger refused or marked. Amounts are decimals in `currency`. */
export interface Finding {
  /** The payment's reference. */
  payment: string;
  project: string;
  project_name: string;
  verdict: "refused" | "flagged";
  reason: string;
  text: string;
  action: string;
  currency: string;
  asked: string;
  /** What was left of the figure that the reason is about. */
  limit: string;
  above: string;
}

export function findingOf(
  item: ItemOutcomeBody,
  asked: { currency: string; reference: string; project: string; projectName: string; asked: bigint },
): Finding {
  const limit = BigInt(item.limit);
  const digits = minorUnits(asked.currency) ?? 0;
  return {
    payment: asked.reference,
    project: asked.project,
    project_name: asked.projectName,
    verdict: item.verdict,
    reason: item.reason,
    text: item.text,
    action: item.action,
    currency: asked.currency,
    asked: formatDecimal(asked.asked, digits),
    limit: formatDecimal(limit, digits),
    above: formatDecimal(asked.asked > limit ? asked.asked - limit : 0n, digits),
  };
}
