import type { RequestListener } from "node:http";
import { API_PREFIX } from "@green-ledger/api";
import { openApiDocument } from "@green-ledger/api/openapi";
import express, { type Request } from "express";
import type { Authenticate } from "./auth/authenticator.ts";
import type { GatewayDeps } from "./deps.ts";
import { createNetworkKeys } from "./evidence/network-keys.ts";
import { createErrorHandler } from "./http/error-handler.ts";
import type { GatewayResponse, Middleware } from "./http/locals.ts";
import { observe } from "./http/observe.ts";
import { parseQuery } from "./http/query.ts";
import { limitByAddress, limitByPrincipal } from "./http/rate-limits.ts";
import { requestId } from "./http/request-id.ts";
import { apiHeaders } from "./http/security-headers.ts";
import { createMakeId } from "./ids/make-id.ts";
import { registerDocs } from "./open/docs.ts";
import { registerHealth } from "./open/health.ts";
import { registerMetrics } from "./open/metrics.ts";
import { createCursors } from "./reads/cursors.ts";
import { refuseUnknownPath, registerRoutes } from "./register-routes.ts";
import { createVault } from "./vault/vault.ts";
import { createPendingItems } from "./writes/pending-items.ts";
import { createReservations } from "./writes/reservations.ts";
import { createSettlements } from "./writes/settlements.ts";

/** The gateway as a request listener. Listening is up to whoever runs it. */
export interface App {
  listener: RequestListener;
  /** Lets go of the stores. Requests must have ended. */
  close(): void;
}

export async function createApp(deps: GatewayDeps): Promise<App> {
  const { projection, outbox, sender, network, log, metrics, limits } = deps;
  const pending = await createPendingItems({ outbox, projection });
  const settlements = createSettlements({ outbox, projection });

  const networkKeys = createNetworkKeys({ ...deps, store: deps.evidenceKeys });

  const app = express();
  app.disable("x-powered-by");
  // Hashing every answer costs more than making it, and answers are never cached.
  app.set("etag", false);
  app.set("case sensitive routing", true);
  app.set("strict routing", true);
  app.set("query parser", parseQuery);
  app.set("trust proxy", limits.trustedProxies);

  app.use(requestId(deps.newRequestId), observe({ log, metrics }), apiHeaders(), noStore);
  registerHealth(app, deps.readiness);
  registerDocs(app, openApiDocument());

  const byAddress = limitByAddress(limits.requestsPerAddress);
  const enter = [byAddress, authenticated(deps.authenticate), limitByPrincipal(limits.requestsPerPrincipal)];
  registerMetrics(app, metrics, enter);
  app.use(API_PREFIX, ...enter);
  registerRoutes(app, {
    reads: { ...deps, settlements, networkKeys, cursors: createCursors(network.networkKey) },
    writes: {
      projection,
      outbox,
      sender,
      makeId: createMakeId(network.networkKey),
      vault: createVault(deps.randomBytes),
      networkKeys,
      pending,
      reservations: createReservations(),
      settlements,
      limits,
    },
  });
  app.use(refuseUnknownPath);
  app.use(createErrorHandler(log));

  return {
    listener: app,
    close() {
      pending.close();
      settlements.close();
    },
  };
}

function noStore(_req: Request, res: GatewayResponse, next: () => void): void {
  res.setHeader("Cache-Control", "no-store");
  next();
}

/** Finds out who asks, before anything else is looked at. */
function authenticated(authenticate: Authenticate): Middleware {
  return (req, res, next) => {
    authenticate({ authorization: req.get("Authorization"), apiKey: req.get("X-API-Key") }).then(
      (principal) => {
        res.locals.principal = principal;
        next();
      },
      next,
    );
  };
}
