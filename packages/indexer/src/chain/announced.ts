import type { Address, Hex } from "@green-ledger/domain";
import { type BloomBits, bloomBits, isCrowded, mayContain } from "./bloom.ts";
import { badReply, type Header, type RawLog } from "./raw.ts";

/** What the bloom filter of a block says about the contracts at some addresses. */
export interface Announced {
  /** Whether any of them may have logs in the block: if not, certainly none has. */
  any(bloom: Hex): boolean;
  /**
   * Compares the logs of a block with its filter.
   * @returns the addresses of which the filter announces an event, but that have no log; none if it announces
   *   nearly everything
   * @throws IndexError `node_reply_invalid` if there is a log that the filter excludes
   */
  silent(header: Header, logs: readonly RawLog[]): Address[];
}

/** @param emitters for each address, the first topics of its events */
export function createAnnounced(emitters: ReadonlyMap<Address, readonly Hex[]>): Announced {
  const bits = new Map<Hex, BloomBits>();
  for (const [address, topics] of emitters) {
    for (const value of [address, ...topics]) bits.set(value, bloomBits(value));
  }
  const says = (bloom: Hex, value: Hex | undefined) => {
    const known = value === undefined ? undefined : bits.get(value);
    return known === undefined || mayContain(bloom, known);
  };

  return {
    any: (bloom) => [...emitters.keys()].some((address) => says(bloom, address)),
    silent({ number, logsBloom }, logs) {
      const heard = new Set<Address>();
      for (const { address, topics, logIndex } of logs) {
        if (!says(logsBloom, address) || !says(logsBloom, topics[0])) {
          throw badReply(`log ${logIndex} of block ${number}, which the block's bloom filter excludes`);
        }
        heard.add(address);
      }
      if (isCrowded(logsBloom)) return [];
      const announced = [...emitters].filter(
        ([address, topics]) => says(logsBloom, address) && topics.some((topic) => says(logsBloom, topic)),
      );
      return announced.map(([address]) => address).filter((address) => !heard.has(address));
    },
  };
}
