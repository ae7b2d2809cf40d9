import type { Random } from "../random.ts";

/** One JSON-RPC call and what an honest node answers. */
export interface Exchange {
  method: string;
  params: readonly unknown[];
  result: unknown;
}

/** What nodes, proxies and load balancers do now and then. */
export type Lie =
  /** A log is missing; everything else is in order. */
  | "logDropped"
  /** A receipt and its logs name another block. */
  | "otherBlock"
  | "logRepeated"
  | "logRemoved"
  | "logsSwapped"
  | "receiptDropped"
  /** Nothing in a block that has something. */
  | "receiptsEmptied"
  /** The filter of the block says that there is nothing. */
  | "bloomEmptied"
  /** An older block is said to be the newest. */
  | "headBackwards"
  /** A block that exists is said not to. */
  | "blockHidden"
  /** A block has another parent. */
  | "otherParent"
  /** JSON that breaks off. */
  | "halfJson"
  /** Nothing comes. */
  | "silence"
  | "tooManyRequests"
  /** The node refuses, as one does that limits its replies. */
  | "refusal"
  /** Not JSON at all. */
  | "errorPage";

/** Lies of the transport; the others change what is in the reply. */
export const TRANSPORT_LIES = [
  "halfJson",
  "silence",
  "tooManyRequests",
  "refusal",
  "errorPage",
] as const satisfies Lie[];

export type ContentLie = Exclude<Lie, (typeof TRANSPORT_LIES)[number]>;

interface RpcLog {
  blockHash: string;
  logIndex: string;
  removed: boolean;
}
interface RpcReceipt {
  blockHash: string;
  logs: RpcLog[];
}
interface RpcBlock {
  number: string;
  parentHash: string;
  logsBloom: string;
}

type Tell = (exchanges: Exchange[], random: Random) => boolean;

const ELSEWHERE = `0x${"e1".repeat(32)}`;

/** Each changes the results in place, if there is something that it can change. */
export const CONTENT_LIES: { [L in ContentLie]: Tell } = {
  logDropped: onLogs(({ logs }, at) => {
    logs.splice(at, 1);
  }),
  logRepeated: onLogs(({ logs }, at) => {
    logs.splice(at, 0, structuredClone(logs[at]) as RpcLog);
  }),
  logRemoved: onLogs(({ logs }, at) => {
    (logs[at] as RpcLog).removed = true;
  }),
  logsSwapped: onLogs(({ logs }, at) => {
    logs.push(...logs.splice(at, 1));
  }, 2),
  otherBlock: onLogs((receipt) => {
    receipt.blockHash = ELSEWHERE;
    for (const log of receipt.logs) log.blockHash = ELSEWHERE;
  }),
  receiptDropped: onReceipts((receipts, random) => {
    receipts.splice(random.below(receipts.length), 1);
  }),
  receiptsEmptied: onReceipts((receipts) => {
    receipts.splice(0);
  }),
  bloomEmptied: onBlocks(
    (block) => {
      block.logsBloom = `0x${"00".repeat(256)}`;
    },
    (block) => /[^0x]/.test(block.logsBloom),
  ),
  otherParent: onBlocks((block) => {
    block.parentHash = ELSEWHERE;
  }),
  blockHidden: (exchanges, random) => {
    const named = exchanges.filter(
      ({ method, params }) => method === "eth_getBlockByNumber" && params[0] !== "latest",
    );
    const hidden = random.any(named);
    if (hidden !== undefined) hidden.result = null;
    return hidden !== undefined;
  },
  // What the older block is, only the node knows: it is asked for by `olderHead`.
  headBackwards: () => false,
};

/** The call that makes a head of an older block, if the exchange is about the head. */
export function olderHead(
  { method, params, result }: Exchange,
  random: Random,
): readonly unknown[] | undefined {
  if (method !== "eth_getBlockByNumber" || params[0] !== "latest" || result === null) return undefined;
  const older = Number((result as RpcBlock).number) - random.between(1, 6);
  return older < 0 ? undefined : [`0x${older.toString(16)}`, false];
}

function onReceipts(tell: (receipts: RpcReceipt[], random: Random) => void): Tell {
  return (exchanges, random) => {
    const receipts = random.any(receiptsIn(exchanges));
    if (receipts === undefined) return false;
    tell(receipts, random);
    return true;
  };
}

/** @param least logs that a receipt must have for the lie to be one */
function onLogs(tell: (receipt: RpcReceipt, at: number) => void, least = 1): Tell {
  return (exchanges, random) => {
    const receipt = random.any(
      receiptsIn(exchanges)
        .flat()
        .filter(({ logs }) => logs.length >= least),
    );
    if (receipt === undefined) return false;
    // The last log stays where it is when it is moved to the end.
    tell(receipt, random.below(receipt.logs.length - (least - 1)));
    return true;
  };
}

function onBlocks(tell: (block: RpcBlock) => void, fits: (block: RpcBlock) => boolean = () => true): Tell {
  return (exchanges, random) => {
    const blocks = exchanges
      .filter(({ method, result }) => method === "eth_getBlockByNumber" && result !== null)
      .map(({ result }) => result as RpcBlock)
      .filter(fits);
    const block = random.any(blocks);
    if (block !== undefined) tell(block);
    return block !== undefined;
  };
}

function receiptsIn(exchanges: readonly Exchange[]): RpcReceipt[][] {
  return exchanges
    .filter(({ method, result }) => method === "eth_getBlockReceipts" && Array.isArray(result))
    .map(({ result }) => result as RpcReceipt[])
    .filter(({ length }) => length > 0);
}
