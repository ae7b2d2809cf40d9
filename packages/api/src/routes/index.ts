import type { Route } from "../define-route.ts";
import { assetRoutes } from "./assets.ts";
import { instrumentRoutes } from "./instruments.ts";
import { moneyRoutes } from "./money.ts";
import { nodeRoutes } from "./node.ts";
import { partyRoutes } from "./parties.ts";
import { traceRoutes } from "./trace.ts";

/** Every route there is. The gateway registers from it, OpenAPI is rendered from it, the SDK is typed by it. */
export const ROUTES = {
  ...partyRoutes,
  ...assetRoutes,
  ...instrumentRoutes,
  ...moneyRoutes,
  ...traceRoutes,
  ...nodeRoutes,
} as const satisfies Record<string, Route>;

export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;
type NamesOf<Kind> = { [N in RouteName]: Routes[N]["kind"] extends Kind ? N : never }[RouteName];
export type ReadRouteName = NamesOf<"read">;
export type WriteRouteName = NamesOf<"write">;

/** The prefix of every path in the table. */
export const API_PREFIX = "/v1";
