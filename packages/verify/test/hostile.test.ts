import { abis } from "@green-ledger/protocol";
import { encodeRlp, Interface } from "ethers";
import { describe, expect, test } from "vitest";
import { indexKey } from "../src/chain/receipt.ts";
import { EMPTY_ROOT } from "../src/chain/trie.ts";
import { certificateText, FORMAT, type Hex, verifyCertificate } from "../src/index.ts";
import { buildTrie } from "../src/making/build-trie.ts";
import { dayOf } from "../src/statements/common.ts";
import { expectFault } from "./expect-fault.ts";

/** Files of somebody who made up a chain: every hash is right, and what they say is absurd. */

const LEDGER: Hex = `0x${"1e".repeat(20)}`;
const REGISTRY: Hex = `0x${"2e".repeat(20)}`;
const id = (n: number): Hex => `0x${n.toString(16).padStart(64, "0")}`;
const bytes = (length: number) => `0x${"00".repeat(length)}`;

interface Log {
  address: Hex;
  topics: string[];
  data: string;
}

function logOf(contract: "LotLedger" | "InstrumentRegistry", name: string, args: unknown[]): Log {
  const { topics, data } = new Interface(abis[contract]).encodeEventLog(name, args);
  return { address: contract === "LotLedger" ? LEDGER : REGISTRY, topics: topics as string[], data };
}

function forged(logs: readonly Log[], { time = "0x65000000" } = {}): Uint8Array {
  const receipt = encodeRlp([
    "0x01",
    "0x5208",
    bytes(256),
    logs.map(({ address, topics, data }) => [address, topics, data]),
  ]) as Hex;
  const trie = buildTrie([[indexKey(0), receipt]]);
  const roots = [EMPTY_ROOT, EMPTY_ROOT, trie.root];
  const header = [
    ...[bytes(32), bytes(32), bytes(20), ...roots, bytes(256)],
    ...["0x", "0x01", "0x01", "0x", time, "0x", bytes(32), bytes(8)],
  ];
  const lot = { account: id(1), colour: 1, n: 0 };
  return new TextEncoder().encode(
    certificateText({
      format: FORMAT,
      statement: {
        kind: "lot_origin",
        lot,
        amount: "5",
        root: { kind: "receipt", origin: "proceeds", of: null },
        instrument: null,
        issuer: null,
        tranches: [],
        path: [{ ...lot, movement: id(2), amount: "5", block: 1, time: 0 }],
      },
      contracts: { InstrumentRegistry: REGISTRY, LotLedger: LEDGER },
      headers: [encodeRlp(header)],
      nodes: trie.proofOf(indexKey(0)),
      receipts: [{ header: 0, index: 0 }],
      disclosed: [],
    }),
  );
}

/** A step from one lot of a colour to the next, all in one account. */
const moved = (from: number, to: number) =>
  logOf("LotLedger", "LotMoved", [id(2), id(1), 1, from, 5, 0, id(1), 1, to, 5, 0, 1]);

test("a number that is none is no crash", () => {
  expectFault(() => verifyCertificate(new TextEncoder().encode('{"a":1e400}\n')), "not_canonical");
});

test("values that are nested beyond all measure are no crash", () => {
  const text = new TextDecoder().decode(forged([]));
  const value = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const field = `{"part":"a","proof":[],"salt":"${id(1)}","value":${value}}`;
  const file = text.replace('"disclosed":[]', `"disclosed":[${field}]`);
  expectFault(() => verifyCertificate(new TextEncoder().encode(file)), "format_invalid");
});

describe("a chain that somebody made up", () => {
  test("whose lots come from each other is not followed for ever", () => {
    expectFault(() => verifyCertificate(forged([moved(1, 0), moved(2, 1), moved(0, 2)])), "event_repeated");
    expectFault(() => verifyCertificate(forged([moved(0, 0)])), "event_repeated");
  });

  test("whose lot comes from nowhere proves nothing", () => {
    expectFault(() => verifyCertificate(forged([moved(1, 0)])), "event_missing");
  });

  test("whose events lack their contents is no crash", () => {
    const [topic = ""] = moved(1, 0).topics;
    const cut = { address: LEDGER, topics: [topic, id(2)], data: "0x00" };
    expectFault(() => verifyCertificate(forged([cut])), "receipt_invalid");
    expectFault(() => verifyCertificate(forged([{ ...cut, topics: [topic] }])), "receipt_invalid");
  });

  test("whose blocks are of a time that no calendar has is no crash", () => {
    const file = forged([moved(1, 0)], { time: "0x1fffffffffffff" });
    expectFault(() => verifyCertificate(file), "header_invalid");
  });

  test("whose payments are of a day that no calendar has is no crash", () => {
    expect(dayOf(20_000n)).toBe("2024-10-04");
    expect(dayOf(2_932_896n)).toBe("9999-12-31");
    expectFault(() => dayOf(2_932_897n), "receipt_invalid");
  });
});
