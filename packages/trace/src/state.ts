import { createWideAmounts } from "./amounts.ts";
import { createBytes32Codec } from "./bytes32.ts";
import { createHashIndex, finish, type HashIndex, hashIndexBytes, stir } from "./hash-index.ts";
import { createIdTable, ID_EXTRA, type IdTable, idTableBytes } from "./id-table.ts";
import { createPagedRecords, OWNED, type PagedRecords } from "./paged.ts";
import { bytesOf, createRecords, type Records, read } from "./records.ts";

/*
 * Words of each record. A link is a record's number plus 1, and 0 for none; in a list of edges a lot is positive and
 * an end negative. The lots and the ends of one colour stand in chain order, and money never changes its colour, so a
 * parent comes before its children.
 */

/** Money of one colour that arrived in one account at once. 10 words. */
export const LOT = {
  /**
   * Link to the lot of its colour that it was taken from. A link to an end, negative, if it was taken from one of
   * another colour. 0 for a root.
   */
  parent: 0,
  movement: 1,
  holding: 2,
  /** Its number in its holding, from 1. */
  n: 3,
  /** Newest edge out of it: a child or an end. */
  edges: 4,
  /** Next older edge out of its parent. */
  next: 5,
  link: 6,
  amountLow: 7,
  remainingLow: 8,
  /** 16 high bits of the amount, above them 16 of the remaining amount. */
  highs: 9,
  width: 10,
} as const;

/** A leg that left the ledger, or its colour. 8 words. */
export const END = {
  lot: 0,
  movement: 1,
  exit: 2,
  /** Next older edge out of its lot. */
  next: 3,
  /** Next older end by the same exit. */
  older: 4,
  amountLow: 5,
  amountHigh: 6,
  /** What became of it: link to the lot of another colour in which it went on, or, negative, to the newest refund. */
  onward: 7,
  width: 8,
} as const;

/** A part of an end that came back, as a lot or a part of one. They stand in chain order. */
export const REFUND = {
  end: 0,
  lot: 1,
  movement: 2,
  /** Next older refund of its end, as a link. */
  next: 3,
  amountLow: 4,
  amountHigh: 5,
  width: 6,
} as const;

/** First edge that a movement made in a further colour, or of the other sort, after its first one. In chain order. */
export const RUN = { movement: 0, edge: 1, width: 2 } as const;

/** All lots of one colour in one account. */
export const HOLDING = { account: 0, colour: 1, lots: 2, link: 3, width: 4 } as const;

/** A way out of the ledger, from a holding to a payee for a project: payee and project are links, 0 for none. */
export const EXIT = {
  holding: 0,
  payee: 1,
  project: 2,
  /** Position in `END_KINDS`. */
  kind: 3,
  link: 4,
  nextOfPayee: 5,
  nextOfProject: 6,
  newestEnd: 7,
  width: 8,
} as const;

/** A colour owns its lots and its ends. */
export const COLOUR = {
  value: 0,
  link: 1,
  lots: 2,
  ends: 2 + OWNED.width,
  width: 2 + 2 * OWNED.width,
} as const;

/** A block with movements, the first of them, and its time as `wordOfTime` gives it. */
export const BLOCK = { number: 0, firstMovement: 1, time: 2, width: 3 } as const;

/** First edge that a movement made, in its id record; others of its colour follow. */
export const FIRST_EDGE = ID_EXTRA;

/** Rule and flag of a movement, in its id record. */
export const TOLD = ID_EXTRA + 1;

/** Newest exit of a payee or project, in its id record. */
export const FIRST_EXIT = ID_EXTRA;

export interface ForestState {
  readonly lots: PagedRecords;
  readonly lotIndex: HashIndex;
  readonly ends: PagedRecords;
  readonly refunds: Records;
  readonly runs: Records;
  readonly wide: Records;
  readonly movements: IdTable;
  readonly holdings: Records;
  readonly holdingIndex: HashIndex;
  readonly exits: Records;
  readonly exitIndex: HashIndex;
  readonly colours: Records;
  readonly colourIndex: HashIndex;
  readonly accounts: IdTable;
  readonly payees: IdTable;
  readonly projects: IdTable;
  readonly blocks: Records;
  /** The last block that was appended; -1 before the first. */
  block: number;
}

export function createState(): ForestState {
  const codec = createBytes32Codec();
  const lots = createPagedRecords(LOT.width);
  const holdings = createRecords(HOLDING.width);
  const exits = createRecords(EXIT.width);
  const colours = createRecords(COLOUR.width);
  return {
    lots,
    lotIndex: createHashIndex(lots, LOT.link, (i) =>
      hashOf(read(lots, i, LOT.holding), read(lots, i, LOT.n)),
    ),
    ends: createPagedRecords(END.width),
    refunds: createRecords(REFUND.width),
    runs: createRecords(RUN.width),
    wide: createWideAmounts(),
    movements: createIdTable(codec, 2),
    holdings,
    holdingIndex: createHashIndex(holdings, HOLDING.link, (i) =>
      hashOf(read(holdings, i, HOLDING.account), read(holdings, i, HOLDING.colour)),
    ),
    exits,
    exitIndex: createHashIndex(exits, EXIT.link, (i) =>
      hashOf(
        read(exits, i, EXIT.holding),
        read(exits, i, EXIT.payee),
        read(exits, i, EXIT.project),
        read(exits, i, EXIT.kind),
      ),
    ),
    colours,
    colourIndex: createHashIndex(colours, COLOUR.link, (i) => hashOf(read(colours, i, COLOUR.value))),
    accounts: createIdTable(codec),
    payees: createIdTable(codec, 1),
    projects: createIdTable(codec, 1),
    blocks: createRecords(BLOCK.width),
    block: -1,
  };
}

/** Hash of up to four words. */
export function hashOf(a: number, b = 0, c = 0, d = 0): number {
  return finish(stir(stir(stir(stir(0, a), b), c), d));
}

/** Bytes that everything held takes, with what is reserved for growth. */
export function stateBytes(state: ForestState): number {
  const records = [
    state.lots,
    state.lots.pages,
    state.ends,
    state.ends.pages,
    state.refunds,
    state.runs,
    state.wide,
    state.holdings,
    state.exits,
    state.colours,
    state.blocks,
  ];
  const indexes = [state.lotIndex, state.holdingIndex, state.exitIndex, state.colourIndex];
  const ids = [state.movements, state.accounts, state.payees, state.projects];
  return (
    records.reduce((sum, table) => sum + bytesOf(table), 0) +
    indexes.reduce((sum, index) => sum + hashIndexBytes(index), 0) +
    ids.reduce((sum, table) => sum + idTableBytes(table), 0)
  );
}
