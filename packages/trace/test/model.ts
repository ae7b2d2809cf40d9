import type { AccountId, AssetId, LotRow, MovementRow } from "@green-ledger/domain";
import type {
  CurrencyTotals,
  Downstream,
  DownstreamStart,
  Passage,
  Path,
  PathEnd,
  PathStep,
  Ranking,
  Start,
  Upstream,
  UpstreamStart,
} from "../src/index.ts";
import { divide } from "./divide.ts";
import { currencyOf, joinedSince, placementOf } from "./ledger.ts";

/**
 * What the forest should answer, said as simply as possible: objects, bigints, recursion, and everything computed
 * anew for each question. Only for short histories.
 */
export interface Model {
  downstream(
    start: DownstreamStart,
    categoryOf?: (colour: number, project: AssetId) => string | undefined,
  ): Downstream;
  upstream(start: UpstreamStart): Upstream;
  paths(start: Start): Path[];
}

interface Lot extends Omit<LotRow, "order" | "parent" | "remaining" | "movement"> {
  movement: MovementRow;
  /** The lot of its colour, or the end of another, that it was taken from. */
  parent: Lot | undefined;
  passage: End | undefined;
  /** Children of its colour and ends, oldest first. */
  outs: (Lot | End)[];
  /** Ends that it came back from. */
  refunds: Refund[];
}

interface End {
  movement: MovementRow;
  lot: Lot;
  amount: bigint;
  kind: PathEnd | Passage;
  onward: Lot | undefined;
  refunds: Refund[];
}

interface Refund {
  end: End;
  lot: Lot;
  amount: bigint;
}

const isEnd = (out: Lot | End): out is End => "kind" in out;

/** What of the forest is downstream, in the order in which it came to be. */
interface Flow {
  lots: { lot: Lot; amount: bigint; live: bigint }[];
  /** Gross, and what of it stands. */
  ends: { end: End; gross: bigint; amount: bigint }[];
  start: Map<string, bigint>;
  bought: Map<string, bigint>;
  depth: number;
}

