import type { Bytes32 } from "@green-ledger/domain";
import { type Bytes32Codec, ID_WORDS } from "./bytes32.ts";
import {
  createHashIndex,
  finish,
  firstCandidate,
  type HashIndex,
  hashIndexBytes,
  insert,
  remove,
  stir,
} from "./hash-index.ts";
import { append, baseOf, bytesOf, chunkOf, createRecords, dropLast, type Records, read } from "./records.ts";

const LINK = ID_WORDS;
/** First word of a record that the table's owner may use. */
export const ID_EXTRA = ID_WORDS + 1;

/** Ids of one kind and the dense numbers that stand for them, in order of first sight. No id is a JavaScript object. */
export interface IdTable {
  readonly records: Records;
  readonly index: HashIndex;
  readonly codec: Bytes32Codec;
}

/** @param extraWords words of each record that the owner uses, from {@link ID_EXTRA} */
export function createIdTable(codec: Bytes32Codec, extraWords = 0): IdTable {
  const records = createRecords(ID_EXTRA + extraWords);
  const index = createHashIndex(records, LINK, (record) => {
    const chunk = chunkOf(records, record);
    const base = baseOf(records, record);
    let hash = 0;
    for (let word = 0; word < ID_WORDS; word++) hash = stir(hash, chunk[base + word] as number);
    return finish(hash);
  });
  return { records, index, codec };
}

/** @returns the number of an id, -1 if it was never seen */
export function findId(table: IdTable, id: Bytes32): number {
  table.codec.parse(id);
  return findParsed(table);
}

/** @returns the number of an id, a new one if it was never seen */
export function internId(table: IdTable, id: Bytes32): number {
  table.codec.parse(id);
  const found = findParsed(table);
  if (found >= 0) return found;
  const record = append(table.records);
  chunkOf(table.records, record).set(table.codec.words, baseOf(table.records, record));
  insert(table.index, record);
  return record;
}

export function idOf(table: IdTable, number: number): Bytes32 {
  return table.codec.format(table.records, number);
}

export function forgetLastId(table: IdTable): void {
  remove(table.index, table.records.length - 1);
  dropLast(table.records);
}

export function idTableBytes(table: IdTable): number {
  return bytesOf(table.records) + hashIndexBytes(table.index);
}

function findParsed({ records, index, codec: { words } }: IdTable): number {
  let hash = 0;
  for (let word = 0; word < ID_WORDS; word++) hash = stir(hash, words[word] as number);
  let candidate = firstCandidate(index, finish(hash));
  while (candidate !== 0) {
    const record = candidate - 1;
    const chunk = chunkOf(records, record);
    const base = baseOf(records, record);
    let word = 0;
    while (word < ID_WORDS && chunk[base + word] === words[word]) word++;
    if (word === ID_WORDS) return record;
    candidate = read(records, record, LINK);
  }
  return -1;
}
