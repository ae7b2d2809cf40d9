import { type AccountId, type AccountRow, bytes } from "@green-ledger/domain";
import type { Faults } from "../errors/faults.ts";
import { chainId, wireId } from "../ids/wire-ids.ts";
import { statementOf } from "../vault/statements.ts";
import { keptAccount } from "../writes/movement-drafts.ts";
import type { PlanContext } from "../writes/plan.ts";
import { saidOf } from "./book.ts";
import { type AccountStatements, type ImportBody, spelled } from "./read-upload.ts";

/**
 * The account of the ledger that a file is of: the one that the request names, or the bank's own account whose
 * reference is the account's id in the file. A named account must be known to be the file's: by its reference, by the
 * request, or by the import before; a file that went to the wrong account would state a wrong balance.
 */
export function findAccount(
  { accountId, written, currency }: Pick<AccountStatements, "accountId" | "written" | "currency">,
  body: Pick<ImportBody, "account" | "account_id">,
  context: PlanContext,
  faults: Faults,
): AccountRow | undefined {
  const { principal, makeId, lookup } = context;
  const byReference = [written, accountId]
    .map((reference) => makeId("account", principal.party, reference))
    .find((id) => lookup.account(id)?.custodian === principal.party);
  const wire = body.account ?? (byReference && wireId("account", byReference));
  const pointer = body.account === undefined ? "/file/content" : "/account";
  if (wire === undefined) {
    faults.add(
      pointer,
      "account_unknown",
      `The file is of ${accountId}, and your bank keeps no account of this reference: name yours in account.`,
    );
    return undefined;
  }
  if (keptAccount(wire, pointer, context, faults) === undefined) return undefined;
  const row = lookup.account(chainId(wire));
  if (row === undefined) {
    faults.add(
      pointer,
      "account_unknown",
      "The account is still on its way: wait until its operation is final.",
    );
    return undefined;
  }
  if (row.currency !== currency) {
    faults.add(
      "/file/content",
      "currency_mismatch",
      `The file is in ${currency}, the account in ${row.currency}.`,
    );
  }
  if (body.account === undefined) return row;
  const names = namesOf(row, body.account_id, context);
  if (names.length > 0 && names.includes(accountId)) return row;
  const known = names.length === 0 ? "nothing says that it is this one" : `this one is ${names.join(" or ")}`;
  faults.add("/account_id", "statement_account_differs", `The file is of ${accountId}; ${known}.`);
  return undefined;
}

/** How the bank may name the account: as the request says; else by its reference, or as the last import named it. */
function namesOf(row: AccountRow, stated: string | undefined, { snapshot, outbox }: PlanContext): string[] {
  if (stated !== undefined) return [spelled(stated)];
  const [profile] = outbox.profiles([row.dataRoot]);
  const reference = profile?.kind === "account" ? statementOf("account", profile).reference : undefined;
  const imported = lastImported(row.id, row.closedThrough, { snapshot, outbox });
  return [reference, imported].filter((name) => name !== undefined).map(spelled);
}

function lastImported(
  account: AccountId,
  day: number,
  { snapshot, outbox }: Pick<PlanContext, "snapshot" | "outbox">,
): string | undefined {
  const newest = snapshot.get("statement", [bytes(account), { u32: day }]);
  return newest === undefined ? undefined : saidOf([newest], outbox)[0]?.imported?.account_id;
}
