import { bytes, type TransferRow, unencumbered } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import { transferRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { holdsLien } from "../reads/lien-objects.ts";
import { byPlace } from "../reads/orders.ts";
import { collectPage, rowsBy, type Source } from "../reads/pages.ts";
import { wireTransfer } from "../wire/lien.ts";

const newestFirst = byPlace<TransferRow>(({ created }) => created);

export const transferReads: Pick<ReadHandlers, "listTransfers" | "getTransfer"> = {
  async listTransfers({ query }, context) {
    const { paging, asOf, snapshot, principal } = context;
    const asset = query.asset === undefined ? undefined : chainId(query.asset);
    const holds =
      asset !== undefined && (await holdsLien(snapshot, { kind: "asset", object: asset }, principal.party));
    const { rows, next_cursor } = await collectPage({
      sources: sourcesOf(context, asset),
      order: newestFirst,
      keep: (row) =>
        (query.status === undefined || row.status === query.status) &&
        decide(principal, "transfer.read", transferRelations(row, holds, principal.party)).allow,
      paging,
    });
    return { data: rows.map((row) => shown(row, holds, context)), next_cursor, as_of: asOf };
  },

  async getTransfer({ params }, context) {
    const { lookup, snapshot, principal } = context;
    const row = lookup.transfer(chainId(params.id));
    if (row === undefined) throw new GatewayError("not_found");
    const holds = await holdsLien(snapshot, { kind: "asset", object: row.asset }, principal.party);
    const relations = transferRelations(row, holds, principal.party);
    if (!decide(principal, "transfer.read", relations).allow) throw new GatewayError("not_found");
    return { data: shown(row, holds, context), as_of: context.asOf };
  },
};

/** A creditor asks for one asset; without it a list is of what one offers and is offered. */
function sourcesOf(
  { principal, snapshot }: ReadContext,
  asset: `0x${string}` | undefined,
): Source<TransferRow>[] {
  if (asset !== undefined) return [rowsBy(snapshot, "transfer", "byAsset", { prefix: [bytes(asset)] })];
  if (reachesAll(principal, "transfer.read")) return [rowsBy(snapshot, "transfer", "byTime")];
  const prefix = [bytes(principal.party)];
  return [
    rowsBy(snapshot, "transfer", "bySender", { prefix }),
    rowsBy(snapshot, "transfer", "byReceiver", { prefix }),
  ];
}

function shown(row: TransferRow, holds: boolean, { lookup, principal, disclosure }: ReadContext) {
  const asset = { kind: "asset", object: row.asset } as const;
  const [statement] = disclosure.statements("transfer", [
    { root: row.dataRoot, relations: transferRelations(row, holds, principal.party) },
  ]);
  return wireTransfer(row, lookup.encumbrance(asset) ?? unencumbered(asset), statement ?? null);
}
