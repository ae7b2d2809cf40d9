import { type AssetId, type MovementId, type PartyId, type Use, USES } from "@green-ledger/domain";
import { blockOf, describeLot, type LotName } from "./describe.ts";
import { createEarliest } from "./earliest.ts";
import { ForestFault } from "./faults.ts";
import { findId, idOf } from "./idTable.ts";
import { endAmount, lotAmount } from "./lotAmounts.ts";
import { read } from "./records.ts";
import type { Scratch } from "./scratch.ts";
import { resolveStart, type Start } from "./starts.ts";
import { END, EXIT, type ForestState, LOT } from "./state.ts";
import { walkDown } from "./walk.ts";

export interface PathLot extends LotName {
  amount: bigint;
}

/** One leg that left the ledger, and every lot through which its money came. */
export interface LegPath {
  movement: MovementId;
  block: number;
  use: Use;
  payee: PartyId | null;
  project: AssetId | null;
  amount: bigint;
  /** From the root, which a receipt made, to the lot that the leg was taken from. */
  lots: PathLot[];
}

export interface PathPage {
  /** In chain order. */
  legs: LegPath[];
  /** Cursor after the last leg if there may be more, else null. */
  next: string | null;
}

export interface PathOptions {
  limit: number;
  /** Cursor of an earlier page. It holds for as long as the chain before it stays as it is. */
  after?: string;
  /** Only legs to this payee, for this project, of this use. */
  payee?: PartyId;
  project?: AssetId;
  use?: Use;
  /** The page ends early when its legs' paths have more lots together; it has one leg at least. 10 000 if left out. */
  mostLots?: number;
}

const MOST_LOTS = 10_000;

/**
 * Legs downstream of a start, or to a payee or project, each with its path up to the root.
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
  const { ends } = state;
  const after = options.after === undefined ? undefined : parseCursor(options.after);
  const wanted = createFilter(state, options);
  const earliest = createEarliest(options.limit + 1, (a, b) => {
    return comesBefore(read(ends, a, END.movement), a, read(ends, b, END.movement), b);
  });
  walkDown(state, scratch.walk, starts, {
    lots() {},
    ends(chunk, base, first, count) {
      for (let i = 0, at = base; i < count; i++, at += END.width) {
        const isAfter =
          after === undefined ||
          comesBefore(after.movement, after.end, chunk[at + END.movement] as number, first + i);
        if (isAfter && wanted(chunk[at + END.exit] as number)) earliest.offer(first + i);
      }
    },
  });
  return cutPage(state, earliest.sorted(), options);
}

/** Chain order over all colours: by movement, then by number, which rises within a movement. */
function comesBefore(movementA: number, endA: number, movementB: number, endB: number): boolean {
  return movementA < movementB || (movementA === movementB && endA < endB);
}

function createFilter(
  { exits, payees, projects }: ForestState,
  { payee, project, use }: PathOptions,
): (exit: number) => boolean {
  // A payee or project that the forest has not met is the link 0 less 1, which no exit has.
  const payeeLink = payee === undefined ? undefined : findId(payees, payee) + 1 || -1;
  const projectLink = project === undefined ? undefined : findId(projects, project) + 1 || -1;
  const usePosition = use === undefined ? undefined : USES.indexOf(use);
  return (exit) =>
    (payeeLink === undefined || read(exits, exit, EXIT.payee) === payeeLink) &&
    (projectLink === undefined || read(exits, exit, EXIT.project) === projectLink) &&
    (usePosition === undefined || read(exits, exit, EXIT.use) === usePosition);
}

function cutPage(state: ForestState, found: readonly number[], options: PathOptions): PathPage {
  const most = options.mostLots ?? MOST_LOTS;
  const legs: LegPath[] = [];
  let lots = 0;
  let last = -1;
  for (const end of found.slice(0, options.limit)) {
    const path = pathOf(state, read(state.ends, end, END.lot));
    lots += path.length;
    if (legs.length > 0 && lots > most) break;
    legs.push(describeLeg(state, end, path));
    last = end;
  }
  const more = legs.length > 0 && legs.length < found.length;
  return { legs, next: more ? formatCursor(read(state.ends, last, END.movement), last) : null };
}

/** Numbers of the lots from the root to a lot. */
function pathOf({ lots }: ForestState, lot: number): number[] {
  const path: number[] = [];
  for (let at = lot; at >= 0; at = read(lots, at, LOT.parent) - 1) path.push(at);
  return path.reverse();
}

function describeLeg(state: ForestState, end: number, path: readonly number[]): LegPath {
  const movement = read(state.ends, end, END.movement);
  const exit = read(state.ends, end, END.exit);
  const payee = read(state.exits, exit, EXIT.payee);
  const project = read(state.exits, exit, EXIT.project);
  return {
    movement: idOf(state.movements, movement),
    block: blockOf(state, movement),
    use: USES[read(state.exits, exit, EXIT.use)] as Use,
    payee: payee === 0 ? null : idOf(state.payees, payee - 1),
    project: project === 0 ? null : idOf(state.projects, project - 1),
    amount: endAmount(state, end),
    lots: path.map((lot) => ({ ...describeLot(state, lot), amount: lotAmount(state, lot) })),
  };
}

function formatCursor(movement: number, end: number): string {
  return `${movement}.${end}`;
}

function parseCursor(text: string): { movement: number; end: number } {
  const match = /^(\d{1,10})\.(\d{1,10})$/.exec(text);
  if (match === null) throw new ForestFault("cursor_malformed", `Not a cursor of an earlier page: ${text.slice(0, 40)}`);
  return { movement: Number(match[1]), end: Number(match[2]) };
}
