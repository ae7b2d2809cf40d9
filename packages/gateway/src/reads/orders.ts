import { type Bytes32, bytes, type KeyPart, type Place, text, u32 } from "@green-ledger/domain";

/** An order in which a list is read, and how a place in it is written into a cursor. */
export interface Order<Row> {
  positionOf(row: Row): string;
  /** The key parts after the list's prefix. */
  keyOf(position: string): KeyPart[];
  /** Negative if `a` has the smaller key. */
  compare(a: Row, b: Row): number;
}

/** By place on the chain. */
export function byPlace<Row>(placeOf: (row: Row) => Place): Order<Row> {
  return {
    positionOf(row) {
      const { block, logIndex } = placeOf(row);
      return `${block}.${logIndex}`;
    },
    keyOf(position) {
      const [block, logIndex] = position.split(".");
      return [u32(Number(block)), u32(Number(logIndex))];
    },
    compare(a, b) {
      const [left, right] = [placeOf(a), placeOf(b)];
      return left.block - right.block || left.logIndex - right.logIndex;
    },
  };
}

/** By an id of 32 bytes. */
export function byId<Row>(idOf: (row: Row) => Bytes32): Order<Row> {
  return {
    positionOf: idOf,
    keyOf: (position) => [bytes(position as Bytes32)],
    compare: (a, b) => compareText(idOf(a), idOf(b)),
  };
}

/** By a short text, as the chain keeps it. */
export function byText<Row>(textOf: (row: Row) => string): Order<Row> {
  return {
    positionOf: textOf,
    keyOf: (position) => [text(position)],
    compare: (a, b) => compareText(textOf(a), textOf(b)),
  };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
