import { encodeRlp } from "ethers";
import { z } from "zod";
import { type Hex, lower } from "../hex.ts";
import { blockOf, receiptsTrieOf, type SealedBlock } from "./blocks.ts";
import { MakingError } from "./making-error.ts";

/** One call to a node of the chain. */
export type ChainRequest = (method: string, params: readonly unknown[]) => Promise<unknown>;

const Proof = z.object({
  accountProof: z.array(z.string()),
  storageProof: z.array(z.object({ proof: z.array(z.string()) })),
});

/** Reads what certificates are made of. Whatever a node answers is compared with the block's hash. */
export function createChainReader(request: ChainRequest) {
  async function blockBy(method: string, key: string): Promise<SealedBlock> {
    const reply = await request(method, [key, false]);
    if (reply === null || reply === undefined) throw new MakingError("block_unknown", key);
    return blockOf(reply);
  }

  return {
    block: (number: number) => blockBy("eth_getBlockByNumber", `0x${number.toString(16)}`),

    /** The tree over the receipts of a block. */
    receipts: async (block: SealedBlock) =>
      receiptsTrieOf(block, await request("eth_getBlockReceipts", [block.hash])),

    /** Parts of the trees of accounts and storage that lead to slots at the end of a block. */
    async proofs(block: SealedBlock, address: Hex, slots: readonly Hex[]): Promise<Hex[]> {
      const number = `0x${block.number.toString(16)}`;
      const reply = Proof.parse(await request("eth_getProof", [address, slots, number]));
      return [...reply.accountProof, ...reply.storageProof.flatMap(({ proof }) => proof)]
        .map(lower)
        .filter((node) => node !== EMPTY_TREE);
    },
  };
}
export type ChainReader = ReturnType<typeof createChainReader>;

/** The one part of a tree without entries, which verifiers know. */
const EMPTY_TREE = lower(encodeRlp("0x"));
