import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { StoreError } from "../codec/store-error.ts";
import { levelFailure } from "./level-failure.ts";

/** File that names the process that opened the database last: LevelDB's lock does not say whose it is. */
export const HOLDER = "HOLDER";

export type Level = ClassicLevel<Buffer, Buffer>;

export interface LevelOptions {
  directory: string;
  /** What to do if the store is damaged, as a sentence. */
  remedy: string;
  /** Bytes of recently read blocks to keep in memory. */
  cacheBytes: number;
  /** Bytes of recent writes to keep in memory; up to two such buffers. */
  writeBufferBytes: number;
}

/**
 * Opens a database of raw keys and values, and makes the folder if there is none.
 * @throws StoreError `store_locked`, `store_corrupt`, `store_unwritable`, `disk_full`, `store_failed`
 */
export async function openLevel(options: LevelOptions): Promise<Level> {
  const { directory, remedy, cacheBytes, writeBufferBytes } = options;
  await refuseHeadless(directory, remedy);
  const db: Level = new ClassicLevel(directory, {
    keyEncoding: "buffer",
    valueEncoding: "buffer",
    cacheSize: cacheBytes,
    writeBufferSize: writeBufferBytes,
  });
  try {
    await db.open();
    await writeFile(join(directory, HOLDER), `${process.pid}\n`);
  } catch (cause) {
    const failure = levelFailure(cause, directory, remedy);
    await db.close();
    throw failure.code === "store_locked" ? lockedBy(await holderOf(directory), failure) : failure;
  }
  return db;
}

async function holderOf(directory: string): Promise<string | undefined> {
  const text = await readFile(join(directory, HOLDER), "utf8").catch(() => "");
  return /^\d+$/.test(text.trim()) ? text.trim() : undefined;
}

function lockedBy(holder: string | undefined, failure: StoreError): StoreError {
  if (holder === undefined) return failure;
  const message = `${failure.message} It was opened by process ${holder}.`;
  return new StoreError("store_locked", message, { cause: failure });
}

/** Without `CURRENT`, LevelDB would start an empty database and delete the files of the old one. */
async function refuseHeadless(directory: string, remedy: string): Promise<void> {
  const files = await readdir(directory).catch((): string[] => []);
  const tables = files.some((file) => /\.(ldb|sst|log)$/.test(file));
  if (!tables || files.includes("CURRENT")) return;
  throw new StoreError("store_corrupt", `The store ${directory} has lost its file CURRENT. ${remedy}`);
}
