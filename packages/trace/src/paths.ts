import type { AssetId, MovementId, PartyId } from "@green-ledger/domain";
import { type CameBack, cameBack, lotBefore } from "./came-back.ts";
import { blockOf, describeLot, type LotName } from "./describe.ts";
import { createEarliest } from "./earliest.ts";
import { END_KINDS } from "./end-kinds.ts";
import { ForestFault } from "./faults.ts";
import { flowDown } from "./flow.ts";
import { idOf } from "./id-table.ts";
import { endAmount, isLive, lotAmount, lotRemaining } from "./lot-amounts.ts";
import { passageInto } from "./parents.ts";
import { createPathFilter, type PathEnd, type PathFilter } from "./path-filter.ts";
import { type Placement, type PlacementOf, placementReader } from "./placements.ts";
import { read } from "./records.ts";
import { standingOf } from "./refunds.ts";
import type { Scratch } from "./scratch.ts";
import { resolveStart, type Start, type Starts } from "./starts.ts";
import { END, EXIT, type ForestState, LOT } from "./state.ts";
import { type Told, toldOf } from "./told.ts";

/** How a lot came to be: it was received, or came back, or was taken from the one before it. */
export type PathStep = "root" | "refund" | "transfer" | Passage;
export type Passage = "lending" | "conversion" | "on_lent_return";

/** A lot, and what is said of the entry that made it. */
export interface PathLot extends LotName, Told {
  amount: bigint;
  step: PathStep;
  /** Of a refund, what had left before; else null. */
  cameBack: CameBack | null;
}

/** One amount, and every lot through which it came. */
export interface Path {
  end: PathEnd;
  /** What is downstream of the start: of a payment, less what came back; in the currency of the last lot's account. */
  amount: bigint;
  /** The payment with which it left, and that payment's block, payee and project. Null if it is live. */
  movement: MovementId | null;
  block: number | null;
  payee: PartyId | null;
  project: AssetId | null;
  /** Of the payment; null if it is live. */
  told: Told | null;
  /** How the account places it in which it is; null if it left, or is not placed. */
  placement: Placement | null;
  /**
   * From what was received to the lot in which the amount is or from which it left. Money that came back goes on from
   * the lot that it had left, the one of which most had left; the others are named with the refund.
   */
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
  /** Without it nothing is placed. */
  placementOf?: PlacementOf;
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
  const placementIn = placementReader(state, options.placementOf);
  const earliest = createEarliest(options.limit + 1, (a, b) => {
    return isBefore(movementOf(state, a), Math.abs(a), movementOf(state, b), Math.abs(b));
  });
  const offer = (edge: number): void => {
    const isAfter =
      after === undefined || isBefore(after.movement, after.number, movementOf(state, edge), Math.abs(edge));
    if (isAfter) earliest.offer(edge);
  };
  // What differs from all that is live in a lot, or left with a leg.
  const parts = new Map<number, bigint>();
  if (start.kind === "payee" || start.kind === "project") {
    // Their payments may be downstream of each other: each is asked for itself.
    if (starts.kind === "ends") for (const end of starts.ends) parts.set(-(end + 1), standingOf(state, end));
  } else {
    const stays = wantsLive.live || wantsLive.placed;
    const all = wantsLive.live && wantsLive.placed;
    const wantsHeld = (holding: number): boolean =>
      all || (stays && wantsLive[placementIn(holding) === null ? "live" : "placed"]);
    walkInto(state, scratch, starts, { stays, wantsHeld, wantsExit, offer, parts });
  }
  for (const [edge, amount] of parts) {
    if (edge < 0 && amount > 0n && wantsExit(read(state.ends, -edge - 1, END.exit))) offer(edge);
  }
  return cutPage(state, earliest.sorted(), parts, { ...options, placementIn });
}

