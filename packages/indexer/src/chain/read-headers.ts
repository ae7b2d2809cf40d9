import { askAll } from "./ask.ts";
import { badReply, type Header, headerOf } from "./raw.ts";
import type { Rpc } from "./rpc.ts";

/** The newest block of the node. @throws IndexError `node_unreachable`, `node_reply_invalid` */
export async function readHead(rpc: Rpc, signal: AbortSignal): Promise<Header> {
  const [block] = await askAll(rpc, [{ method: "eth_getBlockByNumber", params: ["latest", false] }], signal);
  const head = headerOf(block);
  if (head === undefined) throw badReply("no newest block");
  return head;
}

/**
 * Blocks by number, in the order asked for; undefined where the node has none.
 * @throws IndexError `node_unreachable`, `node_reply_invalid`
 */
export async function readHeaders(
  rpc: Rpc,
  numbers: readonly number[],
  signal: AbortSignal,
): Promise<(Header | undefined)[]> {
  const calls = numbers.map((n) => ({
    method: "eth_getBlockByNumber",
    params: [`0x${n.toString(16)}`, false],
  }));
  const blocks = await askAll(rpc, calls, signal);
  return blocks.map((block, i) => {
    const header = headerOf(block);
    if (header !== undefined && header.number !== numbers[i]) {
      throw badReply(`block ${header.number} instead of block ${numbers[i]}`);
    }
    return header;
  });
}
