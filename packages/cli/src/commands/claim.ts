import type { ReadAnswer } from "@green-ledger/sdk";
import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, short, table } from "../output.ts";
import { readJson } from "../read-json.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settle.ts";

type Claim = ReadAnswer<"listClaims">["data"][number];
type Cause = Claim["why"][number];

export function claimCommand(program: Command, surroundings: Surroundings): void {
  const group = program.command("claim").description("permits, penalties and verified facts about assets");
  readCommands(group, surroundings);
  writeCommands(group, surroundings);
}

function readCommands(group: Command, surroundings: Surroundings): void {
  group
    .command("schemas")
    .description("what can be claimed, and what follows from it")
    .action(async (_: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const schemas = await Array.fromAsync(
        context.client.all("listClaimSchemas", { query: { limit: 200 } }),
      );
      context.print(schemas, () =>
        table(
          ["schema", "effect", "longest days", "window s", "open"],
          schemas.map((s) => [
            s.schema,
            s.effect,
            s.longest_days,
            s.challenge_window_seconds,
            s.closed ? "no" : "yes",
          ]),
        ),
      );
    });

  group
    .command("list")
    .description("claims, newest first, one page")
    .option("--asset <asset>", "about one asset: id or reference")
    .option("--attester <party>", "of one party: its id")
    .option("--schema <schema>", "of one schema")
    .option("--limit <n>", "how many, at most 200", "50")
    .action(async (options: ListOptions, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const { asset, attester, schema, limit } = options;
      const subject = asset === undefined ? undefined : await resolve(context.client, "asset", asset);
      const page = await context.client.read("listClaims", { query: { subject, attester, schema, limit } });
      context.print(page, () =>
        table(
          ["claim", "schema", "about", "in force", "name"],
          page.data.map((c) => [
            c.id,
            c.schema,
            short(c.subject),
            c.in_force ? "yes" : `no: ${[...new Set(c.why.map(({ cause }) => cause))].join(", ")}`,
            c.profile?.name.slice(0, 50) ?? "",
          ]),
        ),
      );
    });

  group
    .command("show <id>")
    .description("one claim: whether it is in force, and if not, why")
    .action(async (id: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const { data, as_of } = await context.client.read("getClaim", { params: { id } });
      context.print({ data, as_of }, () =>
        [
          `${data.profile?.name ?? "(name not visible to you)"}`,
          data.id,
          `${data.schema}, ${data.effect}, ${data.status}${data.in_force ? ", in force" : ", not in force"}`,
          ...data.why.map(causeText),
          `about     ${data.subject}`,
          `attester  ${data.attester}`,
          `valid     ${data.valid_from} to ${data.valid_until ?? "no end"}; counts from ${data.counts_from}`,
          ...data.references.map((r) => `refers    ${r.claim}${r.in_force ? "" : " (not in force)"}`),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });

  group
    .command("at-risk <id>")
    .description("assets with money that are out of standing because of a claim")
    .action(async (id: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const assets = await Array.fromAsync(
        context.client.all("listAssetsAtRisk", { params: { id }, query: { limit: 200 } }),
      );
      context.print(assets, () =>
        table(
          ["asset", "through", "schema", "colour", "allocated", "payments"],
          assets.flatMap((a) =>
            a.by_tranche.map((t) => [
              short(a.asset),
              short(a.claim),
              a.schema,
              t.colour,
              money(t.amount),
              t.payments,
            ]),
          ),
        ),
      );
    });
}

interface ListOptions {
  asset?: string;
  attester?: string;
  schema?: string;
  limit: string;
}

function writeCommands(group: Command, surroundings: Surroundings): void {
  group
    .command("attest <file>")
    .description("attest the claims of a JSON file ({ claims: [...] } as in the API)")
    .action(async (file: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "verifier");
      const answer = await settle(context, "attestClaims", { body: await readJson(file) });
      context.print(answer, () => answer.ids.join("\n"));
    });

  for (const [name, route, role, description] of [
    ["challenge", "challengeClaim", "issuer", "object to a claim before it counts"],
    ["revoke", "revokeClaim", "verifier", "take a claim back for good"],
  ] as const) {
    group
      .command(`${name} <id>`)
      .description(description)
      .requiredOption("--reason <text>", "why; kept off chain")
      .action(async (id: string, { reason }: { reason: string }, command: Command) => {
        const context = contextOf(command, surroundings, role);
        const answer = await settle(context, route, { params: { id }, body: { reason } });
        context.print(answer, () => answer.ids.join("\n"));
      });
  }

  group
    .command("decide <id>")
    .description("uphold or dismiss a challenge, as a regulator")
    .requiredOption("--reason <text>", "why; kept off chain")
    .option("--uphold", "reject the claim for good; without it, the challenge is dismissed")
    .action(async (id: string, options: { reason: string; uphold?: boolean }, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const body = { upheld: options.uphold === true, reason: options.reason };
      const answer = await settle(context, "decideChallenge", { params: { id }, body });
      context.print(answer, () => answer.ids.join("\n"));
    });
}

/** "  clm_0123…: expired at 2027-…" */
export function causeText({ claim, cause, at }: Cause): string {
  return `  ${short(claim)} ${cause.replaceAll("_", " ")}${at === null ? "" : ` (${at})`}`;
}
