import {
  type AssetRow,
  bytes,
  type ClaimId,
  type ClaimRow,
  type PartyId,
  text,
  u32,
  u64,
} from "@green-ledger/domain";
import { causesAgainst, type ForceCause } from "./claim-force.ts";
import type { ReadContext } from "./context.ts";

/** A claim with what speaks against it; nothing if it is in force. */
export interface Judged {
  claim: ClaimId;
  causes: ForceCause[];
}

export interface Standing {
  inStanding: boolean;
  /** The label alone. */
  label: boolean;
  requirements: { schema: string; by: PartyId; satisfied: boolean; permits: Judged[] }[];
  /** Penalties that are neither ended nor run out. */
  penalties: Judged[];
}

/** As many open penalties as the ledger lets an asset have. */
const MOST_PENALTIES = 16;
const LAST = u32(2 ** 32 - 1);

/** Whether an asset may receive money as of the snapshot, its claims considered, and what stands in the way (L9). */
export async function standingOf(
  asset: AssetRow,
  context: Pick<ReadContext, "snapshot" | "lookup">,
): Promise<Standing> {
  const now = context.snapshot.checkpoint.time;
  const label = asset.status === "confirmed" && (asset.validUntil === 0 || now < asset.validUntil);
  const duties = context.lookup.duties(asset.id);
  if (duties === undefined) return { inStanding: label, label, requirements: [], penalties: [] };
  const permits = context.snapshot.getMany(
    "permit",
    duties.required.map(({ schema }) => [bytes(asset.id), text(schema)]),
  );
  const requirements = duties.required.map(({ schema, by }, i) => {
    const listed = [permits[i]?.newest, permits[i]?.before].flatMap((id) => judge(id, context));
    return { schema, by, satisfied: listed.some(counts), permits: listed };
  });
  const penalties = duties.penalties === 0 ? [] : await openPenalties(asset, context);
  const held = requirements.every(({ satisfied }) => satisfied);
  return { inStanding: label && held && !penalties.some(counts), label, requirements, penalties };
}

export const counts = ({ causes }: Judged): boolean => causes.length === 0;

function judge(
  id: ClaimId | null | undefined,
  { snapshot, lookup }: Pick<ReadContext, "snapshot" | "lookup">,
): Judged[] {
  const row: ClaimRow | undefined = id ? lookup.claim(id) : undefined;
  return row === undefined
    ? []
    : [{ claim: row.id, causes: causesAgainst(lookup, row, snapshot.checkpoint.time) }];
}

async function openPenalties(
  { id }: AssetRow,
  context: Pick<ReadContext, "snapshot" | "lookup">,
): Promise<Judged[]> {
  const { snapshot } = context;
  const { rows } = await snapshot.listBy("claim", "byOpenPenalty", {
    prefix: [bytes(id)],
    // Those that run out now are over.
    after: [bytes(id), u64(snapshot.checkpoint.time), LAST, LAST],
    limit: MOST_PENALTIES,
  });
  return rows.flatMap((row) => judge(row.id, context));
}
