import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, short, table } from "../output.ts";
import { readJson } from "../read-json.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";
import { idsText, sendFile } from "./send-file.ts";

/** Leaks, budgets, passages, thresholds, days and histories. */
export function ledgerCommands(program: Command, surroundings: Surroundings): void {
  leakCommands(program, surroundings);
  lineCommands(program, surroundings);
  sendFile(program, surroundings, {
    name: "lend",
    route: "lendMoney",
    role: "bank",
    description: "lend money of a tranche: the JSON of a file ({ account, lendings: [...] })",
  });
  sendFile(program, surroundings, {
    name: "convert",
    route: "convertMoney",
    role: "bank",
    description: "exchange money: the JSON of a file ({ account, conversions: [...] })",
  });
  thresholdCommands(program, surroundings);

  program
    .command("days <tranche>")
    .description("where a tranche's money was at the end of each day on which it moved")
    .action(async (id: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const page = await context.client.read("listTrancheDays", { params: { id }, query: { limit: 200 } });
      context.print(page, () =>
        table(
          ["day", "proceeds", "unallocated", "allocated", "returned", "breached", "lent"],
          page.data.map((d) => [
            d.day,
            money(d.minted),
            money(d.unallocated),
            money(d.allocated),
            money(d.returned),
            money(d.breached),
            money(d.lent),
          ]),
        ),
      );
    });

  program
    .command("history <id>")
    .description("every event about one thing, oldest first")
    .action(async (id: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const query = { limit: 200 };
      const events = await Array.fromAsync(context.client.all("getHistory", { params: { id }, query }));
      context.print(events, () =>
        table(
          ["when", "block", "event", "by"],
          events.map((e) => [e.place.time, e.place.block, `${e.contract}.${e.name}`, e.actor]),
        ),
      );
    });
}

function leakCommands(program: Command, surroundings: Surroundings): void {
  const group = program.command("leak").description("money that left without a known use");
  group
    .command("list")
    .description("leaks that you may see, newest first")
    .option("--account <account>", "of one account: id or reference")
    .option("--tranche <id>", "of one tranche's money")
    .option("--open", "only what is not explained yet")
    .action(async (options: { account?: string; tranche?: string; open?: boolean }, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const { account: named, tranche } = options;
      const account = named === undefined ? undefined : await resolve(context.client, "account", named);
      const open = options.open === true ? ("true" as const) : undefined;
      const page = await context.client.read("listLeaks", { query: { account, tranche, open, limit: 200 } });
      context.print(page, () =>
        table(
          ["day", "statement or payment", "tranche", "amount", "not explained"],
          page.data.map((l) => [
            l.day,
            l.movement,
            l.tranche === null ? "other money" : short(l.tranche),
            money(l.amount),
            money(l.open),
          ]),
        ),
      );
    });
  group
    .command("explain <statement> <file>")
    .description("say what a shortfall was: the JSON of a file, as in the API")
    .action(async (id: string, file: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const input = { params: { id }, body: await readJson<never>(file) };
      const answer = await settle(context, "explainShortfall", input);
      context.print(answer, () => idsText(answer));
    });
}

function lineCommands(program: Command, surroundings: Surroundings): void {
  const group = program.command("line").description("lines of projects' budgets");
  group
    .command("list <project>")
    .description("lines of a project's budget, newest first")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const id = await resolve(context.client, "asset", named);
      const page = await context.client.read("listLines", { params: { id }, query: { limit: 200 } });
      context.print(page, () =>
        table(
          ["line", "name", "cap", "used", "payee", "for", "open"],
          page.data.map((l) => [
            l.id,
            l.profile?.name ?? "",
            money(l.cap),
            money(l.used),
            short(l.payee),
            l.spending,
            l.open ? "yes" : "no",
          ]),
        ),
      );
    });
  group
    .command("open <project> <file>")
    .description("open the lines of a JSON file ({ lines: [...] } as in the API)")
    .action(async (named: string, file: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const id = await resolve(context.client, "asset", named);
      const input = { params: { id }, body: await readJson<never>(file) };
      const answer = await settle(context, "openLines", input);
      context.print(answer, () => idsText(answer));
    });
  group
    .command("close <line>")
    .description("close a line for good")
    .action(async (line: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const { data } = await context.client.read("getLine", { params: { id: line } });
      const input = { params: { id: data.project }, body: { lines: [line] } };
      const answer = await settle(context, "closeLines", input);
      context.print(answer, () => `${line} is closed; ${money(data.used)} of ${money(data.cap)} were used.`);
    });
}

function thresholdCommands(program: Command, surroundings: Surroundings): void {
  const group = program.command("threshold").description("from which amount on payments must be entrusted");
  group
    .command("list")
    .description("by currency and day")
    .action(async (_: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const page = await context.client.read("listThresholds", { query: { limit: 200 } });
      context.print(page, () =>
        table(
          ["from", "above"],
          page.data.map((t) => [t.from, money(t.above)]),
        ),
      );
    });
  sendFile(group, surroundings, {
    name: "set",
    route: "setThreshold",
    role: "operator",
    description: "set the threshold of a JSON file, as in the API",
  });
}
