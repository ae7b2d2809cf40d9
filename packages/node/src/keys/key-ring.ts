import type { Address } from "@green-ledger/domain";
import { createKeystore, LIGHT_SCRYPT, SenderError, type Signer } from "@green-ledger/sender";
import { z } from "zod";
import type { DataLayout } from "../data/layout.ts";
import { NodeError } from "../data/node-error.ts";
import { jsonText, readJsonIfPresent, writePrivate } from "../data/private-file.ts";

const KeyNames = z.strictObject({
  format: z.literal(1),
  keys: z.record(z.string(), z.string().regex(/^0x[0-9a-f]{40}$/)),
});

/** Keys by what they are for. */
export interface KeyRing {
  /** @throws TypeError if the ring was not asked for it */
  signer(name: string): Signer;
}

/**
 * The development keys of a data folder; those that are missing are made. Their names are stored before they are used.
 * @throws SenderError `keystore_locked`, `keystore_invalid`; NodeError `file_invalid`, `secret_missing`
 */
export async function openKeyRing(
  layout: DataLayout,
  { names, password }: { names: readonly string[]; password: string },
): Promise<KeyRing> {
  const keystore = createKeystore({ directory: layout.keystore, password });
  const known = await readNames(layout);
  const signers = await keystore.signers();
  const ring = new Map<string, Signer>();
  for (const name of names) {
    const address = known[name];
    if (address === undefined) ring.set(name, await keystore.add({ cost: LIGHT_SCRYPT }));
    else ring.set(name, needed(signers, address as Address, name, layout));
  }
  const complete = {
    ...known,
    ...Object.fromEntries([...ring].map(([name, { address }]) => [name, address])),
  };
  if (Object.keys(complete).length > Object.keys(known).length) {
    await writePrivate(layout.keyNames, jsonText({ format: 1, keys: complete }));
  }
  return {
    signer(name) {
      const signer = ring.get(name);
      if (signer === undefined) throw new TypeError(`no key is named ${name}`);
      return signer;
    },
  };
}

async function readNames({ keyNames }: DataLayout): Promise<Record<string, string>> {
  const content = await readJsonIfPresent(keyNames);
  if (content === undefined) return {};
  const read = KeyNames.safeParse(content);
  if (read.success) return read.data.keys;
  throw new NodeError(
    "file_invalid",
    `${keyNames} does not say which key is whose. Restore it from a backup.`,
  );
}

function needed(
  signers: ReadonlyMap<Address, Signer>,
  address: Address,
  name: string,
  layout: DataLayout,
): Signer {
  const signer = signers.get(address);
  if (signer !== undefined) return signer;
  const text = `${layout.keystore} has lost the key of ${name} (${address}). Restore it from a backup.`;
  throw new NodeError("secret_missing", text);
}

/** All keys of a keystore. @throws SenderError */
export async function openKeystore(
  directory: string,
  password: string,
): Promise<ReadonlyMap<Address, Signer>> {
  const signers = await createKeystore({ directory, password }).signers();
  if (signers.size > 0) return signers;
  throw new SenderError("keystore_invalid", `${directory} holds no key. Put key files there.`);
}
