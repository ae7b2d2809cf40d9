import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";

type Rule = "specified" | "fifo" | "prorata";

const STEPS = [
  ["propose", "proposeRule", "bank", "propose another booking rule, as the account's bank"],
  ["accept", "acceptRule", "issuer", "accept the proposed rule, as the owner; in force seven days later"],
  ["withdraw", "withdrawRule", "bank", "withdraw a proposed rule that is not in force yet"],
] as const;

/** How an account is booked: part of the `account` group. */
export function accountRuleCommands(accounts: Command, surroundings: Surroundings): void {
  const group = accounts.command("rule").description("how payments out of an account are booked");
  for (const [name, route, role, description] of STEPS) {
    group
      .command(`${name} <account> <rule>`)
      .description(description)
      .action(async (named: string, rule: Rule, _: unknown, command: Command) => {
        const context = contextOf(command, surroundings, role);
        const id = await resolve(context.client, "account", named);
        const answer = await settle(context, route, { params: { id }, body: { rule } });
        context.print(answer, () => `Done: ${name} ${rule} for ${named}.`);
      });
  }
}
