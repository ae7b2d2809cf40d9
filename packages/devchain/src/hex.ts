/** `0x` and hexadecimal digits. */
export type Hex = `0x${string}`;

/** A JSON-RPC quantity: no leading zeros. */
export function toQuantity(value: bigint | number): Hex {
  return `0x${value.toString(16)}`;
}

/** Lower-case `0x` text of bytes. */
export function toHex(bytes: Uint8Array): Hex {
  return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`;
}

/** The bytes of `0x` text; the caller has checked the digits. */
export function fromHex(hex: string): Buffer {
  return Buffer.from(hex.slice(2), "hex");
}

/** Whether a value is `0x` text of exactly `length` bytes. */
export function isHexOfLength(value: unknown, length: number): value is Hex {
  return typeof value === "string" && value.length === 2 + 2 * length && /^0x[0-9a-fA-F]*$/.test(value);
}
