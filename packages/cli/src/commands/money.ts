import type { ReadAnswer } from "@green-ledger/sdk";
import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, short, table } from "../output.ts";
import { resolve } from "../resolve.ts";
import { paymentCommands } from "./payment.ts";

type Movement = ReadAnswer<"listPayments">["data"][number];

export function moneyCommands(program: Command, surroundings: Surroundings): void {
  for (const [name, route, description] of [
    ["payment", "listPayments", "money that went out"],
    ["receipt", "listReceipts", "money that came in"],
  ] as const) {
    const group = program.command(name).description(description);
    group
      .command("list")
      .description("newest first, one page")
      .option("--account <account>", "of one account: id or reference")
      .option("--payee <party>", "to or from one party: its id")
      .option("--limit <n>", "how many, at most 200", "50")
      .action(async (options: { account?: string; payee?: string; limit: string }, command: Command) => {
        const context = contextOf(command, surroundings, "regulator");
        const account =
          options.account === undefined
            ? undefined
            : await resolve(context.client, "account", options.account);
        const query = { limit: options.limit, account, counterparty: options.payee };
        const page = await context.client.read(route, { query });
        context.print(page, () => movementTable(page.data));
      });
    group
      .command("show <id>")
      .description("one of them, with the lots that it made or drew on")
      .action(async (id: string, _: unknown, command: Command) => {
        const context = contextOf(command, surroundings, "regulator");
        const { data, as_of } = await context.client.read("getMovement", { params: { id } });
        context.print({ data, as_of }, () => movementText(data, as_of));
      });
    if (name === "payment") paymentCommands(group, surroundings);
  }

  program
    .command("refusals")
    .description("receipts and payments that the ledger refused, newest first")
    .action(async (_: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const page = await context.client.read("listRefusals", { query: { limit: 200 } });
      context.print(page, () =>
        table(
          ["movement", "reason", "amount", "limit", "when"],
          page.data.map((r) => [r.movement, r.reason, money(r.amount), money(r.limit), r.place.time]),
        ),
      );
    });
}

function movementTable(movements: readonly Movement[]): string {
  return table(
    ["id", "state", "value date", "counterparty", "amount", "use", "flag"],
    movements.map((m) => [
      m.id,
      m.state,
      m.value_date ?? "unknown",
      m.counterparty_name ?? short(m.counterparty),
      money(m.amount),
      m.use ?? m.origin,
      m.flag,
    ]),
  );
}

function movementText(m: Movement, asOf: { block: number; time: string }): string {
  return [
    m.id,
    `${m.direction === "in" ? "received" : "paid"} ${money(m.amount)}, ${m.use ?? m.origin}, value date ${m.value_date ?? "unknown"}`,
    `${m.direction === "in" ? "from" : "to"} ${m.counterparty_name ?? ""} ${m.counterparty ?? "(not stated)"}`,
    `account ${m.account}, state ${m.state}`,
    ...m.draws.map(
      (d) => `  ${d.tranche === null ? "other money" : `tranche ${d.tranche}`}: ${money(d.amount)}`,
    ),
    ...(m.project === null ? [] : [`project ${m.project}`]),
    ...m.next.map(({ act, by }) => `next: ${act}, by ${by.join(" or ")}`),
    ...(m.flag === null ? [] : [`flagged: ${m.flag}`]),
    ...(m.profile === null ? [] : [`reference ${m.profile.reference}`]),
    ...Object.entries(m.profile?.attributes ?? {}).map(([name, value]) => `  ${name}: ${value}`),
    `lots ${m.legs.map((leg) => `${leg.lot}: ${money(leg.amount)}`).join(", ")}`,
    `block ${m.place.block}, ${m.place.time}, transaction ${m.place.transaction}`,
    `as of block ${asOf.block}`,
  ].join("\n");
}
