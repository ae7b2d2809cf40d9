import type { GatewayResponse } from "./locals.ts";

/** Ends the answer with a body that is made once; nothing is hashed for an ETag. */
export function sendJson(
  res: GatewayResponse,
  status: number,
  body: unknown,
  contentType = "application/json",
): void {
  const bytes = Buffer.from(JSON.stringify(body));
  res.statusCode = status;
  res.setHeader("Content-Type", `${contentType}; charset=utf-8`);
  res.setHeader("Content-Length", bytes.length);
  res.end(bytes);
}