/** Offers what is downstream; ends of which only a part is are left to who reads the parts. */
function walkInto(
  state: ForestState,
  scratch: Scratch,
  starts: Starts,
  into: {
    stays: boolean;
    wantsHeld(holding: number): boolean;
    wantsExit(exit: number): boolean;
    offer(edge: number): void;
    parts: Map<number, bigint>;
  },
): void {
  const { stays, wantsHeld, wantsExit, offer, parts } = into;
  flowDown(state, scratch.walk, starts, {
    lots(chunk, base, first, count) {
      if (!stays) return;
      for (let i = 0, at = base; i < count; i++, at += LOT.width) {
        if (isLive(state, chunk, at) && wantsHeld(chunk[at + LOT.holding] as number)) offer(first + i + 1);
      }
    },
    ends(chunk, base, first, count) {
      for (let i = 0, at = base; i < count; i++, at += END.width) {
        const came = (chunk[at + END.onward] as number) < 0;
        if (!came && wantsExit(chunk[at + END.exit] as number)) offer(-(first + i + 1));
        else if (came) parts.set(-(first + i + 1), endAmount(state, first + i));
      }
    },
    begun() {},
    lotPart(lot, _amount, live) {
      parts.set(lot + 1, live);
      if (live > 0n && wantsHeld(read(state.lots, lot, LOT.holding))) offer(lot + 1);
    },
    endPart: (end, amount) => void parts.set(-(end + 1), amount),
    back: (end, amount) => void parts.set(-(end + 1), (parts.get(-(end + 1)) as bigint) - amount),
    bought() {},
    joined() {},
  });
}

function movementOf({ lots, ends }: ForestState, edge: number): number {
  return edge > 0 ? read(lots, edge - 1, LOT.movement) : read(ends, -edge - 1, END.movement);
}

/** Chain order over all colours: by movement, then by number, which rises within a movement. */
function isBefore(movementA: number, numberA: number, movementB: number, numberB: number): boolean {
  return movementA < movementB || (movementA === movementB && numberA < numberB);
}

function cutPage(
  state: ForestState,
  found: readonly number[],
  parts: ReadonlyMap<number, bigint>,
  options: PathOptions & { placementIn(holding: number): Placement | null },
): PathPage {
  const most = options.mostLots ?? MOST_LOTS;
  const page: Path[] = [];
  let lots = 0;
  let last: number | undefined;
  for (const edge of found.slice(0, options.limit)) {
    const way = wayTo(state, edge > 0 ? edge - 1 : read(state.ends, -edge - 1, END.lot));
    lots += way.length;
    if (page.length > 0 && lots > most) break;
    page.push(describePath(state, edge, parts.get(edge), way, options.placementIn));
    last = edge;
  }
  const next =
    last === undefined || page.length === found.length
      ? null
      : `${movementOf(state, last)}.${Math.abs(last)}`;
  return { paths: page, next };
}

/** Numbers of the lots from the root to a lot. */
function wayTo(state: ForestState, lot: number): number[] {
  const way: number[] = [];
  for (let at = lot; at >= 0; at = lotBefore(state, at)) way.push(at);
  return way.reverse();
}

function stepInto(state: ForestState, lot: number, back: CameBack | null): PathStep {
  const end = passageInto(state, lot);
  if (end >= 0) return END_KINDS[read(state.exits, read(state.ends, end, END.exit), EXIT.kind)] as Passage;
  if (read(state.lots, lot, LOT.parent) !== 0) return "transfer";
  return back === null ? "root" : "refund";
}

function describePath(
  state: ForestState,
  edge: number,
  part: bigint | undefined,
  way: readonly number[],
  placementIn: (holding: number) => Placement | null,
): Path {
  const lots = way.map((lot) => {
    const back = read(state.lots, lot, LOT.parent) === 0 ? cameBack(state, lot) : null;
    return {
      ...describeLot(state, lot),
      ...toldOf(state, read(state.lots, lot, LOT.movement)),
      amount: lotAmount(state, lot),
      step: stepInto(state, lot, back),
      cameBack: back,
    };
  });
  if (edge > 0) {
    const amount = part ?? lotRemaining(state, edge - 1);
    const placement = placementIn(read(state.lots, edge - 1, LOT.holding));
    return {
      end: placement === null ? "live" : "placed",
      amount,
      movement: null,
      block: null,
      payee: null,
      project: null,
      told: null,
      placement,
      lots,
    };
  }
  const end = -edge - 1;
  const movement = read(state.ends, end, END.movement);
  const exit = read(state.ends, end, END.exit);
  const payee = read(state.exits, exit, EXIT.payee);
  const project = read(state.exits, exit, EXIT.project);
  return {
    end: END_KINDS[read(state.exits, exit, EXIT.kind)] as PathEnd,
    amount: part ?? endAmount(state, end),
    movement: idOf(state.movements, movement),
    block: blockOf(state, movement),
    payee: payee === 0 ? null : idOf(state.payees, payee - 1),
    project: project === 0 ? null : idOf(state.projects, project - 1),
    told: toldOf(state, movement),
    placement: null,
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
