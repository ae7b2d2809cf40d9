import type { Address, Hex, OperationError } from "@green-ledger/domain";
import { parseTransaction } from "viem";
import type { Receipt } from "../chain/receipt.ts";
import type { Rpc, RpcFault } from "../chain/rpc.ts";
import { decodeRevert, withoutReason } from "../outcome/decode-revert.ts";

/** Why the chain undid a transaction. */
export type Undone = { kind: "error"; error: OperationError } | { kind: "out_of_gas"; data: Hex };

/**
 * Finds out why a transaction was undone. A receipt does not say, except on nodes that keep the reason, so the call is
 * made again: on the state before its block, and if it succeeds there, on the state after it, in which the other
 * transactions of the block are. One of the two is nearly always what it met. If both let it pass, the reason stays
 * unknown.
 * @throws SenderError `chain_unreachable`
 */
export async function whyUndone(rpc: Rpc, from: Address, raw: Hex, receipt: Receipt): Promise<Undone> {
  const { to, data = "0x", gas = 0n } = parseTransaction(raw);
  const call = { from, to, data, gas: `0x${gas.toString(16)}` };
  const returned = await firstAnswer([
    async () => receipt.revertReason,
    () => returnedByCall(rpc, call, receipt.block - 1),
    () => returnedByCall(rpc, call, receipt.block),
  ]);
  if (returned !== undefined) return { kind: "error", error: decodeRevert(returned) };
  // Calls inside calls keep back a 64th of the gas at each step, so not all of it is gone.
  const ranOut = receipt.gasUsed * 16 >= Number(gas) * 15;
  return ranOut ? { kind: "out_of_gas", data } : { kind: "error", error: withoutReason() };
}

async function firstAnswer(sources: readonly (() => Promise<Hex | undefined>)[]): Promise<Hex | undefined> {
  for (const source of sources) {
    const answer = await source();
    if (answer !== undefined && answer !== "0x") return answer;
  }
  return undefined;
}

async function returnedByCall(rpc: Rpc, call: object, block: number): Promise<Hex | undefined> {
  const [reply] = await rpc.batch([{ method: "eth_call", params: [call, `0x${block.toString(16)}`] }]);
  return reply === undefined || "result" in reply ? undefined : returnedBy(reply.error);
}

/** The bytes that a reverted call returned: nodes give them as `data`, or as `data` within it. */
export function returnedBy({ data }: RpcFault): Hex | undefined {
  if (typeof data === "string" && data.startsWith("0x")) return data as Hex;
  if (typeof data !== "object" || data === null || !("data" in data)) return undefined;
  return typeof data.data === "string" && data.data.startsWith("0x") ? (data.data as Hex) : undefined;
}
