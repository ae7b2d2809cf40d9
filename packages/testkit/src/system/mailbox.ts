import type { Devchain } from "@green-ledger/devchain";
import type { Address, Bytes32, Hex } from "@green-ledger/domain";

export interface MinedLog {
  address: Address;
  topics: Hex[];
  data: Hex;
  /** Hexadecimal numbers, as the chain gives them. */
  logIndex: Hex;
  blockNumber: Hex;
  transactionHash: Bytes32;
}

export interface MinedReceipt {
  transactionHash: Bytes32;
  blockNumber: Hex;
  /** 0x1 if it succeeded. */
  status: Hex;
  gasUsed: Hex;
  logs: MinedLog[];
}

/** Hands signed transactions to a chain and waits for their receipts, without polling. */
export function createMailbox(chain: Devchain): { deliver(raw: Hex): Promise<MinedReceipt>; close(): void } {
  const mined = new Set<Hex>();
  const waiting = new Map<Hex, () => void>();
  const stop = chain.onBlock(({ transactions }) => {
    for (const hash of transactions) {
      mined.add(hash);
      waiting.get(hash)?.();
    }
  });

  async function untilMined(hash: Hex): Promise<void> {
    if (mined.has(hash)) return;
    await new Promise<void>((resolve) => waiting.set(hash, resolve));
    waiting.delete(hash);
  }

  return {
    async deliver(raw) {
      const hash = (await chain.request("eth_sendRawTransaction", [raw])) as Hex;
      await untilMined(hash);
      return (await chain.request("eth_getTransactionReceipt", [hash])) as MinedReceipt;
    },
    close: stop,
  };
}
