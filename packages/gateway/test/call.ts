import type { ProblemBody } from "@green-ledger/api";
import type { Who } from "./cast.ts";
import type { TestNode } from "./test-node.ts";

export interface Answer {
  status: number;
  headers: Headers;
  // What came back is looked at by tests, whatever it is.
  body: Record<string, unknown>;
  text: string;
}

export interface CallOptions {
  method?: string;
  body?: unknown;
  /** Sent as it is. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

let keys = 0;
export const newKey = () => `test-key-${++keys}`;

/** Sends a request as somebody, or as nobody. */
export async function call(
  node: TestNode,
  who: Who | null,
  path: string,
  options: CallOptions = {},
): Promise<Answer> {
  const { body, raw, headers = {} } = options;
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const method = options.method ?? (sent === undefined ? "GET" : "POST");
  const response = await fetch(node.url + path, {
    method,
    headers: {
      ...(who === null ? {} : { authorization: `Bearer ${await node.tokenOf(who)}` }),
      ...(sent === undefined ? {} : { "content-type": "application/json" }),
      ...(method === "POST" ? { "idempotency-key": newKey() } : {}),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The problem document of an answer. @throws if it is none */
export function problemOf({ headers, body, text, status }: Answer): ProblemBody {
  if (!headers.get("content-type")?.startsWith("application/problem+json")) {
    throw new Error(`not a problem document but ${status}: ${text.slice(0, 300)}`);
  }
  return body as unknown as ProblemBody;
}
