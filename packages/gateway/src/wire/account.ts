import type { AccountBody, HoldingBody } from "@green-ledger/api";
import { type AccountRow, type HoldingRow, ruleAt, type TrancheId } from "@green-ledger/domain";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import type { AccountStatement } from "../vault/statements.ts";
import { pick, wireDay, wireEnd, wireMoney, wirePlace } from "./common.ts";

const SHOWN = ["reference", "name", "simulated"] as const;

/** A holding with the tranche of its colour; null for other money. */
export type HoldingOfTranche = HoldingRow & { tranche: TrancheId | null };

/**
 * @param statement null if it is not shown to the caller, or not kept here
 * @param time second of the block of the answer
 */
export function wireAccount(
  row: AccountRow,
  holdings: readonly HoldingOfTranche[],
  statement: AccountStatement | null,
  time: number,
): AccountBody {
  const balance = holdings.reduce((sum, holding) => sum + holding.balance, 0n);
  return {
    id: wireId("account", row.id),
    owner: wireId("party", row.owner),
    custodian: wireId("party", row.custodian),
    kind: row.kind,
    rule: ruleAt(row, time),
    rule_change: row.ruleChange && {
      rule: row.ruleChange.rule,
      effective_from: wireEnd(row.ruleChange.effectiveFrom),
    },
    placement: row.placement === "none" ? null : row.placement,
    placed_until: wireDay(row.placedUntil),
    currency: row.currency,
    balance: wireMoney(row.currency, balance),
    holdings: holdings.map((holding) => wireHolding(holding, row.currency)),
    broken: row.broken,
    closed_through: wireDay(row.closedThrough),
    created: wirePlace(row.created),
    profile: statement && pick(statement, SHOWN),
  };
}

function wireHolding({ tranche, colour, balance, lots }: HoldingOfTranche, currency: string): HoldingBody {
  return { tranche: wireIdOrNull("tranche", tranche), colour, balance: wireMoney(currency, balance), lots };
}
