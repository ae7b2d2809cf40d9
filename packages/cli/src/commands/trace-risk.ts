import type { ReadAnswer } from "@green-ledger/sdk";
import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, short, table } from "../output.ts";
import { resolve } from "../resolve.ts";

type RiskSums = ReadAnswer<"traceAtRisk">["data"]["currencies"][number];

const SHOWN = 15;

/** What rests on something that fell, and what lies idle: part of the `trace` group. */
export function traceRiskCommands(group: Command, surroundings: Surroundings): void {
  group
    .command("at-risk <of>")
    .description("what was paid for a project that is out of standing, or for all that a claim stops")
    .action(async (of: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const query = of.startsWith("clm_")
        ? { claim: of }
        : { project: await resolve(context.client, "asset", of) };
      const answer = await context.client.read("traceAtRisk", { query });
      const { data, as_of } = answer;
      context.print(answer, () =>
        [
          ...(data.currencies.length === 0 ? ["nothing is at risk"] : data.currencies.map(riskText)),
          ...(data.truncated ? ["The largest are shown."] : []),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n\n"),
      );
    });

  group
    .command("idle <tranche>")
    .description("where a tranche's unspent money lay, idle or placed, on each day on which it moved")
    .action(async (tranche: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const page = await context.client.read("traceIdle", { query: { tranche, limit: 200 } });
      context.print(page, () =>
        table(
          ["day", "idle", "placed"],
          page.data.map(({ day, idle, placed }) => [
            day,
            money(idle),
            placed.map(({ placement, amount }) => `${placement} ${money(amount)}`).join(", "),
          ]),
        ),
      );
    });
}

export function riskText({ amount, payments, by_tranche, by_payee, by_project }: RiskSums): string {
  const tables = [
    table(
      ["tranche", "amount at risk", "payments"],
      by_tranche
        .slice(0, SHOWN)
        .map((row) => [
          row.tranche === null ? "other money" : short(row.tranche),
          money(row.amount),
          row.payments,
        ]),
    ),
    namedTable(
      "payee",
      by_payee.map((row) => ({ ...row, id: row.payee })),
    ),
    namedTable(
      "project",
      by_project.map((row) => ({ ...row, id: row.project })),
    ),
  ];
  return [`AT RISK: ${money(amount)} in ${payments} payments`, ...tables].join("\n\n");
}

type Row = { id: string } & Pick<RiskSums["by_payee"][number], "name" | "amount" | "payments">;

function namedTable(label: string, rows: readonly Row[]): string {
  return table(
    [label, "name", "amount at risk", "payments"],
    rows
      .slice(0, SHOWN)
      .map((row) => [short(row.id), (row.name ?? "").slice(0, 50), money(row.amount), row.payments]),
  );
}
