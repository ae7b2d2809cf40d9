import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, short, table } from "../output.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";
import { causeText } from "./claim.ts";

/** What an asset's standing needs: part of the `asset` group. */
export function standingCommands(group: Command, surroundings: Surroundings): void {
  group
    .command("standing <asset>")
    .description("whether an asset may receive money now, and what is missing")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "asset", named);
      const { data, as_of } = await context.client.read("getStanding", { params: { id } });
      context.print({ data, as_of }, () =>
        [
          data.in_standing ? "may receive money" : "may not receive money",
          `label      ${data.label_in_standing ? "in standing" : "not in standing"}`,
          ...data.requirements.flatMap((r) => [
            `permit     ${r.schema}: ${r.satisfied ? "held" : r.permits.length === 0 ? "missing" : "not in force"}`,
            ...(r.satisfied ? [] : r.permits.flatMap(({ why }) => why.map(causeText))),
          ]),
          ...data.penalties.map((p) => `penalty    ${short(p.claim)}${p.in_force ? "" : " (not in force)"}`),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });

  group
    .command("at-risk <asset>")
    .description("what was allocated to an asset that is out of standing now")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "asset", named);
      const page = await context.client.read("listAllocationsAtRisk", {
        params: { id },
        query: { limit: 200 },
      });
      context.print(page, () =>
        page.standing.in_standing
          ? "in standing: nothing is at risk"
          : [
              table(
                ["tranche", "allocated", "payments"],
                page.by_tranche.map((t) => [short(t.tranche), money(t.amount), t.payments]),
              ),
              table(
                ["payment", "value date", "payee", "amount"],
                page.data.map((a) => [a.movement, a.value_date, short(a.payee), money(a.amount)]),
              ),
            ].join("\n\n"),
      );
    });

  group
    .command("require <asset> <schema>")
    .description("make a permit a condition of an asset's standing")
    .action(async (named: string, schema: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "verifier");
      const id = await resolve(context.client, "asset", named);
      const answer = await settle(context, "requirePermit", { params: { id }, body: { schema } });
      context.print(answer, () => answer.ids.join("\n"));
    });

  group
    .command("waive <asset> <schema>")
    .description("take a condition of an asset's standing away")
    .requiredOption("--reason <text>", "why; kept off chain")
    .action(async (named: string, schema: string, { reason }: { reason: string }, command: Command) => {
      const context = contextOf(command, surroundings, "verifier");
      const id = await resolve(context.client, "asset", named);
      const answer = await settle(context, "waivePermit", { params: { id }, body: { schema, reason } });
      context.print(answer, () => answer.ids.join("\n"));
    });
}
