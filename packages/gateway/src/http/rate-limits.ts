import { ipKeyGenerator, type Options, rateLimit } from "express-rate-limit";
import { GatewayError } from "../errors/gateway-error.ts";
import type { GatewayResponse, Middleware } from "./locals.ts";

const WINDOW_SECONDS = 60;

/** Requests a minute of one address, whoever it is: what guessing tokens costs. */
export function limitByAddress(requestsPerMinute: number): Middleware {
  return limit(requestsPerMinute, "address", (req) => ipKeyGenerator(req.ip ?? ""));
}

/** Requests a minute of one principal, from wherever. Runs after authentication. */
export function limitByPrincipal(requestsPerMinute: number): Middleware {
  return limit(
    requestsPerMinute,
    "principal",
    (_, res) => (res as GatewayResponse).locals.principal?.subject ?? "",
  );
}

function limit(
  requestsPerMinute: number,
  identifier: string,
  keyGenerator: Options["keyGenerator"],
): Middleware {
  return rateLimit({
    windowMs: WINDOW_SECONDS * 1000,
    limit: requestsPerMinute,
    identifier,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    keyGenerator,
    // The proxy hops that are trusted are set by whoever runs the node.
    validate: false,
    handler(_req, res, next) {
      const retryAfter = String(res.getHeader("Retry-After") ?? WINDOW_SECONDS);
      next(new GatewayError("too_many_requests", undefined, { headers: { "Retry-After": retryAfter } }));
    },
  });
}
