import type {
  FindingCode,
  StatementFinding,
  StatementHead,
  StatementSink,
  StatementTotals,
} from "@green-ledger/statements";

/** What is told of a statement; its entries are not kept. */
export interface StatementReport extends StatementHead {
  readonly totals: StatementTotals;
  readonly findingCounts: Partial<Record<FindingCode, number>>;
  /** The first of them. */
  readonly findings: readonly StatementFinding[];
}

const SHOWN = 100;

/** A sink that keeps figures only. */
export function collectReports(): { sink: StatementSink; reports: StatementReport[] } {
  const reports: StatementReport[] = [];
  let head: StatementHead | undefined;
  let findings: StatementFinding[] = [];
  let findingCounts: Partial<Record<FindingCode, number>> = {};
  return {
    reports,
    sink: {
      open(opened) {
        head = opened;
        findings = [];
        findingCounts = {};
      },
      entry() {},
      finding(finding) {
        findingCounts[finding.code] = (findingCounts[finding.code] ?? 0) + 1;
        if (findings.length < SHOWN) findings.push(finding);
      },
      close(totals) {
        if (head !== undefined) reports.push({ ...head, totals, findingCounts, findings });
      },
    },
  };
}
