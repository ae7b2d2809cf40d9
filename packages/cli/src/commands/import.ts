import { readFile } from "node:fs/promises";
import { basename, resolve as resolvePath } from "node:path";
import { minorUnits } from "@green-ledger/standards";
import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import type { ImportResult } from "../import/accounting.ts";
import { ImportError } from "../import/import-error.ts";
import { listFiles } from "../import/list-files.ts";
import { type Mapping, readMapping } from "../import/mapping.ts";
import { lineReader } from "../import/read-line.ts";
import { openRejects } from "../import/rejects.ts";
import { runImport } from "../import/run-import.ts";
import { scanFiles, sumTotals, type Totals } from "../import/scan.ts";
import { money, table } from "../output.ts";
import { createProgress } from "../progress.ts";
import { resolve } from "../resolve.ts";
import { UsageError } from "../usage-error.ts";
import { importStatementCommand } from "./import-statement.ts";

interface Options {
  mapping: string;
  as: string;
  rejects?: string;
}

export function importCommand(program: Command, surroundings: Surroundings): void {
  const group = program.command("import").description("load a bank's own files");

  group
    .command("check <folder>")
    .description("read a folder by a mapping and report, without sending anything")
    .requiredOption("--mapping <file>", "how the files are read (YAML)")
    .action(async (folder: string, options: Pick<Options, "mapping">, command: Command) => {
      const { mapping, scans } = await scan(folder, options.mapping, surroundings, command);
      const total = sumTotals(scans);
      contextOf(command, surroundings, "bank").print({ mapping: mapping.name, total, files: scans }, () =>
        totalsTable(total, mapping.currency),
      );
    });

  group
    .command("payments <folder>")
    .description("record a folder of payment files; repeating it changes nothing")
    .requiredOption("--mapping <file>", "how the files are read (YAML)")
    .requiredOption("--as <account>", "the account that paid: its id or your reference")
    .option("--rejects <file>", "where lines go that are not recorded (default: rejects-<folder>.csv here)")
    .action(async (folder: string, options: Options, command: Command) => {
      await importPayments(folder, options, surroundings, command);
    });

  importStatementCommand(group, surroundings);
}

async function scan(folder: string, mappingFile: string, surroundings: Surroundings, command: Command) {
  const mapping = readMapping(await readText(mappingFile), basename(mappingFile));
  const digits = minorUnits(mapping.currency);
  if (digits === undefined)
    throw new ImportError("currency_unknown", `${mapping.currency} is not a currency of ISO 4217`);
  const readLine = lineReader(mapping, digits);
  const files = await listFiles(folder, mapping);
  const progress = progressOf(command, surroundings, "reading", files.length);
  let read = 0;
  const scans = await scanFiles(folder, files, mapping, readLine, () => progress.to(++read));
  progress.end();
  return { mapping, digits, readLine, scans };
}

async function importPayments(
  folder: string,
  options: Options,
  surroundings: Surroundings,
  command: Command,
) {
  const context = contextOf(command, surroundings, "bank");
  const started = surroundings.now();
  const { mapping, digits, readLine, scans } = await scan(folder, options.mapping, surroundings, command);
  const account = await resolve(context.client, "account", options.as);
  const opened = await context.client.read("getAccount", { params: { id: account } });
  const total = sumTotals(scans);
  const path = resolvePath(options.rejects ?? `rejects-${basename(resolvePath(folder))}.csv`);
  const rejects = openRejects(path, digits);
  const progress = progressOf(command, surroundings, "recording", total.lines);
  let result: ImportResult;
  try {
    result = await runImport({
      client: context.client,
      folder,
      mapping,
      readLine,
      scans,
      target: { account, currency: mapping.currency, rule: opened.data.rule },
      rejects,
      onProgress: progress.to,
    });
  } finally {
    progress.end();
    await rejects.close();
  }
  const { data: after, as_of } = await context.client.read("getAccount", { params: { id: account } });
  const seconds = (surroundings.now() - started) / 1000;
  checkSums(total, result);
  const summary = {
    account,
    ...result,
    input: total.net,
    balance: after.balance,
    as_of,
    rejects: path,
    seconds,
  };
  context.print(summary, () => summaryText(summary, total, mapping));
}

/** Every line and every penny of the input must be in exactly one of the outcomes. */
function checkSums(total: Totals, { lines, sums }: ImportResult): void {
  const settled = sums.recorded + sums.alreadyRecorded + sums.rejected + sums.refused;
  if (lines === total.lines && settled === total.net) return;
  const detail = `${total.lines} lines and ${total.net} minor units were read, ${lines} and ${settled} accounted for`;
  throw new ImportError(
    "sums_differ",
    `${detail}; nothing was lost on the ledger, but do not rely on this report`,
  );
}

function summaryText(
  summary: ImportResult & { balance: { currency: string; minor: string }; rejects: string; seconds: number },
  total: Totals,
  mapping: Mapping,
): string {
  const amount = (minor: bigint) => money({ currency: mapping.currency, minor: String(minor) });
  const counts = (all: Record<string, number>) => Object.values(all).reduce((sum, n) => sum + n, 0);
  const rows = [
    ["recorded", summary.recorded, amount(summary.sums.recorded)],
    ["already recorded", summary.alreadyRecorded, amount(summary.sums.alreadyRecorded)],
    ["rejected by the mapping", counts(summary.rejected), amount(summary.sums.rejected)],
    ["refused by the ledger", counts(summary.refused), amount(summary.sums.refused)],
    ["all lines", total.lines, amount(total.net)],
  ] as const;
  const codes = Object.entries({ ...summary.rejected, ...summary.refused, ...summary.flagged });
  const sent = summary.recorded + counts(summary.refused);
  return [
    table(["outcome", "lines", "net paid"], rows),
    "",
    ...(codes.length > 0 ? [table(["code", "lines"], codes), ""] : []),
    `Sums agree: what was recorded, rejected and refused is what the files hold, to the minor unit.`,
    ...(summary.funded > 0n
      ? [`Modelled opening balances of this run: ${amount(summary.funded)}; the files do not state them.`]
      : []),
    `Balance of the account now: ${money(summary.balance)}.`,
    `Lines that were not recorded, with reasons: ${summary.rejects}`,
    `${summary.seconds.toFixed(1)} s, ${Math.round(sent / summary.seconds).toLocaleString("en")} lines a second.`,
  ].join("\n");
}

function totalsTable(total: Totals, currency: string): string {
  const amount = (minor: bigint) => money({ currency, minor: String(minor) });
  const rejected = Object.entries(total.rejected).map(([code, n]) => [`rejected: ${code}`, n, ""] as const);
  return table(
    ["outcome", "lines", "amount"],
    [
      ["payments", total.payments, amount(total.outflow)],
      ["refunds", total.refunds, amount(-total.inflow)],
      ...rejected,
      ["rejected, together", total.lines - total.payments - total.refunds, amount(total.rejectedNet)],
      ["all", total.lines, amount(total.net)],
    ],
  );
}

function progressOf(command: Command, surroundings: Surroundings, label: string, total: number) {
  const { quiet = false, json = false } = command.optsWithGlobals<{ quiet?: boolean; json?: boolean }>();
  const { stderr, now } = surroundings;
  return createProgress({
    label,
    total,
    stream: stderr,
    now,
    quiet: quiet || (json && stderr.isTTY !== true),
  });
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new UsageError(`${path} cannot be read.`);
  }
}
