import type { LedgerContract } from "@green-ledger/domain/projection";
import { encodeFunctionData, parseAbi } from "viem";
import { type ContractAddresses, LEDGER_CONTRACTS } from "../contracts.ts";
import type { Header } from "./raw.ts";
import type { Rpc } from "./rpc.ts";

const CALL = encodeFunctionData({ abi: parseAbi(["function lastSeq() view returns (uint64)"]) });

/** Number of the newest event by contract. */
export type Sequences = ReadonlyMap<LedgerContract, number>;

/**
 * How many events each contract had emitted when a block was done, as its own state says: what proves that the last
 * events of the block are there too. A contract is left out if the node no longer has that state.
 * @throws IndexError `node_unreachable`
 */
export async function readSequences(
  rpc: Rpc,
  contracts: ContractAddresses,
  { hash }: Header,
  signal: AbortSignal,
): Promise<Sequences> {
  const calls = LEDGER_CONTRACTS.map((contract) => ({
    method: "eth_call",
    params: [{ to: contracts[contract], data: CALL }, { blockHash: hash }],
  }));
  const replies = await rpc.send(calls, signal);
  const sequences = new Map<LedgerContract, number>();
  for (const [i, contract] of LEDGER_CONTRACTS.entries()) {
    const reply = replies[i];
    if (reply?.ok && typeof reply.result === "string" && /^0x[0-9a-f]{64}$/i.test(reply.result)) {
      sequences.set(contract, Number(BigInt(reply.result)));
    }
  }
  return sequences;
}
