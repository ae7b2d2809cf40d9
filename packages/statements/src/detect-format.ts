/** Formats that say themselves what they are; a delimited file needs a mapping. */
export type StatementFormat = "camt053" | "mt940" | "csv";

/**
 * What a file is, by its first bytes; a byte order mark and blanks are read over.
 * @param start at least 64 bytes of the file, or all of it
 */
export function detectFormat(start: Uint8Array): StatementFormat {
  const text = new TextDecoder().decode(start.subarray(0, 512)).trimStart();
  if (text.startsWith("<")) return "camt053";
  return /^(?:\{1:|:20:)/.test(text) ? "mt940" : "csv";
}
