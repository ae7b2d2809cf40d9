import { writeFile } from "node:fs/promises";
import type { CertificateBody } from "@green-ledger/sdk";
import type { Command } from "commander";
import { type Context, contextOf, type Surroundings } from "../context.ts";
import { resolve } from "../resolve.ts";

interface Options {
  output?: string;
  validatorsFrom?: string;
  atBlock?: string;
}

/** Files that prove a statement to somebody who trusts nobody here; `verify` checks them. */
export function certificateCommand(program: Command, surroundings: Surroundings): void {
  const group = program.command("certificate").description("files that prove a statement offline");

  function command(name: string, description: string, ask: Ask) {
    return group
      .command(name)
      .description(description)
      .option("-o, --output <file>", "write it there instead of printing it")
      .option("--validators-from <block>", "a block whose validators the reader knows; genesis if left out")
      .action(async (id: string, options: Options, self: Command) => {
        const context = contextOf(self, surroundings, "regulator");
        const { validatorsFrom, atBlock } = options;
        const query = {
          ...(validatorsFrom === undefined ? {} : { validators_from: validatorsFrom }),
          ...(atBlock === undefined ? {} : { at_block: atBlock }),
        };
        await deliver(await ask(context, id, { ...options, query }), options.output, surroundings);
      });
  }

  command("payment <id>", "that a payment happened, and how much of it stands", (context, id, { query }) =>
    context.client.read("certifyPayment", { params: { id }, query }),
  );
  command("lot <lot>", "where all money of a lot came from", (context, id, { query }) =>
    context.client.read("certifyLot", { params: { id }, query }),
  );
  command(
    "label <asset>",
    "that an asset had its label, and from which verifier",
    async (context, named, { query }) => {
      const id = await resolve(context.client, "asset", named);
      return context.client.read("certifyLabel", { params: { id }, query });
    },
  ).option("--at-block <block>", "at the end of which block; the newest if left out");
  command("no-breach <tranche>", "that no money of a tranche is missing", (context, id, { query }) =>
    context.client.read("certifyNoBreach", { params: { id }, query }),
  ).option("--at-block <block>", "at the end of which block; the newest if left out");
  command("document <asset>", "that a document belongs to an asset", async (context, named, options) => {
    const id = await resolve(context.client, "asset", named);
    const { sha256 = "", fields, facts } = options as { sha256?: string; fields?: string; facts?: string };
    const more = { ...(fields === undefined ? {} : { fields }), ...(facts === undefined ? {} : { facts }) };
    const query = { ...options.query, sha256, ...more };
    return context.client.read("certifyDocument", { params: { id }, query });
  })
    .requiredOption("--sha256 <digest>", "of the document")
    .option(
      "--fields <names>",
      "of the document, with commas between: sha256, name, media_type; all if left out",
    )
    .option("--facts <names>", "further facts of the asset to show, e.g. name,country; none if left out");
}

type Ask = (
  context: Context,
  id: string,
  options: Options & { query: { validators_from?: string; at_block?: string } },
) => Promise<{ data: CertificateBody }>;

/** As the verifier wants it, byte for byte. */
async function deliver(
  { data }: { data: CertificateBody },
  output: string | undefined,
  { stdout }: Surroundings,
): Promise<void> {
  const { certificateText } = await import("@green-ledger/verify");
  const text = certificateText(data);
  if (output === undefined) stdout.write(text);
  else await writeFile(output, text);
}
