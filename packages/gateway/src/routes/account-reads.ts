import { type AccountRow, bytes, type HoldingRow } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import { accountRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { byPlace } from "../reads/orders.ts";
import { collectPage, rowsBy, type Source } from "../reads/pages.ts";
import { type HoldingOfTranche, wireAccount } from "../wire/account.ts";
import { trancheIdOf } from "../wire/draws.ts";

const newestFirst = byPlace<AccountRow>(({ created }) => created);
/** Colours of one account that are shown. */
const HOLDINGS_SHOWN = 1_000;

export const accountReads: Pick<ReadHandlers, "listAccounts" | "getAccount"> = {
  async listAccounts({ query }, context) {
    const { paging, asOf } = context;
    const owner = query.owner === undefined ? undefined : chainId(query.owner);
    const custodian = query.custodian === undefined ? undefined : chainId(query.custodian);
    const { rows, next_cursor } = await collectPage({
      sources: sourcesOf(context, owner, custodian),
      order: newestFirst,
      keep: (row) =>
        (owner === undefined || row.owner === owner) &&
        (custodian === undefined || row.custodian === custodian) &&
        isVisible(row, context),
      paging,
    });
    return { data: await shown(rows, context), next_cursor, as_of: asOf };
  },

  async getAccount({ params }, context) {
    const row = context.lookup.account(chainId(params.id));
    if (row === undefined || !isVisible(row, context)) throw new GatewayError("not_found");
    const [data] = await shown([row], context);
    if (data === undefined) throw new GatewayError("not_found");
    return { data, as_of: context.asOf };
  },
};

/** The key spaces that hold what was asked for: one's own, unless everything may be seen. */
function sourcesOf(
  { principal, snapshot }: ReadContext,
  owner: `0x${string}` | undefined,
  custodian: `0x${string}` | undefined,
): Source<AccountRow>[] {
  const ownedBy = (party: `0x${string}`) =>
    rowsBy(snapshot, "account", "byOwner", { prefix: [bytes(party)] });
  const keptBy = (party: `0x${string}`) =>
    rowsBy(snapshot, "account", "byCustodian", { prefix: [bytes(party)] });
  if (reachesAll(principal, "account.read")) {
    if (owner !== undefined) return [ownedBy(owner)];
    return custodian === undefined ? [rowsBy(snapshot, "account", "byTime")] : [keptBy(custodian)];
  }
  if (owner === principal.party) return [ownedBy(owner)];
  if (custodian === principal.party) return [keptBy(custodian)];
  return [ownedBy(principal.party), keptBy(principal.party)];
}

function isVisible(row: AccountRow, { principal }: ReadContext): boolean {
  return decide(principal, "account.read", accountRelations(row, principal.party)).allow;
}

async function shown(rows: readonly AccountRow[], context: ReadContext) {
  const { principal, snapshot, disclosure } = context;
  const statements = disclosure.statements(
    "account",
    rows.map((row) => ({ root: row.dataRoot, relations: accountRelations(row, principal.party) })),
  );
  const holdings = await Promise.all(
    rows.map((row) => snapshot.list("holding", { prefix: [bytes(row.id)], limit: HOLDINGS_SHOWN })),
  );
  return rows.map((row, i) => {
    const held = (holdings[i]?.rows ?? []).map((holding) => ofTranche(holding, context));
    return wireAccount(row, held, statements[i] ?? null, snapshot.checkpoint.time);
  });
}

function ofTranche(holding: HoldingRow, { lookup }: ReadContext): HoldingOfTranche {
  return { ...holding, tranche: trancheIdOf(holding.colour, lookup) };
}
