import type { Log, ProjectionReader } from "@green-ledger/domain";
import type { Indexer } from "@green-ledger/indexer";
import { changeOf, createForest, type Forest, loadForest } from "@green-ledger/trace";

/**
 * The forest of the index as it is, kept up to date with every block from now on. To be called before the indexer runs.
 * @param onFailure the forest and the index disagree: the forest says nothing more
 * @throws ForestFault if the index contradicts itself: it must be rebuilt
 */
export async function keepForest(
  { reader, indexer, log }: { reader: ProjectionReader; indexer: Indexer; log: Log },
  onFailure: (error: unknown) => void,
): Promise<Forest> {
  const forest = await currentForest(reader);
  log.info({ ...forest.size(), block: forest.block() }, "forest of lots loaded");
  const guarded = (work: () => void) => {
    try {
      work();
    } catch (error) {
      onFailure(error);
    }
  };
  indexer.onCommitted(({ block, mutations }) =>
    guarded(() => forest.append(changeOf(block.number, mutations))),
  );
  indexer.onReverted((checkpoint) => guarded(() => forest.truncate(checkpoint?.block ?? -1)));
  return forest;
}

async function currentForest(reader: ProjectionReader): Promise<Forest> {
  if (reader.checkpoint() === undefined) return createForest();
  const snapshot = reader.snapshot();
  try {
    return await loadForest(snapshot, () => new Promise((resolve) => setImmediate(resolve)));
  } finally {
    snapshot.close();
  }
}
