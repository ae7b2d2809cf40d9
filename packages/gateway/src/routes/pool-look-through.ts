import {
  allOf,
  bytes,
  type InstrumentId,
  type NotePositionRow,
  type PoolItemRow,
  type PoolRow,
  type Snapshot,
  u32,
} from "@green-ledger/domain";
import {
  type ItemView,
  lookThroughHolder,
  lookThroughItems,
  lookThroughProject,
  type PoolPicture,
} from "@green-ledger/trace";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, wireId, wireIdOrNull } from "../ids/wire-ids.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { visiblePool } from "../reads/pool-scope.ts";
import { wireMoney } from "../wire/common.ts";

export const poolLookThrough: Pick<
  ReadHandlers,
  "lookThroughHolder" | "lookThroughItem" | "lookThroughProject"
> = {
  async lookThroughHolder({ params }, context) {
    const { principal, snapshot, asOf } = context;
    const { pool, inFull } = await visiblePool(params.id, context);
    const holder = chainId(params.holder);
    if (!inFull && holder !== principal.party) throw new GatewayError("not_found");
    const view = lookThroughHolder(await pictureOf(pool.id, context), holder);
    const money = (minor: bigint) => wireMoney(pool.currency, minor);
    const held = view.share > 0n || holds(snapshot, context, pool.id, holder);
    if (!held) throw new GatewayError("not_found", "The party holds no notes of this pool.");
    return {
      data: {
        pool: params.id,
        holder: params.holder,
        outstanding: money(view.outstanding),
        share: money(view.share),
        items: view.items.map(({ item, project, outstanding, share }) => ({
          item: wireId("tranche", item),
          project: wireIdOrNull("asset", project),
          outstanding: money(outstanding),
          share: money(share),
        })),
      },
      as_of: asOf,
    };
  },

  async lookThroughItem({ params }, context) {
    const pool = await poolInFull(params.id, context);
    const item = chainId(params.item);
    const known = context.lookup.poolItem(pool.id, item);
    if (known === undefined) throw new GatewayError("not_found", "There is no such underlying in the pool.");
    const view = lookThroughItems(await pictureOf(pool.id, context), (each) => each === item);
    return { data: wireView(params.id, pool, view), as_of: context.asOf };
  },

  async lookThroughProject({ params }, context) {
    const pool = await poolInFull(params.id, context);
    const picture = await pictureOf(pool.id, context);
    const project = chainId(params.project);
    if (!picture.items.some((item) => item.project === project)) {
      throw new GatewayError("not_found", "No underlying of the pool finances the project.");
    }
    return {
      data: wireView(params.id, pool, lookThroughProject(picture, project)),
      as_of: context.asOf,
    };
  },
};

/** Who the holders are is for issuer, servicer and supervisors. */
async function poolInFull(wire: string, context: ReadContext): Promise<PoolRow> {
  const { pool, inFull } = await visiblePool(wire, context);
  if (!inFull) throw new GatewayError("not_found");
  return pool;
}

/** All rows that a look through a pool is made from. At most 2 000 underlyings; holders as they are. */
async function pictureOf(pool: InstrumentId, { snapshot, lookup }: ReadContext): Promise<PoolPicture> {
  const colours = lookup.instrument(pool)?.colours ?? [];
  const notes = colours.flatMap((colour) => snapshot.get("note", [u32(colour)]) ?? []);
  const items = (await allItems(snapshot, pool)).filter(({ status }) => status === "accepted");
  return { items, notes, positions: await allPositions(snapshot, pool) };
}

function allItems(snapshot: Snapshot, pool: InstrumentId): Promise<PoolItemRow[]> {
  return allOf((page) => snapshot.list("poolItem", { ...page, prefix: [bytes(pool)] }));
}

function allPositions(snapshot: Snapshot, pool: InstrumentId): Promise<NotePositionRow[]> {
  return allOf((page) => snapshot.listBy("notePosition", "byPool", { ...page, prefix: [bytes(pool)] }));
}

function holds(
  snapshot: Snapshot,
  { lookup }: ReadContext,
  pool: InstrumentId,
  holder: NotePositionRow["holder"],
): boolean {
  const colours = lookup.instrument(pool)?.colours ?? [];
  return colours.some(
    (colour) => (snapshot.get("notePosition", [u32(colour), bytes(holder)])?.face ?? 0n) > 0n,
  );
}

function wireView(wire: string, { currency }: PoolRow, { outstanding, holders }: ItemView) {
  return {
    pool: wire,
    outstanding: wireMoney(currency, outstanding),
    holders: holders.map(({ holder, amount }) => ({
      holder: wireId("party", holder),
      amount: wireMoney(currency, amount),
    })),
  };
}
