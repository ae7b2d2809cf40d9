import { type ScryptOptions, scrypt } from "node:crypto";
import type { Address, Bytes32, Hex } from "@green-ledger/domain";
import * as Keystore from "ox/Keystore";
import { privateKeyToAddress } from "viem/accounts";
import { SenderError } from "../errors/sender-error.ts";

/** A key in a file, in the form that every Ethereum client reads (Web3 secret storage, version 3). */
export type KeystoreFile = Keystore.Keystore & { address?: string };

/** What the key of the file costs to guess, and to open: `n` doubles both memory and time. */
export interface ScryptCost {
  n: number;
  r: number;
  p: number;
}

/** What is random in a new file. */
export interface KeystoreRandom {
  /** UUID. */
  id: string;
  /** 32 bytes. */
  salt: Uint8Array;
  /** 16 bytes. */
  iv: Uint8Array;
}

/** Encrypts a private key with a password. */
export async function encryptKey(
  privateKey: Bytes32,
  password: string,
  cost: ScryptCost,
  { id, salt, iv }: KeystoreRandom,
): Promise<KeystoreFile> {
  const key = await deriveKey(password, salt, 32, cost);
  const kdfparams = { ...cost, dklen: 32, salt: Buffer.from(salt).toString("hex") };
  const file = Keystore.encrypt(privateKey, key, { id, iv, kdf: "scrypt", kdfparams });
  return { ...file, address: privateKeyToAddress(privateKey).slice(2).toLowerCase() };
}

/**
 * The private key in a file, and its address in lower case.
 * @param content the parsed JSON
 * @param name how to call the file in messages
 * @throws SenderError `keystore_locked`, `keystore_invalid`
 */
export async function decryptKey(
  content: unknown,
  password: string,
  name: string,
): Promise<{ privateKey: Bytes32; address: Address }> {
  if (!isKeystoreFile(content))
    throw invalid(name, "it is not a version 3 keystore with scrypt and aes-128-ctr");
  const privateKey = openWith(await keyOf(content, password), content, name);
  const address = privateKeyToAddress(privateKey).toLowerCase() as Address;
  if (content.address === undefined || `0x${content.address.replace(/^0x/, "").toLowerCase()}` === address) {
    return { privateKey, address };
  }
  throw invalid(name, "it holds the key of another address than it names");
}

function keyOf(file: ScryptFile, password: string): Promise<Hex> {
  const { dklen, salt, n, r, p } = file.crypto.kdfparams;
  // Some clients write parameters that the standard does not allow, and OpenSSL refuses them.
  if (n >= 2 ** (16 * r))
    return Keystore.toKeyAsync(file, { password }).then((key) => (typeof key === "function" ? key() : key));
  return deriveKey(password, Buffer.from(salt, "hex"), dklen, { n, r, p });
}

function openWith(key: Hex, file: KeystoreFile, name: string): Bytes32 {
  try {
    return Keystore.decrypt(file, key);
  } catch (cause) {
    throw new SenderError("keystore_locked", `The password does not open ${name}. Give the right one.`, {
      cause,
    });
  }
}

type ScryptFile = KeystoreFile & {
  crypto: { kdf: "scrypt"; kdfparams: ScryptCost & { dklen: number; salt: string } };
};

function isKeystoreFile(content: unknown): content is ScryptFile {
  if (typeof content !== "object" || content === null) return false;
  const { version, crypto } = content as Partial<ScryptFile>;
  if (version !== 3 || crypto?.cipher !== "aes-128-ctr" || crypto.kdf !== "scrypt") return false;
  const { n, r, p, dklen, salt } = crypto.kdfparams ?? {};
  return [n, r, p, dklen].every(Number.isSafeInteger) && typeof salt === "string";
}

/** OpenSSL's scrypt, which is much quicker than one in JavaScript. */
function deriveKey(
  password: string,
  salt: Uint8Array,
  length: number,
  { n, r, p }: ScryptCost,
): Promise<Hex> {
  // The library's own limit of 32 MiB is too little for what other clients write.
  const options: ScryptOptions = { N: n, r, p, maxmem: 128 * n * r * 2 + 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, key) => {
      if (error === null) resolve(`0x${key.toString("hex")}`);
      else reject(error);
    });
  });
}

function invalid(name: string, why: string): SenderError {
  return new SenderError("keystore_invalid", `${name} cannot be used: ${why}.`);
}