/** @param rows lots as the index has them; those of other movements are left out */
export function createModel(movements: readonly MovementRow[], rows: readonly LotRow[]): Model {
  const lots: Lot[] = [];
  const ends: End[] = [];
  for (const movement of movements) if (movement.legs.length > 0) grow(movement);

  function lotOf(account: AccountId, colour: number, n: number): Lot {
    return lots.find((lot) => lot.account === account && lot.colour === colour && lot.n === n) as Lot;
  }

  function grow(movement: MovementRow): void {
    const made = rows.filter((row) => row.movement === movement.id);
    const add = ({ account, colour, n, amount }: LotRow): Lot => {
      const lot = {
        account,
        colour,
        n,
        amount,
        movement,
        parent: undefined,
        passage: undefined,
        outs: [],
        refunds: [],
      };
      lots.push(lot);
      return lot;
    };
    if (movement.direction === "in") {
      const roots = made.map(add);
      if (movement.target !== null) giveBack(movement, roots);
      return;
    }
    for (const leg of movement.legs) {
      const from = lotOf(movement.account, leg.colour, leg.n);
      const row = made.find(
        ({ parent }) =>
          parent?.account === from.account && parent.colour === from.colour && parent.n === from.n,
      );
      if (row !== undefined && row.colour === leg.colour && movement.use === "transfer") {
        const child = add(row);
        child.parent = from;
        from.outs.push(child);
        continue;
      }
      const kind = kindOf(movement, leg.colour);
      const end: End = { movement, lot: from, amount: leg.amount, kind, onward: undefined, refunds: [] };
      ends.push(end);
      from.outs.push(end);
      if (row === undefined) continue;
      end.onward = add(row);
      end.onward.passage = end;
    }
  }

  /** By colour as the ledger divides, within a colour over the legs. */
  function giveBack(movement: MovementRow, roots: readonly Lot[]): void {
    const left = ends.filter((end) => end.movement.id === movement.target);
    const standing = [...Map.groupBy(left, (end) => end.lot.colour)].map(([colour, own]) => {
      return { colour, own, sum: sum(own.map(standingOf)) };
    });
    const ordered = [...standing].sort((a, b) => a.colour - b.colour);
    const parts = divide(
      movement.amount,
      ordered.map((each) => each.sum),
    );
    const sources =
      movement.kind === "explanation"
        ? roots.map((root) => standing.find(({ colour }) => colour === root.colour))
        : standing.filter((each) => (parts[ordered.indexOf(each)] as bigint) > 0n);
    for (const [i, lot] of roots.entries()) {
      const { own } = sources[i] as (typeof standing)[number];
      const shares = divide(lot.amount, own.map(standingOf));
      for (const [j, end] of own.entries()) {
        const refund = { end, lot, amount: shares[j] as bigint };
        if (refund.amount === 0n) continue;
        end.refunds.push(refund);
        lot.refunds.push(refund);
      }
    }
  }

  /** Lots and ends with which the answer begins. */
  function begin(start: Exclude<Start, { kind: "colours" }>): { lots: Lot[]; ends: End[] } {
    switch (start.kind) {
      case "movement": {
        const made = lots.filter((lot) => lot.movement.id === start.id);
        const left = ends.filter((end) => end.movement.id === start.id && !isPassage(end));
        return made.length > 0 ? { lots: made, ends: [] } : { lots: [], ends: left };
      }
      case "lot":
        return { lots: [lotOf(start.account, start.colour, start.n)], ends: [] };
      case "payee":
        return { lots: [], ends: ends.filter((end) => payeeOf(end) === start.id) };
      case "project":
        return { lots: [], ends: ends.filter((end) => projectOf(end) === start.id) };
    }
  }

  /** Every amount on its way, lot by lot: a lot's sources all come before it. */
  function flow(start: Start): Flow {
    const found: Flow = { lots: [], ends: [], start: new Map(), bought: new Map(), depth: 0 };
    const values = new Map<Lot, bigint>();
    const levels = new Map<Lot, number>();
    const swept = start.kind === "colours" ? start.colours : [];
    const inFlow = new Map<Lot, bigint>();
    const first = start.kind === "colours" ? { lots: [], ends: [] } : begin(start);
    const give = (lot: Lot, amount: bigint): void => {
      if (swept.includes(lot.colour)) addTo(inFlow, lot, amount);
      else addTo(values, lot, amount);
    };
    const leave = (end: End, gross: bigint): void => {
      const [standing, ...shares] = share(gross, end.amount, [
        standingOf(end),
        ...end.refunds.map((each) => each.amount),
      ]);
      found.ends.push({ end, gross, amount: standing as bigint });
      for (const [i, { lot }] of end.refunds.entries()) give(lot, shares[i] as bigint);
      if (end.onward === undefined) return;
      const all = end.onward.amount;
      const arrived = gross === end.amount ? all : (divide(all, [gross, end.amount - gross])[0] as bigint);
      if (end.kind === "conversion") addTo(found.bought, currencyOf(end.onward.account), arrived);
      give(end.onward, arrived);
    };
    for (const lot of first.lots) values.set(lot, lot.amount);
    for (const lot of lots) if (swept.includes(lot.colour)) values.set(lot, lot.amount);
    for (const end of first.ends) {
      addTo(found.start, currencyOf(end.lot.account), end.amount);
      leave(end, end.amount);
    }
    for (const lot of lots) {
      const value = values.get(lot) ?? 0n;
      if (value === 0n) continue;
      const level =
        lot.parent !== undefined && levels.has(lot.parent) ? (levels.get(lot.parent) as number) + 1 : 1;
      levels.set(lot, level);
      found.depth = Math.max(found.depth, level);
      const entered = swept.includes(lot.colour) ? lot.parent === undefined : first.lots.includes(lot);
      if (entered) addTo(found.start, currencyOf(lot.account), value);
      const parts = share(value, lot.amount, [remainingOf(lot), ...lot.outs.map((out) => out.amount)]);
      found.lots.push({ lot, amount: value, live: parts[0] as bigint });
      for (const [i, out] of lot.outs.entries()) {
        const part = parts[i + 1] as bigint;
        if (part === 0n) continue;
        if (isEnd(out)) leave(out, part);
        else if (!swept.includes(out.colour)) addTo(values, out, part);
      }
    }
    for (const [lot, amount] of inFlow) addTo(found.start, currencyOf(lot.account), -amount);
    return found;
  }

  return {
    downstream(start, categoryOf) {
      const all = flow(start);
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
    },

    upstream(start) {
      const first = begin(start);
      const passes: { on: Lot; amount: bigint; depth: number }[] = [];
      const asked = [
        ...first.lots.map((lot) => ({ lot, amount: lot.amount })),
        ...first.ends.map((end) => ({ lot: end.lot, amount: standingOf(end) })),
      ];
      const amounts = new Map<Lot, bigint>();
      for (const { lot, amount } of asked) addTo(amounts, lot, amount);
      let [bought, sold] = [0n, 0n];
      const depthOf = (lot: Lot): number => (lot.parent === undefined ? 1 : 1 + depthOf(lot.parent));
      for (const on of lots.toReversed()) {
        const amount = amounts.get(on);
        if (amount === undefined) continue;
        passes.push({ on, amount, depth: depthOf(on) });
        if (on.parent !== undefined) addTo(amounts, on.parent, amount);
        if (on.passage !== undefined) {
          const { amount: all, kind, lot } = on.passage;
          const before =
            amount === on.amount ? all : (divide(all, [amount, on.amount - amount])[0] as bigint);
          if (kind === "conversion") [bought, sold] = [bought + amount, sold + before];
          addTo(amounts, lot, before);
        }
        const shares = divide(
          amount,
          on.refunds.map((refund) => refund.amount),
        );
        for (const [i, { end }] of on.refunds.entries()) addTo(amounts, end.lot, shares[i] as bigint);
      }
      const came = passes.filter(
        ({ on }) => on.parent === undefined && on.passage === undefined && on.refunds.length === 0,
      );
      return {
        amount: sum(asked.map((each) => each.amount)),
        bought,
        sold,
        holds: true,
        edges: asked.length,
        lots: passes.length,
        depth: Math.max(0, ...passes.map(({ depth }) => depth)),
        roots: ranking(
          groups(came, ({ on }) => on.movement.id),
          (members) => ({
            ...nameOf(members[0].on),
            ...toldOf(members[0].on.movement),
            received: members[0].on.amount,
            amount: sum(members.map((member) => member.amount)),
          }),
          (row) => [row.amount],
          (row) => row.movement,
        ),
        accounts: ranking(
          groups(passes, ({ on }) => holdingOf(on)),
          (members) => ({
            account: members[0].on.account,
            colour: members[0].on.colour,
            amount: sum(members.map((member) => member.amount)),
          }),
          (row) => [row.amount],
          (row) => holdingOf(row),
        ),
      };
    },

    paths(start) {
      const own = start.kind === "payee" || start.kind === "project" ? begin(start).ends : undefined;
      const all =
        own === undefined
          ? flow(start)
          : { lots: [], ends: own.map((end) => ({ end, amount: standingOf(end) })) };
      const way = (lot: Lot) =>
        pathTo(lot).map((on) => ({
          ...nameOf(on),
          ...toldOf(on.movement),
          amount: on.amount,
          step: stepInto(on),
          cameBack: cameBack(on),
        }));
      const found = [
        ...all.lots
          .filter(({ live }) => live > 0n)
          .map(({ lot, live }) => ({
            order: [movements.indexOf(lot.movement), lots.indexOf(lot)] as const,
            path: {
              end: (placementOf(lot.account) === null ? "live" : "placed") as PathEnd,
              amount: live,
              movement: null,
              block: null,
              payee: null,
              project: null,
              told: null,
              placement: placementOf(lot.account),
              lots: way(lot),
            },
          })),
        ...all.ends
          .filter(({ end, amount }) => amount > 0n && !isPassage(end))
          .map(({ end, amount }) => ({
            order: [movements.indexOf(end.movement), ends.indexOf(end)] as const,
            path: {
              end: end.kind as PathEnd,
              amount,
              movement: end.movement.id,
              block: end.movement.place.block,
              payee: payeeOf(end),
              project: projectOf(end),
              told: toldOf(end.movement),
              placement: null,
              lots: way(end.lot),
            },
          })),
      ];
      return found.sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]).map(({ path }) => path);
    },
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

