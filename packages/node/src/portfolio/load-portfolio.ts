import type { Finding } from "./findings.ts";
import { recordAllocations, recordReceipts } from "./load-money.ts";
import { registerProjects } from "./load-projects.ts";
import { openAccounts, registerCounterparties, registerInstruments } from "./load-registrations.ts";
import { createLoading, type LoadingDeps } from "./loading.ts";
import type { PortfolioPlan } from "./plan.ts";

/**
 * Loads a portfolio through the gateway as the systems of its issuers, its bank and its verifier would. Loading again
 * changes nothing.
 * @returns what the ledger refused or marked
 * @throws NodeError `portfolio_failed`, ApiError, TransportError
 */
export async function loadPortfolio(plan: PortfolioPlan, deps: LoadingDeps): Promise<Finding[]> {
  const loading = createLoading(deps);
  await loading.writer.settle([
    ...(await registerCounterparties(plan, loading)),
    ...(await openAccounts(plan, loading)),
    ...(await registerInstruments(plan, loading)),
  ]);
  await recordReceipts(plan, loading);
  await registerProjects(plan, loading);
  return recordAllocations(plan, loading);
}
