import { rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { levelFailure } from "../level/level-failure.ts";
import { HOLDER } from "../level/open-level.ts";
import { REMEDY } from "./row-codec.ts";

/**
 * Deletes the projection of a folder, damaged or not; nothing if there is none. Files that are not the projection's
 * stay.
 * @throws StoreError `store_locked`, `store_unwritable`, `store_failed`
 */
export async function destroyProjection(directory: string): Promise<void> {
  try {
    // Takes the lock first, so that nobody loses the files under an open projection.
    await ClassicLevel.destroy(directory);
    await rm(join(directory, HOLDER), { force: true });
    await rmdir(directory);
  } catch (cause) {
    if (isLeft(cause)) return;
    throw levelFailure(cause, directory, REMEDY);
  }
}

/** The folder is not there any more, or has files of somebody else. */
function isLeft(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    "code" in cause &&
    ["ENOENT", "ENOTEMPTY", "EEXIST"].includes(String(cause.code))
  );
}
