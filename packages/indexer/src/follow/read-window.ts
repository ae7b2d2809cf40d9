import type { LedgerEvent } from "@green-ledger/domain/projection";
import type { BlockHeader } from "@green-ledger/store/projection";
import type { Announced } from "../chain/announced.ts";
import { badReply, type Header } from "../chain/raw.ts";
import { readHeaders } from "../chain/read-headers.ts";
import type { LogReader } from "../chain/read-logs.ts";
import { readSequences, type Sequences } from "../chain/read-sequences.ts";
import type { Rpc } from "../chain/rpc.ts";
import type { ContractAddresses } from "../contracts.ts";
import type { Decoder } from "../decode/decoder.ts";

/** A block of the chain with the ledger's events in it. */
export interface BlockBundle {
  block: BlockHeader;
  events: LedgerEvent[];
}

/** Consecutive blocks that were read together, each the parent of the next. */
export interface Window {
  bundles: BlockBundle[];
  first: BlockHeader;
  last: BlockHeader;
  /** What the contracts say at the end of the last block; empty if the blocks have no transactions. */
  sequences: Sequences;
  logs: number;
}

export interface WindowDeps {
  rpc: Rpc;
  contracts: ContractAddresses;
  announced: Announced;
  logReader: LogReader;
  decoder: Decoder;
}

/**
 * Reads the blocks of a range, checks that they are linked and that the logs are theirs, and decodes the events.
 * @param head the newest block, which is not read again
 * @throws IndexError `node_unreachable`, `node_reply_invalid`, `event_unknown`
 */
export async function readWindow(
  deps: WindowDeps,
  range: { from: number; to: number; head: Header },
  signal: AbortSignal,
): Promise<Window> {
  const headers = await readLinked(deps.rpc, range, signal);
  const [first, last] = [headers[0], headers.at(-1)];
  if (first === undefined || last === undefined)
    throw new RangeError(`no blocks from ${range.from} to ${range.to}`);
  // Asked even if the filters announce nothing: a filter may be wrong, too.
  const busy = headers.some(({ transactions }) => transactions.length > 0);
  const [logs, sequences] = await Promise.all([
    deps.logReader.read(headers, signal),
    busy ? readSequences(deps.rpc, deps.contracts, last, signal) : new Map(),
  ]);
  const bundles = headers.map((header, i) => {
    const { number, hash, parentHash, time } = header;
    return { block: { number, hash, parentHash, time }, events: deps.decoder.decode(header, logs[i] ?? []) };
  });
  return { bundles, first, last, sequences, logs: logs.reduce((sum, { length }) => sum + length, 0) };
}

async function readLinked(
  rpc: Rpc,
  { from, to, head }: { from: number; to: number; head: Header },
  signal: AbortSignal,
): Promise<Header[]> {
  const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((n) => n !== head.number);
  const read = await readHeaders(rpc, numbers, signal);
  if (to === head.number) read.push(head);
  return read.map((header, i) => {
    if (header === undefined) throw badReply(`no block ${from + i}, but block ${head.number}`);
    const parent = i === 0 ? undefined : read[i - 1];
    if (parent !== undefined && parent.hash !== header.parentHash) {
      throw badReply(`block ${header.number} with another parent than block ${parent.number}`);
    }
    return header;
  });
}
