import { batchText, type Engine, parseReply } from "../engine.ts";
import { createGate } from "../gate.ts";
import type { Health } from "../health.ts";
import { fromHex, type Hex } from "../hex.ts";
import { readRawTransaction } from "../raw-transaction.ts";

/** A transaction that the EVM's pool accepted and that is not on disk yet. */
export type WaitingTransaction = {
  readonly hash: Hex;
  readonly raw: Hex;
  readonly sender: Hex;
  readonly nonce: bigint;
};

/** Everybody who waits for an acknowledgement. */
export type Pool = {
  /** Resolves with the hash when the transaction is in a block on disk. @throws RpcError */
  submit(param: unknown): Promise<Hex>;
  /** In the order in which the EVM accepted them. */
  waiting(): readonly WaitingTransaction[];
  /** The signed bytes of a transaction in a new block. */
  bytesOf(hash: Hex): Buffer;
  /** Sender and nonce, when the EVM has told them already. */
  find(hash: Hex): WaitingTransaction | undefined;
  /** Acknowledges what is on disk. */
  confirm(hashes: readonly Hex[]): void;
  /** Answers with an error. The caller has taken the transaction out of the EVM's pool. */
  refuse(hash: Hex, error: Error): void;
  refuseAll(error: Error): void;
  /** From now on, the transaction may wait this long for the nonces before its own. */
  startGapTimer(hash: Hex): void;
  isGapExpired(hash: Hex): boolean;
  /** Runs an action while nothing is on its way into the EVM's pool. */
  whilePaused<T>(action: () => Promise<T>): Promise<T>;
};

type Entry = {
  readonly hash: Hex;
  readonly raw: Hex;
  readonly answer: PromiseWithResolvers<Hex>;
  accepted?: WaitingTransaction;
  gapTimer?: NodeJS.Timeout;
  isGapExpired: boolean;
};

/** @param onChange called when a round of the miner may find something to do */
export function createPool(
  { engine, health }: { readonly engine: Engine; readonly health: Health },
  {
    nonceGapMilliseconds,
    onChange,
  }: { readonly nonceGapMilliseconds: number; readonly onChange: () => void },
): Pool {
  /** In the order of arrival, which is the order of acceptance too. */
  const entries = new Map<Hex, Entry>();
  const entrance = createGate();
  const entering = new Set<Promise<void>>();
  let pauses = 0;

  async function enter(entry: Entry): Promise<void> {
    const reply = await engine.handle(
      batchText([
        ["eth_sendRawTransaction", [entry.raw]],
        ["eth_getTransactionByHash", [entry.hash]],
      ]),
    );
    const [, known] = parseReply(reply) as [Hex, { readonly from: Hex; readonly nonce: Hex }];
    entry.accepted = { hash: entry.hash, raw: entry.raw, sender: known.from, nonce: BigInt(known.nonce) };
  }

  function settle(entry: Entry): void {
    clearTimeout(entry.gapTimer);
    // A second copy of the same transaction has no place of its own in the map.
    if (entries.get(entry.hash) === entry) entries.delete(entry.hash);
  }

  function refuse(hash: Hex, error: Error): void {
    const entry = entries.get(hash);
    if (entry === undefined) return;
    settle(entry);
    entry.answer.reject(error);
  }

  return {
    async submit(param) {
      const { raw, hash } = readRawTransaction(param);
      return entrance.through(() => {
        health.check();
        const entry: Entry = { raw, hash, answer: Promise.withResolvers(), isGapExpired: false };
        // Known before the EVM has it: a block may hold it before its acceptance is read here.
        if (!entries.has(hash)) entries.set(hash, entry);
        const entered = enter(entry)
          .then(onChange, (error: unknown) => {
            settle(entry);
            entry.answer.reject(error);
          })
          .finally(() => entering.delete(entered));
        entering.add(entered);
        return entry.answer.promise;
      });
    },

    waiting: () => [...entries.values()].flatMap(({ accepted }) => accepted ?? []),

    bytesOf(hash) {
      const entry = entries.get(hash);
      if (entry === undefined) throw new Error(`the block holds ${hash}, which nobody sent`);
      return fromHex(entry.raw);
    },

    find: (hash) => entries.get(hash)?.accepted,

    confirm(hashes) {
      for (const hash of hashes) {
        const entry = entries.get(hash);
        if (entry === undefined) continue;
        settle(entry);
        entry.answer.resolve(hash);
      }
    },

    refuse,

    refuseAll(error) {
      for (const hash of [...entries.keys()]) refuse(hash, error);
    },

    startGapTimer(hash) {
      const entry = entries.get(hash);
      if (entry === undefined || entry.gapTimer !== undefined) return;
      entry.gapTimer = setTimeout(() => {
        entry.isGapExpired = true;
        onChange();
      }, nonceGapMilliseconds);
    },

    isGapExpired: (hash) => entries.get(hash)?.isGapExpired ?? false,

    async whilePaused(action) {
      pauses += 1;
      entrance.close();
      try {
        await Promise.all(entering);
        return await action();
      } finally {
        pauses -= 1;
        if (pauses === 0) entrance.open();
      }
    },
  };
}
