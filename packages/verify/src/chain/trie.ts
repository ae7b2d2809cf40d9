import { keccak256 } from "ethers";
import { CertificateError } from "../certificate-error.ts";
import { type Hex, lower } from "../hex.ts";
import { bytesOf, listOf, type Rlp, readRlp } from "./rlp.ts";

/** Root of a tree without entries: keccak256 of the RLP of no bytes. */
export const EMPTY_ROOT: Hex = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

/** Parts of Merkle-Patricia trees, found by their hashes. */
export interface Nodes {
  /**
   * The value under a key; undefined if the tree proves that there is none.
   * @throws CertificateError node_missing, node_invalid
   */
  read(root: Hex, key: Hex): Hex | undefined;
  /** @throws CertificateError evidence_unused if some part was never gone through */
  requireAllRead(): void;
}

/** @throws CertificateError nodes_unordered */
export function openNodes(nodes: readonly Hex[]): Nodes {
  const byHash = new Map<Hex, Rlp | Hex>();
  for (const [i, node] of nodes.entries()) {
    const before = nodes[i - 1];
    if (before !== undefined && before >= node) throw new CertificateError("nodes_unordered");
    byHash.set(lower(keccak256(node)), node);
  }
  const read = new Set<Hex>();

  function nodeAt(hash: Hex): Rlp {
    const node = byHash.get(hash);
    if (node === undefined) throw new CertificateError("node_missing", hash);
    read.add(hash);
    if (typeof node !== "string") return node;
    const value = readRlp(node as Hex, "node_invalid");
    byHash.set(hash, value);
    return value;
  }

  /** A child is named by its hash, or stands in its parent if it is shorter than a hash. */
  function childOf(reference: Rlp): Rlp | undefined {
    if (typeof reference !== "string") return reference;
    if (reference === "0x") return undefined;
    return nodeAt(bytesOf(reference, "node_invalid", 32));
  }

  return {
    read(root, key) {
      if (root === EMPTY_ROOT) return undefined;
      let node: Rlp | undefined = nodeAt(root);
      let path = key.slice(2);
      while (node !== undefined) {
        const items = listOf(node, "node_invalid");
        if (items.length === 17) {
          if (path === "") return contentsOf(items[16]);
          node = childOf(items[Number.parseInt(path.charAt(0), 16)] ?? "0x");
          path = path.slice(1);
          continue;
        }
        if (items.length !== 2) throw new CertificateError("node_invalid");
        const { shared, leaf } = pathOf(items[0]);
        if (leaf) return shared === path ? contentsOf(items[1]) : undefined;
        if (!path.startsWith(shared)) return undefined;
        path = path.slice(shared.length);
        node = childOf(items[1] ?? "0x");
      }
      return undefined;
    },
    requireAllRead() {
      if (read.size !== nodes.length) throw new CertificateError("evidence_unused", "parts of trees");
    },
  };
}

function contentsOf(value: Rlp | undefined): Hex | undefined {
  const bytes = bytesOf(value, "node_invalid");
  return bytes === "0x" ? undefined : bytes;
}

/** The first digit says whether it is a leaf, and whether the number of digits is odd. */
function pathOf(value: Rlp | undefined): { shared: string; leaf: boolean } {
  const digits = bytesOf(value, "node_invalid").slice(2);
  const flag = Number.parseInt(digits.charAt(0), 16);
  const odd = (flag & 1) === 1;
  if (!(flag < 4) || (!odd && digits.charAt(1) !== "0")) throw new CertificateError("node_invalid");
  return { shared: digits.slice(odd ? 1 : 2), leaf: flag >= 2 };
}
