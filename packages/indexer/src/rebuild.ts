import type { Checkpoint } from "@green-ledger/domain";
import { destroyProjection, openProjection, type Projection } from "@green-ledger/store/projection";
import { createIndexer, type IndexerOptions } from "./create-indexer.ts";

export interface RebuildOptions extends Omit<IndexerOptions, "projection"> {
  /** Folder of the projection. */
  directory: string;
  /** Block that was taken in last, of how many the node has. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Deletes the projection and makes it again from the chain, up to the node's newest block. Its digest equals that of a
 * projection that followed the same chain block by block.
 * @returns the new projection, open
 * @throws IndexError, StoreError
 */
export async function rebuild(
  options: RebuildOptions,
): Promise<{ projection: Projection; checkpoint: Checkpoint | undefined }> {
  const { directory, log, onProgress } = options;
  await destroyProjection(directory);
  const projection = await openProjection({ directory, log });
  try {
    const indexer = createIndexer({ ...options, projection });
    indexer.onCommitted(({ block }) => onProgress?.(block.number, indexer.status().head ?? block.number));
    return { projection, checkpoint: await indexer.catchUp() };
  } catch (error) {
    await projection.close();
    throw error;
  }
}
