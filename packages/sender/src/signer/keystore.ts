import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Address, Bytes32 } from "@green-ledger/domain";
import { generatePrivateKey } from "viem/accounts";
import { SenderError } from "../errors/sender-error.ts";
import { decryptKey, encryptKey, type ScryptCost } from "./keystore-file.ts";
import { createLocalSigner } from "./local-signer.ts";
import type { Signer } from "./signer.ts";

/** Half a second and 128 MiB for each guess. */
export const STRONG_SCRYPT: ScryptCost = { n: 2 ** 17, r: 8, p: 1 };
/** For keys of a demonstration, which are worth nothing. */
export const LIGHT_SCRYPT: ScryptCost = { n: 2 ** 12, r: 8, p: 1 };

export interface KeystoreOptions {
  /** Folder of the files; made when missing. */
  directory: string;
  password: string;
}

/** Encrypted key files in one folder. */
export interface Keystore {
  /** The signers of all files, by address. @throws SenderError `keystore_locked`, `keystore_invalid` */
  signers(): Promise<Map<Address, Signer>>;
  /** Makes a key, or keeps the one given, in a new file that only this user can read. */
  add(options?: { privateKey?: Bytes32; cost?: ScryptCost }): Promise<Signer>;
}

export function createKeystore({ directory, password }: KeystoreOptions): Keystore {
  async function files(): Promise<string[]> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const names = await readdir(directory);
    return names.filter((name) => name.endsWith(".json")).toSorted();
  }

  return {
    async signers() {
      const found = new Map<Address, Signer>();
      for (const name of await files()) {
        const path = join(directory, name);
        const { privateKey, address } = await decryptKey(await readKeystoreFile(path), password, path);
        found.set(address, createLocalSigner(privateKey));
      }
      return found;
    },

    async add({ privateKey = generatePrivateKey(), cost = STRONG_SCRYPT } = {}) {
      const random = { id: randomUUID(), salt: randomBytes(32), iv: randomBytes(16) };
      const file = await encryptKey(privateKey, password, cost, random);
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await writeDurably(join(directory, `${file.address}.json`), `${JSON.stringify(file, null, 2)}\n`);
      return createLocalSigner(privateKey);
    },
  };
}

async function readKeystoreFile(path: string): Promise<unknown> {
  if (process.platform !== "win32" && ((await stat(path)).mode & 0o077) !== 0) {
    const message = `${path} can be read by other users. Allow it to its owner only (chmod 600).`;
    throw new SenderError("keystore_invalid", message);
  }
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new SenderError("keystore_invalid", `${path} is not a keystore file. Take it out of the folder.`, {
      cause,
    });
  }
}

/** A key must not be lost once something was sent to it. Never replaces a file. */
async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
