import { type Engine, requestText } from "../engine.ts";
import { DevchainError, messageOf } from "../errors.ts";
import type { Gate } from "../gate.ts";
import type { Health } from "../health.ts";
import type { Hex } from "../hex.ts";
import type { Pool } from "../mining/pool.ts";
import { blockReceiptsText } from "./block-receipts.ts";
import { METHODS } from "./methods.ts";
import { withStandardRevert } from "./revert-error.ts";
import { errorText, RPC_CODES, RpcError, resultText } from "./rpc-error.ts";

/** Answers one method call with `{"result":…}` or `{"error":…}`. Never throws. */
export type Dispatch = (method: string, params: readonly unknown[]) => Promise<string>;

/** Time, for development. */
export type TimeTravel = {
  /** @returns by how many seconds blocks are ahead */
  increaseTime(seconds: unknown): bigint;
  setNextBlockTimestamp(timestamp: unknown): bigint;
  /** Makes one block, empty or not. */
  mine(timestamp: unknown): Promise<void>;
};

export type DispatchDeps = {
  readonly engine: Engine;
  readonly pool: Pool;
  readonly health: Health;
  readonly visibility: Gate;
  readonly validators: readonly Hex[];
  readonly reverts: () => number;
  /** Undefined where it is not allowed. */
  readonly timeTravel: TimeTravel | undefined;
};

export function createDispatch(deps: DispatchDeps): Dispatch {
  const { engine, pool, health, visibility, validators, reverts, timeTravel } = deps;

  /** Nobody may see a block that is not on disk yet. */
  function read(ask: () => Promise<string>): Promise<string> {
    return visibility.through(() => {
      health.check();
      return ask();
    });
  }

  const own: Readonly<Record<string, (params: readonly unknown[]) => Promise<string>>> = {
    async eth_sendRawTransaction([raw]) {
      return resultText(await pool.submit(raw));
    },
    eth_getBlockReceipts: ([block]) => read(() => blockReceiptsText(engine, block, reverts)),
    // The EVM suggests a price, but gas is free here.
    eth_gasPrice: async () => resultText("0x0"),
    eth_maxPriorityFeePerGas: async () => resultText("0x0"),
    net_listening: async () => resultText(true),
    net_peerCount: async () => resultText("0x0"),
    qbft_getValidatorsByBlockNumber: ([block]) =>
      read(async () => {
        const found = await engine.call("eth_getBlockByNumber", [block, false]);
        return resultText(found === null ? null : validators);
      }),
  };

  const travel: Readonly<Record<string, (time: TimeTravel, param: unknown) => Promise<string>>> = {
    evm_increaseTime: async (time, seconds) => resultText(time.increaseTime(seconds).toString()),
    evm_setNextBlockTimestamp: async (time, timestamp) =>
      resultText(time.setNextBlockTimestamp(timestamp).toString()),
    async evm_mine(time, timestamp) {
      await time.mine(timestamp);
      return resultText("0");
    },
  };

  async function answer(method: string, params: readonly unknown[]): Promise<string> {
    switch (Object.hasOwn(METHODS, method) ? METHODS[method] : undefined) {
      case "engine":
        return withStandardRevert(await read(() => engine.handle(requestText(method, params))));
      case "own":
        return (own[method] ?? refuse)(params);
      case "timeTravel":
        return timeTravel === undefined ? refuse() : (travel[method] ?? refuse)(timeTravel, params[0]);
      default:
        return refuse();
    }

    function refuse(): never {
      throw new RpcError(RPC_CODES.methodNotFound, `the method ${method} is not available on this chain`);
    }
  }

  return async (method, params) => {
    try {
      return await answer(method, params);
    } catch (error) {
      return errorText(toRpcError(error));
    }
  };
}

/** The JSON-RPC form of any error. */
export function toRpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  if (error instanceof DevchainError) {
    return new RpcError(RPC_CODES.resourceUnavailable, error.message, { code: error.code });
  }
  return new RpcError(RPC_CODES.internal, messageOf(error));
}
