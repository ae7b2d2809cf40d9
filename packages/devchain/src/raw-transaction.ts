import { keccak256 } from "@nomicfoundation/edr";
import { fromHex, type Hex, toHex } from "./hex.ts";
import { RPC_CODES, RpcError } from "./rpc/rpc-error.ts";

/**
 * Checks that a parameter is exactly one encoded transaction, and gives its hash.
 *
 * The EVM is more lenient (no `0x`, bytes after the end): such text would be kept under a hash that is not the
 * transaction's. Whether the fields are right is the EVM's to say.
 * @throws RpcError
 */
export function readRawTransaction(param: unknown): { readonly raw: Hex; readonly hash: Hex } {
  if (typeof param !== "string" || !/^0x(?:[0-9a-fA-F]{2})+$/.test(param)) {
    throw new RpcError(
      RPC_CODES.invalidParams,
      "the raw transaction must be 0x and an even number of hex digits",
    );
  }
  const bytes = fromHex(param);
  if (!isOneList(bytes)) {
    throw new RpcError(
      RPC_CODES.invalidParams,
      "the raw transaction must be one RLP list with nothing after it",
    );
  }
  return { raw: param as Hex, hash: toHex(keccak256(bytes)) };
}

/** Whether bytes are one RLP list, after a type byte for typed transactions. */
function isOneList(bytes: Buffer): boolean {
  const start = (bytes[0] ?? 0) < 0x80 ? 1 : 0;
  const prefix = bytes[start] ?? 0;
  if (prefix < 0xc0) return false;
  if (prefix <= 0xf7) return bytes.length === start + 1 + (prefix - 0xc0);
  const lengthBytes = prefix - 0xf7;
  // Six bytes are more than any body can be, and all that the reader takes.
  if (lengthBytes > 6 || bytes.length < start + 1 + lengthBytes) return false;
  return bytes.length === start + 1 + lengthBytes + bytes.readUIntBE(start + 1, lengthBytes);
}
