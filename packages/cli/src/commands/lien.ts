import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, percent, short, table } from "../output.ts";
import { readJson } from "../read-json.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";

interface ListOptions {
  object?: string;
  creditor?: string;
  grantor?: string;
}
interface PledgeOptions {
  creditor?: string;
  lender?: string;
}
interface Because {
  reason: string;
}

export function lienCommand(program: Command, surroundings: Surroundings): void {
  const group = program.command("lien").description("creditors' interests in assets and loans");
  readingCommands(group, surroundings);

  group
    .command("offer <file>")
    .description("offer a lien: the JSON of a file, as in the API")
    .action(async (file: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "issuer");
      const answer = await settle(context, "offerLien", { body: await readJson(file) });
      context.print(answer, () => answer.ids.join("\n"));
    });

  group
    .command("accept <lien>")
    .description("accept a lien as its creditor: from here on it counts")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "bank");
      const id = await resolve(context.client, "lien", named);
      const { data } = await context.client.read("getLien", { params: { id } });
      const body = { data_root: data.data_root };
      const answer = await settle(context, "acceptLien", { params: { id }, body });
      context.print(answer, () => `Lien ${short(id)} is active.`);
    });

  const ending = [
    ["decline", "declineLien", "bank", "refuse an offered lien as its creditor"],
    ["withdraw", "withdrawLien", "issuer", "take an offered lien back"],
    ["release", "releaseLien", "bank", "give up a lien as its creditor, for good"],
  ] as const;
  for (const [name, route, role, description] of ending) {
    group
      .command(`${name} <lien>`)
      .description(description)
      .requiredOption("--reason <text>", "why")
      .action(async (named: string, { reason }: Because, command: Command) => {
        const context = contextOf(command, surroundings, role);
        const id = await resolve(context.client, "lien", named);
        const answer = await settle(context, route, { params: { id }, body: { reason } });
        context.print(answer, () => `Done: ${name} ${short(id)}.`);
      });
  }
}

function readingCommands(group: Command, surroundings: Surroundings): void {
  group
    .command("list")
    .description("liens that you may see, newest first")
    .option("--object <id>", "on this asset or tranche")
    .option("--creditor <party>", "held by: id or reference")
    .option("--grantor <party>", "granted by: id or reference")
    .action(async ({ object, creditor, grantor }: ListOptions, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const query = {
        limit: 200,
        object,
        creditor: creditor && (await resolve(context.client, "party", creditor)),
        grantor: grantor && (await resolve(context.client, "party", grantor)),
      };
      const liens = await Array.fromAsync(context.client.all("listLiens", { query }));
      context.print(liens, () =>
        table(
          ["lien", "reference", "object", "class", "share", "rank", "creditor", "grantor", "until", "status"],
          liens.map((l) => [
            short(l.id),
            l.profile?.reference ?? "",
            short(l.object),
            l.class,
            percent(l.share_bps),
            l.rank,
            short(l.creditor),
            short(l.grantor),
            `${l.until ?? "-"}${l.overdue ? " (overdue)" : ""}`,
            l.status,
          ]),
        ),
      );
    });

  group
    .command("show <lien>")
    .description("one lien, with its documents")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "lien", named);
      const { data, as_of } = await context.client.read("getLien", { params: { id } });
      context.print({ data, as_of }, () =>
        [
          data.id,
          `${data.class} of ${percent(data.share_bps)} on ${data.object}, rank ${data.rank}: ${data.status}`,
          `granted by ${data.grantor}`,
          `held by    ${data.creditor}`,
          `until      ${data.until ?? "no end"}${data.overdue ? "; past, and counts until it is released" : ""}`,
          ...(data.desk === null ? [] : [`taken by the contract ${data.desk}, which alone lifts it`]),
          ...(data.profile?.documents ?? []).map((d) => `  ${d.name}  sha256 ${d.sha256}`),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });

  group
    .command("against <object>")
    .description("what stands against an asset or a tranche of a loan")
    .action(async (id: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const { data, as_of } = await context.client.read("getEncumbrance", { params: { id } });
      context.print({ data, as_of }, () =>
        [
          `${data.object}, owned by ${data.owner}`,
          data.exclusive === null
            ? "not pledged for re-lending, sold or securitised"
            : `held exclusively: ${data.exclusive.class} by ${data.exclusive.lien}`,
          ...(data.active === null ? [] : [`${data.active} active liens`]),
          ...Object.entries(data.shares ?? {}).map(([name, bps]) => `  ${name}  ${percent(bps)}`),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });

  group
    .command("pledges")
    .description("green loans pledged for re-lending now: count and sums by creditor and lender")
    .option("--creditor <party>", "pledged to: id or reference")
    .option("--lender <party>", "pledged by: id or reference")
    .action(async ({ creditor, lender }: PledgeOptions, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const query = {
        creditor: creditor && (await resolve(context.client, "party", creditor)),
        lender: lender && (await resolve(context.client, "party", lender)),
      };
      const { data, as_of } = await context.client.read("listRelendingPledges", { query });
      context.print({ data, as_of }, () =>
        table(
          ["creditor", "lender", "loans", "size", "outstanding", "pledged"],
          data.map((t) => [
            short(t.creditor),
            short(t.lender),
            t.loans,
            money(t.size),
            money(t.outstanding),
            money(t.pledged),
          ]),
        ),
      );
    });
}
