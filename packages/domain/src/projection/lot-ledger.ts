import { budgets } from "./budgets.ts";
import { lots } from "./lots.ts";
import { passages } from "./passages.ts";
import { payments } from "./payments.ts";
import type { Projectors } from "./projector.ts";
import { receipts } from "./receipts.ts";
import { reversals } from "./reversals.ts";
import { statements } from "./statements.ts";

export const lotLedger: Projectors<"LotLedger"> = {
  ...budgets,
  ...receipts,
  ...payments,
  ...reversals,
  ...statements,
  ...passages,
  ...lots,
};
