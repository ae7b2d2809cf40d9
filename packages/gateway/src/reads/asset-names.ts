import type { AssetId } from "@green-ledger/domain";
import { assetRelations } from "../policy/relations.ts";
import type { ReadContext } from "./context.ts";

/** Names of assets, where they may be shown. */
export function assetNames(
  assets: Iterable<AssetId>,
  { principal, lookup, disclosure }: Pick<ReadContext, "principal" | "lookup" | "disclosure">,
): Map<AssetId, string> {
  const known = [...new Set(assets)].flatMap((id) => {
    const row = lookup.asset(id);
    const root = row?.evidenceRoots[0];
    return row === undefined || root === undefined
      ? []
      : [{ id, root, relations: assetRelations(row, principal.party) }];
  });
  const statements = disclosure.statements("asset", known);
  return new Map(
    known.flatMap(({ id }, i): [AssetId, string][] => {
      const statement = statements[i];
      return statement !== null && statement !== undefined && "name" in statement
        ? [[id, statement.name]]
        : [];
    }),
  );
}
