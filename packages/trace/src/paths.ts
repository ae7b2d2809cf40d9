import { type AssetId, type MovementId, type PartyId, USES } from "@green-ledger/domain";
import { blockOf, describeLot, type LotName } from "./describe.ts";
import { createEarliest } from "./earliest.ts";
import { ForestFault } from "./faults.ts";
import { idOf } from "./id-table.ts";
import { endAmount, isLive, lotAmount, lotRemaining } from "./lot-amounts.ts";
import { createPathFilter, type PathEnd, type PathFilter } from "./path-filter.ts";
import { read } from "./records.ts";
import type { Scratch } from "./scratch.ts";
import { resolveStart, type Start } from "./starts.ts";
import { END, EXIT, type ForestState, LOT } from "./state.ts";
import { walkDown } from "./walk.ts";

export interface PathLot extends LotName {
  amount: bigint;
}

/** One amount, and every lot through which it came. */
export interface Path {
  end: PathEnd;
  amount: bigint;
  /** The payment with which it left, and that payment's block, payee and project. Null if it is live. */
  movement: MovementId | null;
  block: number | null;
  payee: PartyId | null;
  project: AssetId | null;
  /** From the root, which a receipt made, to the lot in which the amount is or from which it left. */
  lots: PathLot[];
}

export interface PathPage {
  /** In chain order: of the payment, or of the movement that made the lot that is live. */
  paths: Path[];
  /** Cursor after the last path if there may be more, else null. */
  next: string | null;
}

export interface PathOptions extends PathFilter {
  limit: number;
  /** Cursor of an earlier page. It holds for as long as the chain before it stays as it is. */
  after?: string;
  /** The page ends early when its paths have more lots together; it has one path at least. 10 000 if left out. */
  mostLots?: number;
}

const MOST_LOTS = 10_000;

/**
 * Every amount downstream of a start, or every leg to a payee or for a project, with its path from the root.
 * @returns undefined if there is no such movement or lot
 * @throws ForestFault cursor_malformed
 */
export function paths(
  state: ForestState,
  scratch: Scratch,
  start: Start,
  options: PathOptions,
): PathPage | undefined {
  const starts = resolveStart(state, start);
  if (starts === undefined) return undefined;
  const after = options.after === undefined ? undefined : parseCursor(options.after);
  const { wantsLive, wantsExit } = createPathFilter(state, options);
  const earliest = createEarliest(options.limit + 1, (a, b) => {
    return isBefore(movementOf(state, a), Math.abs(a), movementOf(state, b), Math.abs(b));
  });
  const offer = (edge: number): void => {
    const isAfter =
      after === undefined || isBefore(after.movement, after.number, movementOf(state, edge), Math.abs(edge));
    if (isAfter) earliest.offer(edge);
  };
  walkDown(state, scratch.walk, starts, {
    lots(chunk, base, first, count) {
      if (!wantsLive) return;
      for (let i = 0, at = base; i < count; i++, at += LOT.width) {
        if (isLive(state, chunk, at)) offer(first + i + 1);
      }
    },
    ends(chunk, base, first, count) {
      for (let i = 0, at = base; i < count; i++, at += END.width) {
        if (wantsExit(chunk[at + END.exit] as number)) offer(-(first + i + 1));
      }
    },
  });
  return cutPage(state, earliest.sorted(), options);
}

function movementOf({ lots, ends }: ForestState, edge: number): number {
  return edge > 0 ? read(lots, edge - 1, LOT.movement) : read(ends, -edge - 1, END.movement);
}

/** Chain order over all colours: by movement, then by number, which rises within a movement. */
function isBefore(movementA: number, numberA: number, movementB: number, numberB: number): boolean {
  return movementA < movementB || (movementA === movementB && numberA < numberB);
}

function cutPage(state: ForestState, found: readonly number[], options: PathOptions): PathPage {
  const most = options.mostLots ?? MOST_LOTS;
  const page: Path[] = [];
  let lots = 0;
  let last: number | undefined;
  for (const edge of found.slice(0, options.limit)) {
    const way = wayTo(state, edge > 0 ? edge - 1 : read(state.ends, -edge - 1, END.lot));
    lots += way.length;
    if (page.length > 0 && lots > most) break;
    page.push(describePath(state, edge, way));
    last = edge;
  }
  const next =
    last === undefined || page.length === found.length
      ? null
      : `${movementOf(state, last)}.${Math.abs(last)}`;
  return { paths: page, next };
}

/** Numbers of the lots from the root to a lot. */
function wayTo({ lots }: ForestState, lot: number): number[] {
  const way: number[] = [];
  for (let at = lot; at >= 0; at = read(lots, at, LOT.parent) - 1) way.push(at);
  return way.reverse();
}

function describePath(state: ForestState, edge: number, way: readonly number[]): Path {
  const lots = way.map((lot) => ({ ...describeLot(state, lot), amount: lotAmount(state, lot) }));
  if (edge > 0) {
    const amount = lotRemaining(state, edge - 1);
    return { end: "live", amount, movement: null, block: null, payee: null, project: null, lots };
  }
  const end = -edge - 1;
  const movement = read(state.ends, end, END.movement);
  const exit = read(state.ends, end, END.exit);
  const payee = read(state.exits, exit, EXIT.payee);
  const project = read(state.exits, exit, EXIT.project);
  return {
    end: USES[read(state.exits, exit, EXIT.use)] as PathEnd,
    amount: endAmount(state, end),
    movement: idOf(state.movements, movement),
    block: blockOf(state, movement),
    payee: payee === 0 ? null : idOf(state.payees, payee - 1),
    project: project === 0 ? null : idOf(state.projects, project - 1),
    lots,
  };
}

function parseCursor(text: string): { movement: number; number: number } {
  const match = /^(\d{1,10})\.(\d{1,10})$/.exec(text);
  if (match === null) {
    throw new ForestFault("cursor_malformed", `Not a cursor of an earlier page: ${text.slice(0, 40)}`);
  }
  return { movement: Number(match[1]), number: Number(match[2]) };
}
