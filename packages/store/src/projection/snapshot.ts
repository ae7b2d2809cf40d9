import type { KeyPart, ListOptions, Page, Snapshot, Table, Tables } from "@green-ledger/domain";
import { keyText } from "../codec/key.ts";
import { StoreError } from "../codec/store-error.ts";
import { corrupt } from "../codec/value.ts";
import type { Level } from "../level/open-level.ts";
import { unsealEntry } from "./index-entries.ts";
import { META, publicCheckpoint, type StoredCheckpoint, unsealMeta } from "./meta.ts";
import { pageRange } from "./pages.ts";
import { ownerOf, rowKey, unsealRow } from "./row-codec.ts";
import { indexSpace, rowSpace } from "./spaces.ts";

/** How much one page reads from LevelDB at a time. */
const READ_AHEAD_BYTES = 1 << 20;

/** Turns a failure of LevelDB into a StoreError. */
export type Translate = (cause: unknown) => StoreError;

/**
 * The projection as it is now, unchanged by later commits.
 * @throws StoreError `projection_empty` before the first block
 */
export function openSnapshot(db: Level, translate: Translate): Snapshot {
  const snapshot = db.snapshot();
  const options = { keyEncoding: "buffer", valueEncoding: "buffer", snapshot } as const;

  function stored(key: Buffer): Buffer | undefined {
    try {
      return db.getSync(key, options);
    } catch (cause) {
      throw translate(cause);
    }
  }

  function get<T extends Table>(table: T, parts: KeyPart[]): Tables[T] | undefined {
    const key = rowKey(table, parts);
    const sealed = stored(key);
    return sealed === undefined ? undefined : unsealRow(table, key, sealed);
  }

  async function entries(
    space: number,
    list: ListOptions,
  ): Promise<{ found: [Buffer, Buffer][]; more: boolean }> {
    const range = pageRange(space, list);
    try {
      const found = await db
        .iterator({ ...options, ...range, limit: list.limit + 1, highWaterMarkBytes: READ_AHEAD_BYTES })
        .all();
      return { found: found.slice(0, list.limit), more: found.length > list.limit };
    } catch (cause) {
      throw translate(cause);
    }
  }

  async function rowsUnder<T extends Table>(table: T, keys: Buffer[]): Promise<Tables[T][]> {
    const values = await db.getMany(keys, options).catch((cause: unknown) => {
      throw translate(cause);
    });
    return keys.map((key, i) => {
      const sealed = values[i];
      // An index entry without its row.
      if (sealed === undefined) throw corrupt(key, ownerOf(table));
      return unsealRow(table, key, sealed);
    });
  }

  const checkpoint = unsealMeta<StoredCheckpoint>(META.checkpoint, stored(META.checkpoint));
  if (checkpoint === undefined) {
    void snapshot.close();
    throw new StoreError("projection_empty", "Nothing is indexed yet. Wait until the first block is.");
  }

  return {
    checkpoint: publicCheckpoint(checkpoint),
    get,
    getMany: (table, keys) => keys.map((parts) => get(table, parts)),
    async list<T extends Table>(table: T, list: ListOptions): Promise<Page<Tables[T]>> {
      const { found, more } = await entries(rowSpace(table), list);
      return page(
        found.map(([key, sealed]) => unsealRow(table, key, sealed)),
        found,
        more,
      );
    },
    async listBy(table, index, list) {
      const { found, more } = await entries(indexSpace(table, index), list);
      const keys = found.map(([key, sealed]) => unsealEntry(table, key, sealed));
      return page(await rowsUnder(table, keys), found, more);
    },
    close() {
      void snapshot.close();
    },
  };
}

function page<Row>(rows: Row[], found: [Buffer, Buffer][], more: boolean): Page<Row> {
  const last = found.at(-1);
  return { rows, next: more && last !== undefined ? keyText(last[0]) : null };
}
