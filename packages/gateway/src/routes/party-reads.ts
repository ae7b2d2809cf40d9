import { bytes, type PartyRow, ZERO_32 } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import { partyRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { byId, byPlace } from "../reads/orders.ts";
import { collectPage, rowsBy } from "../reads/pages.ts";
import { wireKey, wireParty } from "../wire/party.ts";

const newestFirst = byPlace<PartyRow>(({ created }) => created);
const ordered = byId<PartyRow>(({ id }) => id);
/** Keys of one party: a person has one or two, a bank's systems a few more. */
const KEYS_SHOWN = 200;

export const partyReads: Pick<ReadHandlers, "listParties" | "getParty"> = {
  async listParties({ query }, context) {
    const { snapshot, paging, asOf } = context;
    const page =
      query.group === undefined
        ? await collectPage({ sources: visibleParties(context), order: newestFirst, paging })
        : await collectPage({
            sources: [
              rowsBy(snapshot, "party", "byGroup", { prefix: [bytes(chainId(query.group))], reverse: false }),
            ],
            order: ordered,
            reverse: false,
            keep: (row) => isVisible(row, context),
            paging,
          });
    return { data: shown(page.rows, context), next_cursor: page.next_cursor, as_of: asOf };
  },

  async getParty({ params }, context) {
    const { snapshot, lookup, asOf } = context;
    const row = lookup.party(chainId(params.id));
    if (row === undefined || !isVisible(row, context)) throw new GatewayError("not_found");
    const keys = await snapshot.listBy("key", "byParty", { prefix: [bytes(row.id)], limit: KEYS_SHOWN });
    const [party] = shown([row], context);
    if (party === undefined) throw new GatewayError("not_found");
    return { data: { ...party, keys: keys.rows.map(wireKey) }, as_of: asOf };
  },
};

/** Members and one's own counterparties have key spaces of their own, so others' need not be skipped. */
function visibleParties({ principal, snapshot }: ReadContext) {
  if (reachesAll(principal, "party.read")) return [rowsBy(snapshot, "party", "byTime")];
  return [ZERO_32, principal.party].map((registrar) =>
    rowsBy(snapshot, "party", "byRegistrar", { prefix: [bytes(registrar)] }),
  );
}

function isVisible(row: PartyRow, { principal }: ReadContext): boolean {
  return decide(principal, "party.read", partyRelations(row, principal.party)).allow;
}

function shown(rows: readonly PartyRow[], { principal, disclosure }: ReadContext) {
  const statements = disclosure.statements(
    "party",
    rows.map((row) => ({ root: row.dataRoot, relations: partyRelations(row, principal.party) })),
  );
  return rows.map((row, i) => wireParty(row, statements[i] ?? null));
}
