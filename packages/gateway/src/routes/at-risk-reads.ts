import type { AssetAtRiskBody, TrancheAtRiskBody } from "@green-ledger/api";
import {
  type AssetRow,
  allOf,
  bytes,
  type ClaimId,
  type ClaimRow,
  type MovementRow,
  ZERO_32,
} from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { decideAction } from "../policy/decide.ts";
import { causesAgainst } from "../reads/claim-force.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { movementScope } from "../reads/movement-scope.ts";
import { byPlace } from "../reads/orders.ts";
import { collectPage, LOOKED_AT } from "../reads/pages.ts";
import { standingOf } from "../reads/standing.ts";
import { affected, assetStoppedBy } from "../reads/stopped-assets.ts";
import { wireAllocationAtRisk, wireCause, wireStanding, wireTrancheAtRisk } from "../wire/claim.ts";
import { wireDraws } from "../wire/draws.ts";

const newestFirst = byPlace<MovementRow>(({ place }) => place);

export const atRiskReads: Pick<ReadHandlers, "listAllocationsAtRisk" | "listAssetsAtRisk"> = {
  async listAllocationsAtRisk({ params }, context) {
    const { lookup, paging, asOf } = context;
    const asset = lookup.asset(chainId(params.id));
    if (asset === undefined) throw new GatewayError("not_found");
    const standing = await standingOf(asset, context);
    const answer = { standing: wireStanding(asset.id, standing), as_of: asOf };
    if (standing.inStanding) return { data: [], next_cursor: null, by_tranche: [], ...answer };
    const { rows, next_cursor } = await collectPage({
      sources: await visibleMovements(asset, context),
      order: newestFirst,
      keep: (row) => row.project === asset.id,
      paging,
    });
    const data = rows.map((row) =>
      wireAllocationAtRisk(row, wireDraws(row.draws, asset.currency, lookup), asset.currency),
    );
    return { data, next_cursor, by_tranche: await byTranche(asset, context), ...answer };
  },

  async listAssetsAtRisk({ params }, context) {
    const { lookup, snapshot, paging, asOf } = context;
    const root = lookup.claim(chainId(params.id));
    if (root === undefined) throw new GatewayError("not_found");
    const causes = causesAgainst(lookup, root, snapshot.checkpoint.time);
    const answer = { in_force: causes.length === 0, why: causes.map(wireCause), as_of: asOf };
    const data: AssetAtRiskBody[] = [];
    let seen = 0;
    let last: ClaimId | null = null;
    const { position } = paging;
    for await (const claim of affected(
      root,
      causes.length === 0,
      position === null ? null : (position as ClaimId),
      context,
    )) {
      if (last !== null && (data.length === paging.limit || seen === LOOKED_AT)) {
        return { data, next_cursor: paging.cursorAfter(last), ...answer };
      }
      seen++;
      last = claim.id;
      data.push(...(await atRiskThrough(claim, root.id, context)));
    }
    return { data, next_cursor: null, ...answer };
  },
};

/** The movements that named the asset, as far as the caller may see them. */
async function visibleMovements(asset: AssetRow, context: ReadContext) {
  if (!decideAction(context.principal, "money.read").allow) return [];
  const filters = { account: undefined, counterparty: undefined, project: asset.id, colour: undefined };
  return (await movementScope(filters, context)).sources;
}

/** What each tranche allocated to the asset; a fact that the whole network sees, as in the allocation of instruments. */
async function byTranche(asset: AssetRow, { snapshot, lookup }: ReadContext): Promise<TrancheAtRiskBody[]> {
  const prefix = [bytes(asset.id)];
  const rows = await allOf((page) => snapshot.listBy("admission", "byProject", { ...page, prefix }));
  return rows
    .filter(({ allocated }) => allocated > 0n)
    .map((row) => wireTrancheAtRisk(row, lookup.tranche(row.colour)?.id ?? ZERO_32, asset.currency));
}

/** The asset that the claim is about, if the claim puts it out of standing and money went to it. */
async function atRiskThrough(
  claim: ClaimRow,
  root: ClaimId,
  context: ReadContext,
): Promise<AssetAtRiskBody[]> {
  const asset = assetStoppedBy(claim, root, context);
  if (asset === undefined) return [];
  const tranches = await byTranche(asset, context);
  if (tranches.length === 0) return [];
  const about = { claim: wireId("claim", claim.id), schema: claim.schema, asset: wireId("asset", asset.id) };
  return [{ ...about, by_tranche: tranches }];
}
