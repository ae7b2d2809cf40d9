import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { DevchainError } from "../errors.ts";
import { type AnswerBody, reply } from "./answer-body.ts";
import { isFromLoopback } from "./loopback-origin.ts";
import { errorText, RPC_CODES } from "./rpc-error.ts";

/** The JSON-RPC door of the chain. */
export type RpcServer = {
  /** For protocol upgrades. */
  readonly server: Server;
  readonly port: number;
  /** Answers what has come in, then closes every connection. */
  close(): Promise<void>;
};

export type RpcServerDeps = {
  readonly answerBody: AnswerBody;
  /** What `GET /` tells. */
  readonly status: () => object;
};

export type RpcServerOptions = {
  readonly host: string;
  readonly port: number;
  readonly requestBytesLimit: number;
};

/**
 * Listens for JSON-RPC over HTTP.
 * @throws DevchainError `chain_listen_failed`
 */
export async function startHttpServer(deps: RpcServerDeps, options: RpcServerOptions): Promise<RpcServer> {
  const busy = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const answered = answerRequest(deps, options, request, response)
      .catch(() => {
        // The client went away before it had sent or taken everything.
        response.destroy();
      })
      .finally(() => busy.delete(answered));
    busy.add(answered);
  });
  await listen(server, options);

  return {
    server,
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all(busy);
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, { host, port }: RpcServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const remedy =
        port === 0 ? "Use another host." : "Stop the program that has the port, or use another one.";
      const message = `The chain can not listen on port ${port} of ${host} (${cause.message}). ${remedy}`;
      reject(new DevchainError("chain_listen_failed", message, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

async function answerRequest(
  { answerBody, status }: RpcServerDeps,
  { requestBytesLimit }: RpcServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isFromLoopback(request.headers)) {
    return send(
      response,
      403,
      invalidRequest("only requests from this machine to this machine are answered"),
    );
  }
  if (request.method === "GET") return send(response, 200, JSON.stringify(status()));
  if (request.method !== "POST") return send(response, 405, invalidRequest("send JSON-RPC by POST"));

  const body = await readBody(request, requestBytesLimit);
  if (body === undefined) {
    return send(response, 413, invalidRequest(`the body is larger than ${requestBytesLimit} bytes`));
  }
  const answer = await answerBody(body);
  return answer === undefined ? send(response, 204, "") : send(response, 200, answer);
}

function invalidRequest(message: string): string {
  return reply(null, errorText({ code: RPC_CODES.invalidRequest, message }));
}

/** Undefined when the body is larger than the limit. */
async function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size <= limit ? Buffer.concat(chunks).toString("utf8") : undefined;
}

async function send(response: ServerResponse, status: number, body: string): Promise<void> {
  // The client may have gone away while it waited; its response is closed already, and says so only once.
  if (response.destroyed) return;
  const bytes = Buffer.from(body, "utf8");
  response.writeHead(
    status,
    status === 204 ? {} : { "content-type": "application/json", "content-length": bytes.length },
  );
  return new Promise((resolve) => {
    response.once("close", resolve);
    response.end(bytes);
  });
}
