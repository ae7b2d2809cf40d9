import { keyText } from "../codec/key.ts";
import type { StoreError } from "../codec/store-error.ts";
import type { Level } from "../level/open-level.ts";
import { META } from "./meta.ts";
import { FIRST_TABLE_SPACE } from "./spaces.ts";

/** Every row and index entry and the checkpoint, in key order. */
export async function* dumpProjection(
  db: Level,
  translate: (cause: unknown) => StoreError,
): AsyncGenerator<[key: string, value: string]> {
  try {
    const checkpoint = await db.get(META.checkpoint);
    if (checkpoint !== undefined) yield [keyText(META.checkpoint), keyText(checkpoint)];
    for await (const [key, value] of db.iterator({ gte: Buffer.of(FIRST_TABLE_SPACE) })) {
      yield [keyText(key), keyText(value)];
    }
  } catch (cause) {
    throw translate(cause);
  }
}
