import type { Bytes32, ProjectionReader } from "@green-ledger/domain";
import { META, publicCheckpoint, unsealMeta } from "./meta.ts";
import type { ProjectionState } from "./projection-state.ts";
import { openSnapshot } from "./snapshot.ts";

/** Read access, for any number of readers beside the one writer. */
export function createReader({
  db,
  translate,
  stored,
  checkpoint,
  onChange,
}: ProjectionState): ProjectionReader {
  return {
    snapshot: () => openSnapshot(db, translate),
    checkpoint() {
      const now = checkpoint();
      return now === undefined ? undefined : publicCheckpoint(now);
    },
    blockHash(block) {
      const key = META.hash(block);
      return unsealMeta<Bytes32>(key, stored(key));
    },
    onChange,
  };
}
