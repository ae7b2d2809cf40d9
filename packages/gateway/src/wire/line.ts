import type { BudgetLineBody } from "@green-ledger/api";
import type { LineRow } from "@green-ledger/domain";
import { wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import type { LineStatement } from "../vault/statements.ts";
import { pick, wireDay, wireMoney, wirePlace } from "./common.ts";

const SHOWN = ["reference", "name", "simulated"] as const;

/** @param statement null if it is not shown to the caller, or not kept here */
export function wireLine(row: LineRow, currency: string, statement: LineStatement | null): BudgetLineBody {
  return {
    id: wireId("line", row.id),
    project: wireId("asset", row.project),
    cap: wireMoney(currency, row.cap),
    used: wireMoney(currency, row.used),
    payee: wireIdOrNull("party", row.payee),
    from: wireDay(row.from),
    until: wireDay(row.until),
    spending: row.spending,
    open: row.open,
    created: wirePlace(row.created),
    profile: statement && pick(statement, SHOWN),
  };
}
