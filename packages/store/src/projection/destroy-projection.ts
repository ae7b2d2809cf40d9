import { rm } from "node:fs/promises";
import { ClassicLevel } from "classic-level";
import { levelFailure } from "../level/level-failure.ts";
import { REMEDY } from "./row-codec.ts";

/**
 * Deletes the projection of a folder, damaged or not; nothing if there is none.
 * @throws StoreError `store_locked`, `store_unwritable`, `store_failed`
 */
export async function destroyProjection(directory: string): Promise<void> {
  try {
    // Takes the lock first, so that nobody loses the files under an open projection.
    await ClassicLevel.destroy(directory);
    await rm(directory, { recursive: true, force: true });
  } catch (cause) {
    throw levelFailure(cause, directory, REMEDY);
  }
}
