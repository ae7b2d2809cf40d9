import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import { GatewayError } from "../errors/gateway-error.ts";

/** What a cursor belongs to: it works for nothing and nobody else. */
export interface CursorScope {
  route: string;
  subject: string;
  /** The query without limit, cursor and min_block. */
  filters: Record<string, unknown>;
}

export interface Cursors {
  /** An opaque cursor for the rows after a position. */
  seal(scope: CursorScope, position: string): string;
  /** @throws GatewayError cursor_invalid */
  open(scope: CursorScope, cursor: string): string;
}

const MAC_BYTES = 16;

/** @param networkKey the key of cursors is made from it, so that they outlive a restart */
export function createCursors(networkKey: Uint8Array): Cursors {
  const key = createSecretKey(createHmac("sha256", networkKey).update("cursor").digest());

  function macOf({ route, subject, filters }: CursorScope, position: string): Buffer {
    const sorted = Object.keys(filters)
      .sort()
      .map((name) => [name, filters[name]]);
    const text = JSON.stringify([route, subject, sorted, position]);
    return createHmac("sha256", key).update(text).digest().subarray(0, MAC_BYTES);
  }

  return {
    seal(scope, position) {
      return Buffer.concat([macOf(scope, position), Buffer.from(position)]).toString("base64url");
    },
    open(scope, cursor) {
      const bytes = Buffer.from(cursor, "base64url");
      const position = bytes.subarray(MAC_BYTES).toString();
      // Decoding skips what is not base64url, so the text itself must be the one that would be made.
      const whole = bytes.length > MAC_BYTES && bytes.toString("base64url") === cursor;
      if (!whole || !timingSafeEqual(bytes.subarray(0, MAC_BYTES), macOf(scope, position))) {
        throw new GatewayError("cursor_invalid");
      }
      return position;
    },
  };
}
