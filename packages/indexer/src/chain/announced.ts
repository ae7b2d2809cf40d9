import type { Address, Hex } from "@green-ledger/domain";
import { type BloomBits, bloomBits, mayContain } from "./bloom.ts";
import { badReply, type Header, type RawLog } from "./raw.ts";

/** What the bloom filter of a block says about the contracts at some addresses. */
export interface Announced {
  /** Those that may have logs in the block: certainly none of the others has. */
  among(bloom: Hex): Address[];
  /**
   * Compares the logs of a block with its filter.
   * @returns the addresses that the filter announces but that have no log
   * @throws IndexError `node_reply_invalid` if there is a log that the filter excludes
   */
  silent(header: Header, logs: readonly RawLog[]): Address[];
}

/** @param emitters for each address, the first topics of all its events */
export function createAnnounced(emitters: ReadonlyMap<Address, readonly Hex[]>): Announced {
  const bits = new Map<Hex, BloomBits>();
  for (const [address, topics] of emitters) {
    for (const value of [address, ...topics]) bits.set(value, bloomBits(value));
  }
  const says = (bloom: Hex, value: Hex | undefined) => {
    const marks = value === undefined ? undefined : bits.get(value);
    return marks === undefined || mayContain(bloom, marks);
  };
  const among = (bloom: Hex) =>
    [...emitters]
      .filter(([address, topics]) => says(bloom, address) && topics.some((topic) => says(bloom, topic)))
      .map(([address]) => address);

  return {
    among,
    silent({ number, logsBloom }, logs) {
      const heard = new Set<Address>();
      for (const { address, topics, logIndex } of logs) {
        if (!says(logsBloom, address) || !says(logsBloom, topics[0])) {
          throw badReply(`log ${logIndex} of block ${number}, which the block's bloom filter excludes`);
        }
        heard.add(address);
      }
      return among(logsBloom).filter((address) => !heard.has(address));
    },
  };
}
