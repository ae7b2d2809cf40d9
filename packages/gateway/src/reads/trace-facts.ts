import {
  type AccountId,
  type AssetId,
  bytes,
  dayOfSecond,
  type InstrumentId,
  OTHER_MONEY,
  type PartyId,
  UNKNOWN_DAY,
} from "@green-ledger/domain";
import { accountRelations, instrumentRelations } from "../policy/relations.ts";
import { wireDay } from "../wire/common.ts";
import type { TraceFacts } from "../wire/trace-facts.ts";
import { assetNames } from "./asset-names.ts";
import type { ReadContext } from "./context.ts";
import { dealtWith } from "./dealt-with.ts";
import { joinedSinceIn } from "./joined-later.ts";

/** What an answer of the forest names. */
export interface Named {
  parties?: readonly (PartyId | null)[];
  projects?: readonly (AssetId | null)[];
  accounts?: readonly AccountId[];
  instruments?: readonly InstrumentId[];
  /** Of the projects, those that are out of standing. */
  atRisk?: ReadonlySet<AssetId>;
}

/** The facts around an answer of the forest, with names as far as the caller may see them; each is looked up once. */
export async function traceFacts(
  { parties = [], projects = [], accounts = [], instruments = [], atRisk = new Set() }: Named,
  context: ReadContext,
): Promise<TraceFacts> {
  const { snapshot, lookup, disclosure } = context;
  const payees = parties.filter((id) => id !== null);
  return {
    trancheOf: (colour) => (colour === OTHER_MONEY ? undefined : lookup.tranche(colour)),
    placedFor: (account, since) => {
      const row = snapshot.get("movement", [bytes(since)]);
      const day = row === undefined ? UNKNOWN_DAY : row.valueDate || dayOfSecond(row.place.time);
      return { since: wireDay(day), until: wireDay(lookup.account(account)?.placedUntil ?? UNKNOWN_DAY) };
    },
    joinedSince: joinedSinceIn(lookup),
    atRisk,
    currencyOf: (account) => lookup.account(account)?.currency ?? "",
    parties: disclosure.names(payees, await dealtWith(payees, context)),
    projects: assetNames(
      projects.filter((id) => id !== null),
      context,
    ),
    accounts: accountNames(accounts, context),
    instruments: instrumentNames(instruments, context),
  };
}

function accountNames(accounts: readonly AccountId[], { principal, lookup, disclosure }: ReadContext) {
  const rows = [...new Set(accounts)].flatMap((id) => lookup.account(id) ?? []);
  const statements = disclosure.statements(
    "account",
    rows.map((row) => ({ root: row.dataRoot, relations: accountRelations(row, principal.party) })),
  );
  return namesOf(rows, statements);
}

function instrumentNames(
  instruments: readonly InstrumentId[],
  { principal, lookup, disclosure }: ReadContext,
) {
  const rows = [...new Set(instruments)].flatMap((id) => lookup.instrument(id) ?? []);
  const statements = disclosure.statements(
    "instrument",
    rows.map((row) => ({ root: row.termsRoot, relations: instrumentRelations(row, principal.party) })),
  );
  return namesOf(rows, statements);
}

function namesOf<Id>(
  rows: readonly { id: Id }[],
  statements: readonly ({ name: string } | null)[],
): ReadonlyMap<Id, string> {
  return new Map(
    rows.flatMap(({ id }, i): [Id, string][] => {
      const statement = statements[i] ?? null;
      return statement === null ? [] : [[id, statement.name]];
    }),
  );
}
