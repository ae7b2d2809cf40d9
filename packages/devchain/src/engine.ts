import {
  CANCUN,
  ContractDecoder,
  EdrContext,
  L1_CHAIN_TYPE,
  l1GenesisState,
  l1HardforkFromString,
  l1ProviderFactory,
  MineOrdering,
  type ProviderConfig,
} from "@nomicfoundation/edr";
import { DevchainError, messageOf } from "./errors.ts";
import { fromHex } from "./hex.ts";
import type { PrefundedAccount } from "./options.ts";
import { RpcError } from "./rpc/rpc-error.ts";

/** The EVM: Hardhat's EDR with automatic mining off. It answers strictly in the order of the calls. */
export type Engine = {
  /**
   * Takes the JSON text of one request or of a batch, and gives `{"result":…}` or `{"error":…}`.
   * A batch runs without anything in between and stops at its first error; what ran before stays done.
   */
  handle(body: string): Promise<string>;
  /** One request, parsed. @throws RpcError */
  call(method: string, params?: readonly unknown[]): Promise<unknown>;
};

export type EngineConfig = {
  readonly chainId: number;
  readonly blockGasLimit: bigint;
  readonly prefunded: readonly PrefundedAccount[];
  readonly genesisTimestamp: bigint;
};

/** Starts an EVM that holds the genesis block only. */
export async function createEngine(config: EngineConfig): Promise<Engine> {
  const context = await sharedContext();
  const provider = await context.createProvider(
    L1_CHAIN_TYPE,
    providerConfig(config),
    { enable: false, decodeConsoleLogInputsCallback: () => [], printLineCallback: () => {} },
    { subscriptionCallback: () => {} },
    new ContractDecoder(),
  );

  async function handle(body: string): Promise<string> {
    const { data } = await provider.handleRequest(body).catch((cause: unknown) => {
      throw new DevchainError(
        "chain_engine_failed",
        `The EVM stopped working (${messageOf(cause)}). Start the chain again; everything acknowledged is kept.`,
        { cause },
      );
    });
    // Replies longer than a string can be come as objects.
    return typeof data === "string" ? data : JSON.stringify(data);
  }

  return engineOver(handle);
}

/** An EVM that is reached through `handle`. */
export function engineOver(handle: Engine["handle"]): Engine {
  return {
    handle,
    async call(method, params = []) {
      return parseReply(await handle(requestText(method, params)));
    },
  };
}

/** The JSON text of one request to the EVM. */
export function requestText(method: string, params: readonly unknown[]): string {
  return JSON.stringify({ jsonrpc: "2.0", id: 0, method, params });
}

/** The JSON text of several requests that run without anything in between. */
export function batchText(
  requests: readonly (readonly [method: string, params: readonly unknown[]])[],
): string {
  return `[${requests.map(([method, params]) => requestText(method, params)).join(",")}]`;
}

/** The result in a reply of the EVM. @throws RpcError */
export function parseReply(text: string): unknown {
  const reply = JSON.parse(text) as
    | { readonly result: unknown }
    | { readonly error: { readonly code: number; readonly message: string; readonly data?: unknown } };
  if ("error" in reply) throw new RpcError(reply.error.code, reply.error.message, reply.error.data);
  return reply.result;
}

function providerConfig(config: EngineConfig): ProviderConfig {
  return {
    allowBlocksWithSameTimestamp: true,
    allowUnlimitedContractSize: false,
    bailOnCallFailure: true,
    // A transaction that reverts is still a transaction in a block.
    bailOnTransactionFailure: false,
    // An elasticity of 1 makes the target the limit itself: no block can be above it, so the fee stays 0 for ever.
    baseFeeConfig: [{ activation: { blockNumber: 0n }, maxChangeDenominator: 8n, elasticityMultiplier: 1n }],
    chainId: BigInt(config.chainId),
    // Set before each block.
    coinbase: new Uint8Array(20),
    defaultTransactionGasLimit: config.blockGasLimit,
    genesisState: [
      ...l1GenesisState(l1HardforkFromString(CANCUN)),
      ...config.prefunded.map(({ address, balance }) => ({ address: fromHex(address), balance })),
    ],
    hardfork: CANCUN,
    initialBaseFeePerGas: 0n,
    // The roots that follow are derived from this one, block by block.
    initialParentBeaconBlockRoot: new Uint8Array(32),
    minGasPrice: 0n,
    mining: { autoMine: false, blockGasLimit: config.blockGasLimit, memPool: { order: MineOrdering.Fifo } },
    network: { genesisBlockGasLimit: config.blockGasLimit, genesisBlockTime: config.genesisTimestamp },
    networkId: BigInt(config.chainId),
    observability: {},
    ownedAccounts: [],
    precompileOverrides: [],
  };
}

/** EDR allows one context in a process, so it is shared by every chain in it. */
let context: Promise<EdrContext> | undefined;

function sharedContext(): Promise<EdrContext> {
  context ??= (async () => {
    const created = new EdrContext();
    await created.registerProviderFactory(L1_CHAIN_TYPE, l1ProviderFactory());
    return created;
  })();
  return context;
}
