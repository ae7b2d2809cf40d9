import type { Command } from "commander";
import { contextOf, type Surroundings } from "../context.ts";
import { money, short, table } from "../output.ts";
import { resolve } from "../resolve.ts";

/** What is to be read of pools. */
export function poolReading(group: Command, surroundings: Surroundings): void {
  group
    .command("list")
    .description("pools that you may see, newest first")
    .action(async (_: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const pools = await Array.fromAsync(context.client.all("listPools", { query: { limit: 200 } }));
      context.print(pools, () =>
        table(
          [
            "pool",
            "status",
            "underlyings",
            "principal",
            "outstanding",
            "collected",
            "written off",
            "balanced",
          ],
          pools.map((p) => [
            short(p.id),
            p.status,
            p.items,
            money(p.sums.principal),
            money(p.sums.outstanding),
            money(p.sums.collected),
            money(p.sums.written_off),
            p.sums.balanced ? "yes" : "NO",
          ]),
        ),
      );
    });

  group
    .command("show <pool>")
    .description("one pool: its sums, its notes and what was paid on them")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "instrument", named);
      const { data, as_of } = await context.client.read("getPool", { params: { id } });
      const { sums } = data;
      context.print({ data, as_of }, () =>
        [
          data.id,
          `${data.status} with ${data.items} underlyings, ${data.offered} of them only offered`,
          `issued by   ${data.issuer}`,
          `serviced by ${data.servicer}`,
          `principal ${money(sums.principal)} = outstanding ${money(sums.outstanding)} + collected ${money(sums.collected)} + written off ${money(sums.written_off)} + substituted ${money(sums.substituted)}: ${sums.balanced ? "balanced" : "NOT BALANCED"}`,
          `interest ${money(sums.interest)}, recovered ${money(sums.recovered)}, cash of substitutions ${money(data.cash)}`,
          "",
          table(
            ["notes", "issued", "repaid", "interest paid"],
            data.notes.map((n) => [
              short(n.tranche),
              money(n.issued),
              money(n.principal_paid),
              money(n.interest_paid),
            ]),
          ),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });

  group
    .command("items <pool>")
    .description("the underlyings of a pool, each with what it brought in")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "instrument", named);
      const list = context.client.all("listPoolItems", { params: { id }, query: { limit: 200 } });
      const items = await Array.fromAsync(list);
      context.print(items, () =>
        table(
          ["underlying", "status", "originator", "project", "principal", "outstanding", "collected", "lost"],
          items.map((i) => [
            i.item,
            i.status,
            short(i.originator),
            i.project === null ? "" : short(i.project),
            money(i.sums.principal),
            money(i.sums.outstanding),
            money(i.sums.collected),
            money(i.sums.written_off),
          ]),
        ),
      );
    });

  group
    .command("flows <pool>")
    .description("what underlyings brought in and lost, each compared with its receipt")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "instrument", named);
      const list = context.client.all("listPoolFlows", { params: { id }, query: { limit: 200 } });
      const flows = await Array.fromAsync(list);
      context.print(flows, () =>
        table(
          ["date", "underlying", "kind", "amount", "receipt", "of all flows", ""],
          flows.map((f) => [
            f.value_date,
            short(f.item),
            f.kind,
            money(f.amount),
            f.receipt === null ? "" : short(f.receipt.id),
            f.receipt === null ? "" : money(f.receipt.attributed),
            receiptNote(f.receipt),
          ]),
        ),
      );
    });

  group
    .command("holders <pool>")
    .description("who holds which notes")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "instrument", named);
      const list = context.client.all("listNoteHolders", { params: { id }, query: { limit: 200 } });
      const positions = await Array.fromAsync(list);
      context.print(positions, () =>
        table(
          ["notes", "holder", "face"],
          positions.map((p) => [short(p.tranche), short(p.holder), money(p.face)]),
        ),
      );
    });

  group
    .command("substitutions <pool>")
    .description("substitutions of underlyings, newest first")
    .action(async (named: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "instrument", named);
      const list = context.client.all("listSubstitutions", { params: { id }, query: { limit: 200 } });
      const all = await Array.fromAsync(list);
      context.print(all, () =>
        table(
          ["substitution", "out", "in", "principal", "cash", "status"],
          all.map((s) => [
            s.id,
            short(s.out),
            short(s.replacement.item),
            money(s.replacement.principal),
            money(s.cash),
            s.status,
          ]),
        ),
      );
    });

  lookThrough(group, surroundings);
}

function receiptNote(receipt: { recorded: boolean; exceeded: boolean } | null): string {
  if (receipt === null) return "";
  if (receipt.exceeded) return "MORE THAN IT BROUGHT";
  return receipt.recorded ? "" : "not on the ledger";
}

function lookThrough(group: Command, surroundings: Surroundings): void {
  group
    .command("through <pool> <holder>")
    .description("from a note holder to each underlying, exact to the minor unit")
    .action(async (named: string, holderNamed: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "instrument", named);
      const holder = await resolve(context.client, "party", holderNamed);
      const params = { id, holder };
      const { data, as_of } = await context.client.read("lookThroughHolder", { params });
      context.print({ data, as_of }, () =>
        [
          `${money(data.share)} of ${money(data.outstanding)} stand behind the notes of ${data.holder}`,
          table(
            ["underlying", "project", "outstanding", "share"],
            data.items.map((i) => [
              short(i.item),
              i.project === null ? "" : short(i.project),
              money(i.outstanding),
              money(i.share),
            ]),
          ),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });

  group
    .command("behind <pool> <of>")
    .description("from an underlying, or a project, to every note holder")
    .action(async (named: string, of: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const id = await resolve(context.client, "instrument", named);
      const { client } = context;
      const { data, as_of } = of.startsWith("trn_")
        ? await client.read("lookThroughItem", { params: { id, item: of } })
        : await client.read("lookThroughProject", {
            params: { id, project: await resolve(client, "asset", of) },
          });
      context.print({ data, as_of }, () =>
        [
          `${money(data.outstanding)} outstanding`,
          table(
            ["holder", "amount"],
            data.holders.map((h) => [short(h.holder), money(h.amount)]),
          ),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });
}
