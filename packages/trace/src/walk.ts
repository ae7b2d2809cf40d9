import { OWNED, nextPage, ordinalOf, PAGE_RECORDS } from "./paged.ts";
import { baseOf, chunkOf, read } from "./records.ts";
import type { Starts } from "./starts.ts";
import { COLOUR, END, type ForestState, LOT } from "./state.ts";

/** What is done at each lot and end. Both get the record as the chunk that holds it and its place there. */
export interface Visitor {
  lot(chunk: Int32Array, base: number, lot: number): void;
  end(chunk: Int32Array, base: number, end: number): void;
}

/** Room for the depth of each lot of a colour, reused. */
export interface Depths {
  byOrdinal: Int32Array;
}

/**
 * Visits every lot and end downstream of the starts once, those at the starts included.
 *
 * All money of a colour is read in one sweep. Below a lot the links are followed, down and back up again, which
 * needs no stack: depth costs nothing.
 * @returns most lots one above the other; 0 if there are none
 */
export function walkDown(state: ForestState, depths: Depths, starts: Starts, visitor: Visitor): number {
  let deepest = 0;
  switch (starts.kind) {
    case "colours":
      for (const colour of starts.colours) {
        deepest = Math.max(deepest, sweepLots(state, depths, colour, visitor));
        sweepEnds(state, colour, visitor);
      }
      return deepest;
    case "lots":
      for (const lot of starts.lots) deepest = Math.max(deepest, walkTree(state, lot, visitor));
      return deepest;
    case "ends":
      for (const end of starts.ends) visitor.end(chunkOf(state.ends, end), baseOf(state.ends, end), end);
      return 0;
  }
}

function sweepLots({ colours, lots }: ForestState, depths: Depths, colour: number, visitor: Visitor): number {
  const count = read(colours, colour, COLOUR.lots + OWNED.count);
  if (depths.byOrdinal.length < count) depths.byOrdinal = new Int32Array(count + (count >>> 3));
  const { byOrdinal } = depths;
  let deepest = 0;
  let ordinal = 0;
  let page = read(colours, colour, COLOUR.lots + OWNED.firstPage);
  while (page !== 0) {
    const first = (page - 1) * PAGE_RECORDS;
    const chunk = chunkOf(lots, first);
    const base = baseOf(lots, first);
    const here = Math.min(PAGE_RECORDS, count - ordinal);
    for (let place = 0; place < here; place++) {
      const at = base + place * LOT.width;
      const parent = chunk[at + LOT.parent] as number;
      const depth = parent === 0 ? 1 : (byOrdinal[ordinalOf(lots, parent - 1)] as number) + 1;
      byOrdinal[ordinal++] = depth;
      if (depth > deepest) deepest = depth;
      visitor.lot(chunk, at, first + place);
    }
    page = nextPage(lots, page - 1);
  }
  return deepest;
}

function sweepEnds({ colours, ends }: ForestState, colour: number, visitor: Visitor): void {
  let left = read(colours, colour, COLOUR.ends + OWNED.count);
  let page = read(colours, colour, COLOUR.ends + OWNED.firstPage);
  while (page !== 0) {
    const first = (page - 1) * PAGE_RECORDS;
    const chunk = chunkOf(ends, first);
    const base = baseOf(ends, first);
    const here = Math.min(PAGE_RECORDS, left);
    for (let place = 0; place < here; place++) visitor.end(chunk, base + place * END.width, first + place);
    left -= here;
    page = nextPage(ends, page - 1);
  }
}

function walkTree({ lots, ends }: ForestState, start: number, visitor: Visitor): number {
  let at = start;
  let depth = 1;
  let deepest = 1;
  let chunk = chunkOf(lots, at);
  let base = baseOf(lots, at);
  visitor.lot(chunk, base, at);
  let edge = chunk[base + LOT.edges] as number;
  for (;;) {
    if (edge < 0) {
      const end = -edge - 1;
      const endChunk = chunkOf(ends, end);
      const endBase = baseOf(ends, end);
      visitor.end(endChunk, endBase, end);
      edge = endChunk[endBase + END.next] as number;
    } else if (edge > 0) {
      at = edge - 1;
      chunk = chunkOf(lots, at);
      base = baseOf(lots, at);
      visitor.lot(chunk, base, at);
      edge = chunk[base + LOT.edges] as number;
      if (++depth > deepest) deepest = depth;
    } else {
      if (at === start) return deepest;
      edge = chunk[base + LOT.next] as number;
      at = (chunk[base + LOT.parent] as number) - 1;
      chunk = chunkOf(lots, at);
      base = baseOf(lots, at);
      depth--;
    }
  }
}
