import type { Checkpoint, Mutation } from "@green-ledger/domain";
import { foldBlock, type LedgerEvent } from "@green-ledger/domain/projection";
import type { BlockHeader, ProjectionWriter } from "@green-ledger/store/projection";
import type { Message } from "./follow/messages.ts";

/** A block as it was taken into the index. */
export interface Commit {
  block: BlockHeader;
  events: readonly LedgerEvent[];
  mutations: readonly Mutation[];
  checkpoint: Checkpoint;
}

export interface ApplyDeps {
  writer: ProjectionWriter;
  onCommitted(commit: Commit): void;
  /** @param checkpoint undefined if nothing is left */
  onReverted(checkpoint: Checkpoint | undefined): void;
}

/**
 * Takes messages into the store, one after the other.
 * @throws IndexError if the events contradict the rows; StoreError
 */
export async function applyMessages(messages: AsyncIterable<Message>, deps: ApplyDeps): Promise<void> {
  const { writer, onCommitted, onReverted } = deps;
  for await (const message of messages) {
    switch (message.type) {
      case "block": {
        const { block, events } = message.bundle;
        const mutations = foldBlock(events, (refs) => writer.read(refs));
        const checkpoint = await writer.commit(block, mutations);
        onCommitted({ block, events, mutations, checkpoint });
        break;
      }
      case "reorg":
        onReverted(await writer.revert(message.toBlock));
        break;
      case "finalize":
        await writer.finalize(message.block);
        break;
      default:
        never(message);
    }
  }
}

function never(message: never): never {
  throw new TypeError(`not a message: ${JSON.stringify(message)}`);
}
