import type { AccountId, AssetId, LotRow, MovementRow, Use } from "@green-ledger/domain";
import type {
  Downstream,
  DownstreamStart,
  Path,
  PathEnd,
  Ranking,
  Start,
  Upstream,
  UpstreamStart,
} from "../src/index.ts";

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
  parent: Lot | undefined;
  children: Lot[];
  ends: End[];
}

interface End {
  movement: MovementRow;
  lot: Lot;
  amount: bigint;
  use: Exclude<Use, "transfer">;
}

export function createModel(movements: readonly MovementRow[]): Model {
  const lots: Lot[] = [];
  const ends: End[] = [];
  for (const movement of movements) grow(movement);

  function grow(movement: MovementRow): void {
    const born = (account: AccountId, amount: bigint, parent: Lot | undefined): void => {
      const n = lots.filter((lot) => lot.account === account && lot.colour === movement.colour).length + 1;
      const lot = { account, colour: movement.colour, n, amount, movement, parent, children: [], ends: [] };
      lots.push(lot);
      parent?.children.push(lot);
    };
    for (const leg of movement.legs) {
      if (movement.direction === "in") {
        born(movement.account, leg.amount, undefined);
        continue;
      }
      const parent = lotOf(movement.account, movement.colour, leg.n);
      if (movement.payeeAccount !== null) {
        born(movement.payeeAccount, leg.amount, parent);
        continue;
      }
      const end = { movement, lot: parent, amount: leg.amount, use: movement.use as End["use"] };
      ends.push(end);
      parent.ends.push(end);
    }
  }

  function lotOf(account: AccountId, colour: number, n: number): Lot {
    return lots.find((lot) => lot.account === account && lot.colour === colour && lot.n === n) as Lot;
  }

  /** Lots and ends with which the answer begins. */
  function begin(start: Start): { lots: Lot[]; ends: End[] } {
    switch (start.kind) {
      case "colours":
        return {
          lots: lots.filter((lot) => lot.parent === undefined && start.colours.includes(lot.colour)),
          ends: [],
        };
      case "movement":
        return {
          lots: lots.filter((lot) => lot.movement.id === start.id),
          ends: ends.filter((end) => end.movement.id === start.id),
        };
      case "lot":
        return { lots: [lotOf(start.account, start.colour, start.n)], ends: [] };
      case "payee":
        return { lots: [], ends: ends.filter((end) => end.movement.counterparty === start.id) };
      case "project":
        return { lots: [], ends: ends.filter((end) => end.movement.project === start.id) };
    }
  }

  function below(lot: Lot): { lots: Lot[]; ends: End[]; depth: number } {
    const parts = lot.children.map(below);
    return {
      lots: [lot, ...parts.flatMap((part) => part.lots)],
      ends: [...lot.ends, ...parts.flatMap((part) => part.ends)],
      depth: 1 + Math.max(0, ...parts.map((part) => part.depth)),
    };
  }

  function allBelow(start: Start): { lots: Lot[]; ends: End[]; depth: number } {
    const first = begin(start);
    const parts = first.lots.map(below);
    return {
      lots: parts.flatMap((part) => part.lots),
      ends: [...first.ends, ...parts.flatMap((part) => part.ends)],
      depth: Math.max(0, ...parts.map((part) => part.depth)),
    };
  }

  return {
    downstream(start, categoryOf) {
      const first = begin(start);
      const all = allBelow(start);
      const left = (use: Use) => sum(all.ends.filter((end) => end.use === use).map((end) => end.amount));
      const allocations = all.ends.filter((end) => end.use === "allocate");
      return {
        conservation: {
          start: sum([...first.lots, ...first.ends].map(({ amount }) => amount)),
          live: sum(all.lots.map(remainingOf)),
          allocated: left("allocate"),
          returned: left("return"),
          fees: left("fee"),
          holds: true,
        },
        lots: all.lots.length,
        liveLots: all.lots.filter((lot) => remainingOf(lot) > 0n).length,
        legs: all.ends.length,
        payments: payments(all.ends),
        depth: all.depth,
        accounts: ranking(
          groups<Lot | End>([...all.lots, ...all.ends], (at) => holdingOf("lot" in at ? at.lot : at)),
          (members) => {
            const [member] = members;
            const { account, colour } = "lot" in member ? member.lot : member;
            const here = members.flatMap((at) => ("lot" in at ? [] : [at]));
            const gone = members.flatMap((at) => ("lot" in at ? [at] : []));
            return {
              account,
              colour,
              received: sum(here.map((lot) => lot.amount)),
              live: sum(here.map(remainingOf)),
              left: sum(gone.map((end) => end.amount)),
            };
          },
          (row) => [row.live, row.received],
          (row) => holdingOf(row),
        ),
        payees: ranking(
          groups(all.ends, (end) => end.movement.counterparty ?? ""),
          (members) => ({
            payee: members[0].movement.counterparty,
            allocated: sum(members.filter((end) => end.use === "allocate").map((end) => end.amount)),
            returned: sum(members.filter((end) => end.use === "return").map((end) => end.amount)),
            fees: sum(members.filter((end) => end.use === "fee").map((end) => end.amount)),
            payments: payments(members),
          }),
          (row) => [row.allocated + row.returned + row.fees],
          (row) => row.payee ?? "",
        ),
        projects: ranking(
          groups(all.ends, (end) => end.movement.project ?? ""),
          (members) => ({
            project: members[0].movement.project,
            amount: sum(members.map((end) => end.amount)),
            payments: payments(members),
          }),
          (row) => [row.amount],
          (row) => row.project ?? "",
        ),
        categories: ranking(
          groups(categoryOf === undefined ? [] : allocations, (end) => codeOf(end, categoryOf) ?? ""),
          (members) => ({
            code: codeOf(members[0], categoryOf),
            allocated: sum(members.map((end) => end.amount)),
            payments: payments(members),
          }),
          (row) => [row.allocated],
          (row) => row.code ?? "",
        ),
      };
    },

    upstream(start) {
      const first = begin(start);
      const asked = [
        ...first.lots.map((lot) => ({ lot, amount: lot.amount })),
        ...first.ends.map(({ lot, amount }) => ({ lot, amount })),
      ];
      const passes = asked.flatMap(({ lot, amount }) => pathTo(lot).map((on) => ({ on, amount })));
      const amount = sum(asked.map((each) => each.amount));
      return {
        amount,
        holds: true,
        edges: asked.length,
        lots: new Set(passes.map(({ on }) => on)).size,
        depth: Math.max(0, ...asked.map(({ lot }) => pathTo(lot).length)),
        roots: ranking(
          groups(
            passes.filter(({ on }) => on.parent === undefined),
            ({ on }) => on.movement.id,
          ),
          (members) => ({
            ...nameOf(members[0].on),
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
      const all = allBelow(start);
      const live = all.lots.filter((lot) => remainingOf(lot) > 0n);
      const way = (lot: Lot) => pathTo(lot).map((on) => ({ ...nameOf(on), amount: on.amount }));
      const found = [
        ...live.map((lot) => ({
          order: [movements.indexOf(lot.movement), lots.indexOf(lot)] as const,
          path: {
            end: "live" as PathEnd,
            amount: remainingOf(lot),
            movement: null,
            block: null,
            payee: null,
            project: null,
            lots: way(lot),
          },
        })),
        ...all.ends.map((end) => ({
          order: [movements.indexOf(end.movement), ends.indexOf(end)] as const,
          path: {
            end: end.use,
            amount: end.amount,
            movement: end.movement.id,
            block: end.movement.place.block,
            payee: end.movement.counterparty,
            project: end.movement.project,
            lots: way(end.lot),
          },
        })),
      ];
      return found.sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]).map(({ path }) => path);
    },
  };
}

function remainingOf(lot: Lot): bigint {
  return lot.amount - sum(lot.children.map((child) => child.amount)) - sum(lot.ends.map((end) => end.amount));
}

/** From the root to a lot. */
function pathTo(lot: Lot): Lot[] {
  return lot.parent === undefined ? [lot] : [...pathTo(lot.parent), lot];
}

function nameOf(lot: Lot) {
  const { movement, account, colour, n } = lot;
  return { movement: movement.id, block: movement.place.block, account, colour, n };
}

function holdingOf(lot: { account: AccountId; colour: number }): string {
  return `${lot.account}/${lot.colour}`;
}

function codeOf(
  { movement }: End,
  categoryOf: ((colour: number, project: AssetId) => string | undefined) | undefined,
): string | null {
  return movement.project === null ? null : categoryOf?.(movement.colour, movement.project) || null;
}

function payments(ends: readonly End[]): number {
  return new Set(ends.map((end) => end.movement)).size;
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