/** Of a whole, or in proportion to its parts. */
function share(part: bigint, whole: bigint, parts: readonly bigint[]): bigint[] {
  return part === whole ? [...parts] : divide(part, parts);
}

function addTo<K>(map: Map<K, bigint>, key: K, amount: bigint): void {
  map.set(key, (map.get(key) ?? 0n) + amount);
}

function isPassage({ kind }: End): boolean {
  return kind === "lending" || kind === "conversion" || kind === "on_lent_return";
}

function kindOf({ kind, use, project, payeeAccount }: MovementRow, colour: number): End["kind"] {
  if (kind === "lending" || kind === "conversion") return kind;
  if (kind === "reversal") return "correction";
  if (kind === "shortfall" || (use === "allocate" && project === null && colour !== 0)) return "breach";
  if (use === "return" && payeeAccount !== null) return "on_lent_return";
  return use as PathEnd;
}

function payeeOf({ movement, ...end }: End) {
  return movement.kind === "payment" && !isPassage({ movement, ...end }) ? movement.counterparty : null;
}

function projectOf({ movement }: End) {
  return movement.kind === "payment" ? movement.project : null;
}

function standingOf({ amount, refunds }: End): bigint {
  return amount - sum(refunds.map((refund) => refund.amount));
}

function remainingOf(lot: Lot): bigint {
  return lot.amount - sum(lot.outs.map(({ amount }) => amount));
}

