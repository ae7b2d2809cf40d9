import { parseBlock } from "../block.ts";
import { batchText, type Engine } from "../engine.ts";
import { isHexOfLength } from "../hex.ts";
import { RPC_CODES, RpcError, resultText } from "./rpc-error.ts";

/**
 * `eth_getBlockReceipts`, which the EVM does not have: all receipts of a block in block order, `null` for an
 * unknown block. Two calls to the EVM, and its text is passed on without being read.
 * @param param a block number, tag or hash, or an object with `blockHash` or `blockNumber`
 * @param reverts how often the chain went back so far
 */
export async function blockReceiptsText(
  engine: Engine,
  param: unknown,
  reverts: () => number,
): Promise<string> {
  const before = reverts();
  const [method, block] = blockRequest(param);
  const found = await engine.call(method, [block, false]);
  if (found === null) return resultText(null);
  const { transactions } = parseBlock(found);
  if (transactions.length === 0) return resultText([]);
  const receipts = await engine.handle(
    batchText(transactions.map((hash) => ["eth_getTransactionReceipt", [hash]])),
  );
  // The chain went back between the two calls: these may be receipts of another block.
  return reverts() === before ? receipts : blockReceiptsText(engine, param, reverts);
}

function blockRequest(param: unknown): readonly [method: string, block: unknown] {
  if (isHexOfLength(param, 32)) return ["eth_getBlockByHash", param];
  if (typeof param === "string") return ["eth_getBlockByNumber", param];
  if (typeof param === "object" && param !== null) {
    if ("blockHash" in param) return ["eth_getBlockByHash", param.blockHash];
    if ("blockNumber" in param) return ["eth_getBlockByNumber", param.blockNumber];
  }
  throw new RpcError(RPC_CODES.invalidParams, "eth_getBlockReceipts needs a block number, tag or hash");
}
