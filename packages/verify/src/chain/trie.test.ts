import fc from "fast-check";
import { expect, test } from "vitest";
import { expectFault } from "../../test/expect-fault.ts";
import type { Hex } from "../hex.ts";
import { buildTrie } from "../making/build-trie.ts";
import { indexKey } from "./receipt.ts";
import { EMPTY_ROOT, openNodes } from "./trie.ts";

const utf8 = (text: string): Hex => `0x${Buffer.from(text).toString("hex")}`;

test("has the roots that others compute", () => {
  expect(buildTrie([]).root).toBe(EMPTY_ROOT);
  // `singleItem` of the Ethereum trie tests.
  expect(buildTrie([[utf8("A"), utf8("a".repeat(50))]]).root).toBe(
    "0xd23786fb4a010da3ce639d66d5e904a11dbc02746d1ce25029e53290cabf28ab",
  );
});

const bytes = (minLength: number, maxLength: number) =>
  fc.uint8Array({ minLength, maxLength }).map((each): Hex => `0x${Buffer.from(each).toString("hex")}`);
const keysOfOneLength = fc
  .integer({ min: 1, max: 4 })
  .chain((length) => fc.uniqueArray(bytes(length, length), { minLength: 1, maxLength: 40 }));

test("gives every value with its proof, proves that others are not there, and needs every part", () => {
  fc.assert(
    fc.property(keysOfOneLength, fc.array(bytes(1, 60), { minLength: 40, maxLength: 40 }), (keys, values) => {
      const [left, ...held] = keys;
      const trie = buildTrie(held.map((key, i) => [key, values[i] ?? "0x01"]));
      for (const [i, key] of held.entries()) {
        const proof = [...new Set(trie.proofOf(key))].sort();
        const nodes = openNodes(proof);
        expect(nodes.read(trie.root, key)).toBe(values[i]);
        expect(() => nodes.requireAllRead()).not.toThrow();
        for (let n = 0; n < proof.length; n++)
          expectFault(() => openNodes(proof.toSpliced(n, 1)).read(trie.root, key), "node_missing");
      }
      const all = [...new Set(held.flatMap((key) => trie.proofOf(key)))].sort();
      if (left !== undefined) expect(openNodes(all).read(trie.root, left)).toBeUndefined();
    }),
  );
});

test("keys of receipts are their indexes as RLP, for many receipts too", () => {
  expect([0, 1, 127, 128, 255, 256].map(indexKey)).toEqual([
    "0x80",
    "0x01",
    "0x7f",
    "0x8180",
    "0x81ff",
    "0x820100",
  ]);
  const entries = Array.from({ length: 300 }, (_, i): [Hex, Hex] => [
    indexKey(i),
    utf8(`receipt ${i}`.repeat(9)),
  ]);
  const trie = buildTrie(entries);
  for (const [key, value] of entries) {
    const nodes = openNodes([...new Set(trie.proofOf(key))].sort());
    expect(nodes.read(trie.root, key)).toBe(value);
    nodes.requireAllRead();
  }
});
