import { createDevchain, type RestoredChain, RpcError } from "@green-ledger/devchain";
import type { Address, Bytes32, Log } from "@green-ledger/domain";
import {
  createLocalRpc,
  type Rpc as IndexerRpc,
  createHttpRpc as indexerHttpRpc,
} from "@green-ledger/indexer";
import {
  createRequestRpc,
  type Rpc as SenderRpc,
  createHttpRpc as senderHttpRpc,
} from "@green-ledger/sender";
import type { RpcRequest } from "../deployment/index.ts";
import { ChainFailure } from "./chain-failure.ts";
import { remoteRequest } from "./remote-request.ts";

/** The chain, as each part of the node talks to it. */
export interface ChainLink {
  /** What was restored from the disk; null for a chain elsewhere. */
  restored: RestoredChain | null;
  /** JSON-RPC over HTTP, for other programs. */
  url: string;
  request: RpcRequest;
  indexer: IndexerRpc;
  sender: SenderRpc;
  /** Calls back when there is a block, where the chain says so. */
  onBlock(listener: () => void): void;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  chainId: number;
  port: number;
  /** Named as producer of every block. */
  validator: Address;
  clock: () => number;
  log: Log;
  onProgress(done: number, total: number): void;
  /** The chain has stopped for good, e.g. because the disk is full. May be called again. */
  onFailure(failure: ChainFailure): void;
}

/** Opens the chain of this process. @throws DevchainError */
export async function openEmbeddedChain(options: EmbeddedOptions): Promise<ChainLink> {
  const { dataDir, chainId, port, validator, clock, log, onProgress, onFailure } = options;
  const chain = await createDevchain({
    dataDir,
    chainId,
    port,
    validators: [validator],
    clock: () => BigInt(clock()),
    onProgress,
    log: (message) => log.info({ part: "chain" }, message),
  });
  async function request(method: string, params?: readonly unknown[]): Promise<unknown> {
    try {
      return await chain.request(method, params);
    } catch (error) {
      const code = failureCode(error);
      if (code !== undefined) onFailure(new ChainFailure(code, (error as Error).message));
      throw error;
    }
  }
  return {
    restored: chain.restored,
    url: chain.url,
    request,
    indexer: createLocalRpc(request),
    sender: createRequestRpc(request),
    onBlock: (listener) => void chain.onBlock(listener),
    close: chain.close,
  };
}

/** The code of a chain that has stopped, where an error is one. */
function failureCode(error: unknown): string | undefined {
  if (!(error instanceof RpcError)) return undefined;
  const { code } = (error.data ?? {}) as { code?: unknown };
  return typeof code === "string" && code.startsWith("chain_") && code !== "chain_closed" ? code : undefined;
}

/** A node of a network. */
export function connectRemoteChain(url: string): ChainLink {
  const sender = senderHttpRpc({ url });
  return {
    restored: null,
    url,
    request: remoteRequest(sender),
    indexer: indexerHttpRpc({ url }),
    sender,
    onBlock() {},
    close: async () => {},
  };
}

/** Hash of block 0: what makes a chain this one and not another with the same id. */
export async function genesisOf({ request }: Pick<ChainLink, "request">): Promise<Bytes32> {
  const block = (await request("eth_getBlockByNumber", ["0x0", false])) as { hash: Bytes32 };
  return block.hash;
}
