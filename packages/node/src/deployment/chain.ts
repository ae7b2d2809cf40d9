import { setTimeout as sleep } from "node:timers/promises";
import type { Address, Bytes32, Hex } from "@green-ledger/domain";
import { hexToNumber, keccak256 } from "viem";
import { DeploymentError } from "./errors.ts";

/** One JSON-RPC call. Throws what the node answers as an error. */
export type RpcRequest = (method: string, params?: readonly unknown[]) => Promise<unknown>;

export interface MinedTransaction {
  hash: Bytes32;
  block: number;
  succeeded: boolean;
  /** Address of the contract that it created. */
  created: Address | null;
}

/** The few questions that a deployment asks of a node. */
export interface Chain {
  chainId(): Promise<number>;
  genesisHash(): Promise<Bytes32>;
  /** How many transactions of an account were mined. */
  sentBy(account: Address): Promise<number>;
  /** keccak256 of the code at an address; undefined if there is none. */
  codeHash(address: Address): Promise<Bytes32 | undefined>;
  storageAt(address: Address, slot: Bytes32): Promise<Hex>;
  mined(hash: Bytes32): Promise<MinedTransaction | undefined>;
  /** Hands a signed transaction to the node; does nothing if the node has it. */
  send(raw: Hex): Promise<void>;
}

/** Asks a node over raw JSON-RPC. */
export function createChain(request: RpcRequest): Chain {
  const ask = async (method: string, params: readonly unknown[]): Promise<Hex> => {
    const answer = await request(method, params);
    if (typeof answer === "string" && answer.startsWith("0x")) return answer as Hex;
    throw new DeploymentError("deployment_failed", `The node answers ${method} with no hexadecimal value.`);
  };
  const object = async (method: string, params: readonly unknown[]) =>
    (await request(method, params)) as Record<string, Hex | null> | null;

  return {
    chainId: async () => hexToNumber(await ask("eth_chainId", [])),
    async genesisHash() {
      const hash = (await object("eth_getBlockByNumber", ["0x0", false]))?.hash;
      if (hash) return hash;
      throw new DeploymentError(
        "deployment_failed",
        "The node does not know block 0. Use a node that has it.",
      );
    },
    sentBy: async (account) => hexToNumber(await ask("eth_getTransactionCount", [account, "latest"])),
    async codeHash(address) {
      const code = await ask("eth_getCode", [address, "latest"]);
      return code === "0x" ? undefined : keccak256(code);
    },
    storageAt: (address, slot) => ask("eth_getStorageAt", [address, slot, "latest"]),
    async mined(hash) {
      const receipt = await object("eth_getTransactionReceipt", [hash]);
      if (!receipt?.blockNumber) return undefined;
      const created = receipt.contractAddress;
      return {
        hash,
        block: hexToNumber(receipt.blockNumber),
        succeeded: receipt.status === "0x1",
        created: created ? (created.toLowerCase() as Address) : null,
      };
    },
    async send(raw) {
      try {
        await request("eth_sendRawTransaction", [raw]);
      } catch (error) {
        if ((await object("eth_getTransactionByHash", [keccak256(raw)])) !== null) return;
        throw error;
      }
    },
  };
}

/** Waits until a transaction is mined. */
export async function waitUntilMined(
  chain: Chain,
  hash: Bytes32,
  { pollMilliseconds, timeoutMilliseconds }: { pollMilliseconds: number; timeoutMilliseconds: number },
): Promise<MinedTransaction> {
  for (let waited = 0; ; waited += pollMilliseconds) {
    const mined = await chain.mined(hash);
    if (mined !== undefined) return mined;
    if (waited >= timeoutMilliseconds) {
      const text = `Transaction ${hash} was not mined in time. See whether the chain makes blocks, then deploy again.`;
      throw new DeploymentError("deployment_timeout", text);
    }
    await sleep(pollMilliseconds);
  }
}
