import { type AssetRow, bytes, type SchemeRow } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { assetRelations } from "../policy/relations.ts";
import { documentsOf } from "../reads/asset-evidence.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { byPlace, byText } from "../reads/orders.ts";
import { collectPage, rowsBy, rowsOf } from "../reads/pages.ts";
import { standingOf } from "../reads/standing.ts";
import { wireAsset, wireScheme } from "../wire/asset.ts";

const newestFirst = byPlace<AssetRow>(({ created }) => created);
const byName = byText<SchemeRow>(({ id }) => id);

export const assetReads: Pick<ReadHandlers, "listAssets" | "getAsset" | "listSchemes"> = {
  async listAssets({ query }, context) {
    const { snapshot, paging, asOf } = context;
    const source =
      query.owner === undefined
        ? rowsBy(snapshot, "asset", "byTime")
        : rowsBy(snapshot, "asset", "byOwner", { prefix: [bytes(chainId(query.owner))] });
    const { rows, next_cursor } = await collectPage({ sources: [source], order: newestFirst, paging });
    const data = await Promise.all(rows.map((row) => shown(row, context)));
    return { data, next_cursor, as_of: asOf };
  },

  async getAsset({ params }, context) {
    const row = context.lookup.asset(chainId(params.id));
    if (row === undefined) throw new GatewayError("not_found");
    return { data: await shown(row, context), as_of: context.asOf };
  },

  async listSchemes(_, { snapshot, paging, asOf }) {
    const page = await collectPage({
      sources: [rowsOf(snapshot, "scheme")],
      order: byName,
      reverse: false,
      paging,
    });
    return { data: page.rows.map(wireScheme), next_cursor: page.next_cursor, as_of: asOf };
  },
};

async function shown(row: AssetRow, context: ReadContext) {
  const { principal, snapshot, disclosure } = context;
  const relations = assetRelations(row, principal.party);
  const statements = disclosure.statements(
    "asset",
    row.evidenceRoots.map((root) => ({ root, relations })),
  );
  const [registration] = statements;
  const known = registration !== undefined && registration !== null && "reference" in registration;
  const profile = known ? { statement: registration, documents: documentsOf(statements) } : null;
  const standing = await standingOf(row, context);
  return wireAsset(row, { now: snapshot.checkpoint.time, standing, shown: profile });
}
