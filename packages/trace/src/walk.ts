import { nextPage, OWNED, ownedCount, PAGE_BITS, PAGE_RECORDS, type PagedRecords } from "./paged.ts";
import { baseOf, chunkOf, read } from "./records.ts";
import type { Starts } from "./starts.ts";
import { COLOUR, END, type ForestState, LOT } from "./state.ts";

/** Visits `count` records that lie one after the other in `chunk` from `base` on; the first has the number `first`. */
export type Visit = (chunk: Int32Array, base: number, first: number, count: number) => void;

/** What is done with lots and with ends. */
export interface Visitor {
  lots: Visit;
  ends: Visit;
}

/** Room for what a walk keeps, reused by the next. */
export interface WalkRoom {
  /** Depths of a colour's lots, or the lots below the starts. */
  lots: Int32Array;
  /** Place among a colour's lots at which each page begins. */
  pages: Int32Array;
}

export function createWalkRoom(): WalkRoom {
  return { lots: new Int32Array(0), pages: new Int32Array(0) };
}

/**
 * Visits every lot and end downstream of the starts and of their colours once, those at the starts included. All money of a colour is read
 * in one sweep; below a lot the links are followed, level by level.
 * @returns how many levels were followed; 0 for a sweep
 */
export function walkDown(state: ForestState, room: WalkRoom, starts: Starts, visitor: Visitor): number {
  switch (starts.kind) {
    case "colours":
      for (const colour of starts.colours) walkColour(state, colour, visitor);
      return 0;
    case "lots":
      return walkLevels(state, room, starts.lots, visitor);
    case "ends":
      for (const end of starts.ends) visitor.ends(chunkOf(state.ends, end), baseOf(state.ends, end), end, 1);
      return 0;
  }
}

/** Visits all lots, then all ends of a colour. */
export function walkColour(state: ForestState, colour: number, visitor: Visitor): void {
  sweep(state.lots, state, colour, COLOUR.lots, visitor.lots);
  sweep(state.ends, state, colour, COLOUR.ends, visitor.ends);
}

/** Visits a colour's lots or ends page by page, in chain order. */
function sweep(
  records: PagedRecords,
  { colours }: ForestState,
  colour: number,
  field: number,
  visit: Visit,
): void {
  let left = ownedCount(colours, colour, field);
  let page = read(colours, colour, field + OWNED.firstPage);
  while (left > 0) {
    const first = (page - 1) * PAGE_RECORDS;
    visit(chunkOf(records, first), baseOf(records, first), first, Math.min(PAGE_RECORDS, left));
    left -= PAGE_RECORDS;
    page = nextPage(records, page - 1);
  }
}

/** Most lots of a colour one above the other; those of another colour are not above. Parents come before children, so one sweep finds it. */
export function depthOf(state: ForestState, room: WalkRoom, colour: number): number {
  const { colours, lots } = state;
  const count = ownedCount(colours, colour, COLOUR.lots);
  if (room.lots.length < count) room.lots = new Int32Array(count + (count >>> 3));
  if (room.pages.length < lots.pages.length) {
    room.pages = new Int32Array(lots.pages.length + (lots.pages.length >>> 3));
  }
  const { lots: depths, pages } = room;
  let ordinal = 0;
  let deepest = 0;
  sweep(lots, state, colour, COLOUR.lots, (chunk, base, first, count) => {
    pages[first >>> PAGE_BITS] = ordinal;
    for (let i = 0, at = base; i < count; i++, at += LOT.width) {
      const parent = (chunk[at + LOT.parent] as number) - 1;
      let depth = 1;
      if (parent >= 0) {
        const page = pages[parent >>> PAGE_BITS] as number;
        depth += depths[page + (parent & (PAGE_RECORDS - 1))] as number;
      }
      depths[ordinal++] = depth;
      if (depth > deepest) deepest = depth;
    }
  });
  return deepest;
}

function walkLevels(state: ForestState, room: WalkRoom, starts: readonly number[], visitor: Visitor): number {
  const { lots, ends } = state;
  let queue = roomFor(room, starts.length);
  queue.set(starts);
  let known = starts.length;
  let depth = 0;
  for (let from = 0; from < known; depth++) {
    const to = known;
    for (; from < to; from++) {
      const lot = queue[from] as number;
      const chunk = chunkOf(lots, lot);
      const base = baseOf(lots, lot);
      visitor.lots(chunk, base, lot, 1);
      let edge = chunk[base + LOT.edges] as number;
      while (edge !== 0) {
        if (edge > 0) {
          if (known === queue.length) queue = roomFor(room, known + 1);
          queue[known++] = edge - 1;
          edge = read(lots, edge - 1, LOT.next);
        } else {
          const end = -edge - 1;
          const endChunk = chunkOf(ends, end);
          const endBase = baseOf(ends, end);
          visitor.ends(endChunk, endBase, end, 1);
          edge = endChunk[endBase + END.next] as number;
        }
      }
    }
  }
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
