import {
  bytes,
  type Colour,
  type DistributionRow,
  type NotePositionRow,
  type NoteTransferRow,
  type PoolFlowRow,
  type PoolItemRow,
  type PoolRow,
  type SubstitutionRow,
  type TrancheId,
  u32,
  ZERO_32,
} from "@green-ledger/domain";
import { chainId } from "../ids/wire-ids.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { byPlace, type Order } from "../reads/orders.ts";
import { collectPage, rowsBy } from "../reads/pages.ts";
import { type PoolScope, scopeOf, visiblePool } from "../reads/pool-scope.ts";
import {
  wireDistribution,
  wireNotePosition,
  wireNoteTransfer,
  wirePool,
  wirePoolFlow,
  wirePoolItem,
  wireSubstitution,
} from "../wire/pool.ts";

const poolsNewestFirst = byPlace<PoolRow>(({ created }) => created);
const itemsNewestFirst = byPlace<PoolItemRow>(({ created }) => created);
const flowsNewestFirst = byPlace<PoolFlowRow>(({ place }) => place);
const transfersNewestFirst = byPlace<NoteTransferRow>(({ place }) => place);
const distributionsNewestFirst = byPlace<DistributionRow>(({ place }) => place);
const substitutionsNewestFirst = byPlace<SubstitutionRow>(({ created }) => created);

/** By tranche, then by holder: the order in which a pool's positions are kept. */
const byNoteAndHolder: Order<NotePositionRow> = {
  positionOf: ({ colour, holder }) => `${colour}.${holder}`,
  keyOf(position) {
    const [colour, holder = ZERO_32] = position.split(".");
    return [u32(Number(colour)), bytes(holder as NotePositionRow["holder"])];
  },
  compare(a, b) {
    if (a.colour !== b.colour) return a.colour - b.colour;
    return a.holder < b.holder ? -1 : Number(a.holder > b.holder);
  },
};

export const poolReads: Pick<
  ReadHandlers,
  | "listPools"
  | "getPool"
  | "listPoolItems"
  | "listPoolFlows"
  | "listNoteHolders"
  | "listNoteTransfers"
  | "listDistributions"
  | "listSubstitutions"
