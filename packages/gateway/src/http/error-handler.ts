import { ERRORS } from "@green-ledger/api";
import type { Log } from "@green-ledger/domain";
import type { NextFunction, Request } from "express";
import { problemOf } from "../errors/problem.ts";
import { translateError } from "../errors/translate.ts";
import { languageOf } from "./language.ts";
import type { GatewayResponse } from "./locals.ts";
import { sendJson } from "./send.ts";

/** The one place where errors become answers: problem documents (RFC 9457), from one table. */
export function createErrorHandler(log: Log) {
  // Express knows an error handler by its four parameters.
  return (error: unknown, req: Request, res: GatewayResponse, _next: NextFunction): void => {
    const shown = translateError(error);
    const { status } = ERRORS[shown.code];
    const { requestId, route } = res.locals;
    if (status >= 500) log.error({ request_id: requestId, route, code: shown.code, error }, "request failed");
    if (res.headersSent) {
      // Half an answer cannot be mended; the client must not take it for a whole one.
      res.destroy();
      return;
    }
    for (const [name, value] of Object.entries(shown.headers)) res.setHeader(name, value);
    const problem = problemOf(shown, {
      instance: req.originalUrl.split("?", 1)[0] ?? "",
      requestId,
      language: languageOf(req),
    });
    sendJson(res, status, problem, "application/problem+json");
  };
}
