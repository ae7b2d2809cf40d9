import { checkIban } from "@green-ledger/standards";
import type { StatementAccount } from "./bank-statement.ts";
import { type Place, StatementError, WHOLE_FILE } from "./statement-error.ts";

/**
 * The account of a format that does not say what kind of id it is: what looks like an IBAN must be one.
 * @throws StatementError `account_missing` or `iban_checksum`
 */
export function accountOf(text: string | undefined, place: Place = WHOLE_FILE): StatementAccount {
  if (text === undefined || text === "") {
    throw new StatementError("account_missing", "nothing names the account", place);
  }
  const iban = checkIban(text);
  if (iban.ok) return { scheme: "iban", id: iban.value, servicer: null };
  if (iban.code === "iban_checksum") throw new StatementError("iban_checksum", iban.detail, place);
  return { scheme: "other", id: text, servicer: null };
}
