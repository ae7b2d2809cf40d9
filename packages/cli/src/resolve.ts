import type { Client } from "@green-ledger/sdk";
import { UsageError } from "./usage-error.ts";

type Kind = "account" | "party" | "instrument" | "asset" | "lien" | "transfer";
const PREFIX = {
  account: "acc_",
  party: "pty_",
  instrument: "ins_",
  asset: "ast_",
  lien: "lin_",
  transfer: "tro_",
} as const;
const LIST = {
  account: "listAccounts",
  party: "listParties",
  instrument: "listInstruments",
  asset: "listAssets",
  lien: "listLiens",
  transfer: "listTransfers",
} as const;

/** The id of what a person named: an id as it is, or the one thing that carries the reference. */
export async function resolve(client: Client, kind: Kind, named: string): Promise<string> {
  if (named.startsWith(PREFIX[kind])) return named;
  for await (const row of client.all(LIST[kind], { query: { limit: 200 } })) {
    if (row.profile?.reference === named) return row.id;
  }
  throw new UsageError(`No ${kind} that you may see has the reference ${named}.`);
}
