import { bytes, type LineRow } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { byPlace } from "../reads/orders.ts";
import { collectPage, rowsBy } from "../reads/pages.ts";
import { wireLine } from "../wire/line.ts";

const newestFirst = byPlace<LineRow>(({ created }) => created);

export const budgetReads: Pick<ReadHandlers, "listLines" | "getLine"> = {
  async listLines({ params }, context) {
    const { snapshot, lookup, paging, asOf } = context;
    const project = lookup.asset(chainId(params.id));
    if (project === undefined) throw new GatewayError("not_found");
    const source = rowsBy(snapshot, "line", "byProject", { prefix: [bytes(project.id)] });
    const { rows, next_cursor } = await collectPage({ sources: [source], order: newestFirst, paging });
    return { data: shown(rows, context), next_cursor, as_of: asOf };
  },

  getLine({ params }, context) {
    const row = context.lookup.line(chainId(params.id));
    const [data] = row === undefined ? [] : shown([row], context);
    if (data === undefined) throw new GatewayError("not_found");
    return { data, as_of: context.asOf };
  },
};

function shown(rows: readonly LineRow[], { principal, lookup, disclosure }: ReadContext) {
  const statements = disclosure.statements(
    "line",
    rows.map(({ dataRoot, project }) => ({
      root: dataRoot,
      relations: lookup.asset(project)?.owner === principal.party ? ["owner" as const] : [],
    })),
  );
  return rows.map((row, i) =>
    wireLine(row, lookup.asset(row.project)?.currency ?? "", statements[i] ?? null),
  );
}