function toldOf({ flag, rule }: MovementRow) {
  return { flag, rule };
}

function cameBack({ refunds }: Lot) {
  const [first] = refunds;
  if (first === undefined) return null;
  const from = refunds.map(({ end: { lot }, amount }) => {
    return { account: lot.account, colour: lot.colour, n: lot.n, amount };
  });
  return { movement: first.end.movement.id, from };
}

/** From what was received to a lot: before what came back, the lot of which most had left. */
function pathTo(lot: Lot): Lot[] {
  const most = lot.refunds.toSorted((a, b) => (a.amount === b.amount ? 0 : a.amount > b.amount ? -1 : 1));
  const above = lot.parent ?? lot.passage?.lot ?? most[0]?.end.lot;
  return above === undefined ? [lot] : [...pathTo(above), lot];
}

function stepInto(lot: Lot): PathStep {
  if (lot.passage !== undefined) return lot.passage.kind as PathStep;
  if (lot.parent !== undefined) return "transfer";
  return lot.refunds.length > 0 ? "refund" : "root";
}

function nameOf(lot: Lot) {
  const { movement, account, colour, n } = lot;
  return { movement: movement.id, block: movement.place.block, account, colour, n };
}

function holdingOf(lot: { account: AccountId; colour: number }): string {
  return `${lot.account}/${lot.colour}`;
}

function codeOf(
  { movement, lot }: End,
  categoryOf: ((colour: number, project: AssetId) => string | undefined) | undefined,
): string | null {
  return movement.project === null ? null : categoryOf?.(lot.colour, movement.project) || null;
}

function payments(ends: readonly { end: End }[]): number {
  return new Set(ends.map(({ end }) => end.movement)).size;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

type Group<T> = [T, ...T[]];

function groups<T>(items: readonly T[], keyOf: (item: T) => string): Group<T>[] {
  return [...Map.groupBy(items, keyOf).values()] as Group<T>[];
}

/** Rows in falling order of their figures, then by id; those of one id in the order in which they came. */
function ranking<T, Row>(
  found: Group<T>[],
  rowOf: (group: Group<T>) => Row,
  figuresOf: (row: Row) => bigint[],
  idOf: (row: Row) => string,
): Ranking<Row> {
  const rows = found.map(rowOf).sort((a, b) => {
    const figures = figuresOf(b);
    const differing = figuresOf(a).findIndex((figure, i) => figure !== figures[i]);
    if (differing >= 0) return (figuresOf(a)[differing] as bigint) > (figures[differing] as bigint) ? -1 : 1;
    return idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0;
  });
  return { rows, count: rows.length };
}
