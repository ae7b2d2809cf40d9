import {
  type AccountId,
  type AssetId,
  bytes,
  type InstrumentId,
  OTHER_MONEY,
  type PartyId,
} from "@green-ledger/domain";
import { accountRelations, instrumentRelations } from "../policy/relations.ts";
import type { TraceFacts } from "../wire/trace.ts";
import { assetNames } from "./asset-names.ts";
import type { ReadContext } from "./context.ts";
import { dealtWith } from "./dealt-with.ts";

/** What an answer of the forest names. */
export interface Named {
  parties?: readonly (PartyId | null)[];
  projects?: readonly (AssetId | null)[];
  accounts?: readonly AccountId[];
  instruments?: readonly InstrumentId[];
}

/** The facts around an answer of the forest, with names as far as the caller may see them; each is looked up once. */
export async function traceFacts(
  { parties = [], projects = [], accounts = [], instruments = [] }: Named,
  context: ReadContext,
): Promise<TraceFacts> {
  const { snapshot, lookup, disclosure } = context;
  const payees = parties.filter((id) => id !== null);
  return {
    trancheOf: (colour) => (colour === OTHER_MONEY ? undefined : lookup.tranche(colour)),
    flagOf: (movement) => {
      const flag = snapshot.get("movement", [bytes(movement)])?.flag ?? "none";
      return flag === "none" ? null : flag;
    },
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
