import type { Log } from "@green-ledger/domain";
import { Counter, Histogram, type Registry } from "prom-client";
import type { Middleware } from "./locals.ts";

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * One line of log and one measurement for each request. The line has no header, no query and no body: tokens,
 * cursors and names stay out of it.
 */
export function observe({ log, metrics }: { log: Log; metrics: Registry }): Middleware {
  const duration = new Histogram({
    name: "green_ledger_http_request_duration_seconds",
    help: "Time from the first byte of a request to the last of its answer.",
    labelNames: ["route", "method", "status"],
    buckets: BUCKETS,
    registers: [metrics],
  });
  const aborted = new Counter({
    name: "green_ledger_http_aborted_total",
    help: "Requests whose client went away before the answer was complete.",
    registers: [metrics],
  });
  return (req, res, next) => {
    const start = performance.now();
    res.once("close", () => {
      const milliseconds = performance.now() - start;
      const { route = "none", requestId, principal } = res.locals;
      if (!res.writableFinished) aborted.inc();
      duration.observe({ route, method: req.method, status: res.statusCode }, milliseconds / 1000);
      log.info(
        {
          request_id: requestId,
          method: req.method,
          route,
          status: res.statusCode,
          complete: res.writableFinished,
          ms: Math.round(milliseconds * 10) / 10,
          subject: principal?.subject,
        },
        "request",
      );
    });
    next();
  };
}
