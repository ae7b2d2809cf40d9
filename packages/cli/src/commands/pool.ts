import type { WriteInput } from "@green-ledger/sdk";
import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, short } from "../output.ts";
import { readJson } from "../read-json.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";
import { poolReading } from "./pool-reading.ts";

type FileRoute =
  | "addPoolItems"
  | "removePoolItems"
  | "acceptPoolItems"
  | "issueNotes"
  | "transferNotes"
  | "reportPoolFlows"
  | "writeOffPoolItem"
  | "distributeToNotes"
  | "proposeSubstitution";

/** Writes whose body is the JSON of a file, as in the API. */
const FROM_FILE: readonly [name: string, route: FileRoute, role: string, description: string][] = [
  ["add", "addPoolItems", "issuer", "offer the underlyings of a JSON file to a forming pool"],
  ["remove", "removePoolItems", "issuer", "take the underlyings of a JSON file out of a forming pool"],
  ["sell", "acceptPoolItems", "bank", "sell the underlyings of a JSON file to a pool as their originator"],
  ["issue", "issueNotes", "issuer", "issue the notes of a tranche to the holders of a JSON file"],
  ["transfer", "transferNotes", "issuer", "record the transfer of notes of a JSON file"],
  ["report", "reportPoolFlows", "bank", "report what underlyings brought in: the flows of a JSON file"],
  ["write-off", "writeOffPoolItem", "bank", "write off a part of an underlying: the loss of a JSON file"],
  ["distribute", "distributeToNotes", "bank", "record what was paid on notes: a JSON file"],
  ["substitute", "proposeSubstitution", "issuer", "propose the substitution of a JSON file"],
];

export function poolCommand(program: Command, surroundings: Surroundings): void {
  const group = program.command("pool").description("pools behind asset-backed notes, by underlying");
  poolReading(group, surroundings);

  group
    .command("form <file>")
    .description("form the pool of a JSON file, as in the API")
    .action(async (file: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const answer = await settle(context, "formPool", { body: await readJson(file) });
      context.print(answer, () => answer.ids.join("\n"));
    });

  for (const [name, route, role, description] of FROM_FILE) {
    group
      .command(`${name} <pool> <file>`)
      .description(description)
      .action(async (named: string, file: string, _: unknown, command: Command) => {
        const context = contextOf(command, surroundings, role);
        const id = await resolve(context.client, "instrument", named);
        const body = await readJson(file);
        const answer = await settle(context, route, { params: { id }, body } as WriteInput<FileRoute>);
        context.print(answer, () => answer.ids.join("\n"));
      });
  }

  group
    .command("close <pool>")
    .description("fix the composition as it is now, with another key than those that prepared it")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const id = await resolve(context.client, "instrument", named);
      const { data } = await context.client.read("getPool", { params: { id } });
      const { items, sums } = data;
      const body = { items, principal: sums.principal };
      const answer = await settle(context, "closePool", { params: { id }, body });
      context.print(answer, () => `Closed with ${items} underlyings of ${money(sums.principal)}.`);
    });

  substitutionCommands(group, surroundings);
}

function substitutionCommands(group: Command, surroundings: Surroundings): void {
  const agreeing = [
    ["approve", "approveSubstitution", "agree to a substitution as the pool's servicer"],
    ["accept", "acceptSubstitution", "sell the replacement as its originator: the substitution is done"],
  ] as const;
  for (const [name, route, description] of agreeing) {
    group
      .command(`${name} <pool> <substitution>`)
      .description(description)
      .action(async (named: string, id: string, _: unknown, command: Command) => {
        const context = contextOf(command, surroundings, "bank");
        const pool = await resolve(context.client, "instrument", named);
        const body = { data_root: await rootOf(context, pool, id) };
        const answer = await settle(context, route, { params: { id }, body });
        context.print(answer, () => `Done: ${name} ${short(id)}.`);
      });
  }

  group
    .command("withdraw <substitution>")
    .description("take a proposed substitution back")
    .requiredOption("--reason <text>", "why")
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const answer = await settle(context, "withdrawSubstitution", { params: { id }, body: { reason } });
      context.print(answer, () => `Done: withdraw ${short(id)}.`);
    });
}

/** What a substitution says, by its commitment. Empty if it is not there: then the gateway says so. */
async function rootOf(
  { client }: ReturnType<typeof contextOf>,
  pool: string,
  substitution: string,
): Promise<string> {
  for await (const row of client.all("listSubstitutions", { params: { id: pool }, query: { limit: 200 } })) {
    if (row.id === substitution) return row.data_root;
  }
  return `0x${"0".repeat(64)}`;
}
