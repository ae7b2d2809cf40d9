import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { formatDay, parseDecimal } from "@green-ledger/domain";
import type { ReadInput, StatementEntryBody } from "@green-ledger/sdk";
import { minorUnits } from "@green-ledger/standards";
import { readStatementMapping, type StatementMapping } from "@green-ledger/statements";
import { type Command, Option } from "commander";
import { type Context, contextOf, printerOf, type Surroundings } from "../context.ts";
import { hashFile } from "../import/read-file.ts";
import { money, table } from "../output.ts";
import { readYaml } from "../read-yaml.ts";
import { resolve } from "../resolve.ts";
import { type CheckedFile, type CheckOptions, checkFile } from "../statement/check-file.ts";
import { entriesTable } from "../statement/entries-table.ts";
import type { StatementReport } from "../statement/reports.ts";
import { UsageError } from "../usage-error.ts";
import { sendFile } from "./send-file.ts";

interface Options {
  mapping?: string;
  encoding?: NonNullable<CheckOptions["encoding"]>;
  account?: string;
  statementId?: string;
  opening?: string;
  closing?: string;
}

export function statementCommand(program: Command, surroundings: Surroundings): void {
  const group = program
    .command("statement")
    .description("bank statements: camt.053.001.08, MT940, delimited files");

  group
    .command("check <file>")
    .description("read a bank statement, check that it balances, and print its totals; sends nothing")
    .option("--mapping <file>", "how a delimited file is read (YAML)")
    .addOption(
      new Option("--encoding <name>", "of an MT940 file").choices(["utf-8", "windows-1252", "gb18030"]),
    )
    .option("--account <id>", "of a delimited file that does not name it")
    .option("--statement-id <id>", "of a delimited file that does not name it")
    .option("--opening <amount>", "balance before a delimited file, e.g. -12.50")
    .option("--closing <amount>", "balance after it")
    .action(async (file: string, options: Options, command: Command) => {
      const checked = await checkFile(file, await checkOptions(options));
      const sha256 = await hashFile(file);
      printerOf(command, surroundings)({ file: basename(file), sha256, ...checked }, () =>
        textOf(checked, sha256),
      );
    });

  sendFile(group, surroundings, {
    name: "post",
    route: "stateBalances",
    role: "bank",
    description: "state the closing balances of a JSON file ({ statements: [...] } as in the API)",
  });

  group
    .command("list <account>")
    .description("closing balances that the bank stated, newest first")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const id = await resolve(context.client, "account", named);
      const page = await context.client.read("listStatements", { params: { id }, query: { limit: 200 } });
      context.print(page, () =>
        table(
          ["day", "closing", "the ledger held"],
          page.data.map((s) => [s.day, money(s.closing), money(s.expected)]),
        ),
      );
    });

  group
    .command("unmatched")
    .description("entries of imported statements that are not in the ledger, newest day first")
    .requiredOption("--account <account>", "its id or your reference")
    .option("--day <date>", "only entries stated with this day")
    .addOption(
      new Option("--status <name>", "other entries").choices(["matched", "ambiguous", "unmatched", "all"]),
    )
    .action(async (options: { account: string; day?: string; status?: string }, command: Command) => {
      await printEntries(contextOf(command, surroundings, "bank"), options);
    });
}

type EntryQuery = NonNullable<ReadInput<"listStatementEntries">["query"]>;

/** Without a status: what waits for a person, unmatched or ambiguous. */
async function printEntries(
  context: Context,
  { account, day, status }: { account: string; day?: string; status?: string },
): Promise<void> {
  const id = await resolve(context.client, "account", account);
  const query: EntryQuery = {
    limit: 200,
    ...(day === undefined ? {} : { day }),
    ...(status === undefined || status === "all"
      ? {}
      : { status: status as NonNullable<EntryQuery["status"]> }),
  };
  const data: StatementEntryBody[] = [];
  for await (const entry of context.client.all("listStatementEntries", { params: { id }, query })) {
    if (status !== undefined || entry.status !== "matched") data.push(entry);
  }
  context.print({ data }, () => (data.length === 0 ? "No such entry." : entriesTable(data)));
}

async function checkOptions(options: Options): Promise<CheckOptions> {
  const { mapping: path, encoding, account, statementId, opening, closing } = options;
  const mapping = path === undefined ? undefined : await readMappingFile(path);
  if (mapping === undefined && [account, statementId, opening, closing].some((each) => each !== undefined)) {
    throw new UsageError("--account, --statement-id, --opening and --closing go with --mapping.");
  }
  return {
    ...(mapping === undefined ? {} : { mapping }),
    ...(encoding === undefined ? {} : { encoding }),
    facts: {
      ...(account === undefined ? {} : { account }),
      ...(statementId === undefined ? {} : { statementId }),
      ...(opening === undefined ? {} : { opening: balanceOf(opening, "--opening", mapping) }),
      ...(closing === undefined ? {} : { closing: balanceOf(closing, "--closing", mapping) }),
    },
  };
}

async function readMappingFile(path: string): Promise<StatementMapping> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw new UsageError(`${path} cannot be read.`);
  }
  return readStatementMapping(readYaml(text, basename(path)));
}

function balanceOf(text: string, option: string, mapping: StatementMapping | undefined): bigint {
  const minor = parseDecimal(text, minorUnits(mapping?.currency ?? "") ?? 0);
  if (typeof minor === "bigint") return minor;
  throw new UsageError(`${option} ${text} is not an amount of ${mapping?.currency}: write it like 1234.50.`);
}

const FORMATS = { camt053: "camt.053.001.08", mt940: "MT940", csv: "delimited file" } as const;

function textOf({ format, statements }: CheckedFile, sha256: string): string {
  const findings = statements.flatMap((statement) =>
    statement.findings.map(({ code, line, detail }) => [statement.statementId, code, line, detail] as const),
  );
  return [
    table(
      ["statement", "account", "to", "opening", "credits", "debits", "closing", "entries", "booked"],
      statements.map(rowOf),
    ),
    "",
    ...(findings.length > 0 ? [table(["statement", "finding", "line", "what"], findings), ""] : []),
    `${FORMATS[format]}, SHA-256 ${sha256}.`,
    "Every statement balances: opening balance and booked entries make the closing balance, to the minor unit.",
  ].join("\n");
}

function rowOf(statement: StatementReport) {
  const { statementId, account, currency, opening, closing, totals } = statement;
  const amount = (minor: bigint) => money({ currency, minor: String(minor) });
  return [
    statementId,
    account.id,
    formatDay(closing.day),
    amount(opening.minor),
    amount(totals.credits),
    amount(totals.debits),
    amount(closing.minor),
    totals.entries,
    totals.booked,
  ];
}
