import { API_PREFIX, ROUTES, type Route, type RouteName } from "@green-ledger/api";
import type { Express, Request } from "express";
import type { Authenticate } from "./auth/authenticator.ts";
import { GatewayError } from "./errors/gateway-error.ts";
import type { GatewayResponse, Middleware, Step } from "./http/locals.ts";
import { createReadBody } from "./http/read-body.ts";
import { decideAction } from "./policy/decide.ts";
import type { Principal } from "./principal.ts";
import { type AnyReadHandler, createRunRead, type RunReadDeps } from "./reads/run-read.ts";
import { readHandlers } from "./routes/read-handlers.ts";
import { writeHandlers } from "./routes/write-handlers.ts";
import type { AnyWriteHandler } from "./writes/read-input.ts";
import { createRunDryRun } from "./writes/run-dry-run.ts";
import { createRunWrite } from "./writes/run-write.ts";
import type { WriteServices } from "./writes/services.ts";

export interface RegistrationDeps {
  authenticate: Authenticate;
  limitByPrincipal: Middleware;
  reads: RunReadDeps;
  writes: WriteServices;
}

/** Registers every route of the table: reads as GET, writes as POST and once more as their dry run. */
export function registerRoutes(app: Express, deps: RegistrationDeps): void {
  const runRead = createRunRead(deps.reads);
  const runWrite = createRunWrite(deps.writes);
  const runDryRun = createRunDryRun(deps.writes);
  for (const [key, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const path = API_PREFIX + route.path.replace(/\{(\w+)\}/g, ":$1");
    const enter = createEntrance(key, route, deps);
    if (route.kind === "read") {
      const name = key as keyof typeof readHandlers;
      const handler = readHandlers[name] as AnyReadHandler;
      app.get(path, enter((principal, req, res) => runRead(name, route, handler, principal, req, res)));
    } else {
      const name = key as keyof typeof writeHandlers;
      const handler = writeHandlers[name] as AnyWriteHandler;
      const readBody = createReadBody(route.limit);
      app.post(
        path,
        enter((principal, req, res) => runWrite(name, route, handler, { principal, readBody }, req, res)),
      );
      app.post(
        `${path}/dry-run`,
        enter((principal, req, res) => runDryRun(route, handler, { principal, readBody }, req, res)),
      );
      app.all(`${path}/dry-run`, refuseMethod("POST"));
    }
  }
  refuseOtherMethods(app);
}
