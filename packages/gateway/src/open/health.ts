import type { Express } from "express";
import type { Readiness } from "../deps.ts";
import type { GatewayResponse } from "../http/locals.ts";
import { sendJson } from "../http/send.ts";

/** For whoever supervises the process. Open: they say nothing about what is on the ledger. */
export function registerHealth(app: Express, readiness: () => Readiness): void {
  app.get("/livez", (_req, res: GatewayResponse) => {
    res.locals.route = "livez";
    sendJson(res, 200, { live: true });
  });
  app.get("/readyz", (_req, res: GatewayResponse) => {
    res.locals.route = "readyz";
    const { ready, reasons } = readiness();
    sendJson(res, ready ? 200 : 503, { ready, reasons });
  });
}
