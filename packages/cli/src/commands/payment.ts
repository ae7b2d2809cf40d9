import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { settle } from "../settle.ts";
import { idsText, sendFile } from "./send-file.ts";

/** What can be done with payments: part of the `payment` group. */
export function paymentCommands(group: Command, surroundings: Surroundings): void {
  sendFile(group, surroundings, {
    name: "report",
    route: "recordPayments",
    role: "bank",
    description: "report the payments of a JSON file ({ account, payments: [...] } as in the API)",
  });
  sendFile(group, surroundings, {
    name: "request",
    route: "requestPayments",
    role: "issuer",
    description: "ask your bank for the payments of a JSON file ({ account, deadline, payments: [...] })",
  });

  group
    .command("release <id>")
    .description("pay what the account's owner requested, as its bank")
    .option("--on <day>", "value date: YYYY-MM-DD")
    .action(async (id: string, options: { on?: string }, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const body = { value_date: options.on ?? null };
      const answer = await settle(context, "releasePayment", { params: { id }, body });
      context.print(answer, () => `${id} is paid.`);
    });

  group
    .command("cancel <id>")
    .description("end a request: withdraw it as the owner, or turn it down as the bank")
    .action(async (id: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const { data } = await context.client.read("getMovement", { params: { id } });
      const body = { account: data.account, payments: [id] };
      const answer = await settle(context, "cancelPayments", { body });
      context.print(answer, () => `${id} is void.`);
    });

  group
    .command("confirm <id>")
    .description("state that a payment arrived, as the payee or its bank")
    .action(async (id: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const { data } = await context.client.read("getMovement", { params: { id } });
      const body = { data_root: data.data_root };
      const answer = await settle(context, "confirmPayment", { params: { id }, body });
      context.print(answer, () => `${id} is confirmed.`);
    });

  group
    .command("dispute <id>")
    .description("state that a payment did not arrive, as the payee or its bank")
    .requiredOption("--reason <text>", "what is wrong")
    .action(async (id: string, options: { reason: string }, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const body = { reason: options.reason };
      const answer = await settle(context, "disputePayment", { params: { id }, body });
      context.print(answer, () => `${id} is disputed.`);
    });

  group
    .command("reverse <id>")
    .description("undo a payment or receipt, or a part of it, by a counter-entry")
    .requiredOption("--reference <text>", "your own reference")
    .requiredOption("--minor <amount>", "how much, in minor units")
    .option("--correction", "it was reported in error; otherwise the payee sent money back")
    .option("--on <day>", "value date: YYYY-MM-DD")
    .action(async (id: string, options: ReverseOptions, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const { data } = await context.client.read("getMovement", { params: { id } });
      const reversal = {
        reference: options.reference,
        target: id,
        amount: { currency: data.amount.currency, minor: options.minor },
        correction: options.correction === true,
        value_date: options.on ?? null,
      };
      const answer = await settle(context, "reverseEntries", { body: { reversals: [reversal] } });
      context.print(answer, () => idsText(answer));
    });
}

interface ReverseOptions {
  reference: string;
  minor: string;
  correction?: boolean;
  on?: string;
}
