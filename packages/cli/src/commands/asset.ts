import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, short, table } from "../output.ts";
import { readJson } from "../read-json.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";
import { standingCommands } from "./standing.ts";
import { transferCommand } from "./transfer.ts";

export function assetCommand(program: Command, surroundings: Surroundings): void {
  const group = program.command("asset").description("green projects and assets");

  group
    .command("list")
    .description("assets, newest first")
    .action(async (_: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const assets = await Array.fromAsync(context.client.all("listAssets", { query: { limit: 200 } }));
      context.print(assets, () =>
        table(
          ["asset", "name", "standing", "eligible cost", "allocated"],
          assets.map((a) => [
            short(a.id),
            a.profile?.name.slice(0, 50) ?? "",
            a.in_standing ? "yes" : `no: ${a.missing.join(", ") || a.status}`,
            money(a.eligible_cost),
            money(a.allocated),
          ]),
        ),
      );
    });

  group
    .command("show <asset>")
    .description("one asset: standing, evidence, cost and allocations")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "asset", named);
      const { data, as_of } = await context.client.read("getAsset", { params: { id } });
      context.print({ data, as_of }, () =>
        [
          `${data.profile?.name ?? "(name not visible to you)"}`,
          data.id,
          `${data.kind}, ${data.status}${data.in_standing ? ", may receive money" : `, may not receive money: ${data.missing.join(", ")}`}`,
          `codes          ${data.classifications.map((c) => `${c.scheme} ${c.code}`).join(", ")}`,
          `eligible cost  ${money(data.eligible_cost)}`,
          `allocated      ${money(data.allocated)}`,
          `evidence       ${data.evidence_roots.at(-1)}`,
          ...(data.profile?.documents ?? []).map((d) => `  ${d.name}  sha256 ${d.sha256}`),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });

  group
    .command("register <file>")
    .description("register the assets of a JSON file ({ assets: [...] } as in the API)")
    .action(async (file: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const answer = await settle(context, "registerAssets", { body: await readJson(file) });
      context.print(answer, () => answer.ids.join("\n"));
    });

  standingCommands(group, surroundings);
  transferCommand(group, surroundings);
}
