import { bytes, type ClaimRow, type ClaimSchemaRow, text } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { claimRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { byPlace, byText } from "../reads/orders.ts";
import { collectPage, rowsBy, rowsOf, type Source } from "../reads/pages.ts";
import { standingOf } from "../reads/standing.ts";
import { wireClaim, wireClaimSchema, wireStanding } from "../wire/claim.ts";

const newestFirst = byPlace<ClaimRow>(({ created }) => created);
const byName = byText<ClaimSchemaRow>(({ id }) => id);

export const claimReads: Pick<ReadHandlers, "listClaimSchemas" | "listClaims" | "getClaim" | "getStanding"> =
  {
    async listClaimSchemas(_, { snapshot, paging, asOf }) {
      const sources = [rowsOf(snapshot, "claimSchema")];
      const page = await collectPage({ sources, order: byName, reverse: false, paging });
      return { data: page.rows.map(wireClaimSchema), next_cursor: page.next_cursor, as_of: asOf };
    },

    async listClaims({ query }, context) {
      const { paging, asOf } = context;
      const { rows, next_cursor } = await collectPage({
        sources: [claimSource(query, context)],
        order: newestFirst,
        keep: (row) => matches(row, query),
        paging,
      });
      return { data: shown(rows, context), next_cursor, as_of: asOf };
    },

    getClaim({ params }, context) {
      const row = context.lookup.claim(chainId(params.id));
      const [data] = row === undefined ? [] : shown([row], context);
      if (data === undefined) throw new GatewayError("not_found");
      return { data, as_of: context.asOf };
    },

    async getStanding({ params }, context) {
      const row = context.lookup.asset(chainId(params.id));
      if (row === undefined) throw new GatewayError("not_found");
      return { data: wireStanding(row.id, await standingOf(row, context)), as_of: context.asOf };
    },
  };

type ClaimQuery = Parameters<ReadHandlers["listClaims"]>[0]["query"];

/** The narrowest key space that there is for the filters. */
function claimSource({ subject, attester, schema }: ClaimQuery, { snapshot }: ReadContext): Source<ClaimRow> {
  if (subject !== undefined)
    return rowsBy(snapshot, "claim", "bySubject", { prefix: [bytes(chainId(subject))] });
  if (attester !== undefined)
    return rowsBy(snapshot, "claim", "byAttester", { prefix: [bytes(chainId(attester))] });
  if (schema !== undefined) return rowsBy(snapshot, "claim", "bySchema", { prefix: [text(schema)] });
  return rowsBy(snapshot, "claim", "byTime");
}

function matches(row: ClaimRow, { subject, attester, schema }: ClaimQuery): boolean {
  return (
    (subject === undefined || row.subject === chainId(subject)) &&
    (attester === undefined || row.attester === chainId(attester)) &&
    (schema === undefined || row.schema === schema)
  );
}

function shown(rows: readonly ClaimRow[], { principal, lookup, snapshot, disclosure }: ReadContext) {
  const statements = disclosure.statements(
    "claim",
    rows.map((row) => ({
      root: row.dataRoot,
      relations: claimRelations(lookup.asset(row.subject), principal.party),
    })),
  );
  const now = snapshot.checkpoint.time;
  return rows.map((row, i) => wireClaim(row, { lookup, now, statement: statements[i] ?? null }));
}
