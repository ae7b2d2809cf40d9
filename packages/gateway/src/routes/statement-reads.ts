import { bytes, type LeakRow, type StatementRow, type ThresholdRow, u32 } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import { accountRelations, instrumentRelations } from "../policy/relations.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { ownAccounts } from "../reads/movement-scope.ts";
import { byNumber, byPlaceAndColour, byTextAndNumber } from "../reads/orders.ts";
import { collectPage, rowsBy, rowsOf, type Source } from "../reads/pages.ts";
import { trancheById } from "../reads/tranches.ts";
import { wireDay, wireMoney, wirePlace } from "../wire/common.ts";
import { wireTrancheOf } from "../wire/draws.ts";

const newestDayFirst = byNumber<StatementRow>(({ day }) => day);
const newestFirst = byPlaceAndColour<LeakRow>(
  ({ place }) => place,
  ({ colour }) => colour,
);
const inOrder = byTextAndNumber<ThresholdRow>(
  ({ currency }) => currency,
  ({ from }) => from,
);

export const statementReads: Pick<ReadHandlers, "listStatements" | "listLeaks" | "listThresholds"> = {
  async listStatements({ params }, context) {
    const { principal, snapshot, lookup, paging, asOf } = context;
    const account = lookup.account(chainId(params.id));
    const relations = account === undefined ? [] : accountRelations(account, principal.party);
    if (account === undefined || !decide(principal, "account.read", relations).allow) {
      throw new GatewayError("not_found");
    }
    const source = rowsOf(snapshot, "statement", { prefix: [bytes(account.id)], reverse: true });
    const { rows, next_cursor } = await collectPage({ sources: [source], order: newestDayFirst, paging });
    const data = rows.map((row) => ({
      id: wireId("movement", row.id),
      account: params.id,
      day: wireDay(row.day) ?? "",
      closing: wireMoney(account.currency, row.closing),
      expected: wireMoney(account.currency, row.expected),
      statement_root: row.statementRoot,
      place: wirePlace(row.place),
    }));
    return { data, next_cursor, as_of: asOf };
  },

  async listLeaks({ query }, context) {
    const { lookup, paging, asOf } = context;
    const account = query.account === undefined ? undefined : chainId(query.account);
    const tranche = query.tranche === undefined ? undefined : chainId(query.tranche);
    const colour =
      tranche === undefined ? undefined : ((await trancheById(context.snapshot, tranche))?.colour ?? null);
    const { rows, next_cursor } = await collectPage({
      sources: await leakSources(account, colour, context),
      order: newestFirst,
      keep: (row) =>
        (account === undefined || row.account === account) &&
        (colour === undefined || row.colour === colour) &&
        (query.open === undefined || row.restored < row.amount === (query.open === "true")) &&
        isVisible(row, context),
      paging,
    });
    const data = rows.map((row) => {
      const currency = lookup.account(row.account)?.currency ?? "";
      return {
        movement: wireId("movement", row.movement),
        account: wireId("account", row.account),
        tranche: wireTrancheOf(row.colour, lookup),
        amount: wireMoney(currency, row.amount),
        restored: wireMoney(currency, row.restored),
        open: wireMoney(currency, row.amount - row.restored),
        day: wireDay(row.day),
        place: wirePlace(row.place),
      };
    });
    return { data, next_cursor, as_of: asOf };
  },

  async listThresholds({ query }, { snapshot, paging, asOf }) {
    const { currency } = query;
    const source = rowsOf(snapshot, "threshold");
    const { rows, next_cursor } = await collectPage({
      sources: [source],
      order: inOrder,
      reverse: false,
      keep: (row) => currency === undefined || row.currency === currency,
      paging,
    });
    const data = rows.map((row) => ({
      currency: row.currency,
      from: wireDay(row.from) ?? "",
      above: wireMoney(row.currency, row.above),
      source_root: row.sourceRoot,
      place: wirePlace(row.place),
    }));
    return { data, next_cursor, as_of: asOf };
  },
};

/** @param colour null if there is no such tranche */
async function leakSources(
  account: `0x${string}` | undefined,
  colour: number | null | undefined,
  context: ReadContext,
): Promise<Source<LeakRow>[]> {
  const { principal, snapshot } = context;
  if (colour === null) return [];
  if (account !== undefined) return [rowsBy(snapshot, "leak", "byAccount", { prefix: [bytes(account)] })];
  if (colour !== undefined) return [leaksOfColour(colour, context)];
  if (reachesAll(principal, "money.read")) return [rowsBy(snapshot, "leak", "byTime")];
  const accounts = await ownAccounts(context);
  return accounts.map((own) => rowsBy(snapshot, "leak", "byAccount", { prefix: [bytes(own)] }));
}

/** Its key space has no colour after the place: in it, a place has one leak. */
function leaksOfColour(colour: number, { snapshot }: ReadContext): Source<LeakRow> {
  const source = rowsBy(snapshot, "leak", "byColour", { prefix: [u32(colour)] });
  return (after, limit) => source(after?.slice(0, 2), limit);
}

/** Who may see the account's money, and the issuer whose money it was. */
function isVisible({ account, colour }: LeakRow, { principal, lookup }: ReadContext): boolean {
  const row = lookup.account(account);
  const tranche = lookup.tranche(colour);
  const instrument = tranche && lookup.instrument(tranche.instrument);
  return decide(principal, "money.read", [
    ...(row === undefined ? [] : accountRelations(row, principal.party)),
    ...(instrument === undefined ? [] : instrumentRelations(instrument, principal.party)),
  ]).allow;
}
