import { createHash } from "node:crypto";
import type { WriteRouteName } from "@green-ledger/api";
import type { WriteInput } from "@green-ledger/sdk";
import { type AcceptedBody, type Client, createClient, type OperationBody } from "@green-ledger/sdk";
import { NodeError } from "../data/node-error.ts";

/** A write and what came of it. */
export interface Written {
  /** What was asked for, for messages. */
  what: string;
  ids: readonly string[];
  /** Null if everything was recorded before. */
  operation: OperationBody | null;
}

/**
 * Asks the gateway for writes so that asking again changes nothing: the idempotency key is made from the content. Only
 * what failed is asked for once more, under a key that names the failure.
 */
export interface SteadyWriter {
  /** @param subject whose token is shown @throws ApiError, TransportError */
  write<N extends WriteRouteName>(subject: string, name: N, input: WriteInput<N>): Promise<Written>;
  /**
   * Waits until operations are final, in the order given.
   * @throws NodeError `portfolio_failed` if one failed
   */
  settle(written: readonly Written[]): Promise<OperationBody[]>;
  /** Operations that were new. */
  sent(): number;
}

export interface SteadyWriterOptions {
  url: string;
  tokens: Readonly<Record<string, string>>;
  signal: AbortSignal;
}

export function createSteadyWriter({ url, tokens, signal }: SteadyWriterOptions): SteadyWriter {
  /** Idempotency keys that the gateway knew already. */
  const replayed = new Set<string>();
  const clients = new Map<string, Client>();
  const own = new Map<string, string>();
  let sent = 0;

  const watching: typeof fetch = async (input, init) => {
    const response = await fetch(input, { ...init, signal });
    const key = new Headers(init?.headers).get("idempotency-key");
    if (key !== null && response.headers.has("idempotent-replayed")) replayed.add(key);
    return response;
  };

  function clientOf(subject: string): Client {
    const known = clients.get(subject);
    if (known !== undefined) return known;
    const token = tokens[subject];
    if (token === undefined) throw new NodeError("portfolio_failed", `There is no member ${subject}.`);
    const client = createClient({ baseUrl: url, credentials: { token }, fetch: watching });
    clients.set(subject, client);
    return client;
  }

  async function ask<N extends WriteRouteName>(
    subject: string,
    name: N,
    input: WriteInput<N>,
  ): Promise<AcceptedBody> {
    for (let key = keyOf(name, input); ; ) {
      const answer = await clientOf(subject).write(name, input, { idempotencyKey: key });
      const { operation } = answer;
      if (operation === null) return answer;
      if (!replayed.has(key)) {
        sent++;
        return answer;
      }
      if (operation.status !== "failed") return answer;
      key = keyOf(key, operation.id);
    }
  }

  return {
    async write(subject, name, input) {
      const { ids, operation } = await ask(subject, name, input);
      if (operation !== null) own.set(operation.id, subject);
      return { what: `${name} of ${subject}`, ids, operation };
    },
    async settle(written) {
      const pending = written.filter(({ operation }) => operation !== null);
      const settled: OperationBody[] = [];
      for (const { what, operation } of pending) {
        const { id } = operation as OperationBody;
        const result = await clientOf(own.get(id) ?? "").settled(id);
        if (result.status === "failed") throw failed(what, result);
        settled.push(result);
      }
      return settled;
    },
    sent: () => sent,
  };
}

function keyOf(...parts: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

function failed(what: string, { id, error }: OperationBody): NodeError {
  const text = `The ledger did not take ${what}: ${error?.code ?? "unknown"}: ${error?.detail ?? ""} (operation ${id}).`;
  return new NodeError("portfolio_failed", text);
}
