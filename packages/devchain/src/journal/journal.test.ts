import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-chain.ts";
import { DevchainError } from "../errors.ts";
import type { ChainIdentity } from "../identity.ts";
import { openAppendFile } from "./append-file.ts";
import { FRAME_OVERHEAD } from "./frame.ts";
import { type Journal, openJournal } from "./journal.ts";
import type { BlockRecord } from "./record.ts";

const IDENTITY: ChainIdentity = {
  format: 1,
  chainId: 88_001,
  blockGasLimit: "60000000",
  validators: ["0x0101010101010101010101010101010101010101"],
  prefunded: [],
  genesisTimestamp: "1800000000",
  genesisHash: `0x${"ab".repeat(32)}`,
  engine: "edr/test",
};

const blockContents = fc.record({
  hash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => hexOf(bytes)),
  timestamp: fc.bigInt({ min: 0n, max: 2n ** 63n }),
  transactions: fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 4 }),
});
const chains = fc
  .array(blockContents, { minLength: 1, maxLength: 6 })
  .map((blocks): BlockRecord[] => blocks.map((block, index) => ({ ...block, number: index + 1 })));

describe("openJournal", () => {
  test("gives back what was appended, in order", async () => {
    await fc.assert(
      fc.asyncProperty(chains, async (blocks) => {
        const { path, folder } = await write(blocks);
        const journal = open(folder);
        expect(journal.identity()).toEqual(IDENTITY);
        expect([...journal.blocks()].map(plain)).toEqual(blocks.map(plain));
        expect(journal.size()).toEqual({ blocks: blocks.length, transactions: countOf(blocks) });
        journal.close();
        expect(statSync(path).size).toBeGreaterThan(blocks.length * FRAME_OVERHEAD);
      }),
      { numRuns: 40 },
    );
  });

  test("a file cut anywhere keeps every record before the cut, and says so", async () => {
    await fc.assert(
      fc.asyncProperty(chains, fc.nat(), async (blocks, choice) => {
        const { path, folder, ends } = await write(blocks);
        const cut = choice % statSync(path).size;
        truncateSync(path, cut);
        const notices: string[] = [];
        const journal = open(folder, notices);
        const kept = ends.filter((end) => end <= cut).length - 1;
        expect(journal.size().blocks).toBe(Math.max(0, kept));
        expect(notices.length).toBe(cut === 0 || ends.includes(cut) ? 0 : 1);
        journal.close();
        expect(statSync(path).size).toBe(ends.findLast((end) => end <= cut) ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  test("a tail that the disk left as zeros counts as cut off", async () => {
    await fc.assert(
      fc.asyncProperty(chains, fc.nat(), async (blocks, choice) => {
        const { path, folder, ends } = await write(blocks);
        const bytes = readFileSync(path);
        const lastStart = ends.at(-2) ?? 0;
        bytes.fill(0, lastStart + (choice % (bytes.length - lastStart)));
        writeFileSync(path, bytes);
        const journal = open(folder);
        expect(journal.size().blocks).toBe(blocks.length - 1);
        journal.close();
      }),
      { numRuns: 60 },
    );
  });

  test("one flipped bit anywhere is reported with its block and what to do, and the file is left alone", async () => {
    await fc.assert(
      fc.asyncProperty(chains, fc.nat(), fc.integer({ min: 0, max: 7 }), async (blocks, choice, bit) => {
        const { path, folder, ends } = await write(blocks);
        const bytes = readFileSync(path);
        const at = choice % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        writeFileSync(path, bytes);

        const error = errorOf(() => open(folder));
        expect(error.code).toBe("chain_journal_damaged");
        const block = ends.findIndex((end) => at < end);
        expect(error.message).toContain(block === 0 ? "the chain's identity" : `of block ${block},`);
        expect(error.message).toMatch(/Restore the file from a backup/);
        expect(readFileSync(path).equals(bytes)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test("a record that was taken out is reported", async () => {
    const { path, folder, ends } = await write(sampleBlocks(3));
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, ends[1]), bytes.subarray(ends[2])]));
    expect(errorOf(() => open(folder)).message).toMatch(/block 2.*it is not the block that follows/);
  });

  test("after a cut at the stated place, the blocks before it can be used", async () => {
    const { path, folder } = await write(sampleBlocks(3));
    const bytes = readFileSync(path);
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const stated = /cut the file to (\d+) bytes/.exec(errorOf(() => open(folder)).message);
    truncateSync(path, Number(stated?.[1]));
    const journal = open(folder);
    expect(journal.size().blocks).toBe(2);
    journal.close();
  });

  test("truncateAfter forgets the later blocks for good, and appending goes on from there", async () => {
    const { folder } = await write(sampleBlocks(4));
    const journal = open(folder);
    await journal.truncateAfter(2);
    await journal.append({ ...sampleBlock(3), timestamp: 77n });
    journal.close();
    const again = open(folder);
    expect([...again.blocks()].map(({ number, timestamp }) => [number, timestamp])).toEqual([
      [1, 1n],
      [2, 2n],
      [3, 77n],
    ]);
    expect(again.size()).toEqual({ blocks: 3, transactions: 3 });
    again.close();
  });

  test("a journal that can not be opened is told", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "blocks.journal"));
    expect(errorOf(() => open(folder)).code).toBe("chain_data_dir_unusable");
  });

  test("records larger than the reading window come back whole", async () => {
    const large = { ...sampleBlock(2), transactions: [Buffer.alloc(9_000_000, 7), Buffer.alloc(3, 1)] };
    const { folder } = await write([sampleBlock(1), large, sampleBlock(3)]);
    const journal = open(folder);
    expect([...journal.blocks()].map(({ transactions }) => transactions.map((raw) => raw.length))).toEqual([
      [2],
      [9_000_000, 3],
      [2],
    ]);
    journal.close();
  });
});

function sampleBlock(number: number): BlockRecord {
  return {
    number,
    hash: hexOf(Buffer.alloc(32, number)),
    timestamp: BigInt(number),
    transactions: [Buffer.from([number, 9])],
  };
}

function sampleBlocks(count: number): BlockRecord[] {
  return Array.from({ length: count }, (_, index) => sampleBlock(index + 1));
}

function open(dataDir: string, notices: string[] = []): Journal {
  return openJournal(openAppendFile, { dataDir, log: (message) => notices.push(message) });
}

/** Writes a journal, and tells where each of its records ends. */
async function write(blocks: readonly BlockRecord[]) {
  const folder = temporaryFolder();
  const path = join(folder, "blocks.journal");
  const journal = open(folder);
  await journal.begin(IDENTITY);
  const ends = [statSync(path).size];
  for (const block of blocks) {
    await journal.append(block);
    ends.push(statSync(path).size);
  }
  journal.close();
  // A copy: the tests below change it behind the journal's back.
  const copy = temporaryFolder();
  copyFileSync(path, join(copy, "blocks.journal"));
  return { folder: copy, path: join(copy, "blocks.journal"), ends };
}

function plain({ transactions, ...block }: BlockRecord) {
  return { ...block, transactions: transactions.map((raw) => hexOf(raw)) };
}

function countOf(blocks: readonly BlockRecord[]): number {
  return blocks.reduce((total, { transactions }) => total + transactions.length, 0);
}

function hexOf(bytes: Uint8Array): `0x${string}` {
  return `0x${Buffer.from(bytes).toString("hex")}`;
}

function errorOf(action: () => unknown): DevchainError {
  try {
    action();
  } catch (error) {
    if (error instanceof DevchainError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
