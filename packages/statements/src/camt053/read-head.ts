import type { StatementAccount, StatementBalance, StatementHead } from "../bank-statement.ts";
import { dayOfIso, digitsOf, ownIban, unsignedMinor } from "../parse-values.ts";
import { StatementError } from "../statement-error.ts";
import { find, placeOf, textOf, type XmlNode } from "../xml/node.ts";

/** The elements of a statement before its entries, by name; balances are several. */
export interface HeadParts {
  readonly statement: XmlNode;
  readonly single: ReadonlyMap<string, XmlNode>;
  readonly balances: readonly XmlNode[];
}

const COPIES = { COPY: "copy", DUPL: "duplicate", CODU: "copy_of_duplicate" } as const;

/**
 * Puts together what stands before the entries.
 * @throws StatementError if the account, a balance or the currency is not what a statement needs
 */
export function readHead({ statement, single, balances }: HeadParts): StatementHead {
  const text = (name: string) => single.get(name)?.text.trim() ?? "";
  checkPages(single.get("StmtPgntn"));
  const account = single.get("Acct");
  const currency = textOf(account, "Ccy") ?? balances[0]?.children.find(isAmount)?.currency ?? "";
  const currencyNode = find(account, "Ccy") ?? balances[0] ?? statement;
  const digits = digitsOf(currency, () => placeOf(currencyNode));
  const booked = readBalances(balances, currency, digits, statement);
  return {
    statementId: text("Id"),
    sequence: text("ElctrncSeqNb") === "" ? null : BigInt(text("ElctrncSeqNb")),
    createdAt: text("CreDtTm") === "" ? null : text("CreDtTm"),
    copy: COPIES[text("CpyDplctInd") as keyof typeof COPIES] ?? null,
    account: readAccount(account, statement),
    currency,
    ...booked,
  };
}

const isAmount = (node: XmlNode) => node.name === "Amt";

/** One page of several has no closing balance to check against. */
export function checkPages(pages: XmlNode | undefined): void {
  if (pages === undefined) return;
  const [number, last] = [textOf(pages, "PgNb"), textOf(pages, "LastPgInd")];
  if (Number(number) === 1 && (last === "true" || last === "1")) return;
  throw new StatementError("statement_paged", `this is page ${number} of several`, placeOf(pages));
}

function readAccount(account: XmlNode | undefined, statement: XmlNode): StatementAccount {
  const iban = find(account, "Id", "IBAN");
  const servicer = textOf(account, "Svcr", "FinInstnId", "BICFI");
  if (iban !== undefined) return { scheme: "iban", id: ownIban(iban.text, () => placeOf(iban)), servicer };
  const id = textOf(account, "Id", "Othr", "Id");
  if (id === null) {
    throw new StatementError("account_missing", "the account has no id", placeOf(account ?? statement));
  }
  return { scheme: "other", id, servicer };
}

function readBalances(
  nodes: readonly XmlNode[],
  currency: string,
  digits: number,
  statement: XmlNode,
): { opening: StatementBalance; closing: StatementBalance } {
  const byType = new Map<string, { balance: StatementBalance; node: XmlNode }>();
  for (const node of nodes) {
    const type = textOf(node, "Tp", "CdOrPrtry", "Cd");
    if (type !== "OPBD" && type !== "PRCD" && type !== "CLBD") continue;
    if (byType.has(type)) {
      throw new StatementError("balance_repeated", `there is a second balance ${type}`, placeOf(node));
    }
    byType.set(type, { balance: readBalance(node, currency, digits), node });
  }
  const [opened, before, closed] = [byType.get("OPBD"), byType.get("PRCD"), byType.get("CLBD")];
  if (opened !== undefined && before !== undefined && opened.balance.minor !== before.balance.minor) {
    const detail = "the opening balance OPBD is not the closing balance before it, PRCD";
    throw new StatementError("balances_contradict", detail, placeOf(opened.node));
  }
  const opening = (opened ?? before)?.balance;
  if (opening === undefined || closed === undefined) {
    const missing = opening === undefined ? "opening balance (OPBD or PRCD)" : "closing balance (CLBD)";
    throw new StatementError("balance_missing", `the statement has no ${missing}`, placeOf(statement));
  }
  return { opening, closing: closed.balance };
}

function readBalance(node: XmlNode, currency: string, digits: number): StatementBalance {
  const magnitude = readAmount(find(node, "Amt") ?? node, currency, digits);
  const day = find(node, "Dt")?.children[0];
  return {
    minor: textOf(node, "CdtDbtInd") === "CRDT" ? magnitude : -magnitude,
    day: dayOfIso(day?.text.trim() ?? "", () => placeOf(day ?? node)),
  };
}

/** An amount that must be in the account's currency. */
export function readAmount(node: XmlNode, currency: string, digits: number): bigint {
  if (node.currency !== currency) {
    const detail = `the amount is in ${node.currency}, the account in ${currency}`;
    throw new StatementError("currency_mismatch", detail, placeOf(node));
  }
  return unsignedMinor(node.text.trim().replace(/^\+/, ""), ".", digits, () => placeOf(node));
}
