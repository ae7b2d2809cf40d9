import type { IncomingHttpHeaders } from "node:http";

const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request may be answered: it was meant for this machine, and no foreign web page sent it.
 *
 * A web page can point its own name at 127.0.0.1 and then call this port as its own (DNS rebinding); the Host
 * header still holds that name.
 */
export function isFromLoopback(headers: IncomingHttpHeaders): boolean {
  return (
    isLoopbackUrl(`http://${headers.host ?? ""}`) &&
    (headers.origin === undefined || isLoopbackUrl(headers.origin))
  );
}

function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && LOOPBACK_NAMES.has(new URL(url).hostname);
}
