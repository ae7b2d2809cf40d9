import type { AcceptedBody, WriteInput } from "@green-ledger/sdk";
import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { readJson } from "../read-json.ts";
import { settle } from "../settle.ts";

/** Writes that take nothing but a body. */
type BodyWrite =
  | "recordPayments"
  | "requestPayments"
  | "releasePayments"
  | "cancelPayments"
  | "reverseEntries"
  | "stateBalances"
  | "lendMoney"
  | "convertMoney"
  | "setThreshold";

/** A command that sends the JSON of a file to a route, as it is, and prints the ids. */
export function sendFile(
  group: Command,
  surroundings: Surroundings,
  { name, route, role, description }: { name: string; route: BodyWrite; role: string; description: string },
): void {
  group
    .command(`${name} <file>`)
    .description(description)
    .action(async (file: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, role);
      const body = await readJson<WriteInput<typeof route>["body"]>(file);
      const answer = await settle(context, route, { body } as WriteInput<typeof route>);
      context.print(answer, () => idsText(answer));
    });
}

export function idsText({ ids, already_recorded }: AcceptedBody): string {
  const earlier = new Set(already_recorded);
  return ids.map((id) => (earlier.has(id) ? `${id} (recorded before)` : id)).join("\n");
}
