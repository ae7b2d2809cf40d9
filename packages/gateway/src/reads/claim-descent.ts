import { bytes, type ClaimId, type ClaimRow, type Snapshot } from "@green-ledger/domain";
import type { Lookup } from "./lookup.ts";

/** Links that are read at a time. */
const CHUNK = 64;

interface Reader {
  snapshot: Pick<Snapshot, "list">;
  lookup: Pick<Lookup, "claim">;
}

/**
 * Every claim that stands on another, each once, a claim before those that stand on it. Reads links only, so the work
 * is that of the answer.
 * @param seen the last claim of the page before, or null
 */
export async function* claimsOn(
  reader: Reader,
  root: ClaimId,
  seen: ClaimId | null,
): AsyncGenerator<ClaimRow, void, undefined> {
  yield* below(reader, { root, from: root, path: seen === null ? [] : pathTo(reader, root, seen) });
}

/** Whether a claim stands on another, whatever lies between; every claim stands on itself. */
export function standsOn({ lookup }: Pick<Reader, "lookup">, claim: ClaimId, root: ClaimId): boolean {
  if (claim === root) return true;
  const references = lookup.claim(claim)?.references ?? [];
  return references.some((reference) => standsOn({ lookup }, reference.claim, root));
}

interface Place {
  root: ClaimId;
  from: ClaimId;
  /** Claims below `from` on the way to the last one seen. */
  path: readonly ClaimId[];
}

async function* below(
  reader: Reader,
  { root, from, path }: Place,
): AsyncGenerator<ClaimRow, void, undefined> {
  const [next, ...rest] = path;
  if (next !== undefined) yield* below(reader, { root, from: next, path: rest });
  let after = next;
  for (;;) {
    const start = after === undefined ? {} : { after: [bytes(from), bytes(after)] };
    const { rows } = await reader.snapshot.list("claimLink", {
      prefix: [bytes(from)],
      limit: CHUNK,
      ...start,
    });
    for (const { by } of rows) {
      const row = reader.lookup.claim(by);
      if (row === undefined || parentOf(reader, root, by) !== from) continue;
      yield row;
      yield* below(reader, { root, from: by, path: [] });
    }
    after = rows.at(-1)?.by;
    if (rows.length < CHUNK) return;
  }
}

/** Of several ways down to a claim, the one that counts: over its first reference that stands on the root. */
function parentOf(reader: Reader, root: ClaimId, claim: ClaimId): ClaimId | undefined {
  const references = reader.lookup.claim(claim)?.references ?? [];
  return references.find((reference) => standsOn(reader, reference.claim, root))?.claim;
}

/** From the claim under the root to the claim itself; empty for the root. */
function pathTo(reader: Reader, root: ClaimId, claim: ClaimId): ClaimId[] {
  if (claim === root) return [];
  const parent = parentOf(reader, root, claim);
  return parent === undefined ? [] : [...pathTo(reader, root, parent), claim];
}