> = {
  async listPools({ query }, context) {
    const { snapshot, paging, asOf } = context;
    const source =
      query.issuer === undefined
        ? rowsBy(snapshot, "pool", "byTime")
        : rowsBy(snapshot, "pool", "byIssuer", { prefix: [bytes(chainId(query.issuer))] });
    const scopes = new Map<PoolRow["id"], PoolScope>();
    const { rows, next_cursor } = await collectPage({
      // Who may see a pool is looked up with its rows, since what is kept is decided without waiting.
      sources: [
        async (after, limit) => {
          const found = await source(after, limit);
          for (const row of found) {
            const scope = await scopeOf(row, context);
            if (scope !== undefined) scopes.set(row.id, scope);
          }
          return found;
        },
      ],
      order: poolsNewestFirst,
      keep: ({ id }) =>
        scopes.has(id) &&
        (query.item === undefined || context.lookup.poolItem(id, chainId(query.item)) !== undefined),
      paging,
    });
    return { data: rows.flatMap(({ id }) => shown(scopes.get(id), context)), next_cursor, as_of: asOf };
  },

  async getPool({ params }, context) {
    const scope = await visiblePool(params.id, context);
    return { data: shownPool(scope, context), as_of: context.asOf };
  },

  async listPoolItems({ params, query }, context) {
    const { snapshot, paging, asOf, principal } = context;
    const { pool, relations, inFull } = await visiblePool(params.id, context);
    const originator = query.originator === undefined ? undefined : chainId(query.originator);
    const project = query.project === undefined ? undefined : chainId(query.project);
    // A note holder sees what stands behind its notes; an originator what it sold.
    const all = inFull || relations.includes("holder");
    const { rows, next_cursor } = await collectPage({
      sources: [rowsBy(snapshot, "poolItem", "byPool", { prefix: [bytes(pool.id)] })],
      order: itemsNewestFirst,
      keep: (row) =>
        (all || row.originator === principal.party) &&
        (originator === undefined || row.originator === originator) &&
        (project === undefined || row.project === project),
      paging,
    });
    const statements = context.disclosure.statements(
      "pool",
      rows.map(({ dataRoot, originator: seller }) => ({
        root: dataRoot,
        relations: relations.filter((each) => each !== "originator" || seller === principal.party),
      })),
    );
    const data = rows.map((row, i) => wirePoolItem(row, pool.currency, statements[i] ?? null));
    return { data, next_cursor, as_of: asOf };
  },

  async listPoolFlows({ params, query }, context) {
    const { snapshot, paging, asOf, principal, lookup } = context;
    const { pool, relations, inFull } = await visiblePool(params.id, context);
    const all = inFull || relations.includes("holder");
    const source =
      query.item === undefined
        ? rowsBy(snapshot, "poolFlow", "byPool", { prefix: [bytes(pool.id)] })
        : rowsBy(snapshot, "poolFlow", "byItem", { prefix: [bytes(pool.id), bytes(chainId(query.item))] });
    const { rows, next_cursor } = await collectPage({
      sources: [source],
      order: flowsNewestFirst,
      keep: ({ item }) => all || lookup.poolItem(pool.id, item)?.originator === principal.party,
      paging,
    });
    return { data: rows.map((row) => shownFlow(row, pool, context)), next_cursor, as_of: asOf };
  },

  async listNoteHolders({ params }, context) {
    const { snapshot, paging, asOf, principal } = context;
    const { pool, inFull } = await visiblePool(params.id, context);
    const source = rowsBy(snapshot, "notePosition", "byPool", { prefix: [bytes(pool.id)], reverse: false });
    const { rows, next_cursor } = await collectPage({
      sources: [source],
      order: byNoteAndHolder,
      reverse: false,
      keep: ({ holder }) => inFull || holder === principal.party,
      paging,
    });
    const data = rows.map((row) => wireNotePosition(row, pool.currency, trancheOf(row.colour, context)));
    return { data, next_cursor, as_of: asOf };
  },

  async listNoteTransfers({ params }, context) {
    const { snapshot, paging, asOf, principal } = context;
    const { pool, inFull } = await visiblePool(params.id, context);
    const { rows, next_cursor } = await collectPage({
      sources: [rowsBy(snapshot, "noteTransfer", "byPool", { prefix: [bytes(pool.id)] })],
      order: transfersNewestFirst,
      keep: ({ from, to }) => inFull || from === principal.party || to === principal.party,
      paging,
    });
    const data = rows.map((row) => wireNoteTransfer(row, pool.currency, trancheOf(row.colour, context)));
    return { data, next_cursor, as_of: asOf };
  },

  async listDistributions({ params }, context) {
    const { snapshot, paging, asOf } = context;
    const { pool, relations, inFull } = await visiblePool(params.id, context);
    const all = inFull || relations.includes("holder");
    const { rows, next_cursor } = await collectPage({
      sources: [rowsBy(snapshot, "distribution", "byPool", { prefix: [bytes(pool.id)] })],
      order: distributionsNewestFirst,
      keep: () => all,
      paging,
    });
    const data = rows.map((row) => wireDistribution(row, pool.currency, trancheOf(row.colour, context)));
    return { data, next_cursor, as_of: asOf };
  },

  async listSubstitutions({ params }, context) {
    const { snapshot, paging, asOf, principal, lookup } = context;
    const { pool, relations, inFull } = await visiblePool(params.id, context);
    const all = inFull || relations.includes("holder");
    const { rows, next_cursor } = await collectPage({
      sources: [rowsBy(snapshot, "substitution", "byPool", { prefix: [bytes(pool.id)] })],
      order: substitutionsNewestFirst,
      keep: ({ out, replacement }) =>
        all ||
        replacement.originator === principal.party ||
        lookup.poolItem(pool.id, out)?.originator === principal.party,
      paging,
    });
    return { data: rows.map((row) => wireSubstitution(row, pool.currency)), next_cursor, as_of: asOf };
  },
};

function shown(scope: PoolScope | undefined, context: ReadContext) {
  return scope === undefined ? [] : [shownPool(scope, context)];
}

function shownPool({ pool, relations }: PoolScope, context: ReadContext) {
  const { lookup, snapshot, disclosure } = context;
  const colours = lookup.instrument(pool.id)?.colours ?? [];
  const notes = colours.flatMap((colour) => {
    const note = snapshot.get("note", [u32(colour)]);
    return note === undefined ? [] : [{ note, tranche: trancheOf(colour, context) }];
  });
  const [statement] = disclosure.statements("pool", [{ root: pool.dataRoot, relations }]);
  return wirePool(pool, notes, statement ?? null);
}

function shownFlow(row: PoolFlowRow, pool: PoolRow, { snapshot, lookup }: ReadContext) {
  if (row.receipt === null) return wirePoolFlow(row, pool.currency, undefined, undefined);
  const receipt = snapshot.get("movement", [bytes(row.receipt)]);
  const currency = receipt === undefined ? undefined : lookup.account(receipt.account)?.currency;
  const brought =
    receipt?.direction === "in" && currency !== undefined ? { amount: receipt.amount, currency } : undefined;
  return wirePoolFlow(row, pool.currency, brought, snapshot.get("poolReceipt", [bytes(row.receipt)]));
}

function trancheOf(colour: Colour, { lookup }: ReadContext): TrancheId {
  return lookup.tranche(colour)?.id ?? ZERO_32;
}
