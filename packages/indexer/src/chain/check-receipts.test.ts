import type { Hex } from "@green-ledger/domain";
import { describe, expect, test } from "vitest";
import { logsOfFilter, logsOfReceipts } from "./check-receipts.ts";
import type { Header } from "./raw.ts";

const word = (n: number): Hex => `0x${n.toString(16).padStart(64, "0")}`;
const bloom: Hex = `0x${"00".repeat(256)}`;
const header: Header = {
  number: 7,
  hash: word(7),
  parentHash: word(6),
  time: 1,
  logsBloom: bloom,
  transactions: [word(0xa), word(0xb)],
};

const log = (logIndex: number, transaction: Hex) => ({
  address: `0x${"AB".repeat(20)}`,
  topics: [word(1)],
  data: "0x",
  logIndex: `0x${logIndex.toString(16)}`,
  transactionHash: transaction,
  blockHash: word(7),
  blockNumber: "0x7",
  removed: false,
});
type Log = ReturnType<typeof log>;

const receipt = (transactionHash: Hex, logs: object[]) => ({
  transactionHash,
  blockHash: word(7),
  blockNumber: "0x7",
  logs,
});

const logs = (): Log[] => [log(0, word(0xa)), log(1, word(0xa)), log(2, word(0xb))];
const receipts = ([first, second, third]: object[] = logs()) => [
  receipt(
    word(0xa),
    [first, second].filter((entry) => entry !== undefined),
  ),
  receipt(
    word(0xb),
    [third].filter((entry) => entry !== undefined),
  ),
];
const changed = (at: number, change: object): object[] =>
  logs().map((l, i) => (i === at ? { ...l, ...change } : l));
const invalid = expect.objectContaining({ code: "node_reply_invalid" });

const FAULTY_LOGS: [string, object[]][] = [
  ["a log of another block", changed(1, { blockHash: word(8) })],
  ["a log of another height", changed(1, { blockNumber: "0x8" })],
  ["a removed log", changed(1, { removed: true })],
  ["a log of a transaction that is not there", changed(2, { transactionHash: word(0xc) })],
  ["the same log index twice", changed(1, { logIndex: "0x0" })],
  ["log indexes in another order", changed(0, { logIndex: "0x3" })],
  ["a log without an index", changed(1, { logIndex: null })],
  ["a topic that is too short", changed(1, { topics: ["0x01"] })],
  ["data that is no hexadecimal", changed(1, { data: "0xzz" })],
];

describe("logsOfReceipts", () => {
  test("default: all logs in order, addresses in lower case", () => {
    const found = logsOfReceipts(header, receipts());
    expect(found.map(({ logIndex }) => logIndex)).toEqual([0, 1, 2]);
    expect(found[0]?.address).toBe(`0x${"ab".repeat(20)}`);
  });

  test.each([
    ...FAULTY_LOGS.map(([name, faulty]): [string, unknown] => [name, receipts(faulty)]),
    ["a log that is missing", receipts(logs().toSpliced(1, 1))],
    ["a receipt that is missing", receipts().slice(1)],
    ["a receipt too many", [...receipts(), receipt(word(0xc), [])]],
    ["receipts in another order", receipts().toReversed()],
    ["a receipt of another block", receipts().map((r) => ({ ...r, blockHash: word(8) }))],
    ["no list", { logs: [] }],
    ["no receipt", [null, null]],
  ])("error: %s", (_, reply) => {
    expect(() => logsOfReceipts(header, reply)).toThrow(invalid);
  });
});

describe("logsOfFilter", () => {
  test("default: some logs of the block", () => {
    const found = logsOfFilter(header, logs().slice(1));
    expect(found.map(({ logIndex }) => logIndex)).toEqual([1, 2]);
  });

  test.each(FAULTY_LOGS)("error: %s", (_, reply) => {
    expect(() => logsOfFilter(header, reply)).toThrow(invalid);
  });
});
