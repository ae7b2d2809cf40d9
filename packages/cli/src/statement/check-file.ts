import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import {
  type CsvStatementFacts,
  createCamt053Reader,
  createCsvReader,
  createMt940Reader,
  detectFormat,
  type Mt940Options,
  StatementError,
  type StatementFormat,
  type StatementMapping,
  type StatementReader,
  type StatementSink,
} from "@green-ledger/statements";
import { UsageError } from "../usage-error.ts";
import { collectReports, type StatementReport } from "./reports.ts";

export interface CheckedFile {
  readonly format: StatementFormat;
  readonly statements: readonly StatementReport[];
}

export interface CheckOptions {
  readonly mapping?: StatementMapping;
  readonly facts: CsvStatementFacts;
  readonly encoding?: NonNullable<Mt940Options["encoding"]>;
}

/**
 * Reads a file of statements as a stream. A mapping makes it a delimited file; otherwise its first bytes say what it is.
 * @throws StatementError, or UsageError if it cannot be opened
 */
export async function checkFile(path: string, options: CheckOptions): Promise<CheckedFile> {
  const format = options.mapping === undefined ? detectFormat(await firstBytes(path)) : "csv";
  const { sink, reports } = collectReports();
  const reader = readerOf(format, sink, options);
  for await (const chunk of createReadStream(path)) reader.write(chunk as Buffer);
  reader.end();
  return { format, statements: reports };
}

function readerOf(format: StatementFormat, sink: StatementSink, options: CheckOptions): StatementReader {
  const { mapping, facts, encoding } = options;
  switch (format) {
    case "camt053":
      return createCamt053Reader(sink);
    case "mt940":
      return createMt940Reader(sink, encoding === undefined ? {} : { encoding });
    case "csv":
      if (mapping === undefined) {
        throw new StatementError("mapping_required", "the file is neither camt.053 nor MT940");
      }
      return createCsvReader(sink, mapping, facts);
  }
}

async function firstBytes(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(512) });
    return buffer.subarray(0, bytesRead);
  } catch {
    throw new UsageError(`${path} cannot be read.`);
  }
}
