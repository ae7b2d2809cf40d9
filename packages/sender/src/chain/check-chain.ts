import type { Bytes32, Hex } from "@green-ledger/domain";
import { SenderError } from "../errors/sender-error.ts";
import { askAll, type Rpc } from "./rpc.ts";

/** What a sender must know of the chain that answers. */
export interface ChainFacts {
  genesisHash: Bytes32;
  blockGasLimit: number;
}

/** @throws SenderError `chain_mismatch`, `chain_unreachable`, `chain_refused` */
export async function checkChain(rpc: Rpc, chainId: number): Promise<ChainFacts> {
  const [id, genesis, newest] = await askAll(rpc, [
    { method: "eth_chainId", params: [] },
    { method: "eth_getBlockByNumber", params: ["0x0", false] },
    { method: "eth_getBlockByNumber", params: ["latest", false] },
  ]);
  if (Number(id) !== chainId) {
    const text = `The chain ${Number(id)} answers, but ${chainId} is configured. Correct the URL or the chain id.`;
    throw new SenderError("chain_mismatch", text);
  }
  if (genesis === null || newest === null) {
    throw new SenderError("chain_refused", "The node does not know block 0. Use a node that has it.");
  }
  return {
    genesisHash: (genesis as { hash: Bytes32 }).hash,
    blockGasLimit: Number((newest as { gasLimit: Hex }).gasLimit),
  };
}
