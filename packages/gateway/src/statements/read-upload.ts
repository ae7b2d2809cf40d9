import { createHash } from "node:crypto";
import type { RouteInput, Routes } from "@green-ledger/api";
import { parseMinor, UNKNOWN_DAY } from "@green-ledger/domain";
import {
  type BankStatement,
  cutDays,
  readStatementFile,
  readStatementMapping,
  type StatementDay,
  StatementError,
  type StatementErrorCode,
  type StatementFinding,
} from "@green-ledger/statements";
import { createFaults } from "../errors/faults.ts";
import { GatewayError } from "../errors/gateway-error.ts";

export type ImportBody = RouteInput<Routes["importStatements"]>["body"];

/** What a file says of one account. */
export interface AccountStatements {
  /** How the bank names the account, without blanks and in capitals; and as the file writes it. */
  accountId: string;
  written: string;
  currency: string;
  /** In order; each opens where the one before closed. */
  days: readonly StatementDay[];
  findings: ReadonlyMap<string, readonly StatementFinding[]>;
}

export interface ReadUpload {
  /** Of the file's bytes. */
  sha256: string;
  accounts: readonly AccountStatements[];
}

/**
 * Reads the file that came in a request.
 * @throws GatewayError statement_unreadable with the code of the parser and the place; statement_gap
 */
export function readUpload(body: ImportBody, maxBytes: number): ReadUpload {
  const bytes = Buffer.from(body.file.content, "base64");
  const statements = refusing("/file/content", () =>
    readStatementFile(bytes, {
      format: body.format,
      mapping: mappingOf(body),
      encoding: body.encoding,
      maxBytes,
      facts: factsOf(body),
    }),
  );
  // One IBAN may stand for accounts in several currencies.
  const byAccount = Map.groupBy(statements, ({ account, currency }) => `${spelled(account.id)} ${currency}`);
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    accounts: [...byAccount.values()].map(statementsOf),
  };
}

/** Account ids are compared without blanks and in capitals. */
export const spelled = (id: string): string => id.replaceAll(/\s/g, "").toUpperCase();

function mappingOf({ mapping }: ImportBody) {
  return mapping === undefined ? undefined : refusing("/mapping", () => readStatementMapping(mapping));
}

function factsOf({ statement_id: statementId, opening, closing }: ImportBody) {
  const faults = createFaults();
  const balance = (text: string | undefined, pointer: string): bigint | undefined => {
    if (text === undefined) return undefined;
    const magnitude = parseMinor(text.replace(/^-/, ""));
    if (magnitude === "amount_zero") return 0n;
    if (typeof magnitude === "bigint") return text.startsWith("-") ? -magnitude : magnitude;
    faults.add(pointer, magnitude);
    return undefined;
  };
  const facts = { opening: balance(opening, "/opening"), closing: balance(closing, "/closing") };
  faults.throwIfAny();
  return {
    ...(statementId === undefined ? {} : { statementId }),
    ...(facts.opening === undefined ? {} : { opening: facts.opening }),
    ...(facts.closing === undefined ? {} : { closing: facts.closing }),
  };
}

function statementsOf(statements: readonly BankStatement[]): AccountStatements {
  const ordered = [...statements].sort((a, b) => a.closing.day - b.closing.day);
  const [first] = ordered;
  if (first === undefined || first.closing.day === UNKNOWN_DAY) {
    throw unreadable("/file/content", "date_invalid", "nothing says of which day the closing balance is");
  }
  for (const [i, { statementId, opening }] of ordered.entries()) {
    const before = ordered[i - 1];
    if (before === undefined || before.closing.minor === opening.minor) continue;
    throw new GatewayError(
      "statement_gap",
      `Statement ${statementId} opens with ${opening.minor}, ${before.statementId} closed with ${before.closing.minor} minor units.`,
    );
  }
  return {
    accountId: spelled(first.account.id),
    written: first.account.id,
    currency: first.currency,
    days: sameDayJoined(ordered.flatMap(cutDays)),
    findings: new Map(ordered.map(({ statementId, findings }) => [statementId, findings])),
  };
}

/** Two statements may share a day (intraday ones, or one that opens on the day on which the other closes). */
function sameDayJoined(days: readonly StatementDay[]): StatementDay[] {
  const joined: StatementDay[] = [];
  for (const each of days) {
    const last = joined.at(-1);
    if (last === undefined || last.day !== each.day) joined.push(each);
    else
      joined[joined.length - 1] = {
        ...each,
        from: last.from,
        opening: last.opening,
        entries: [...last.entries, ...each.entries],
      };
  }
  return joined;
}

function refusing<T>(pointer: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
    throw unreadable(pointer, error.code, `${error.message}. ${error.action}`);
  }
}

function unreadable(pointer: string, code: StatementErrorCode, message: string): GatewayError {
  return new GatewayError("statement_unreadable", `${code}: ${message}`, {
    faults: [{ in: "body", pointer, code, message }],
  });
}
