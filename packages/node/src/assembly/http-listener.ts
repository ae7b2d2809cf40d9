import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { NodeError } from "../data/node-error.ts";

/** A server that listens. */
export interface HttpListener {
  url: string;
  /** Takes no new connections, and waits for requests that are being answered, but not longer than this. */
  close(graceMs: number): Promise<void>;
}

/** A connection that sends nothing is let go after so long. */
const IDLE_MS = 65_000;
const HEADERS_MS = 20_000;
const REQUEST_MS = 120_000;

/** @throws NodeError `address_in_use`, `listen_failed` */
export async function listen(
  handler: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<HttpListener> {
  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS, keepAliveTimeout: IDLE_MS },
    handler,
  );
  server.listen({ host, port });
  try {
    await once(server, "listening");
  } catch (cause) {
    throw listenFailure(cause as NodeJS.ErrnoException, { host, port });
  }
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    async close(graceMs) {
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function listenFailure(
  cause: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
): NodeError {
  if (cause.code === "EADDRINUSE") {
    const text = `Something listens on ${host}:${port} already. Stop it, or give another port with --port (0 takes any free one).`;
    return new NodeError("address_in_use", text, { cause });
  }
  const text = `The gateway cannot listen on ${host}:${port} (${cause.code ?? cause.message}). Give another address with --host and --port.`;
  return new NodeError("listen_failed", text, { cause });
}
