import { randomBytes } from "node:crypto";

/** A UUIDv7 (RFC 9562): later ones sort after earlier ones. */
export function newUuid(milliseconds = Date.now(), random = randomBytes(10)): string {
  const time = milliseconds.toString(16).padStart(12, "0");
  const bytes = Buffer.from(random);
  bytes[0] = 0x70 | ((bytes[0] ?? 0) & 0x0f);
  bytes[2] = 0x80 | ((bytes[2] ?? 0) & 0x3f);
  const tail = bytes.toString("hex");
  return [time.slice(0, 8), time.slice(8), tail.slice(0, 4), tail.slice(4, 8), tail.slice(8)].join("-");
}
