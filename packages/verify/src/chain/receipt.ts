import { encodeRlp } from "ethers";
import { CertificateError } from "../certificate-error.ts";
import { type Hex, lower } from "../hex.ts";
import { bytesOf, listOf, numberOf, readRlp } from "./rlp.ts";
import type { Nodes } from "./trie.ts";

export interface Log {
  address: Hex;
  topics: readonly Hex[];
  data: Hex;
}

/** Key of a transaction or receipt in the trees of its block. */
export function indexKey(index: number): Hex {
  const digits = index.toString(16);
  return lower(encodeRlp(index === 0 ? "0x" : `0x${digits.length % 2 === 0 ? "" : "0"}${digits}`));
}

/**
 * The logs of one transaction, in order. One that failed has none.
 * @throws CertificateError receipt_invalid if it is not in the block, or failed
 */
export function readReceipt(nodes: Nodes, receiptsRoot: Hex, index: number): Log[] {
  const fault = "receipt_invalid";
  const bytes = nodes.read(receiptsRoot, indexKey(index));
  if (bytes === undefined) throw new CertificateError(fault, `transaction ${index}`);
  // EIP-2718: a type in front, which is less than the first byte of a list.
  const typed = Number.parseInt(bytes.slice(2, 4), 16) < 0xc0;
  const [status, gas, bloom, logs] = listOf(readRlp(typed ? `0x${bytes.slice(4)}` : bytes, fault), fault, 4);
  if (numberOf(status, fault) !== 1n) throw new CertificateError(fault, `transaction ${index} failed`);
  numberOf(gas, fault);
  bytesOf(bloom, fault, 256);
  return listOf(logs, fault).map((each) => {
    const [address, topics, data] = listOf(each, fault, 3);
    return {
      address: bytesOf(address, fault, 20),
      topics: listOf(topics, fault).map((topic) => bytesOf(topic, fault, 32)),
      data: bytesOf(data, fault),
    };
  });
}
