import { commitmentOf, type EvidenceKeyStore } from "@green-ledger/gateway";
import { z } from "zod";
import type { DataLayout } from "./layout.ts";
import { NodeError } from "./node-error.ts";
import { jsonText, readJsonIfPresent, writePrivate } from "./private-file.ts";
import { requirePrivate } from "./secrets.ts";

const EvidenceKeyFile = z.strictObject({
  format: z.literal("green-ledger/evidence-keys/1"),
  /** 32 bytes each, in hexadecimal. Which number one has on chain follows from its commitment. */
  keys: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});

/**
 * The network keys of fingerprints, in one private file. A key that another node made is added to it by hand; it is
 * read again when a key is asked for that is not known yet.
 * @throws NodeError `file_invalid`, `data_dir_unusable`
 */
export async function openEvidenceKeys({ evidenceKeys }: DataLayout): Promise<EvidenceKeyStore> {
  let keys = await read();
  let writing: Promise<void> = Promise.resolve();

  async function read(): Promise<string[]> {
    await requirePrivate(evidenceKeys);
    const content = await readJsonIfPresent(evidenceKeys);
    if (content === undefined) return [];
    const parsed = EvidenceKeyFile.safeParse(content);
    if (parsed.success) return parsed.data.keys;
    throw new NodeError(
      "file_invalid",
      `${evidenceKeys} does not hold network keys of 32 bytes in hexadecimal. Restore it from a backup.`,
    );
  }

  const among = (commitment: string) =>
    keys.map((key) => Buffer.from(key, "hex")).find((key) => commitmentOf(key) === commitment);

  async function append(key: string): Promise<void> {
    // What was added by hand in the meantime stays.
    keys = [...new Set([...(await read()), key])];
    await writePrivate(evidenceKeys, jsonText({ format: "green-ledger/evidence-keys/1", keys }));
  }

  return {
    async find(commitment) {
      const known = among(commitment);
      if (known !== undefined) return known;
      keys = await read();
      return among(commitment);
    },
    keep(key) {
      const written = writing.then(() => append(Buffer.from(key).toString("hex")));
      writing = written.catch(() => {});
      return written;
    },
  };
}
