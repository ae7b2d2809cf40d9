import type { Client } from "@green-ledger/sdk";
import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { short, table } from "../output.ts";
import { readJson } from "../read-json.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";
import { UsageError } from "../usage-error.ts";

interface Because {
  reason: string;
}

/** `asset transfer …`: an asset changes hands, with its creditors' consent. */
export function transferCommand(assetGroup: Command, surroundings: Surroundings): void {
  const group = assetGroup.command("transfer").description("assets that change hands");

  group
    .command("list")
    .description("offers to and from you, or of one asset, newest first")
    .option("--asset <asset>", "id or reference")
    .action(async (options: { asset?: string }, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const asset = options.asset && (await resolve(context.client, "asset", options.asset));
      const query = { limit: 200, asset };
      const offers = await Array.fromAsync(context.client.all("listTransfers", { query }));
      context.print(offers, () =>
        table(
          ["transfer", "reference", "asset", "from", "to", "status", "consents", "missing"],
          offers.map((t) => [
            short(t.id),
            t.profile?.reference ?? "",
            short(t.asset),
            short(t.from),
            short(t.to),
            t.status,
            t.consents.length,
            t.consents_missing,
          ]),
        ),
      );
    });

  group
    .command("offer <asset> <file>")
    .description("offer an asset: the JSON of a file, as in the API")
    .action(async (named: string, file: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const id = await resolve(context.client, "asset", named);
      const answer = await settle(context, "offerTransfer", { params: { id }, body: await readJson(file) });
      context.print(answer, () => answer.ids.join("\n"));
    });

  group
    .command("consent <transfer> <lien>")
    .description("consent as the creditor of a lien on the asset")
    .action(async (transfer: string, held: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const lien = await resolve(context.client, "lien", held);
      const id = await offerOnLien(context.client, transfer, lien);
      const answer = await settle(context, "consentToTransfer", { params: { id }, body: { lien } });
      context.print(answer, () => `Consented to ${short(id)}.`);
    });

  group
    .command("accept <transfer>")
    .description("take an asset over")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const id = await resolve(context.client, "transfer", named);
      const { data } = await context.client.read("getTransfer", { params: { id } });
      const body = { data_root: data.data_root };
      const answer = await settle(context, "acceptTransfer", { params: { id }, body });
      context.print(answer, () => `Asset ${short(data.asset)} belongs to ${short(data.to)}.`);
    });

  const ending = [
    ["decline", "declineTransfer", "bank", "refuse an asset that is offered to you"],
    ["withdraw", "withdrawTransfer", "issuer", "take an offer back"],
  ] as const;
  for (const [name, route, role, description] of ending) {
    group
      .command(`${name} <transfer>`)
      .description(description)
      .requiredOption("--reason <text>", "why")
      .action(async (named: string, { reason }: Because, command: Command) => {
        const context = contextOf(command, surroundings, role);
        const id = await resolve(context.client, "transfer", named);
        const answer = await settle(context, route, { params: { id }, body: { reason } });
        context.print(answer, () => `Done: ${name} ${short(id)}.`);
      });
  }
}

/** A creditor sees the offers of an asset on which it holds a lien, not all. */
async function offerOnLien(client: Client, named: string, lien: string): Promise<string> {
  if (named.startsWith("tro_")) return named;
  const { data } = await client.read("getLien", { params: { id: lien } });
  const query = { limit: 200, asset: data.object };
  for await (const offer of client.all("listTransfers", { query })) {
    if (offer.profile?.reference === named) return offer.id;
  }
  throw new UsageError(`No offer of the lien's asset has the reference ${named}.`);
}
