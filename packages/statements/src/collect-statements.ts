import type {
  BankStatement,
  StatementEntry,
  StatementFinding,
  StatementHead,
  StatementSink,
} from "./bank-statement.ts";

/** A sink that keeps everything: for files that fit into memory. */
export function collectStatements(): { sink: StatementSink; statements: BankStatement[] } {
  const statements: BankStatement[] = [];
  let head: StatementHead | undefined;
  let entries: StatementEntry[] = [];
  let findings: StatementFinding[] = [];
  const sink: StatementSink = {
    open(opened) {
      head = opened;
      entries = [];
      findings = [];
    },
    entry: (entry) => entries.push(entry),
    finding: (finding) => findings.push(finding),
    close(totals) {
      if (head === undefined) throw new TypeError("a statement is closed that was not opened");
      statements.push({ ...head, entries, totals, findings });
      head = undefined;
    },
  };
  return { sink, statements };
}
