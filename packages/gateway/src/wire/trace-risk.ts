import type { RiskSumsBody } from "@green-ledger/api";
import type { AtRisk } from "@green-ledger/trace";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import { wireMoney } from "./common.ts";
import type { TraceFacts } from "./trace-facts.ts";

/** Payments that name nobody are in the sums only. */
export function wireRisk(
  { currency, amount, payments, tranches, payees, projects }: AtRisk,
  facts: TraceFacts,
): RiskSumsBody {
  return {
    amount: wireMoney(currency, amount),
    payments,
    by_tranche: tranches.rows.map((row) => ({
      tranche: wireIdOrNull("tranche", facts.trancheOf(row.colour)?.id ?? null),
      amount: wireMoney(currency, row.amount),
      payments: row.payments,
    })),
    by_payee: payees.rows.flatMap((row) =>
      row.payee === null
        ? []
        : [
            {
              payee: wireId("party", row.payee),
              name: facts.parties.get(row.payee) ?? null,
              amount: wireMoney(currency, row.amount),
              payments: row.payments,
            },
          ],
    ),
    by_project: projects.rows.map((row) => ({
      project: wireId("asset", row.project),
      name: facts.projects.get(row.project) ?? null,
      amount: wireMoney(currency, row.amount),
      payments: row.payments,
    })),
  };
}
