import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { createDevelopmentKey } from "@green-ledger/gateway";
import type { DataLayout } from "./layout.ts";
import { NodeError } from "./node-error.ts";
import { jsonText, readIfPresent, readJsonIfPresent, writePrivate } from "./private-file.ts";

export type IssuerKey = Awaited<ReturnType<typeof createDevelopmentKey>>;

/** The 32 bytes that ids are made with; made at the first start. @throws NodeError `file_invalid`, `data_dir_unusable` */
export async function loadNetworkKey({ networkKey }: DataLayout): Promise<Uint8Array> {
  const text = await secret(networkKey, () => randomBytes(32).toString("hex"));
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, "hex");
  throw new NodeError(
    "file_invalid",
    `${networkKey} does not hold 32 bytes in hexadecimal. Restore it from a backup.`,
  );
}

/** The password of the data folder's own keystore; made at the first start. */
export function loadKeystorePassword({ keystorePassword }: DataLayout): Promise<string> {
  return secret(keystorePassword, () => randomBytes(32).toString("base64url"));
}

/** The key that signs development tokens; made at the first start. */
export async function loadIssuerKey({ issuerKey }: DataLayout): Promise<IssuerKey> {
  await requirePrivate(issuerKey);
  const found = await readJsonIfPresent(issuerKey);
  if (found !== undefined) return found as IssuerKey;
  const made = await createDevelopmentKey();
  await writePrivate(issuerKey, jsonText(made));
  return made;
}

async function secret(path: string, make: () => string): Promise<string> {
  await requirePrivate(path);
  const found = await readIfPresent(path);
  if (found !== undefined) return found.trim();
  const made = make();
  await writePrivate(path, `${made}\n`);
  return made;
}

/** @throws NodeError `data_dir_unusable` if others can read it */
export async function requirePrivate(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined || (found.mode & 0o077) === 0) return;
  throw new NodeError(
    "data_dir_unusable",
    `${path} can be read by other users. Allow it to its owner only (chmod 600).`,
  );
}
