import type { Address, Hex, Log, Operation } from "@green-ledger/domain";
import { StoreError } from "../codec/index.ts";
import { openLevel } from "../level/open-level.ts";
import {
  callDataKey,
  callKey,
  callPrefix,
  fillerKey,
  laneKey,
  META,
  metaKey,
  signedBytesKey,
  transactionKey,
} from "./keys.ts";
import { createOperations } from "./operations.ts";
import type { Outbox, StoredCall, StoredFiller, StoredTransaction } from "./outbox.ts";
import { OutboxError } from "./outbox-error.ts";
import { createProfiles } from "./profiles.ts";
import { createReception, putCall } from "./receive.ts";
import { createRows, put, putBytes, REMEDY, remove } from "./rows.ts";
import { createWriteQueue, type Write } from "./write-queue.ts";

export interface OutboxOptions {
  /** Folder of the database; made when missing. */
  directory: string;
  log: Log;
}

const CACHE_BYTES = 16 * 1024 * 1024;
const WRITE_BUFFER_BYTES = 16 * 1024 * 1024;

type ChainIdentity = { chainId: number; genesisHash: Hex };
type TransactionRow = Omit<StoredTransaction, "signer" | "nonce" | "raw">;
type CallRow = Omit<StoredCall, "index" | "data">;

/**
 * Opens the durable store, or makes one.
 * @throws StoreError `store_locked`, `store_corrupt`, `store_unwritable`, `disk_full`, `store_failed`
 */
export async function openOutbox({ directory, log }: OutboxOptions): Promise<Outbox> {
  const db = await openLevel({
    directory,
    remedy: REMEDY,
    cacheBytes: CACHE_BYTES,
    writeBufferBytes: WRITE_BUFFER_BYTES,
  });
  const rows = createRows(db);
  const queue = createWriteQueue(db, directory, REMEDY);
  const operations = createOperations(rows);
  const profiles = createProfiles(db, rows);
  const reception = createReception({ rows, queue, operations, profiles });
  const listeners = new Set<(operation: Operation) => void>();

  /** A listener that fails must not undo a write. */
  function announce(changed: readonly Operation[]): void {
    for (const listener of listeners) {
      for (const operation of changed) {
        try {
          listener(operation);
        } catch (error) {
          log.error({ error, operation: operation.id }, "a listener of the outbox failed");
        }
      }
    }
  }

  async function change(
    changed: readonly Operation[],
    writes: readonly Write[],
    durable: boolean,
  ): Promise<void> {
    await queue.write(writes, durable);
    announce(changed);
  }

  function need<T>(found: T | undefined, what: string): T {
    if (found !== undefined) return found;
    throw new StoreError("store_corrupt", `The outbox has lost ${what}. ${REMEDY}`);
  }

  function nextNonce(signer: Address): number {
    return rows.read<number>(laneKey(signer), "lane") ?? 0;
  }

  return {
    async bindChain({ chainId, genesisHash }) {
      const bound = rows.read<ChainIdentity>(metaKey(META.chain), "meta");
      if (bound === undefined) return queue.write([put(metaKey(META.chain), { chainId, genesisHash })], true);
      if (bound.chainId === chainId && bound.genesisHash === genesisHash) return;
      throw new OutboxError(
        "chain_mismatch",
        `The data in ${directory} belong to chain ${bound.chainId} with genesis block ${bound.genesisHash}, ` +
          `but chain ${chainId} with genesis block ${genesisHash} answers. ` +
          "Connect to the right chain, or use another data folder.",
      );
    },

    repeatOf: reception.repeatOf,
    async receive(acceptance) {
      const result = await reception.receive(acceptance);
      if (result.kind === "accepted") announce([result.operation]);
      return result;
    },

    operation: operations.find,
    operations: (subject, { after, limit }) => operations.listOf(subject, after, limit),
    profiles: (ids) => ids.map(profiles.find),
    profileIds: (keeper, kind, { after, limit }) => profiles.listIds(keeper, kind, after, limit),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    unsettled: operations.unsettled,
    async unsignedCalls(operation) {
      const prefix = callPrefix(operation);
      const entries = await rows.list<CallRow>(prefix, "call");
      return entries.map(({ key, value }) => ({ index: key.readUInt32BE(prefix.length), ...value }));
    },
    callData: (operation, index) =>
      need(rows.readBytes(callDataKey(operation, index), "callData"), `call ${index} of ${operation}`),

    nextNonce,
    transaction(signer, nonce) {
      const row = rows.read<TransactionRow>(transactionKey(signer, nonce), "transaction");
      if (row === undefined) return undefined;
      const raw = rows.readBytes(signedBytesKey(signer, nonce), "signedBytes");
      return { signer, nonce, ...row, raw: need(raw, `the signed bytes of ${row.hash}`) };
    },
    filler: (signer, nonce) => rows.read<StoredFiller>(fillerKey(signer, nonce), "filler"),

    sign: (changed, transactions) =>
      change(
        changed,
        [...changed.flatMap(operations.replace), ...transactions.flatMap(putTransaction)],
        true,
      ),
    fill: (operation, nonce, filler) =>
      change(
        [operation],
        [...operations.replace(operation), put(fillerKey(operation.signer, nonce), filler)],
        true,
      ),
    split: (operation, parts) =>
      queue.write(
        parts.flatMap((part) => putCall(operation, part)),
        true,
      ),
    update: (changed) => change(changed, changed.flatMap(operations.replace), false),
    settle: (changed) => change(changed, changed.flatMap(operations.settle), false),
    reopen: (operation) => change([operation], operations.reopen(operation), true),

    async close() {
      await queue.drain();
      await db.close();
    },
  };
}

/** The calldata is in the signed bytes, so the call itself is not kept twice. */
function putTransaction({ signer, nonce, raw, ...row }: StoredTransaction): Write[] {
  return [
    put(transactionKey(signer, nonce), row satisfies TransactionRow),
    putBytes(signedBytesKey(signer, nonce), raw),
    put(laneKey(signer), nonce + 1),
    remove(callKey(row.operation, row.call)),
    remove(callDataKey(row.operation, row.call)),
  ];
}
