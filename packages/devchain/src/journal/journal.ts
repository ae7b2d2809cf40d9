import { join } from "node:path";
import { DevchainError, messageOf } from "../errors.ts";
import type { ChainIdentity } from "../identity.ts";
import type { AppendFile, OpenAppendFile } from "./append-file.ts";
import { encodeFrame } from "./frame.ts";
import { readFrames } from "./read-frames.ts";
import { type BlockRecord, decodeBlock, decodeIdentity, encodeBlock, encodeIdentity } from "./record.ts";

/** The blocks of one chain on disk. Calls that write must be made one after another. */
export type Journal = {
  /** Undefined until {@link Journal.begin} of a new chain. */
  identity(): ChainIdentity | undefined;
  /** Blocks after genesis, and the transactions in them. */
  size(): { readonly blocks: number; readonly transactions: number };
  /** Writes the first record of a new chain. */
  begin(identity: ChainIdentity): Promise<void>;
  /** The recorded blocks, in order. */
  blocks(): Iterable<BlockRecord>;
  /** Returns when the block is on the disk. */
  append(block: BlockRecord): Promise<void>;
  /** Forgets every block above a number, durably. */
  truncateAfter(blockNumber: number): Promise<void>;
  close(): void;
};

const FILE_NAME = "blocks.journal";

/**
 * Opens the journal of a data folder, checks every record, and cuts off a record that was never written whole.
 * @throws DevchainError `chain_journal_damaged`, `chain_data_dir_unusable`
 */
export function openJournal(
  openFile: OpenAppendFile,
  { dataDir, log }: { readonly dataDir: string; readonly log: (message: string) => void },
): Journal {
  const path = join(dataDir, FILE_NAME);
  const file = openOrExplain(openFile, path);
  try {
    return createJournal(file, path, checkRecords(file, path, log));
  } catch (error) {
    file.close();
    throw error;
  }
}

function openOrExplain(openFile: OpenAppendFile, path: string): AppendFile {
  try {
    return openFile(path);
  } catch (cause) {
    throw new DevchainError(
      "chain_data_dir_unusable",
      `The journal ${path} can not be opened (${messageOf(cause)}). Check its disk and its permissions.`,
      { cause },
    );
  }
}

type Contents = {
  identity: ChainIdentity | undefined;
  /** `ends[n]` is where the record of block n ends; entry 0 is the identity's. */
  ends: number[];
  /** `counts[n]` is how many transactions blocks 1 to n hold. */
  counts: number[];
};

function checkRecords(file: AppendFile, path: string, log: (message: string) => void): Contents {
  const contents: Contents = { identity: undefined, ends: [], counts: [] };
  for (const reading of readFrames(path)) {
    const number = contents.ends.length;
    if (reading.kind === "damaged") throw damaged(path, number, reading.start, reading.reason);
    if (reading.kind === "torn") {
      file.truncate(reading.start);
      log(
        `cut off a record that was never written whole: ${subject(number)} at byte ${reading.start} of ${path}`,
      );
      break;
    }
    if (number === 0) {
      contents.identity = decodeIdentity(reading.payload);
      if (contents.identity === undefined) throw damaged(path, 0, reading.start, "it is not an identity");
      contents.counts.push(0);
    } else {
      const block = decodeBlock(reading.payload);
      if (block?.number !== number)
        throw damaged(path, number, reading.start, "it is not the block that follows");
      contents.counts.push((contents.counts[number - 1] ?? 0) + block.transactions.length);
    }
    contents.ends.push(reading.end);
  }
  return contents;
}

function createJournal(file: AppendFile, path: string, contents: Contents): Journal {
  const end = () => contents.ends.at(-1) ?? 0;

  async function write(payload: Buffer): Promise<void> {
    const start = end();
    const frame = encodeFrame(payload);
    try {
      file.write(frame, start);
      await file.sync();
    } catch (error) {
      cutBack(start);
      throw writeFailed(path, error);
    }
    contents.ends.push(start + frame.length);
  }

  /** Best effort: what can not be cut now is cut at the next start. */
  function cutBack(length: number): void {
    try {
      file.truncate(length);
    } catch {
      return;
    }
  }

  return {
    identity: () => contents.identity,
    size: () => ({
      blocks: Math.max(0, contents.ends.length - 1),
      transactions: contents.counts.at(-1) ?? 0,
    }),
    async begin(identity) {
      await write(encodeIdentity(identity));
      contents.identity = identity;
      contents.counts.push(0);
    },
    *blocks() {
      for (const reading of readFrames(path)) {
        const block = reading.kind === "frame" ? decodeBlock(reading.payload) : undefined;
        if (block !== undefined) yield block;
      }
    },
    async append(block) {
      await write(encodeBlock(block));
      contents.counts.push((contents.counts.at(-1) ?? 0) + block.transactions.length);
    },
    async truncateAfter(blockNumber) {
      const length = contents.ends[blockNumber];
      if (length === undefined) throw new TypeError(`no block ${blockNumber} in the journal`);
      try {
        file.truncate(length);
        await file.sync();
      } catch (error) {
        throw writeFailed(path, error);
      }
      contents.ends.length = blockNumber + 1;
      contents.counts.length = blockNumber + 1;
    },
    close: () => file.close(),
  };
}

function subject(number: number): string {
  return number === 0 ? "the chain's identity" : `block ${number}`;
}

function damaged(path: string, number: number, start: number, reason: string): DevchainError {
  const remedy =
    number === 0
      ? "Restore the file from a backup, or start with another data folder."
      : `Restore the file from a backup. To give up block ${number} and everything after it, ` +
        `cut the file to ${start} bytes and start again.`;
  return new DevchainError(
    "chain_journal_damaged",
    `The journal ${path} is damaged in the record of ${subject(number)}, at byte ${start}: ${reason}. ${remedy}`,
  );
}

function writeFailed(path: string, cause: unknown): DevchainError {
  const isFull =
    cause instanceof Error && "code" in cause && (cause.code === "ENOSPC" || cause.code === "EDQUOT");
  return isFull
    ? new DevchainError(
        "chain_disk_full",
        `The disk is full: ${path} could not take the next block. Free space and start the chain again; ` +
          "everything acknowledged is kept.",
        { cause },
      )
    : new DevchainError(
        "chain_write_failed",
        `The journal ${path} could not be written (${messageOf(cause)}). Check the disk and start the chain again; ` +
          "everything acknowledged is kept.",
        { cause },
      );
}
