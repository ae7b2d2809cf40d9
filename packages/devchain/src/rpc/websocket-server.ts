import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Block } from "../block.ts";
import { type AnswerBody, readRequest, reply } from "./answer-body.ts";
import { type Dispatch, toRpcError } from "./dispatch.ts";
import { isFromLoopback } from "./loopback-origin.ts";
import { errorText, resultText } from "./rpc-error.ts";
import { createSubscriptions, type Subscriptions } from "./subscriptions.ts";

export type WebSocketDeps = {
  /** Shares the port of HTTP. */
  readonly server: Server;
  readonly answerBody: AnswerBody;
  readonly dispatch: Dispatch;
  readonly onBlock: (listener: (block: Block) => void) => () => void;
  readonly log: (message: string) => void;
};

/** A client that does not answer the closing handshake is cut off after this time. */
const GOODBYE_MILLISECONDS = 1000;

/** JSON-RPC over WebSocket, with `eth_subscribe`. */
export function startWebSocketServer(
  deps: WebSocketDeps,
  { requestBytesLimit }: { readonly requestBytesLimit: number },
): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: requestBytesLimit });

  deps.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isFromLoopback(request.headers)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => serve(deps, connection));
  });

  return {
    close() {
      for (const connection of sockets.clients) connection.close(1001, "the chain is closed");
      const patience = setTimeout(() => {
        for (const connection of sockets.clients) connection.terminate();
      }, GOODBYE_MILLISECONDS);
      return new Promise((resolve) => {
        sockets.close(() => {
          clearTimeout(patience);
          resolve();
        });
      });
    },
  };
}

function serve(deps: WebSocketDeps, connection: WebSocket): void {
  const subscriptions = createSubscriptions({ ...deps, send: (text) => connection.send(text) });
  connection.on("close", () => subscriptions.close());
  // The library closes the connection after an error; there is nobody left to tell.
  connection.on("error", () => {});
  connection.on("message", (data) => {
    answer(deps.answerBody, subscriptions, data.toString()).then(
      (text) => text === undefined || connection.send(text),
      (error: unknown) => connection.send(reply(null, errorText(toRpcError(error)))),
    );
  });
}

async function answer(
  answerBody: AnswerBody,
  subscriptions: Subscriptions,
  body: string,
): Promise<string | undefined> {
  const request = readSubscriptionRequest(body);
  if (request === undefined) return answerBody(body);
  const { method, params, id } = request;
  try {
    const result =
      method === "eth_subscribe"
        ? await subscriptions.subscribe(params[0], params[1])
        : subscriptions.unsubscribe(params[0]);
    return reply(id, resultText(result));
  } catch (error) {
    return reply(id, errorText(toRpcError(error)));
  }
}

/** Only the connection itself can answer these; everything else is the same as over HTTP. */
function readSubscriptionRequest(body: string) {
  if (!body.includes('"eth_subscribe"') && !body.includes('"eth_unsubscribe"')) return undefined;
  const request = readRequest(parseOrUndefined(body));
  if ("problem" in request || request.id === undefined) return undefined;
  const isOwn = request.method === "eth_subscribe" || request.method === "eth_unsubscribe";
  return isOwn ? { ...request, id: request.id } : undefined;
}

function parseOrUndefined(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
