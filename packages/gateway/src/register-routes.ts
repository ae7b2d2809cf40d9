import { API_PREFIX, ROUTES, type Route, type RouteName } from "@green-ledger/api";
import type { Express, NextFunction, Request } from "express";
import { GatewayError } from "./errors/gateway-error.ts";
import type { GatewayResponse } from "./http/locals.ts";
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

type Run = (principal: Principal, req: Request, res: GatewayResponse) => Promise<void>;

/** Registers every route of the table: reads as GET, writes as POST and once more as their dry run. */
export function registerRoutes(
  app: Express,
  { reads, writes }: { reads: RunReadDeps; writes: WriteServices },
): void {
  const runRead = createRunRead(reads);
  const runWrite = createRunWrite(writes);
  const runDryRun = createRunDryRun(writes);
  const methods = new Map<string, Set<string>>();

  function register(method: "get" | "post", path: string, name: RouteName, run: Run): void {
    app[method](path, (req: Request, res: GatewayResponse) => run(admit(name, res), req, res));
    methods.set(path, (methods.get(path) ?? new Set()).add(method === "get" ? "GET, HEAD" : "POST"));
  }

  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const path = API_PREFIX + route.path.replace(/\{(\w+)\}/g, ":$1");
    if (route.kind === "read") {
      const read = name as keyof typeof readHandlers;
      const handler = readHandlers[read] as AnyReadHandler;
      register("get", path, name, (principal, req, res) =>
        runRead(read, route, handler, principal, req, res),
      );
    } else {
      const write = name as keyof typeof writeHandlers;
      const handler = writeHandlers[write] as AnyWriteHandler;
      const readBody = createReadBody(route.limit);
      register("post", path, name, (principal, req, res) =>
        runWrite(write, route, handler, { principal, readBody }, req, res),
      );
      register("post", `${path}/dry-run`, name, (principal, req, res) =>
        runDryRun(route, handler, { principal, readBody }, req, res),
      );
    }
  }

  for (const [path, allowed] of methods) {
    app.all(path, () => {
      throw new GatewayError("method_not_allowed", undefined, {
        headers: { Allow: [...allowed].join(", ") },
      });
    });
  }
}

/**
 * Lets a principal in whose role allows the action at all.
 * @throws GatewayError forbidden
 */
function admit(name: RouteName, res: GatewayResponse): Principal {
  res.locals.route = name;
  const { principal } = res.locals;
  if (principal === undefined) throw new GatewayError("unauthenticated");
  const { action } = ROUTES[name];
  if (decideAction(principal, action).allow) return principal;
  const roles = principal.roles.join(", ") || "no role";
  throw new GatewayError("forbidden", `${action} is not among what your role allows (${roles}).`);
}

/** Everything under the API's prefix that no route takes. */
export function refuseUnknownPath(_req: Request, _res: GatewayResponse, next: NextFunction): void {
  next(new GatewayError("not_found", "There is no such path. See /openapi.json."));
}
