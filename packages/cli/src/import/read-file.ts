import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { findColumns, type Header } from "@green-ledger/statements/tabular";
import { type CsvError, type Info, parse } from "csv-parse";
import { ImportError } from "./import-error.ts";
import type { Entry, Reject } from "./line.ts";
import type { Mapping } from "./mapping.ts";

/** One record below the header. */
export interface FileLine {
  /** Physical line on which the record starts; the header is 1. */
  line: number;
  cells: string[];
  read: Entry | Reject;
}

export type ReadLine = (cells: readonly string[], header: Header, width: number) => Entry | Reject;

/**
 * Streams a file's records, read by the mapping. Never holds the file in memory.
 * @throws ImportError `file_empty`, `file_truncated`, `encoding_invalid`, `file_unreadable` or a header code
 */
export async function* readFile(
  path: string,
  mapping: Mapping,
  readLine: ReadLine,
): AsyncGenerator<FileLine> {
  const name = basename(path);
  const parser = parse({
    delimiter: mapping.files.delimiter,
    quote: mapping.files.quote,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    info: true,
  });
  const feeding = feed(path, mapping, parser);
  feeding.catch((error: Error) => parser.destroy(error));

  let header: Header | undefined;
  let width = 0;
  let lastLine = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const line = lastLine + 1;
      lastLine = info.lines;
      if (header === undefined) {
        header = headerOf(record, mapping, name);
        width = record.length;
      } else if (record.length > 1 || record[0] !== "") {
        yield { line, cells: record, read: readLine(record, header, width) };
      }
    }
    await feeding;
  } catch (cause) {
    throw fileFault(cause as Error, name);
  }
  if (header === undefined) throw new ImportError("file_empty", `${name} has no header`);
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function headerOf(record: readonly string[], mapping: Mapping, name: string): Header {
  const found = findColumns(record, mapping.columns, mapping.ignored_headers);
  if (!found.ok) throw new ImportError(found.code, `${name}: ${found.detail}`);
  return found.header;
}

async function feed(path: string, mapping: Mapping, parser: ReturnType<typeof parse>): Promise<void> {
  const decoder = new TextDecoder(mapping.files.encoding, { fatal: true, ignoreBOM: false });
  for await (const chunk of createReadStream(path)) {
    if (!parser.write(decoder.decode(chunk as Buffer, { stream: true }))) {
      await new Promise((resolve) => parser.once("drain", resolve));
    }
  }
  parser.end(decoder.decode());
}

function fileFault(error: Error, name: string): Error {
  if (error instanceof ImportError) return error;
  const code = (error as CsvError | NodeJS.ErrnoException).code;
  if (code === "CSV_QUOTE_NOT_CLOSED") {
    return new ImportError("file_truncated", `${name} ends inside a quoted cell; get the file again`);
  }
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
    return new ImportError("encoding_invalid", `${name} has bytes that the mapping's encoding does not know`);
  }
  return new ImportError("file_unreadable", `${name} cannot be read: ${error.message}`);
}
