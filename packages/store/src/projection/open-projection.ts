import type { Log, ProjectionReader } from "@green-ledger/domain";
import { endOfPrefix } from "../codec/key.ts";
import { StoreError } from "../codec/store-error.ts";
import { levelFailure } from "../level/level-failure.ts";
import { type Level, openLevel } from "../level/open-level.ts";
import { type Diagnosis, diagnose, type ScanProgress } from "./doctor.ts";
import { dumpProjection } from "./dump.ts";
import { blockOfUndoKey, META, type StoredCheckpoint, sealMeta, unsealMeta } from "./meta.ts";
import { createProjectionState } from "./projection-state.ts";
import { createReader } from "./reader.ts";
import { REMEDY } from "./row-codec.ts";
import { FIRST_TABLE_SPACE, SCHEMA_VERSION } from "./spaces.ts";
import { createWriter, type ProjectionWriter } from "./writer.ts";

export interface ProjectionOptions {
  directory: string;
  log: Log;
  /**
   * Whether each commit waits for the disk. Without, a power cut may lose the newest blocks, which the indexer then
   * reads again; it never tears one.
   * @default false
   */
  sync?: boolean | undefined;
}

/** The rows that were folded from the chain, on disk. One process at a time. */
export interface Projection {
  readonly directory: string;
  readonly reader: ProjectionReader;
  readonly writer: ProjectionWriter;
  /** Reads everything and compares it with what was written. Never throws for damage: it lists it. */
  doctor(onProgress?: (progress: ScanProgress) => void): Promise<Diagnosis>;
  /** Every row and index entry and the checkpoint, in key order, as hexadecimal: to compare two projections. */
  dump(): AsyncIterable<[key: string, value: string]>;
  close(): Promise<void>;
}

const CACHE_BYTES = 32 << 20;
const WRITE_BUFFER_BYTES = 8 << 20;

/**
 * Opens the projection of a folder, or begins an empty one.
 * @throws StoreError `projection_outdated`, `store_locked`, `store_corrupt`, `store_unwritable`, `disk_full`, `store_failed`
 */
export async function openProjection({
  directory,
  log,
  sync = false,
}: ProjectionOptions): Promise<Projection> {
  const translate = (cause: unknown) => levelFailure(cause, directory, REMEDY);
  const db = await openLevel({
    directory,
    remedy: REMEDY,
    cacheBytes: CACHE_BYTES,
    writeBufferBytes: WRITE_BUFFER_BYTES,
  });
  try {
    await requireVersion(db, directory);
    const checkpoint = await readCheckpoint(db, directory);
    const state = createProjectionState(db, translate, checkpoint);
    log.info({ directory, block: checkpoint?.block ?? null, rows: checkpoint?.rows ?? 0 }, "projection open");
    return {
      directory,
      reader: createReader(state),
      writer: createWriter(state, { oldestUndo: await oldestUndo(db), sync }),
      doctor: (onProgress) => diagnose(db, translate, onProgress),
      dump: () => dumpProjection(db, translate),
      close: () => db.close(),
    };
  } catch (cause) {
    await db.close();
    throw translate(cause);
  }
}

async function requireVersion(db: Level, directory: string): Promise<void> {
  const version = unsealMeta<string>(META.schemaVersion, db.getSync(META.schemaVersion));
  if (version === SCHEMA_VERSION) return;
  if (version === undefined) {
    await db.put(META.schemaVersion, sealMeta(META.schemaVersion, SCHEMA_VERSION));
    return;
  }
  const message = `The projection ${directory} was written by another version of this program (${version}, this is ${SCHEMA_VERSION}). Run rebuild.`;
  throw new StoreError("projection_outdated", message);
}

async function readCheckpoint(db: Level, directory: string): Promise<StoredCheckpoint | undefined> {
  const checkpoint = unsealMeta<StoredCheckpoint>(META.checkpoint, db.getSync(META.checkpoint));
  if (checkpoint !== undefined) return checkpoint;
  const rows = await db.keys({ gte: Buffer.of(FIRST_TABLE_SPACE), limit: 1 }).all();
  if (rows.length === 0) return undefined;
  throw new StoreError("store_corrupt", `The projection ${directory} has rows but no checkpoint. ${REMEDY}`);
}

async function oldestUndo(db: Level): Promise<number | undefined> {
  const end = endOfPrefix(META.undoOfAll);
  const [key] = await db.keys({ gte: META.undoOfAll, ...(end && { lt: end }), limit: 1 }).all();
  return key === undefined ? undefined : blockOfUndoKey(key);
}
