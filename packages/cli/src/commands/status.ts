import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { table } from "../output.ts";

export function statusCommands(program: Command, surroundings: Surroundings): void {
  program
    .command("status")
    .description("chain, index and what they hold")
    .action(async (_: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const { data } = await context.client.read("getStatus", {});
      context.print(data, () =>
        table(
          ["what", "value"],
          Object.entries(data).flatMap(([name, value]) =>
            typeof value === "object"
              ? Object.entries(value).map(([key, v]) => [`${name} ${key}`, String(v)])
              : [[name, String(value)]],
          ),
        ),
      );
    });

  program
    .command("whoami")
    .description("who the gateway takes you for")
    .action(async (_: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const { data } = await context.client.read("getSelf", {});
      context.print(data, () => `${data.subject} of ${data.name ?? data.party}: ${data.roles.join(", ")}`);
    });

  program
    .command("operation <id>")
    .description("one write request: its status, and what the ledger decided")
    .action(async (id: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const { data } = await context.client.read("getOperation", { params: { id } });
      context.print(data, () =>
        [
          `${data.id}: ${data.status}`,
          ...data.history.map((h) => `  ${h.at}  ${h.status}${h.reason === null ? "" : `: ${h.reason}`}`),
          ...(data.error === null ? [] : [`${data.error.code}: ${data.error.detail}`]),
          ...(data.outcome === null ? [] : [`recorded ${data.outcome.recorded}`]),
          ...(data.outcome?.items ?? []).map((i) => `  ${i.verdict} ${i.id}: ${i.reason}. ${i.text}`),
        ].join("\n"),
      );
    });
}
