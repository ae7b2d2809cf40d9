import { bytes, type LienRow, objectKey, type PartyId, unencumbered, ZERO_32 } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import { lienRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { objectOf, ownerOf } from "../reads/lien-objects.ts";
import { byPlace } from "../reads/orders.ts";
import { collectPage, rowsBy, type Source } from "../reads/pages.ts";
import { wireEncumbrance, wireLien } from "../wire/lien.ts";

const newestFirst = byPlace<LienRow>(({ created }) => created);

export const lienReads: Pick<ReadHandlers, "listLiens" | "getLien" | "getEncumbrance"> = {
  async listLiens({ query }, context) {
    const { paging, asOf, snapshot, principal } = context;
    const object = query.object === undefined ? undefined : objectOf(query.object);
    const creditor = query.creditor === undefined ? undefined : chainId(query.creditor);
    const grantor = query.grantor === undefined ? undefined : chainId(query.grantor);
    const owner = object === undefined ? undefined : await ownerOf(object, context);
    const sources =
      object === undefined
        ? sourcesOf(context, creditor, grantor)
        : [rowsBy(snapshot, "lien", "byObject", { prefix: objectKey(object) })];
    const { rows, next_cursor } = await collectPage({
      sources,
      order: newestFirst,
      keep: (row) =>
        (creditor === undefined || row.creditor === creditor) &&
        (grantor === undefined || row.grantor === grantor) &&
        (query.class === undefined || row.class === query.class) &&
        (query.status === undefined || row.status === query.status) &&
        decide(principal, "lien.read", lienRelations(row, owner, principal.party)).allow,
      paging,
    });
    return { data: await shown(rows, context), next_cursor, as_of: asOf };
  },

  async getLien({ params }, context) {
    const row = context.lookup.lien(chainId(params.id));
    if (row === undefined) throw new GatewayError("not_found");
    const relations = lienRelations(row, await ownerOf(row, context), context.principal.party);
    if (!decide(context.principal, "lien.read", relations).allow) throw new GatewayError("not_found");
    const [data] = await shown([row], context);
    if (data === undefined) throw new GatewayError("not_found");
    return { data, as_of: context.asOf };
  },

  async getEncumbrance({ params }, context) {
    const { lookup, principal } = context;
    const object = objectOf(params.id);
    const owner = await ownerOf(object, context);
    if (owner === undefined) throw new GatewayError("not_found");
    const row = lookup.encumbrance(object) ?? unencumbered(object);
    const holder = row.exclusive === null ? undefined : lookup.lien(row.exclusive);
    const inFull = owner === principal.party || reachesAll(principal, "lien.read");
    return { data: wireEncumbrance(row, { owner, holder, inFull }), as_of: context.asOf };
  },
};

/** The key spaces that hold what was asked for: one's own, unless everything may be seen. */
function sourcesOf(
  { principal, snapshot }: ReadContext,
  creditor: PartyId | undefined,
  grantor: PartyId | undefined,
): Source<LienRow>[] {
  const heldBy = (party: PartyId) => rowsBy(snapshot, "lien", "byCreditor", { prefix: [bytes(party)] });
  const grantedBy = (party: PartyId) => rowsBy(snapshot, "lien", "byGrantor", { prefix: [bytes(party)] });
  const all = reachesAll(principal, "lien.read");
  if (creditor !== undefined && (all || creditor === principal.party)) return [heldBy(creditor)];
  if (grantor !== undefined && (all || grantor === principal.party)) return [grantedBy(grantor)];
  if (all) return [rowsBy(snapshot, "lien", "byTime")];
  return [heldBy(principal.party), grantedBy(principal.party)];
}

async function shown(rows: readonly LienRow[], context: ReadContext) {
  const { principal, snapshot, disclosure } = context;
  const owners = await Promise.all(rows.map((row) => ownerOf(row, context)));
  const statements = disclosure.statements(
    "lien",
    rows.map((row, i) => ({
      // What a contract took is documented there, e.g. with the underlying of a pool.
      root: row.desk === null ? row.dataRoot : ZERO_32,
      relations: lienRelations(row, owners[i], principal.party),
    })),
  );
  return rows.map((row, i) => wireLien(row, snapshot.checkpoint.time, statements[i] ?? null));
}
