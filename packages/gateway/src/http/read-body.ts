import { createHash } from "node:crypto";
import type { Bytes32 } from "@green-ledger/domain";
import express, { type Request } from "express";
import { GatewayError } from "../errors/gateway-error.ts";
import type { GatewayResponse } from "./locals.ts";

export interface Body {
  value: Record<string, unknown>;
  /** SHA-256 of its bytes: a repeat must have the same. */
  hash: Bytes32;
}

/** Reads a JSON object of at most so many bytes. */
export type ReadBody = (req: Request, res: GatewayResponse) => Promise<Body>;

/** @throws GatewayError media_type_unsupported, body_too_large, body_not_json */
export function createReadBody(limit: number): ReadBody {
  // The bytes are read as they are: JSON is decoded strictly below, not with replacement characters.
  const readBytes = express.raw({ limit, inflate: false, type: () => true });
  return async (req, res) => {
    requireJson(req);
    await new Promise<void>((resolve, reject) => {
      readBytes(req, res, (error?: unknown) =>
        error === undefined ? resolve() : reject(bodyError(error, limit)),
      );
    });
    const bytes: unknown = req.body;
    if (!Buffer.isBuffer(bytes)) throw new GatewayError("body_not_json", "The request has no body.");
    return { value: parseObject(bytes), hash: `0x${createHash("sha256").update(bytes).digest("hex")}` };
  };
}

function requireJson(req: Request): void {
  const [type = "", ...parameters] = (req.get("Content-Type") ?? "").toLowerCase().split(";");
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith("charset="));
  const utf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (type.trim() !== "application/json" || !utf8) throw new GatewayError("media_type_unsupported");
}

/** What the body reader says in its own way. */
function bodyError(error: unknown, limit: number): unknown {
  const { type } = error as { type?: string };
  if (type === "entity.too.large") {
    // The rest of the body is not read, so the connection cannot be used again.
    return new GatewayError("body_too_large", `The body is larger than ${limit} bytes.`, {
      headers: { Connection: "close" },
    });
  }
  if (type === "encoding.unsupported") {
    return new GatewayError("media_type_unsupported", "A compressed body is not read here.");
  }
  if (type === "request.aborted" || type === "request.size.invalid") {
    return new GatewayError("body_not_json", "The body ended before it was complete.");
  }
  return error;
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function parseObject(bytes: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    const text = decoder.decode(bytes);
    // A field of this name is lost on the way through objects, so it would be ignored instead of refused.
    value = /__proto__|\\u005f/i.test(text) ? JSON.parse(text, refuseProto) : JSON.parse(text);
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    throw new GatewayError("body_not_json");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new GatewayError("body_not_json", "The body is JSON, but not an object.");
  }
  return value as Record<string, unknown>;
}

function refuseProto(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new GatewayError("bad_request", "A field cannot be named __proto__.");
  return value;
}
