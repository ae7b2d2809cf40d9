import { createHash, timingSafeEqual } from "node:crypto";
import type { Bytes32, Clock } from "@green-ledger/domain";

/** What is kept of an API key. The secret itself is shown once and not kept. */
export interface ApiKeyRecord {
  /** Public part: names the key in lists and logs. */
  id: string;
  /** SHA-256 of the secret part. */
  secretHash: Bytes32;
  subject: string;
  /** Second from which it no longer works. */
  expires: number;
}

export interface ApiKeys {
  find(id: string): ApiKeyRecord | undefined;
}

const FORM = /^gl_([a-z0-9]{4,32})_([A-Za-z0-9_-]{43})$/;
const NO_HASH = Buffer.alloc(32);

/**
 * Makes an API key for a machine.
 * @returns the key, to be shown once, and the record to be kept
 */
export function createApiKey(
  { id, subject, expires }: Omit<ApiKeyRecord, "secretHash">,
  randomBytes: (count: number) => Uint8Array,
): { key: string; record: ApiKeyRecord } {
  const secret = Buffer.from(randomBytes(32)).toString("base64url");
  const key = `gl_${id}_${secret}`;
  if (!FORM.test(key)) throw new TypeError("the id of an API key is 4 to 32 small letters and digits");
  return { key, record: { id, secretHash: `0x${hashOf(secret).toString("hex")}`, subject, expires } };
}

/** The subject that an API key stands for; undefined if it is unknown, wrong or expired. */
export function subjectOfApiKey(key: string, keys: ApiKeys, clock: Clock): string | undefined {
  const [, id = "", secret = ""] = FORM.exec(key) ?? [];
  const record = keys.find(id);
  // Compared also when the key is unknown, so that the time says nothing about which ids exist.
  const expected = record === undefined ? NO_HASH : Buffer.from(record.secretHash.slice(2), "hex");
  const equal = timingSafeEqual(hashOf(secret), expected);
  return record !== undefined && equal && clock() < record.expires ? record.subject : undefined;
}

function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
