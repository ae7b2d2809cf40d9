import type { AssetId } from "@green-ledger/domain";
import type { CurrencyTotals, Downstream } from "../../src/index.ts";
import { currencyOf, joinedSince, placementOf } from "../ledger.ts";
import type { Flow } from "./flow.ts";
import { type End, isPassage, payeeOf, projectOf } from "./history.ts";
import { groups, holdingOf, payments, ranking, sum } from "./sums.ts";

/** What became of the money, currency by currency. */
export function totalsOf(
  all: Flow,
  categoryOf: ((colour: number, project: AssetId) => string | undefined) | undefined,
): Downstream {
  const currencies = new Set([
    ...all.lots.map(({ lot }) => currencyOf(lot.account)),
    ...all.ends.map(({ end }) => currencyOf(end.lot.account)),
  ]);
  return {
    lots: all.lots.length,
    liveLots: all.lots.filter(({ live }) => live > 0n).length,
    legs: all.ends.length,
    payments: payments(all.ends),
    depth: all.depth,
    currencies: [...currencies].sort().map((currency) => totals(all, currency, categoryOf)),
    allocations: [],
  };
}

function totals(
  all: Flow,
  currency: string,
  categoryOf: ((colour: number, project: AssetId) => string | undefined) | undefined,
): CurrencyTotals {
  const lots = all.lots.filter(({ lot }) => currencyOf(lot.account) === currency);
  const ends = all.ends.filter(({ end }) => currencyOf(end.lot.account) === currency);
  const left = (kind: End["kind"]) =>
    sum(ends.filter(({ end }) => end.kind === kind).map(({ amount }) => amount));
  const paid = ends.filter(({ end }) => !isPassage(end) && end.kind !== "correction");
  const live = (placed: boolean) =>
    sum(lots.filter(({ lot }) => (placementOf(lot.account) !== null) === placed).map((at) => at.live));
  const joined = (members: readonly Flow["ends"][number][]) => {
    const late = members.flatMap(({ end, amount }) => {
      const payee = payeeOf(end);
      const since = payee === null ? null : joinedSince(end.lot.account, payee);
      const counts = end.kind === "allocate" && since !== null && end.movement.place.block <= since.block;
      return counts ? [{ account: end.lot.account, amount, since: since.time }] : [];
    });
    const whole = [...Map.groupBy(late, ({ account }) => account).values()]
      .map((each) => ({
        amount: sum(each.map(({ amount }) => amount)),
        since: Math.min(...each.map(({ since }) => since)),
      }))
      .filter(({ amount }) => amount > 0n);
    const [first] = whole;
    if (first === undefined) return null;
    return {
      amount: sum(whole.map(({ amount }) => amount)),
      since: Math.min(...whole.map(({ since }) => since)),
    };
  };
  const accounts = ranking(
    groups<(typeof lots)[number] | (typeof ends)[number]>([...lots, ...ends], (at) =>
      holdingOf("lot" in at ? at.lot : at.end.lot),
    ),
    (members) => {
      const [member] = members;
      const { account, colour } = "lot" in member ? member.lot : member.end.lot;
      const held = members.flatMap((at) => ("lot" in at && at.live > 0n ? [at.lot.movement] : []));
      return {
        account,
        colour,
        received: sum(members.map((at) => ("lot" in at ? at.amount : 0n))),
        live: sum(members.map((at) => ("lot" in at ? at.live : 0n))),
        since: held.map(({ id }) => id).sort()[0] ?? null,
        placement: placementOf(account),
        left: sum(members.map((at) => ("lot" in at ? 0n : at.amount))),
      };
    },
    (row) => [row.live, row.received],
    (row) => holdingOf(row),
  );
  const placed = accounts.rows.filter((row) => row.placement !== null && row.live > 0n);
  const of = (members: readonly Flow["ends"][number][], kind: End["kind"]) =>
    sum(members.filter(({ end }) => end.kind === kind).map(({ amount }) => amount));
  return {
    currency,
    conservation: {
      start: all.start.get(currency) ?? 0n,
      live: live(false),
      placed: live(true),
      allocated: left("allocate"),
      returned: left("return"),
      fees: left("fee"),
      breached: left("breach"),
      corrected: left("correction"),
      bought: all.bought.get(currency) ?? 0n,
      sold: left("conversion"),
      holds: true,
    },
    accounts,
    placements: { rows: placed, count: placed.length },
    joinedLater: sum(
      [...Map.groupBy(paid, ({ end }) => payeeOf(end)).values()].map((each) => joined(each)?.amount ?? 0n),
    ),
    payees: ranking(
      groups(paid, ({ end }) => payeeOf(end) ?? ""),
      (members) => ({
        payee: payeeOf(members[0].end),
        allocated: of(members, "allocate"),
        returned: of(members, "return"),
        fees: of(members, "fee"),
        breached: of(members, "breach"),
        payments: payments(members),
        joinedLater: joined(members),
      }),
      (row) => [row.allocated + row.returned + row.fees + row.breached],
      (row) => row.payee ?? "",
    ),
    projects: ranking(
      groups(paid, ({ end }) => projectOf(end) ?? ""),
      (members) => ({
        project: projectOf(members[0].end),
        amount: sum(members.map(({ amount }) => amount)),
        payments: payments(members),
      }),
      (row) => [row.amount],
      (row) => row.project ?? "",
    ),
    categories: ranking(
      groups(
        categoryOf === undefined ? [] : ends.filter(({ end }) => end.kind === "allocate"),
        ({ end }) => codeOf(end, categoryOf) ?? "",
      ),
      (members) => ({
        code: codeOf(members[0].end, categoryOf),
        allocated: sum(members.map(({ amount }) => amount)),
        payments: new Set(members.map(({ end }) => `${end.movement.id} ${end.lot.colour}`)).size,
      }),
      (row) => [row.allocated],
      (row) => row.code ?? "",
    ),
  };
}

function codeOf(
  { movement, lot }: End,
  categoryOf: ((colour: number, project: AssetId) => string | undefined) | undefined,
): string | null {
  return movement.project === null ? null : categoryOf?.(lot.colour, movement.project) || null;
}
