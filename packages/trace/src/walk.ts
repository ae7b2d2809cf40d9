import { nextPage, OWNED, PAGE_BITS, PAGE_RECORDS, type PagedRecords } from "./paged.ts";
import { baseOf, chunkOf, read } from "./records.ts";
import type { Starts } from "./starts.ts";
import { COLOUR, END, type ForestState, LOT } from "./state.ts";

/** What is done with lots and ends. They come by number, many at a time, in `list` from `from` up to `to`. */
export interface Visitor {
  lots(list: Int32Array, from: number, to: number): void;
  ends(list: Int32Array, from: number, to: number): void;
}

/** Room for what a walk keeps, reused by the next. */
export interface WalkRoom {
  /** Depths of a colour's lots, or the lots below the starts. */
  lots: Int32Array;
  /** Place among a colour's lots at which each page begins. */
  pages: Int32Array;
  readonly batch: Int32Array;
}

interface Depths {
  add(list: Int32Array, from: number, to: number): void;
  deepest(): number;
}

const BATCH = 1024;

export function createWalkRoom(): WalkRoom {
  return { lots: new Int32Array(0), pages: new Int32Array(0), batch: new Int32Array(BATCH) };
}

/**
 * Visits every lot and end downstream of the starts once, those at the starts included. All money of a colour is read
 * in one sweep; below a lot the links are followed, level by level.
 * @returns most lots one above the other; 0 if there are none
 */
export function walkDown(state: ForestState, room: WalkRoom, starts: Starts, visitor: Visitor): number {
  switch (starts.kind) {
    case "colours": {
      let deepest = 0;
      for (const colour of starts.colours) {
        const depths = createDepths(state, room, colour);
        sweep(state.lots, state, colour, COLOUR.lots, room, (list, from, to) => {
          depths.add(list, from, to);
          visitor.lots(list, from, to);
        });
        sweep(state.ends, state, colour, COLOUR.ends, room, visitor.ends);
        deepest = Math.max(deepest, depths.deepest());
      }
      return deepest;
    }
    case "lots":
      return walkLevels(state, room, starts.lots, visitor);
    case "ends":
      visitor.ends(Int32Array.from(starts.ends), 0, starts.ends.length);
      return 0;
  }
}

function sweep(
  records: PagedRecords,
  { colours }: ForestState,
  colour: number,
  field: number,
  { batch }: WalkRoom,
  visit: (list: Int32Array, from: number, to: number) => void,
): void {
  let left = read(colours, colour, field + OWNED.count);
  let page = read(colours, colour, field + OWNED.firstPage);
  let filled = 0;
  while (page !== 0) {
    const first = (page - 1) * PAGE_RECORDS;
    const end = first + Math.min(PAGE_RECORDS, left);
    for (let record = first; record < end; record++) batch[filled++] = record;
    if (filled === BATCH) {
      visit(batch, 0, filled);
      filled = 0;
    }
    left -= PAGE_RECORDS;
    page = nextPage(records, page - 1);
  }
  visit(batch, 0, filled);
}

/** Depth of each lot of a colour, in chain order: parents come before children. */
function createDepths({ colours, lots }: ForestState, room: WalkRoom, colour: number): Depths {
  const count = read(colours, colour, COLOUR.lots + OWNED.count);
  if (room.lots.length < count) room.lots = new Int32Array(count + (count >>> 3));
  if (room.pages.length < lots.pages.length) room.pages = new Int32Array(lots.pages.length + (lots.pages.length >>> 3));
  const { lots: depths, pages } = room;
  let ordinal = 0;
  let deepest = 0;
  return {
    add(list, from, to) {
      for (let i = from; i < to; i++) {
        const lot = list[i] as number;
        const place = lot & (PAGE_RECORDS - 1);
        const page = lot >>> PAGE_BITS;
        if (place === 0) pages[page] = ordinal;
        const parent = (chunkOf(lots, lot)[baseOf(lots, lot) + LOT.parent] as number) - 1;
        const depth =
          parent < 0
            ? 1
            : (depths[(pages[parent >>> PAGE_BITS] as number) + (parent & (PAGE_RECORDS - 1))] as number) + 1;
        depths[ordinal++] = depth;
        if (depth > deepest) deepest = depth;
      }
    },
    deepest: () => deepest,
  };
}

function walkLevels({ lots, ends }: ForestState, room: WalkRoom, starts: readonly number[], visitor: Visitor): number {
  const { batch } = room;
  let queue = roomFor(room, starts.length);
  queue.set(starts);
  let known = starts.length;
  let filled = 0;
  let depth = 0;
  for (let from = 0; from < known; depth++) {
    const to = known;
    for (let at = from; at < to; at++) {
      const lot = queue[at] as number;
      let edge = chunkOf(lots, lot)[baseOf(lots, lot) + LOT.edges] as number;
      while (edge !== 0) {
        if (edge > 0) {
          if (known === queue.length) queue = roomFor(room, known + 1);
          queue[known++] = edge - 1;
          edge = read(lots, edge - 1, LOT.next);
        } else {
          if (filled === BATCH) {
            visitor.ends(batch, 0, filled);
            filled = 0;
          }
          batch[filled++] = -edge - 1;
          edge = read(ends, -edge - 1, END.next);
        }
      }
    }
    visitor.lots(queue, from, to);
    from = to;
  }
  visitor.ends(batch, 0, filled);
  return depth;
}

/** The room for lots, with what is in it, for at least `length` of them. */
function roomFor(room: WalkRoom, length: number): Int32Array {
  if (room.lots.length < length) {
    const larger = new Int32Array(length + (length >>> 1) + 64);
    larger.set(room.lots);
    room.lots = larger;
  }
  return room.lots;
}
