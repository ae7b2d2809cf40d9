import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Random } from "../random.ts";
import { CONTENT_LIES, type ContentLie, type Exchange, type Lie, olderHead, TRANSPORT_LIES } from "./lies.ts";

/** A node that answers over HTTP what another would, except when it lies. */
export interface LyingNode {
  readonly url: string;
  /** How often it told each lie. */
  readonly told: ReadonlyMap<Lie, number>;
  /** It tells the truth from now on. */
  repent(): void;
  close(): Promise<void>;
}

export interface LyingNodeOptions {
  /** The honest node. */
  request(method: string, params: readonly unknown[]): Promise<unknown>;
  random: Random;
  lies: readonly Lie[];
  /** How often a request is lied to, as far as there is something to lie about: 0 to 1. */
  rate: number;
}

interface Call {
  id: unknown;
  method: string;
  params: readonly unknown[];
}

/** Starts one on a free port of this machine. The same seed and requests make the same lies. */
export async function startLyingNode({ request, random, lies, rate }: LyingNodeOptions): Promise<LyingNode> {
  const told = new Map<Lie, number>();
  let honest = false;

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error));
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = JSON.parse(await textOf(incoming)) as Call | Call[];
    const calls = [body].flat();
    const lie = !honest && random.chance(rate) ? random.pick(lies) : undefined;
    if (isTransport(lie)) {
      count(lie);
      lieInTransport(lie, outgoing, calls);
      return;
    }
    const exchanges = await Promise.all(calls.map(ask));
    if (lie !== undefined && (await lieInContent(lie, exchanges))) count(lie);
    const replies = calls.map(({ id }, i) => ({ jsonrpc: "2.0", id, ...outcomeOf(exchanges[i]) }));
    send(outgoing, 200, JSON.stringify(Array.isArray(body) ? replies : replies[0]));
  }

  async function ask({ method, params }: Call): Promise<Exchange & { error?: unknown }> {
    try {
      return { method, params, result: structuredClone(await request(method, params)) };
    } catch (cause) {
      const { code = -32603, message } = cause as { code?: number; message: string };
      return { method, params, result: null, error: { code, message } };
    }
  }

  async function lieInContent(lie: ContentLie, exchanges: Exchange[]): Promise<boolean> {
    if (lie !== "headBackwards") return CONTENT_LIES[lie](exchanges, random);
    for (const exchange of exchanges) {
      const params = olderHead(exchange, random);
      if (params === undefined) continue;
      exchange.result = await request("eth_getBlockByNumber", params);
      return true;
    }
    return false;
  }

  function count(lie: Lie): void {
    told.set(lie, (told.get(lie) ?? 0) + 1);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    told,
    repent() {
      honest = true;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isTransport(lie: Lie | undefined): lie is (typeof TRANSPORT_LIES)[number] {
  return TRANSPORT_LIES.some((name) => name === lie);
}

function lieInTransport(
  lie: (typeof TRANSPORT_LIES)[number],
  outgoing: ServerResponse,
  calls: readonly Call[],
): void {
  switch (lie) {
    case "silence":
      break;
    case "tooManyRequests":
      send(outgoing, 429, '{"message":"slow down"}');
      break;
    case "errorPage":
      send(outgoing, 502, "<html>Bad Gateway</html>");
      break;
    case "halfJson":
      send(outgoing, 200, `[{"jsonrpc":"2.0","id":${JSON.stringify(calls[0]?.id)},"result":{"num`);
      break;
    case "refusal": {
      const error = { code: -32005, message: "limit exceeded" };
      send(outgoing, 200, JSON.stringify(calls.map(({ id }) => ({ jsonrpc: "2.0", id, error }))));
      break;
    }
  }
}

function outcomeOf(exchange: { result: unknown; error?: unknown } | undefined) {
  return exchange?.error === undefined ? { result: exchange?.result ?? null } : { error: exchange.error };
}

function send(outgoing: ServerResponse, status: number, body: string): void {
  outgoing.writeHead(status, { "content-type": "application/json" }).end(body);
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
