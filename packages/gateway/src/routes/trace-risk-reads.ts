import { type AssetId, OTHER_MONEY } from "@green-ledger/domain";
import { sumAtRisk } from "@green-ledger/trace";
import { GatewayError } from "../errors/gateway-error.ts";
import { chainId } from "../ids/wire-ids.ts";
import { decide } from "../policy/decide.ts";
import { assetRelations } from "../policy/relations.ts";
import { causesAgainst } from "../reads/claim-force.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { outOfStanding } from "../reads/out-of-standing.ts";
import { LOOKED_AT } from "../reads/pages.ts";
import { placementIn } from "../reads/placed.ts";
import { affected, assetStoppedBy } from "../reads/stopped-assets.ts";
import { traceFacts } from "../reads/trace-facts.ts";
import { askForestWith } from "../reads/trace-reader.ts";
import { allowedEnds, allowedStart, GROUPS_SHOWN, nameOfStart } from "../reads/trace-start.ts";
import { wireDay, wireMoney } from "../wire/common.ts";
import { wireRisk } from "../wire/trace-risk.ts";

type AtRiskQuery = Parameters<ReadHandlers["traceAtRisk"]>[0]["query"];

export const traceRiskReads: Pick<ReadHandlers, "traceAtRisk" | "traceIdle"> = {
  async traceAtRisk({ query }, context) {
    nameOfStart(query, ["project", "claim"]);
    const { facts: asked, answer: allocations } = await askForestWith(
      context,
      () => projectsOf(query, context),
      (trace, { projects }) =>
        trace.allocationsTo([...projects], (account) => context.lookup.account(account)?.currency ?? ""),
    );
    const sums = sumAtRisk(allocations, (project) => asked.projects.has(project), GROUPS_SHOWN);
    const facts = await traceFacts(
      {
        parties: sums.flatMap(({ payees }) => payees.rows.map(({ payee }) => payee)),
        projects: sums.flatMap(({ projects }) => projects.rows.map(({ project }) => project)),
        atRisk: asked.projects,
      },
      context,
    );
    const lists = sums.flatMap(({ tranches, payees, projects }) => [tranches, payees, projects]);
    return {
      data: {
        currencies: sums.map((each) => wireRisk(each, facts)),
        truncated: asked.cut || lists.some(({ rows, count }) => rows.length < count),
      },
      as_of: context.asOf,
    };
  },

  async traceIdle({ query }, context) {
    const { start, currency } = await allowedStart("tranche", query.tranche, context);
    const [colour = OTHER_MONEY] = start.kind === "colours" ? start.colours : [];
    const { limit, position, cursorAfter } = context.paging;
    const { answer: days } = await askForestWith(
      context,
      async () => undefined,
      (trace) => trace.idleDays(colour, placementIn(context.lookup)),
    );
    const older = days.filter(({ day }) => position === null || day < Number(position)).reverse();
    const shown = older.slice(0, limit);
    const last = shown.at(-1);
    return {
      data: shown.map(({ day, idle, placed }) => ({
        day: wireDay(day) ?? "",
        idle: wireMoney(currency, idle),
        placed: placed.map(({ placement, amount }) => ({ placement, amount: wireMoney(currency, amount) })),
      })),
      next_cursor: last === undefined || shown.length === older.length ? null : cursorAfter(`${last.day}`),
      as_of: context.asOf,
    };
  },
};

/** The projects asked about that are out of standing, and whether not all claims were looked at. */
async function projectsOf(
  { project, claim }: AtRiskQuery,
  context: ReadContext,
): Promise<{ projects: Set<AssetId>; cut: boolean }> {
  if (claim !== undefined) return stoppedBy(claim, context);
  allowedEnds("project", project ?? "", context);
  return { projects: await outOfStanding([chainId(project ?? "")], context), cut: false };
}

/** Of the assets that a claim stops, those whose money the caller may follow. @throws GatewayError not_found */
async function stoppedBy(
  wire: string,
  context: ReadContext,
): Promise<{ projects: Set<AssetId>; cut: boolean }> {
  const { principal, lookup, snapshot } = context;
  const root = lookup.claim(chainId(wire));
  if (root === undefined) throw new GatewayError("not_found");
  const inForce = causesAgainst(lookup, root, snapshot.checkpoint.time).length === 0;
  const projects = new Set<AssetId>();
  let seen = 0;
  for await (const claim of affected(root, inForce, null, context)) {
    if (seen++ === LOOKED_AT) return { projects, cut: true };
    const asset = assetStoppedBy(claim, root.id, context);
    if (asset === undefined) continue;
    const { allow } = decide(principal, "trace.read", assetRelations(asset, principal.party));
    if (allow) projects.add(asset.id);
  }
  return { projects, cut: false };
}
