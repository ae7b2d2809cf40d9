import type { Middleware } from "./locals.ts";

const FORM = /^[A-Za-z0-9._-]{8,64}$/;

/** Gives the request a name: the caller's, if it sent a fit one, so that it finds it in our log. */
export function requestId(newRequestId: () => string): Middleware {
  return (req, res, next) => {
    const given = req.get("X-Request-Id");
    res.locals.requestId = given !== undefined && FORM.test(given) ? given : newRequestId();
    res.setHeader("X-Request-Id", res.locals.requestId);
    next();
  };
}
