/** Lower-case bytes with `0x` in front. */
export type Hex = `0x${string}`;

export const ZERO_32: Hex = `0x${"00".repeat(32)}`;

/** An id that may be unknown: zero on chain. */
export function orNull(id: Hex): Hex | null {
  return id === ZERO_32 ? null : id;
}

/** Lower-case. ethers answers with text of the type `string`. */
export function lower(text: string): Hex {
  return text.toLowerCase() as Hex;
}

/** A number as 32 bytes. */
export function word(value: bigint): Hex {
  return `0x${value.toString(16).padStart(64, "0")}`;
}

/** Text that fills a fixed number of bytes from the left, as codes and currencies are on chain. */
export function textOf(bytes: string): string {
  const codes = (bytes.slice(2).match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const end = codes.indexOf(0);
  return String.fromCharCode(...(end < 0 ? codes : codes.slice(0, end)));
}

/** Short ASCII text as codes and schemes are on chain. */
export function bytes32Of(text: string): Hex {
  const digits = [...text].map((char) => char.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return `0x${digits.padEnd(64, "0")}`;
}
