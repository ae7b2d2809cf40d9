import type { Express } from "express";
import type { Registry } from "prom-client";
import { GatewayError } from "../errors/gateway-error.ts";
import type { GatewayResponse, Middleware } from "../http/locals.ts";
import { decideAction } from "../policy/decide.ts";

/** Figures of the process for Prometheus, which sends a token like everybody else. */
export function registerMetrics(app: Express, metrics: Registry, enter: Middleware[]): void {
  app.get("/metrics", ...enter, async (_req, res: GatewayResponse) => {
    res.locals.route = "metrics";
    const { principal } = res.locals;
    if (principal === undefined || !decideAction(principal, "node.read").allow)
      throw new GatewayError("forbidden");
    const text = await metrics.metrics();
    res.setHeader("Content-Type", metrics.contentType);
    res.end(text);
  });
}
