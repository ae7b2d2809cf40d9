import type { ProblemBody } from "@green-ledger/api";
import { ApiError, TransportError } from "./api-error.ts";

export interface Transport {
  baseUrl: string;
  /** Bearer token or API key. */
  credentials: { token: string } | { apiKey: string } | null;
  fetch: typeof fetch;
  /** Resolves after so many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
  /** How often a retryable failure is tried again. */
  retries: number;
}

export interface HttpRequest {
  method: "GET" | "POST";
  path: string;
  body?: string;
  headers?: Record<string, string>;
}

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8_000;

/**
 * Sends a request and reads its JSON. Tries again after a failure of the network and after problems marked
 * retryable; a write may be repeated because its idempotency key is the same every time.
 * @throws ApiError when the gateway says no
 * @throws TransportError when nothing that is a gateway answers
 */
export async function request(transport: Transport, http: HttpRequest): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    const result = await once(transport, http);
    if (!("error" in result)) return result.body;
    if (attempt >= transport.retries || !result.retryable) throw result.error;
    const delay = result.retryAfterMs ?? Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS);
    await transport.sleep(delay);
  }
}

type Result = { body: unknown } | { error: Error; retryable: boolean; retryAfterMs?: number };

async function once(transport: Transport, http: HttpRequest): Promise<Result> {
  let response: Response;
  let text: string;
  try {
    response = await transport.fetch(transport.baseUrl + http.path, {
      method: http.method,
      headers: { accept: "application/json", ...authorisation(transport), ...http.headers },
      ...(http.body === undefined ? {} : { body: http.body }),
    });
    text = await response.text();
  } catch (cause) {
    return { error: new TransportError(`${transport.baseUrl} does not answer`, { cause }), retryable: true };
  }
  const body = parse(text);
  if (response.ok && body !== undefined) return { body };
  if (!isProblem(body)) {
    return {
      error: new TransportError(
        `${transport.baseUrl} answered ${response.status} without a problem document`,
      ),
      retryable: false,
    };
  }
  const seconds = Number(response.headers.get("retry-after"));
  return {
    error: new ApiError(body),
    retryable: body.retryable,
    ...(seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
  };
}

function authorisation({ credentials }: Transport): Record<string, string> {
  if (credentials === null) return {};
  return "token" in credentials
    ? { authorization: `Bearer ${credentials.token}` }
    : { "x-api-key": credentials.apiKey };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === "object" && body !== null && "code" in body && "retryable" in body;
}
