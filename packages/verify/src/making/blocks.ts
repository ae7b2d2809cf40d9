import { z } from "zod";
import { type Header, readHeader } from "../chain/header.ts";
import { indexKey } from "../chain/receipt.ts";
import { type Hex, lower } from "../hex.ts";
import { buildTrie, type Trie } from "./build-trie.ts";
import { MakingError } from "./making-error.ts";
import { headerRlp, RpcBlock, RpcReceipt, receiptRlp } from "./rpc-values.ts";

/** A block as it goes into a certificate. */
export interface SealedBlock {
  number: number;
  hash: Hex;
  /** RLP. */
  rlp: Hex;
  header: Header;
  transactions: readonly Hex[];
}

/**
 * A block as a node tells it, if its header has the hash that the node names.
 * @throws MakingError reply_invalid
 */
export function blockOf(reply: unknown): SealedBlock {
  const block = parsed(RpcBlock, reply, "a block");
  const rlp = headerRlp(block);
  const header = readHeader(rlp);
  const { hash, number } = header;
  if (hash !== lower(block.hash)) throw new MakingError("reply_invalid", `the header of block ${number}`);
  return { number, hash, rlp, header, transactions: block.transactions.map(lower) };
}

/**
 * The tree over a block's receipts, if they are all of the block's.
 * @throws MakingError reply_invalid
 */
export function receiptsTrieOf(
  { header, number }: Pick<SealedBlock, "header" | "number">,
  reply: unknown,
): Trie {
  const receipts = parsed(z.array(RpcReceipt), reply, `the receipts of block ${number}`).map(receiptRlp);
  const trie = buildTrie(receipts.map((receipt, index) => [indexKey(index), receipt]));
  if (trie.root === header.receiptsRoot) return trie;
  throw new MakingError("reply_invalid", `the receipts of block ${number}`);
}

function parsed<T>(schema: z.ZodType<T>, reply: unknown, what: string): T {
  const result = schema.safeParse(reply);
  if (result.success) return result.data;
  throw new MakingError("reply_invalid", what);
}
