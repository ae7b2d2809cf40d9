import { type AccountId, bytes, type MovementRow, u32 } from "@green-ledger/domain";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide, reachesAll } from "../policy/decide.ts";
import {
  accountRelations,
  assetRelations,
  instrumentRelations,
  type MovementSurroundings,
} from "../policy/relations.ts";
import type { ReadContext } from "./context.ts";
import { rowsBy, type Source } from "./pages.ts";
import { trancheById } from "./tranches.ts";

/** Filters of lists of movements, as ids on chain. */
export interface MovementFilters {
  state?: MovementRow["state"] | undefined;
  account: `0x${string}` | undefined;
  counterparty: `0x${string}` | undefined;
  project: `0x${string}` | undefined;
  /** Undefined if there is no such filter; null if there is no such tranche. */
  colour: number | null | undefined;
}

export interface MovementScope {
  /** Key spaces of which every row may be seen. */
  sources: Source<MovementRow>[];
  /** The filters that the key spaces do not apply themselves. */
  keep(row: MovementRow): boolean;
}

/** How many accounts of one's own are merged into one list. Who has more names one. */
const MERGED_ACCOUNTS = 20;

export async function movementFilters(
  query: {
    state?: MovementRow["state"] | undefined;
    account?: string | undefined;
    counterparty?: string | undefined;
    project?: string | undefined;
    tranche?: string | undefined;
  },
  { snapshot }: ReadContext,
): Promise<MovementFilters> {
  const id = (wire: string | undefined) => (wire === undefined ? undefined : chainId(wire));
  const tranche =
    query.tranche === undefined ? undefined : await trancheById(snapshot, chainId(query.tranche));
  return {
    state: query.state,
    account: id(query.account),
    counterparty: id(query.counterparty),
    project: id(query.project),
    colour: query.tranche === undefined ? undefined : (tranche?.colour ?? null),
  };
}

/**
 * Where a list of movements is read from. A filter whose every movement the caller may see is a key space; without
 * one, the accounts of the caller are merged.
 * @throws GatewayError filter_required
 */
export async function movementScope(filters: MovementFilters, context: ReadContext): Promise<MovementScope> {
  const keep = (row: MovementRow) => matches(row, filters);
  if (filters.colour === null) return { sources: [], keep };
  const whole = wholeKeySpace(filters, context);
  if (whole !== undefined) return { sources: [whole], keep };
  const accounts = await ownAccounts(context);
  return {
    sources: accounts.map((account) =>
      rowsBy(context.snapshot, "movement", "byAccount", { prefix: [bytes(account)] }),
    ),
    keep,
  };
}

function wholeKeySpace(
  { account, counterparty, project, colour }: MovementFilters,
  { principal, snapshot, lookup }: ReadContext,
): Source<MovementRow> | undefined {
  const all = reachesAll(principal, "money.read");
  const mine = (relations: Parameters<typeof decide>[2]) => decide(principal, "money.read", relations).allow;
  const { party } = principal;
  if (account !== undefined) {
    const row = lookup.account(account);
    if (all || (row !== undefined && mine(accountRelations(row, party)))) {
      return rowsBy(snapshot, "movement", "byAccount", { prefix: [bytes(account)] });
    }
  }
  if (counterparty !== undefined && (all || (counterparty === party && mine(["counterparty"])))) {
    return rowsBy(snapshot, "movement", "byCounterparty", { prefix: [bytes(counterparty)] });
  }
  if (project !== undefined) {
    const row = lookup.asset(project);
    const owned = row !== undefined && assetRelations(row, party).includes("owner");
    if (all || (owned && mine(["project_owner"]))) {
      return rowsBy(snapshot, "movement", "byProject", { prefix: [bytes(project)] });
    }
  }
  if (typeof colour === "number") {
    const tranche = lookup.tranche(colour);
    const instrument = tranche === undefined ? undefined : lookup.instrument(tranche.instrument);
    if (all || (instrument !== undefined && mine(instrumentRelations(instrument, party)))) {
      return rowsBy(snapshot, "movement", "byColour", { prefix: [u32(colour)] });
    }
  }
  return all ? rowsBy(snapshot, "movement", "byTime") : undefined;
}

function matches(
  row: MovementRow,
  { state, account, counterparty, project, colour }: MovementFilters,
): boolean {
  return (
    (state === undefined || row.state === state) &&
    (account === undefined || row.account === account) &&
    (counterparty === undefined || row.counterparty === counterparty) &&
    (project === undefined || row.project === project) &&
    (colour === undefined || row.draws.some((draw) => draw.colour === colour))
  );
}

/**
 * Accounts that the caller owns or keeps.
 * @throws GatewayError filter_required if they are too many to be merged
 */
export async function ownAccounts({ principal, snapshot }: ReadContext): Promise<AccountId[]> {
  const options = { prefix: [bytes(principal.party)], limit: MERGED_ACCOUNTS + 1, reverse: true };
  const [owned, kept] = await Promise.all([
    snapshot.listBy("account", "byOwner", options),
    snapshot.listBy("account", "byCustodian", options),
  ]);
  const ids = new Set([...owned.rows, ...kept.rows].map(({ id }) => id));
  if (ids.size > MERGED_ACCOUNTS) {
    throw new GatewayError(
      "filter_required",
      `You have more than ${MERGED_ACCOUNTS} accounts: name one in \`account\`.`,
    );
  }
  return [...ids];
}

/** What stands around a movement in the index. */
export function surroundingsOf(
  row: MovementRow,
  { lookup }: Pick<ReadContext, "lookup">,
): MovementSurroundings {
  const issuers = row.draws.flatMap(({ colour }) => {
    const tranche = lookup.tranche(colour);
    return (tranche && lookup.instrument(tranche.instrument)?.issuer) ?? [];
  });
  return {
    account: lookup.account(row.account),
    payeeAccount: row.payeeAccount === null ? undefined : lookup.account(row.payeeAccount),
    issuers: [...new Set(issuers)],
    projectOwner: row.project === null ? undefined : lookup.asset(row.project)?.owner,
  };
}
