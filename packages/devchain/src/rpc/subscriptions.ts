import type { Block } from "../block.ts";
import { parseReply } from "../engine.ts";
import { messageOf } from "../errors.ts";
import { type Hex, toQuantity } from "../hex.ts";
import { createLane } from "../lane.ts";
import type { Dispatch } from "./dispatch.ts";
import { RPC_CODES, RpcError } from "./rpc-error.ts";

/** What one connection wants to be told about new blocks. */
export type Subscriptions = {
  /** `eth_subscribe` for `newHeads` and `logs`. @throws RpcError */
  subscribe(kind: unknown, filter: unknown): Promise<Hex>;
  /** `eth_unsubscribe`. @returns whether there was such a subscription */
  unsubscribe(id: unknown): boolean;
  close(): void;
};

export type SubscriptionsDeps = {
  readonly dispatch: Dispatch;
  readonly onBlock: (listener: (block: Block) => void) => () => void;
  /** Sends one message to the connection. */
  readonly send: (text: string) => void;
  readonly log: (message: string) => void;
};

/** The results that a new block has for one subscription. */
type Subscription = (block: Block) => Promise<readonly unknown[]>;

export function createSubscriptions({ dispatch, onBlock, send, log }: SubscriptionsDeps): Subscriptions {
  const subscriptions = new Map<Hex, Subscription>();
  const lane = createLane();
  let lastId = 0;

  const stop = onBlock((block) => {
    if (subscriptions.size === 0) return;
    // In a lane, so that blocks are told in their order.
    lane
      .run(() => tell(block))
      .catch((error: unknown) => log(`a subscription was not served: ${messageOf(error)}`));
  });

  async function tell(block: Block): Promise<void> {
    for (const [subscription, resultsOf] of subscriptions) {
      for (const result of await resultsOf(block)) {
        send(
          JSON.stringify({ jsonrpc: "2.0", method: "eth_subscription", params: { subscription, result } }),
        );
      }
    }
  }

  async function call(method: string, params: readonly unknown[]): Promise<unknown> {
    return parseReply(await dispatch(method, params));
  }

  async function headOf({ hash }: Block): Promise<readonly unknown[]> {
    const block = (await call("eth_getBlockByHash", [hash, false])) as Record<string, unknown> | null;
    // The chain went back in the meantime.
    if (block === null) return [];
    const { transactions, uncles, withdrawals, size, totalDifficulty, ...header } = block;
    return [header];
  }

  function logsOf(filter: object): Subscription {
    return async ({ hash }) =>
      (await call("eth_getLogs", [{ ...filter, blockHash: hash }])) as readonly unknown[];
  }

  return {
    async subscribe(kind, filter) {
      lastId += 1;
      const id = toQuantity(lastId);
      if (kind === "newHeads") {
        subscriptions.set(id, headOf);
      } else if (kind === "logs") {
        const wanted = logFilter(filter);
        // A filter that the EVM does not take is told now, not at the next block.
        await call("eth_getLogs", [{ ...wanted, fromBlock: "latest", toBlock: "latest" }]);
        subscriptions.set(id, logsOf(wanted));
      } else {
        throw new RpcError(RPC_CODES.invalidParams, "subscribe to newHeads or to logs");
      }
      return id;
    },
    unsubscribe: (id) => subscriptions.delete(id as Hex),
    close: stop,
  };
}

function logFilter(filter: unknown): object {
  if (filter === undefined) return {};
  if (typeof filter !== "object" || filter === null) {
    throw new RpcError(RPC_CODES.invalidParams, "the log filter must be an object with address and topics");
  }
  const { address, topics } = filter as { readonly address?: unknown; readonly topics?: unknown };
  return { ...(address === undefined ? {} : { address }), ...(topics === undefined ? {} : { topics }) };
}
