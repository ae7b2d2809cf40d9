import { encodeRlp, keccak256, type RlpStructuredDataish } from "ethers";
import { EMPTY_ROOT } from "../chain/trie.ts";
import { type Hex, lower } from "../hex.ts";

/** A Merkle-Patricia tree, with its parts by hash. */
export interface Trie {
  root: Hex;
  /** The parts from the root to a key that is in the tree, shorter ones inside their parents left out. */
  proofOf(key: Hex): Hex[];
}

type Entry = readonly [path: string, value: Hex];
type Node = { items: RlpStructuredDataish[]; rlp: Hex };

/** Builds the tree over a list of values by key, which must be no key's beginning. */
export function buildTrie(entries: readonly (readonly [key: Hex, value: Hex])[]): Trie {
  const nodes = new Map<string, Node>();
  const paths = entries.map(([key, value]): Entry => [key.slice(2), value]);
  const root = paths.length === 0 ? undefined : nodeOf(paths, "", nodes);
  return {
    root: root === undefined ? EMPTY_ROOT : lower(keccak256(root.rlp)),
    proofOf(key) {
      const path = key.slice(2);
      return [...nodes]
        .filter(([at, { rlp }]) => path.startsWith(at) && (at === "" || isHashed(rlp)))
        .map(([, { rlp }]) => rlp);
    },
  };
}

/** @param at digits from the root to here; kept with the node */
function nodeOf(entries: readonly Entry[], at: string, nodes: Map<string, Node>): Node {
  const [first] = entries;
  if (first === undefined) throw new TypeError("a node stands for some entry");
  if (entries.length === 1) return keep(at, [compact(first[0].slice(at.length), true), first[1]], nodes);
  const shared = sharedBy(entries, at.length);
  if (shared !== "") {
    const child = nodeOf(entries, at + shared, nodes);
    return keep(at, [compact(shared, false), referenceTo(child)], nodes);
  }
  const children = [..."0123456789abcdef"].map((digit) => {
    const below = entries.filter(([path]) => path.charAt(at.length) === digit);
    return below.length === 0 ? "0x" : referenceTo(nodeOf(below, at + digit, nodes));
  });
  return keep(at, [...children, "0x"], nodes);
}

function keep(at: string, items: RlpStructuredDataish[], nodes: Map<string, Node>): Node {
  const node = { items, rlp: lower(encodeRlp(items)) };
  nodes.set(at, node);
  return node;
}

/** What a parent holds of its child: the child itself, or its hash if that is shorter. */
function referenceTo({ items, rlp }: Node): RlpStructuredDataish {
  return isHashed(rlp) ? keccak256(rlp) : items;
}

const isHashed = (rlp: Hex) => rlp.length >= 2 + 2 * 32;

function sharedBy(entries: readonly Entry[], from: number): string {
  const [first = ""] = entries[0] ?? [];
  let length = from;
  while (length < first.length && entries.every(([path]) => path.charAt(length) === first.charAt(length)))
    length++;
  return first.slice(from, length);
}

/** Digits with a first one that says whether it is a leaf, and whether their number is odd. */
function compact(path: string, leaf: boolean): Hex {
  const flag = leaf ? 2 : 0;
  return path.length % 2 === 0 ? `0x${flag}0${path}` : `0x${flag + 1}${path}`;
}
