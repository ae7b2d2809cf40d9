import { minorUnits } from "@green-ledger/standards";
import type { StatementHead, StatementSink } from "../bank-statement.ts";
import { checkBalance, createTotals, type RunningTotals } from "../check-statement.ts";
import { StatementError } from "../statement-error.ts";
import { createTextDecoder, type StatementReader } from "../statement-reader.ts";
import { find, placeOf, type XmlNode } from "../xml/node.ts";
import { createXmlReader } from "../xml/reader.ts";
import { checkNamespace } from "./check-namespace.ts";
import { checkSummary } from "./check-summary.ts";
import { readEntry } from "./read-entry.ts";
import { checkPages, readHead } from "./read-head.ts";
import { document } from "./schema.ts";

/** Bytes of a file and elements of one entry beyond which a file is refused. */
export interface Camt053Limits {
  readonly maxBytes: number;
  readonly maxNodesPerEntry: number;
}

const LIMITS: Camt053Limits = { maxBytes: 4 * 2 ** 30, maxNodesPerEntry: 5_000_000 };

/** A statement whose elements are coming. */
interface OpenStatement {
  readonly node: XmlNode;
  readonly single: Map<string, XmlNode>;
  readonly balances: XmlNode[];
  readonly totals: RunningTotals;
  head: StatementHead | undefined;
  digits: number;
}

/**
 * Reads camt.053.001.08 as its bytes come, one entry at a time: memory does not grow with the file but for the ids of
 * its statements.
 * @throws StatementError at the first thing that is wrong; what the sink got of that statement is then void
 */
export function createCamt053Reader(
  sink: StatementSink,
  limits: Partial<Camt053Limits> = {},
): StatementReader {
  const { maxBytes, maxNodesPerEntry } = { ...LIMITS, ...limits };
  const seen = new Set<string>();
  let open: OpenStatement | undefined;

  const xml = createXmlReader({
    root: document,
    checkNamespace,
    maxNodes: maxNodesPerEntry,
    onElement(node) {
      if (node.name === "GrpHdr") return checkPages(find(node, "MsgPgntn"));
      if (node.parent?.name !== "Stmt") {
        if (node.name === "Stmt" && open !== undefined) finish(open);
        return;
      }
      open ??= openStatement(node.parent);
      takePart(open, node);
    },
  });

  function takePart(statement: OpenStatement, node: XmlNode): void {
    if (node.name === "Bal") statement.balances.push(node);
    else if (node.name !== "Ntry") statement.single.set(node.name, node);
    else {
      const head = begin(statement);
      const place = statement.totals.totals().entries + 1;
      const { entry, findings } = readEntry(node, head, place, statement.digits);
      statement.totals.add(entry);
      sink.entry(entry);
      findings.forEach(sink.finding);
    }
  }

  function begin(statement: OpenStatement): StatementHead {
    if (statement.head !== undefined) return statement.head;
    const head = readHead({ ...statement, statement: statement.node });
    if (seen.has(head.statementId)) {
      const detail = `the statement ${JSON.stringify(head.statementId)} stands in the file twice`;
      throw new StatementError(
        "statement_duplicate",
        detail,
        placeOf(statement.single.get("Id") ?? statement.node),
      );
    }
    seen.add(head.statementId);
    statement.head = head;
    statement.digits = minorUnits(head.currency) ?? 0;
    sink.open(head);
    if (head.copy !== null) {
      const detail = `the bank marks the statement as a ${head.copy.replaceAll("_", " ")}`;
      sink.finding({ code: "statement_is_copy", line: statement.node.line, detail });
    }
    return head;
  }

  function finish(statement: OpenStatement): void {
    const head = begin(statement);
    checkSummary(statement.single.get("TxsSummry"), statement.totals, statement.digits);
    const totals = statement.totals.totals();
    checkBalance(head, totals, statement.digits, placeOf(statement.node));
    sink.close(totals);
    open = undefined;
  }

  const decoder = createTextDecoder("utf-8", maxBytes);
  return {
    write: (chunk) => xml.write(decoder.decode(chunk)),
    end() {
      xml.write(decoder.end());
      xml.end();
    },
  };
}

function openStatement(node: XmlNode): OpenStatement {
  return { node, single: new Map(), balances: [], totals: createTotals(), head: undefined, digits: 0 };
}
