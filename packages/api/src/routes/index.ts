import type { Route } from "../define-route.ts";
import { accountRoutes } from "./accounts.ts";
import { assetRoutes } from "./assets.ts";
import { budgetRoutes } from "./budgets.ts";
import { certificateRoutes } from "./certificates.ts";
import { claimRoutes } from "./claims.ts";
import { documentRoutes } from "./documents.ts";
import { historyRoutes } from "./history.ts";
import { instrumentRoutes } from "./instruments.ts";
import { lienRoutes } from "./liens.ts";
import { moneyRoutes } from "./money.ts";
import { nodeRoutes } from "./node.ts";
import { partyRoutes } from "./parties.ts";
import { passageRoutes } from "./passages.ts";
import { poolRoutes } from "./pools.ts";
import { requestRoutes } from "./requests.ts";
import { statementRoutes } from "./statements.ts";
import { traceRoutes } from "./trace.ts";
import { transferRoutes } from "./transfers.ts";

/** Every route there is. The gateway registers from it, OpenAPI is rendered from it, the SDK is typed by it. */
export const ROUTES = {
  ...partyRoutes,
  ...assetRoutes,
  ...claimRoutes,
  ...instrumentRoutes,
  ...accountRoutes,
  ...budgetRoutes,
  ...moneyRoutes,
  ...requestRoutes,
  ...statementRoutes,
  ...passageRoutes,
  ...historyRoutes,
  ...lienRoutes,
  ...transferRoutes,
  ...documentRoutes,
  ...poolRoutes,
  ...traceRoutes,
  ...certificateRoutes,
  ...nodeRoutes,
} as const satisfies Record<string, Route>;

export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;
type NamesOf<Kind> = { [N in RouteName]: Routes[N]["kind"] extends Kind ? N : never }[RouteName];
export type ReadRouteName = NamesOf<"read">;
export type WriteRouteName = NamesOf<"write">;

/** The prefix of every path in the table. */
export const API_PREFIX = "/v1";
