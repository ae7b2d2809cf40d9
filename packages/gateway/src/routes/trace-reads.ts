import { bytes, OTHER_MONEY, u32 } from "@green-ledger/domain";
import { type CategoryOf, sumAtRisk } from "@green-ledger/trace";
import { chainId } from "../ids/wire-ids.ts";
import type { ReadContext, ReadHandlers } from "../reads/context.ts";
import { joinedSinceIn } from "../reads/joined-later.ts";
import { outOfStanding } from "../reads/out-of-standing.ts";
import { placementIn } from "../reads/placed.ts";
import { traceFacts } from "../reads/trace-facts.ts";
import { askForest } from "../reads/trace-reader.ts";
import { allowedEdge, allowedEnds, allowedStart, GROUPS_SHOWN, nameOfStart } from "../reads/trace-start.ts";
import { wirePath } from "../wire/path.ts";
import { wireDownstream, wireUpstream } from "../wire/trace.ts";

const STARTS = ["instrument", "tranche", "movement", "lot"] as const;
const ENDS = ["payee", "project", "movement", "lot"] as const;

type PathQuery = Parameters<ReadHandlers["tracePaths"]>[0]["query"];

export const traceReads: Pick<ReadHandlers, "traceDownstream" | "traceUpstream" | "tracePaths"> = {
  async traceDownstream({ query }, context) {
    const name = nameOfStart(query, STARTS);
    const { start, currency } = await allowedStart(name, query[name] ?? "", context);
    const answer = await askForest(context, (trace) =>
      trace.downstream(start, {
        limit: GROUPS_SHOWN,
        categoryOf: categoriesIn(context),
        currencyOf: (account) => context.lookup.account(account)?.currency ?? "",
        placementOf: placementIn(context.lookup),
        joinedSince: joinedSinceIn(context.lookup),
        allocations: true,
      }),
    );
    const { currencies, allocations } = answer;
    const atRisk = await outOfStanding(
      allocations.map(({ project }) => project),
      context,
    );
    const risks = sumAtRisk(allocations, (project) => atRisk.has(project), GROUPS_SHOWN);
    const facts = await traceFacts(
      {
        parties: [...currencies, ...risks].flatMap(({ payees }) => payees.rows.map(({ payee }) => payee)),
        projects: [...currencies, ...risks].flatMap(({ projects }) =>
          projects.rows.map(({ project }) => project),
        ),
        accounts: currencies.flatMap(({ accounts, placements }) =>
          [...accounts.rows, ...placements.rows].map(({ account }) => account),
        ),
        atRisk,
      },
      context,
    );
    return { data: wireDownstream(answer, { currency, risks, facts }), as_of: context.asOf };
  },

  async traceUpstream({ query }, context) {
    const name = nameOfStart(query, ENDS);
    const { start } =
      name === "payee" || name === "project"
        ? allowedEnds(name, query[name] ?? "", context)
        : allowedEdge(name, query[name] ?? "", context);
    const answer = await askForest(context, (trace) => trace.upstream(start));
    const shown = answer.roots.rows.slice(0, GROUPS_SHOWN);
    const instruments = shown.flatMap(({ colour }) =>
      colour === OTHER_MONEY ? [] : (context.lookup.tranche(colour)?.instrument ?? []),
    );
    const facts = await traceFacts({ instruments }, context);
    return { data: wireUpstream(answer, GROUPS_SHOWN, facts), as_of: context.asOf };
  },

  async tracePaths({ query }, context) {
    const { limit, position, cursorAfter } = context.paging;
    const { start } = await pathStart(query, context);
    const page = await askForest(context, (trace) =>
      trace.paths(start, {
        limit,
        placementOf: placementIn(context.lookup),
        ...(position === null ? {} : { after: position }),
        ...(query.payee === undefined ? {} : { payee: chainId(query.payee) }),
        ...(query.project === undefined ? {} : { project: chainId(query.project) }),
      }),
    );
    const facts = await traceFacts(
      {
        parties: page.paths.map(({ payee }) => payee),
        atRisk: await outOfStanding(
          page.paths.map(({ project }) => project),
          context,
        ),
      },
      context,
    );
    return {
      data: page.paths.map((path) => wirePath(path, facts)),
      next_cursor: page.next === null ? null : cursorAfter(page.next),
      as_of: context.asOf,
    };
  },
};

/** Without a start, a payee or project is one. */
function pathStart(query: PathQuery, context: ReadContext) {
  const named = STARTS.some((name) => query[name] !== undefined);
  if (!named && query.payee !== undefined) return allowedEnds("payee", query.payee, context);
  if (!named && query.project !== undefined) return allowedEnds("project", query.project, context);
  const name = nameOfStart(query, STARTS);
  return allowedStart(name, query[name] ?? "", context);
}

/** The code under which a project is admitted to a tranche, as of the answer's block. */
function categoriesIn(context: ReadContext): CategoryOf {
  return (colour, project) =>
    context.snapshot.get("admission", [u32(colour), bytes(project)])?.code || undefined;
}
