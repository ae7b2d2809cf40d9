import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, short, table } from "../output.ts";
import { readJson } from "../read-json.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";

export function instrumentCommand(program: Command, surroundings: Surroundings): void {
  const group = program.command("instrument").description("bonds, loans and lines");

  group
    .command("list")
    .description("instruments with where their money is")
    .action(async (_: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const instruments = await Array.fromAsync(
        context.client.all("listInstruments", { query: { limit: 200 } }),
      );
      context.print(instruments, () =>
        table(
          ["instrument", "name", "tranche", "proceeds", "allocated", "unallocated"],
          instruments.flatMap((i) =>
            i.tranches.map((t) => [
              short(i.id),
              i.profile?.name.slice(0, 40) ?? "",
              t.colour,
              money(t.totals.minted),
              money(t.totals.allocated),
              money(t.totals.live),
            ]),
          ),
        ),
      );
    });

  group
    .command("show <instrument>")
    .description("one instrument: framework, tranches and totals")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "instrument", named);
      const { data, as_of } = await context.client.read("getInstrument", { params: { id } });
      const { framework } = data;
      context.print({ data, as_of }, () =>
        [
          `${data.profile?.name ?? "(name not visible to you)"}`,
          data.id,
          `${data.kind} in ${data.currency}, approved ${data.approved_on}`,
          `framework ${framework.scheme}: ${framework.codes.join(", ")}; outside it: ${framework.mode === "strict" ? "refused" : "flagged"}`,
          "",
          table(
            [
              "tranche",
              "size",
              "proceeds",
              "allocated",
              "returned",
              "fees",
              "breached",
              "lent",
              "unallocated",
              "balanced",
            ],
            data.tranches.map(({ colour, totals: t }) => [
              colour,
              money(t.size),
              money(t.minted),
              money(t.allocated),
              money(t.returned),
              money(t.fees),
              money(t.breached),
              money(t.lent),
              money(t.live),
              t.balanced ? "yes" : "NO",
            ]),
          ),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });

  group
    .command("allocation <instrument>")
    .description("allocations per project")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "instrument", named);
      const { data, as_of } = await context.client.read("getAllocation", { params: { id } });
      context.print({ data, as_of }, () =>
        table(
          ["project", "name", "code", "allocated", "eligible cost", "payments"],
          data.projects.map((p) => [
            short(p.project),
            p.name?.slice(0, 50) ?? "",
            p.code ?? "not admitted",
            money(p.allocated),
            money(p.eligible_cost),
            p.payments,
          ]),
        ),
      );
    });

  group
    .command("register <file>")
    .description("register the instrument of a JSON file, as in the API")
    .action(async (file: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const answer = await settle(context, "registerInstrument", { body: await readJson(file) });
      context.print(answer, () => answer.ids.join("\n"));
    });
}
