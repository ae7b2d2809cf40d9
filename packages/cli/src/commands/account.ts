import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, short, table } from "../output.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";
import { accountRuleCommands } from "./account-rule.ts";

interface OpenOptions {
  reference: string;
  owner: string;
  kind: "proceeds" | "operating" | "pool" | "placement";
  rule: "specified" | "fifo" | "prorata";
  currency: string;
  name?: string;
}

export function accountCommand(program: Command, surroundings: Surroundings): void {
  const group = program.command("account").description("bank accounts that the ledger follows");

  group
    .command("open")
    .description("open an account at your bank")
    .requiredOption("--reference <text>", "your own reference")
    .requiredOption("--owner <party>", "whose account: id or reference")
    .requiredOption("--kind <kind>", "proceeds, operating, pool or placement")
    .option("--rule <rule>", "how payments are booked: specified, fifo or prorata", "specified")
    .requiredOption("--currency <code>", "ISO 4217")
    .option("--name <text>", "how you call it (default: the reference)")
    .action(async (options: OpenOptions, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const { reference, kind, rule, currency, name = reference } = options;
      const owner = await resolve(context.client, "party", options.owner);
      const account = { reference, name, kind, rule, currency, owner };
      const answer = await settle(context, "openAccounts", { body: { accounts: [account] } });
      const id = answer.ids[0] ?? "";
      context.print(answer, () =>
        answer.operation === null
          ? `Account ${reference} was open already: ${id}`
          : `Account ${reference} is open: ${id}`,
      );
    });

  group
    .command("list")
    .description("accounts that you may see")
    .action(async (_: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const accounts = await Array.fromAsync(context.client.all("listAccounts", { query: { limit: 200 } }));
      context.print(accounts, () =>
        table(
          ["account", "reference", "kind", "owner", "balance"],
          accounts.map((a) => [
            short(a.id),
            a.profile?.reference ?? "",
            a.kind,
            short(a.owner),
            money(a.balance),
          ]),
        ),
      );
    });

  group
    .command("show <account>")
    .description("one account and what it holds of each colour")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const id = await resolve(context.client, "account", named);
      const { data, as_of } = await context.client.read("getAccount", { params: { id } });
      context.print({ data, as_of }, () =>
        [
          `${data.id}`,
          `${data.kind} account of ${data.owner}, kept by ${data.custodian}, booked ${data.rule}`,
          ...(data.broken ? ["its newest statement was lower than the ledger: nothing goes out"] : []),
          `balance ${money(data.balance)} at block ${as_of.block}, ${as_of.time}`,
          "",
          table(
            ["colour", "tranche", "balance", "lots ever"],
            data.holdings.map((h) => [
              h.tranche === null ? "other money" : h.colour,
              short(h.tranche),
              money(h.balance),
              h.lots,
            ]),
          ),
        ].join("\n"),
      );
    });

  accountRuleCommands(group, surroundings);
}
