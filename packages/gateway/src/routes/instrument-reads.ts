import {
  type AdmissionRow,
  allOf,
  bytes,
  type InstrumentRow,
  type Snapshot,
  type TrancheRow,
  u32,
} from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { instrumentRelations } from "../policy/relations.ts";
import { assetNames } from "../reads/asset-names.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { byPlace } from "../reads/orders.ts";
import { collectPage, rowsBy } from "../reads/pages.ts";
import { placedOf } from "../reads/placed.ts";
import type { InstrumentStatement } from "../vault/statements.ts";
import { wireMoney } from "../wire/common.ts";
import { trancheIdOf } from "../wire/draws.ts";
import {
  type TrancheFamily,
  wireInstrument,
  wireProjectAllocation,
  wireTranche,
} from "../wire/instrument.ts";

const newestFirst = byPlace<InstrumentRow>(({ created }) => created);

export const instrumentReads: Pick<ReadHandlers, "listInstruments" | "getInstrument" | "getAllocation"> = {
  async listInstruments({ query }, context) {
    const { snapshot, paging, asOf } = context;
    const source =
      query.issuer === undefined
        ? rowsBy(snapshot, "instrument", "byTime")
        : rowsBy(snapshot, "instrument", "byIssuer", { prefix: [bytes(chainId(query.issuer))] });
    const { rows, next_cursor } = await collectPage({ sources: [source], order: newestFirst, paging });
    const statements = statementsOf(rows, context);
    const data = await Promise.all(
      rows.map(async (row, i) => wireInstrument(row, await tranchesOf(row, context), statements[i] ?? null)),
    );
    return { data, next_cursor, as_of: asOf };
  },

  async getInstrument({ params }, context) {
    const row = instrumentOf(params.id, context);
    const [statement] = statementsOf([row], context);
    const data = wireInstrument(row, await tranchesOf(row, context), statement ?? null);
    return { data, as_of: context.asOf };
  },

  async getAllocation({ params }, context) {
    const row = instrumentOf(params.id, context);
    const [statement] = statementsOf([row], context);
    const tranches = await tranchesOf(row, context);
    const projects = await Promise.all(tranches.map((tranche) => projectsOf(tranche.row, context)));
    const placed = await Promise.all(
      tranches.map(async (tranche) =>
        [...(await placedOf(tranche.row.colour, context))].map(([placement, amount]) => ({
          tranche: wireId("tranche", tranche.row.id),
          placement,
          amount: wireMoney(row.currency, amount),
        })),
      ),
    );
    return {
      data: {
        instrument: params.id,
        tranches: tranches.map((tranche) => wireTranche(tranche, row.currency, statement ?? null)),
        projects: projects.flat(),
        placed: placed.flat(),
      },
      as_of: context.asOf,
    };
  },
};

function instrumentOf(wire: string, { lookup }: ReadContext): InstrumentRow {
  const row = lookup.instrument(chainId(wire));
  if (row === undefined) throw new GatewayError("not_found");
  return row;
}

/** Children of one tranche that are shown. */
const CHILDREN_SHOWN = 100;

async function tranchesOf({ colours }: InstrumentRow, context: ReadContext): Promise<TrancheFamily[]> {
  const { lookup, snapshot } = context;
  const rows = colours.flatMap((colour) => lookup.tranche(colour) ?? []);
  return Promise.all(
    rows.map(async (row) => {
      const options = { prefix: [u32(row.colour)], limit: CHILDREN_SHOWN };
      const children = await snapshot.listBy("tranche", "byParent", options);
      return {
        row,
        parent: trancheIdOf(row.parent, lookup),
        children: children.rows.map(({ id }) => id),
      };
    }),
  );
}

function statementsOf(
  rows: readonly InstrumentRow[],
  { principal, disclosure }: ReadContext,
): (InstrumentStatement | null)[] {
  return disclosure.statements(
    "instrument",
    rows.map((row) => ({ root: row.termsRoot, relations: instrumentRelations(row, principal.party) })),
  );
}

/** What a tranche paid to each project, with the project's name where it may be shown. */
async function projectsOf(tranche: TrancheRow, context: ReadContext) {
  const admissions = await admissionsOf(context.snapshot, tranche.colour);
  const names = assetNames(
    admissions.map(({ project }) => project),
    context,
  );
  return admissions.flatMap((admission) => {
    const project = context.lookup.asset(admission.project);
    const name = names.get(admission.project) ?? null;
    return project === undefined ? [] : [wireProjectAllocation(admission, tranche, project, name)];
  });
}

function admissionsOf(snapshot: Snapshot, colour: number): Promise<AdmissionRow[]> {
  return allOf((page) => snapshot.list("admission", { ...page, prefix: [u32(colour)] }));
}
