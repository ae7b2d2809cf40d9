import { bytes, type MovementRow, type RefusalRow } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import { accountRelations, movementRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { movementFilters, movementScope, ownAccounts, surroundingsOf } from "../reads/movement-scope.ts";
import { byPlace } from "../reads/orders.ts";
import { collectPage, rowsBy, rowsOf, type Source } from "../reads/pages.ts";
import { trancheIdOf } from "../wire/draws.ts";
import { wireMovement, wireRefusal } from "../wire/movement.ts";

const newestFirst = byPlace<MovementRow>(({ place }) => place);
const newestRefusalFirst = byPlace<RefusalRow>(({ place }) => place);

export const moneyReads: Pick<
  ReadHandlers,
  "listReceipts" | "listPayments" | "getMovement" | "listRefusals"
> = {
  listReceipts: ({ query }, context) => listMovements("in", query, context),
  listPayments: ({ query }, context) => listMovements("out", query, context),

  getMovement({ params }, context) {
    const { principal, snapshot, asOf } = context;
    const row = snapshot.get("movement", [bytes(chainId(params.id))]);
    const relations =
      row === undefined ? [] : movementRelations(row, surroundingsOf(row, context), principal.party);
    if (row === undefined || !decide(principal, "money.read", relations).allow)
      throw new GatewayError("not_found");
    const [data] = shown([row], context);
    if (data === undefined) throw new GatewayError("not_found");
    return { data, as_of: asOf };
  },

  async listRefusals({ query }, context) {
    const { paging, lookup, language, asOf } = context;
    const movement = query.movement === undefined ? undefined : chainId(query.movement);
    const account = query.account === undefined ? undefined : chainId(query.account);
    const { rows, next_cursor } = await collectPage({
      sources: await refusalSources(account, movement, context),
      order: newestRefusalFirst,
      keep: (row) =>
        (movement === undefined || row.movement === movement) &&
        (account === undefined || row.account === account) &&
        isVisibleRefusal(row, context),
      paging,
    });
    const data = rows.map((row) =>
      wireRefusal(row, {
        currency: lookup.account(row.account)?.currency ?? "",
        tranche: trancheIdOf(row.colour, lookup),
        language,
      }),
    );
    return { data, next_cursor, as_of: asOf };
  },
};

type MovementQuery = Parameters<ReadHandlers["listReceipts"]>[0]["query"];

async function listMovements(
  direction: MovementRow["direction"],
  query: MovementQuery,
  context: ReadContext,
) {
  const filters = await movementFilters(query, context);
  const { sources, keep } = await movementScope(filters, context);
  const { rows, next_cursor } = await collectPage({
    sources,
    order: newestFirst,
    // Receipts and payments stand in the same key spaces.
    keep: (row) => row.direction === direction && keep(row),
    paging: context.paging,
  });
  return { data: shown(rows, context), next_cursor, as_of: context.asOf };
}

function shown(rows: readonly MovementRow[], context: ReadContext) {
  const { principal, lookup, disclosure } = context;
  const statements = disclosure.statements(
    "movement",
    rows.map((row) => ({
      root: row.dataRoot,
      relations: movementRelations(row, surroundingsOf(row, context), principal.party),
    })),
  );
  const parties = rows.flatMap(({ counterparty }) => counterparty ?? []);
  const dealtWith = rows.flatMap(({ counterparty }, i) =>
    statements[i] === null || counterparty === null ? [] : [counterparty],
  );
  const names = disclosure.names(parties, new Set(dealtWith));
  return rows.map((row, i) =>
    wireMovement(row, {
      lookup,
      time: context.snapshot.checkpoint.time,
      counterpartyName: row.counterparty === null ? null : (names.get(row.counterparty) ?? null),
      statement: statements[i] ?? null,
    }),
  );
}

async function refusalSources(
  account: `0x${string}` | undefined,
  movement: `0x${string}` | undefined,
  context: ReadContext,
): Promise<Source<RefusalRow>[]> {
  const { principal, snapshot } = context;
  if (movement !== undefined)
    return [rowsBy(snapshot, "refusal", "byMovement", { prefix: [bytes(movement)] })];
  if (account !== undefined) return [rowsBy(snapshot, "refusal", "byAccount", { prefix: [bytes(account)] })];
  if (reachesAll(principal, "money.read")) return [rowsOf(snapshot, "refusal", { reverse: true })];
  const accounts = await ownAccounts(context);
  return accounts.map((own) => rowsBy(snapshot, "refusal", "byAccount", { prefix: [bytes(own)] }));
}

/** A refused movement touched nothing but the account that it was reported for. */
function isVisibleRefusal({ account }: RefusalRow, { principal, lookup }: ReadContext): boolean {
  const row = lookup.account(account);
  return decide(principal, "money.read", row === undefined ? [] : accountRelations(row, principal.party))
    .allow;
}
