import { IndexError } from "@green-ledger/domain/projection";
import type { Identity } from "@green-ledger/store/projection";
import { type ContractAddresses, LEDGER_CONTRACTS } from "../contracts.ts";
import { askAll } from "./ask.ts";
import { badReply, headerOf, hexOf, quantityOf } from "./raw.ts";
import type { Rpc } from "./rpc.ts";

/**
 * Which chain and contracts the node has.
 * @throws IndexError `node_unreachable`, `node_reply_invalid`
 */
export async function readIdentity(
  rpc: Rpc,
  { contracts, startBlock }: { contracts: ContractAddresses; startBlock: number },
  signal: AbortSignal,
): Promise<Identity> {
  const [chainId, block] = await askAll(
    rpc,
    [
      { method: "eth_chainId", params: [] },
      { method: "eth_getBlockByNumber", params: ["0x0", false] },
    ],
    signal,
  );
  const genesis = headerOf(block);
  if (genesis === undefined) throw badReply("no genesis block");
  const addresses = LEDGER_CONTRACTS.map((contract) => [contract, contracts[contract]] as const);
  return {
    chainId: quantityOf(chainId, "the chain's id"),
    genesisHash: genesis.hash,
    startBlock,
    contracts: Object.fromEntries(addresses),
  };
}

/**
 * Whether the node's chain is the one that was indexed.
 * @throws IndexError `chain_mismatch`, `contracts_mismatch`
 */
export function compareIdentity(indexed: Identity, found: Identity): void {
  const sameChain = indexed.chainId === found.chainId && indexed.genesisHash === found.genesisHash;
  if (!sameChain) {
    throw new IndexError(
      "chain_mismatch",
      `The node has chain ${found.chainId} with genesis ${found.genesisHash}, but the index is of chain ${indexed.chainId} with genesis ${indexed.genesisHash}. Correct the node's URL; to index the other chain, run rebuild.`,
      { indexed, found },
    );
  }
  const moved = LEDGER_CONTRACTS.filter((name) => indexed.contracts[name] !== found.contracts[name]);
  if (moved.length === 0 && indexed.startBlock === found.startBlock) return;
  throw new IndexError(
    "contracts_mismatch",
    `The index was made from other contracts or another first block than configured (${moved.join(", ") || `block ${indexed.startBlock}`}). Correct the addresses; to index these, run rebuild.`,
    { indexed, found },
  );
}

/**
 * Whether there is code where the contracts should be.
 * @throws IndexError `chain_mismatch` if the chain reaches the first block without them, `node_unreachable`
 */
export async function requireCode(
  rpc: Rpc,
  contracts: ContractAddresses,
  signal: AbortSignal,
): Promise<void> {
  const calls = LEDGER_CONTRACTS.map((name) => ({
    method: "eth_getCode",
    params: [contracts[name], "latest"],
  }));
  const codes = await askAll(rpc, calls, signal);
  const empty = LEDGER_CONTRACTS.filter((_, i) => hexOf(codes[i], "a contract's code") === "0x");
  if (empty.length === 0) return;
  throw new IndexError(
    "chain_mismatch",
    `The node's chain has no contract at the address of ${empty.join(", ")}. Correct the node's URL or the addresses, or deploy the contracts first.`,
    { contracts: empty },
  );
}
