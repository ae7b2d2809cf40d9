import type { ReadAnswer } from "@green-ledger/sdk";
import type { Command } from "commander";
import { type Context, contextOf, type Surroundings } from "../context.ts";
import { money, short, table } from "../output.ts";
import { resolve } from "../resolve.ts";
import { UsageError } from "../usage-error.ts";
import { riskText, traceRiskCommands } from "./trace-risk.ts";

type Downstream = ReadAnswer<"traceDownstream">["data"];
type Path = ReadAnswer<"tracePaths">["data"][number];

export function traceCommand(program: Command, surroundings: Surroundings): void {
  const group = program.command("trace").description("follow money, both ways");

  group
    .command("down <from>")
    .description("where the money of an instrument, tranche, receipt, payment or lot went")
    .action(async (from: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const answer = await context.client.read("traceDownstream", { query: await startOf(context, from) });
      context.print(answer, () => downText(answer.data, answer.as_of));
    });

  group
    .command("up <of>")
    .description("where the money of a payee, project, payment or lot came from")
    .action(async (of: string, _: unknown, command: Command) => {
      const context = contextOf(command, surroundings, "regulator");
      const answer = await context.client.read("traceUpstream", { query: endOf(of) });
      const { data, as_of } = answer;
      context.print(answer, () =>
        [
          table(
            ["receipt", "account", "money of", "amount", "booked", "flag"],
            data.sources.map((s) => [
              s.receipt,
              short(s.account),
              s.name ?? short(s.instrument) ?? "",
              money(s.amount),
              s.rule,
              s.flag ?? "",
            ]),
          ),
          "",
          `together ${data.totals.map(money).join(", ")}; ${data.conserved ? "the sources add up" : "THE SOURCES DO NOT ADD UP"}`,
          ...(data.truncated ? ["The largest sources are shown."] : []),
          `as of block ${as_of.block}, ${as_of.time}`,
        ].join("\n"),
      );
    });

  group
    .command("paths <from>")
    .description("every amount with its way, one by one")
    .option("--payee <party>", "only what ended at one payee")
    .option("--project <asset>", "only what ended at one project")
    .option("--limit <n>", "how many, at most 200", "20")
    .action(
      async (
        from: string,
        options: { payee?: string; project?: string; limit: string },
        command: Command,
      ) => {
        const context = contextOf(command, surroundings, "regulator");
        const query = { ...(await startOf(context, from)), ...options };
        const answer = await context.client.read("tracePaths", { query });
        context.print(answer, () => answer.data.map(pathText).join("\n\n"));
      },
    );
  traceRiskCommands(group, surroundings);
}

const STARTS = { ins: "instrument", trn: "tranche", mov: "movement", lot: "lot" } as const;
const ENDS = { pty: "payee", ast: "project", mov: "movement", lot: "lot" } as const;

async function startOf(context: Context, from: string): Promise<Record<string, string>> {
  const name = STARTS[from.slice(0, 3) as keyof typeof STARTS];
  if (name !== undefined && from.includes("_")) return { [name]: from };
  return { instrument: await resolve(context.client, "instrument", from) };
}

function endOf(of: string): Record<string, string> {
  const name = ENDS[of.slice(0, 3) as keyof typeof ENDS];
  if (name === undefined) throw new UsageError(`${of} is not the id of a payee, project, payment or lot.`);
  return { [name]: of };
}

const SHOWN = 15;

function downText(data: Downstream, asOf: { block: number; time: string }): string {
  const sections = data.currencies.flatMap((currency) => {
    const c = currency.conservation;
    const groups = [
      ["payee", currency.by_payee],
      ["project", currency.by_project],
      ["category", currency.by_category],
      ["account", currency.live_by_account],
    ] as const;
    return [
      `${money(c.start)} + bought ${money(c.bought)} = live ${money(c.live)} + placed ${money(c.placed)} + allocated ${money(c.allocated)} + returned ${money(c.returned)} + fees ${money(c.fees)} + breached ${money(c.breached)} + corrected ${money(c.corrected)} + sold ${money(c.sold)}: ${c.holds ? "conserved" : "NOT CONSERVED"}`,
      ...groups.flatMap(([label, rows]) =>
        rows.length === 0
          ? []
          : [
              "",
              table(
                [label, "name", "amount", "payments"],
                (rows as Record<string, unknown>[])
                  .slice(0, SHOWN)
                  .map((row) => [
                    label === "category" ? String(row.category) : short(String(row[label])),
                    String(row.name ?? "").slice(0, 50),
                    money(row.amount as { currency: string; minor: string }),
                    row.payments === undefined ? "" : Number(row.payments),
                  ]),
              ),
              ...(rows.length > SHOWN ? [`… and ${rows.length - SHOWN} more (--json shows them)`] : []),
            ],
      ),
      ...placedText(currency.placed),
      ...joinedText(currency),
      ...(currency.at_risk.amount.minor === "0" ? [] : ["", riskText(currency.at_risk)]),
      "",
    ];
  });
  return [
    ...sections,
    `${data.lots} lots, ${data.payments} payments, depth ${data.depth}; as of block ${asOf.block}, ${asOf.time}`,
  ].join("\n");
}

type Currency = Downstream["currencies"][number];

function placedText(placed: Currency["placed"]): string[] {
  if (placed.length === 0) return [];
  const rows = placed
    .slice(0, SHOWN)
    .map((row) => [
      row.placement,
      short(row.account),
      String(row.name ?? "").slice(0, 50),
      money(row.amount),
      row.since,
      row.until,
    ]);
  return ["", table(["placed", "account", "name", "amount", "since", "until"], rows)];
}

function joinedText({ by_payee, joined_later }: Currency): string[] {
  if (joined_later.minor === "0") return [];
  const rows = by_payee.flatMap(({ payee, name, joined_later: later }) =>
    later === null ? [] : [[short(payee), String(name ?? "").slice(0, 50), money(later.amount), later.since]],
  );
  return [
    "",
    `allocated to payees that joined the payer's group later: ${money(joined_later)}`,
    table(["payee", "name", "amount", "joined"], rows.slice(0, SHOWN)),
  ];
}

function pathText({ amount, end, steps }: Path): string {
  const way = steps.map(
    (s) =>
      `  ${s.kind} ${short(s.movement)} → account ${short(s.account)}  ${money(s.amount)}${s.came_back === null ? "" : `  undoes ${short(s.came_back.movement)}`}${toldText(s)}`,
  );
  const marks = [
    ...(end.at_risk ? ["AT RISK"] : []),
    ...(end.joined_later === null ? [] : [`joined the payer's group on ${end.joined_later}`]),
  ];
  const where =
    end.kind === "live" || end.kind === "placed"
      ? stillText(end)
      : `${end.kind} to ${end.payee_name ?? short(end.payee)}${end.project === null ? "" : ` for project ${short(end.project)}`} by ${end.payment}${toldText(end)}`;
  return [money(amount), ...way, `  ${[where, ...marks].join("; ")}`].join("\n");
}

/** By which rule an entry was booked, and why it was flagged. */
function toldText({ rule, flag }: { rule: string | null; flag: string | null }): string {
  const told = [rule, flag].filter((text) => text !== null);
  return told.length === 0 ? "" : `  (${told.join(", ")})`;
}

function stillText({ placed }: Path["end"]): string {
  if (placed === null) return "still there";
  const until = placed.until === null ? "" : ` until ${placed.until}`;
  return `placed as ${placed.placement} since ${placed.since}${until}`;
}
