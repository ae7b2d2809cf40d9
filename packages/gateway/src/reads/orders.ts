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

/** By a number of 32 bits. */
export function byNumber<Row>(numberOf: (row: Row) => number): Order<Row> {
  return {
    positionOf: (row) => numberOf(row).toString(),
    keyOf: (position) => [u32(Number(position))],
    compare: (a, b) => numberOf(a) - numberOf(b),
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

/** By place on the chain, and where several stand in one place, by colour. */
export function byPlaceAndColour<Row>(
  placeOf: (row: Row) => Place,
  colourOf: (row: Row) => number,
): Order<Row> {
  const places = byPlace(placeOf);
  return {
    positionOf: (row) => `${places.positionOf(row)}.${colourOf(row)}`,
    keyOf: (position) => position.split(".").map((part) => u32(Number(part))),
    compare: (a, b) => places.compare(a, b) || colourOf(a) - colourOf(b),
  };
}

/** By a short text, then by a number of 32 bits. */
export function byTextAndNumber<Row>(
  textOf: (row: Row) => string,
  numberOf: (row: Row) => number,
): Order<Row> {
  return {
    positionOf: (row) => `${numberOf(row)}.${textOf(row)}`,
    keyOf(position) {
      const at = position.indexOf(".");
      return [text(position.slice(at + 1)), u32(Number(position.slice(0, at)))];
    },
    compare: (a, b) => compareText(textOf(a), textOf(b)) || numberOf(a) - numberOf(b),
  };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
