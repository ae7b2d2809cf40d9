import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { formatDecimal, parseDecimal } from "@green-ledger/domain";
import type { DryRunBody, StatementReportBody, WriteInput } from "@green-ledger/sdk";
import { minorUnits } from "@green-ledger/standards";
import { type Command, Option } from "commander";
import { type Context, contextOf, type Surroundings } from "../context.ts";
import { money, table } from "../output.ts";
import { readYaml } from "../read-yaml.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";
import { entriesTable } from "../statement/entries-table.ts";
import { UsageError } from "../usage-error.ts";

interface Options {
  account?: string;
  accountId?: string;
  mapping?: string;
  format?: "camt053" | "mt940" | "csv";
  encoding?: "utf-8" | "windows-1252" | "gb18030";
  statementId?: string;
  opening?: string;
  closing?: string;
  simulated?: boolean;
  dryRun?: boolean;
}
type Body = WriteInput<"importStatements">["body"];

/** `import statement`: a bank's file goes to the gateway as it is. */
export function importStatementCommand(group: Command, surroundings: Surroundings): void {
  group
    .command("statement <file>")
    .description("compare a bank's statement with the ledger and state its closing balances")
    .option("--account <account>", "its id or your reference (default: the account's id in the file)")
    .option("--account-id <id>", "how the file names the account, if it is not its reference")
    .option("--mapping <file>", "how a delimited file is read (YAML)")
    .addOption(new Option("--format <name>", "where it does not show").choices(["camt053", "mt940", "csv"]))
    .addOption(
      new Option("--encoding <name>", "of an MT940 file").choices(["utf-8", "windows-1252", "gb18030"]),
    )
    .option("--statement-id <id>", "of a delimited file that does not name it")
    .option("--opening <amount>", "balance before a delimited file, e.g. -12.50")
    .option("--closing <amount>", "balance after it")
    .option("--simulated", "the file is made up")
    .option("--dry-run", "report only, and state nothing")
    .action(async (file: string, options: Options, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const body = await bodyOf(file, options, context);
      const tried = await context.client.dryRun("importStatements", { body });
      if (options.dryRun === true) {
        context.print(tried, () => textOf(tried, "Nothing was stated: this was a dry run."));
        return;
      }
      const stated = await settle(context, "importStatements", { body });
      const done =
        stated.operation === null
          ? "These days were stated from this file before; nothing was changed."
          : `Stated: ${stated.ids.length - stated.already_recorded.length} closing balances.`;
      // Nothing of it was refused, so what would be stated is.
      const statements = (tried.statements ?? []).map((report) => ({ ...report, state: "stated" as const }));
      context.print({ ...stated, statements }, () => textOf({ ...tried, statements }, done));
    });
}

async function bodyOf(file: string, options: Options, context: Context): Promise<Body> {
  const { account, accountId, mapping: path, format, encoding, statementId, simulated } = options;
  const content = (await read(file)).toString("base64");
  const mapping =
    path === undefined
      ? undefined
      : (readYaml((await read(path)).toString("utf8"), basename(path)) as Record<string, unknown>);
  const id = account === undefined ? undefined : await resolve(context.client, "account", account);
  const balance = (text: string | undefined, option: string) =>
    text === undefined ? {} : { [option.slice(2)]: minorOf(text, option, mapping?.currency) };
  return {
    file: { name: basename(file), content },
    ...(id === undefined ? {} : { account: id }),
    ...(accountId === undefined ? {} : { account_id: accountId }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(format === undefined ? {} : { format }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(statementId === undefined ? {} : { statement_id: statementId }),
    ...balance(options.opening, "--opening"),
    ...balance(options.closing, "--closing"),
    ...(simulated === true ? { simulated } : {}),
  };
}

/** An amount as people write it, in minor units; the currency is the mapping's. */
function minorOf(text: string, option: string, currency: unknown): string {
  const digits = typeof currency === "string" ? minorUnits(currency) : undefined;
  if (digits === undefined) throw new UsageError(`${option} goes with --mapping.`);
  const minor = parseDecimal(text, digits);
  if (typeof minor === "bigint") return minor.toString();
  throw new UsageError(`${option} ${text} is not an amount of ${currency}: write it like 1234.50.`);
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new UsageError(`${path} cannot be read.`);
  }
}

function textOf({ statements = [], items }: DryRunBody, done: string): string {
  const open = statements.flatMap(({ entries }) => entries.filter(({ status }) => status !== "matched"));
  const missing = statements.flatMap((report) =>
    report.missing.map(
      ({ movement, direction, amount, value_date, reference }) =>
        [report.day, direction, money(amount), value_date, reference, movement] as const,
    ),
  );
  const findings = statements.flatMap(({ day, findings: found }) =>
    found.map(({ code, line, detail }) => [day, code, line, detail] as const),
  );
  return [
    table(
      ["day", "statement", "opening", "credits", "debits", "closing", "ledger", "entries", "matched", "then"],
      statements.map(rowOf),
    ),
    "",
    ...section("Entries that the ledger does not know, or not for certain:", open, entriesTable),
    ...section("In the ledger, but not on the statement:", missing, (rows) =>
      table(["day", "way", "amount", "value date", "reference", "movement"], rows),
    ),
    ...section("For a person to look at:", findings, (rows) =>
      table(["day", "finding", "line", "what"], rows),
    ),
    ...items.map(({ reason, text }) => `Refused by the ledger: ${reason}: ${text}`),
    "Every statement balances: opening balance and entries make the closing balance, to the minor unit.",
    done,
  ].join("\n");
}

/** Rows of a table that people are shown. */
const SHOWN = 50;

function section<Row>(title: string, rows: readonly Row[], text: (rows: readonly Row[]) => string): string[] {
  if (rows.length === 0) return [];
  const more = rows.length > SHOWN ? [`… and ${rows.length - SHOWN} more (--json shows them)`] : [];
  return [title, text(rows.slice(0, SHOWN)), ...more, ""];
}

function rowOf(report: StatementReportBody) {
  const { day, statement_id, opening, credits, debits, closing, ledger, entries } = report;
  const matched = entries.filter(({ status }) => status === "matched").length;
  return [
    day,
    statement_id,
    money(opening),
    money(credits),
    money(debits),
    money(closing),
    money(ledger),
    entries.length,
    matched,
    effectText(report),
  ];
}

/** What stating does, or did. */
function effectText({ state, effect: { outcome, amount, draws } }: StatementReportBody): string {
  const past = state === "stated" ? "stated" : state === "refused" ? "refused" : "would be stated";
  if (outcome === "balances") return `${past}; balances`;
  if (outcome === "surplus") return `${past}; ${money(amount)} more: other money`;
  const digits = minorUnits(amount.currency) ?? 0;
  const parts = draws.map(({ tranche, amount: part }) => {
    const figure = formatDecimal(BigInt(part.minor), digits);
    return tranche === null ? `${figure} other money` : `${figure} breach of ${tranche.slice(0, 12)}…`;
  });
  return `${past}; ${money(amount)} less: ${parts.join(", ")}`;
}
