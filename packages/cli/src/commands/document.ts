import type { DocumentBody } from "@green-ledger/sdk";
import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, table } from "../output.ts";
import { readJson } from "../read-json.ts";
import { settle } from "../settle.ts";

/** The evidence set: documents that stand behind movements of money, and the network keys that they are known by. */
export function documentCommand(program: Command, surroundings: Surroundings): void {
  const group = program.command("document").description("documents of the network's evidence set");

  group
    .command("list")
    .description("documents that you registered, newest first")
    .option("--status <status>", "registered, suspect or acknowledged")
    .action(async ({ status }: { status?: DocumentBody["status"] }, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const query = { limit: 200, ...(status === undefined ? {} : { status }) };
      const documents = await Array.fromAsync(context.client.all("listDocuments", { query }));
      context.print(documents, () =>
        table(
          ["document", "type", "number", "amount", "date", "status", "used to"],
          documents.map((d) => [
            d.id,
            d.profile?.type ?? "",
            d.profile?.number ?? "",
            d.profile === null ? "" : money(d.profile.amount),
            d.profile?.date ?? "",
            d.status,
            usesOf(d),
          ]),
        ),
      );
    });

  group
    .command("show <document>")
    .description("one document: status, uses, and what it says")
    .action(async (id: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const { data, as_of } = await context.client.read("getDocument", { params: { id } });
      const { profile } = data;
      context.print({ data, as_of }, () =>
        [
          data.id,
          `${data.status}${data.similar_to === null ? "" : `, like ${data.similar_to}`}`,
          ...(profile === null
            ? ["(what it says is not visible to you)"]
            : [
                `${profile.type} ${profile.number} of ${profile.date}, ${money(profile.amount)}`,
                `from ${profile.issuer} to ${profile.receiver}`,
              ]),
          ...data.uses.map((use) => `used to ${use.purpose} by ${use.by}, project ${use.project ?? "none"}`),
          `known under network keys ${data.keys.join(", ")}`,
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });

  group
    .command("register <file>")
    .description("register the documents of a JSON file ({ documents: [...] } as in the API)")
    .option("--dry-run", "only say what would happen")
    .action(async (file: string, options: { dryRun?: boolean }, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const input = { body: await readJson<{ documents: never[] }>(file) };
      if (options.dryRun === true) {
        const answer = await context.client.dryRun("registerDocuments", input);
        context.print(answer, () => [`would ${answer.would}`, ...answer.items.map(lineOf)].join("\n"));
        return;
      }
      const answer = await settle(context, "registerDocuments", input);
      const items = answer.operation?.outcome?.items ?? [];
      context.print(answer, () =>
        [
          ...answer.ids.map((id) => (answer.already_recorded.includes(id) ? `${id} (known)` : id)),
          ...items.map(lineOf),
        ].join("\n"),
      );
    });

  group
    .command("acknowledge <document>")
    .description("take the responsibility for a suspect document, as a second person")
    .requiredOption("--reason <text>", "why it is not the one that it is like")
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const answer = await settle(context, "acknowledgeDocument", { params: { id }, body: { reason } });
      context.print(answer, () => `${id} is acknowledged.`);
    });

  keyCommands(group, surroundings);
}

function keyCommands(group: Command, surroundings: Surroundings): void {
  const keys = group.command("key").description("network keys of fingerprints, for the operator");

  keys
    .command("list")
    .description("all of them, oldest first")
    .action(async (_: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "operator");
      const rows = await Array.fromAsync(context.client.all("listEvidenceKeys", { query: { limit: 200 } }));
      context.print(rows, () =>
        table(
          ["key", "status", "from", "held here"],
          rows.map((row) => [row.number, row.status, row.from, row.held ? "yes" : "no"]),
        ),
      );
    });

  keys
    .command("open <number>")
    .description("make and open the next key")
    .option("--from <date>", "first day on which it must be used (default: today)")
    .action(async (number: string, { from = null }: { from?: string | null }, command: Command) => {
      const context = contextOf(command, surroundings, "operator");
      const body = { number: Number(number), from };
      const answer = await settle(context, "openEvidenceKey", { body });
      context.print(answer, () => `Network key ${number} is open.`);
    });

  keys
    .command("close <number>")
    .description("close a key for good; what is known under it stays known")
    .requiredOption("--reason <text>", "why")
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      const context = contextOf(command, surroundings, "operator");
      const answer = await settle(context, "closeEvidenceKey", { params: { id }, body: { reason } });
      context.print(answer, () => `Network key ${id} is closed.`);
    });
}

const usesOf = ({ uses }: DocumentBody) => uses.map(({ purpose }) => purpose).join(", ");
const lineOf = ({ id, verdict, text }: { id: string; verdict: string; text: string }) =>
  `${id} ${verdict}: ${text}`;
