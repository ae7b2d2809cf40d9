import { camt053Chunks } from "../../testkit/src/statements/index.ts";
import { createCamt053Reader, type StatementEntry, type StatementSink } from "../src/index.ts";
import { entry, statementOf } from "./small-statement.ts";

/**
 * Writes and reads a camt.053 file of many entries, a piece at a time, in a process of its own whose heap the test
 * bounds: node read-many.ts <entries>.
 */
const count = Number(process.argv[2]);
const template = entry({ details: [] });

function* entries(): Generator<StatementEntry> {
  for (let n = 0; n < count; n++)
    yield { ...template, minor: 1n, direction: n % 2 === 0 ? "credit" : "debit" };
}

const head = statementOf([]);
const closing = { ...head.closing, minor: head.opening.minor + BigInt(count % 2) };
let read = 0;
const nothing = () => {};
const sink: StatementSink = { open: nothing, entry: () => void read++, finding: nothing, close: nothing };
const reader = createCamt053Reader(sink);
const encoder = new TextEncoder();
for (const chunk of camt053Chunks([{ ...head, closing, entries: entries() }]))
  reader.write(encoder.encode(chunk));
reader.end();
process.stdout.write(JSON.stringify({ read, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) }));
