import type { Measurement, Report } from "./report.ts";

/** A measurement as it is printed: every key is there, an absent figure is null. */
type Row = Required<Omit<Measurement, "baseline" | "ratio">> & {
  baseline: number | null;
  ratio: number | null;
};

/**
 * @param json print one JSON object a line, at once; else an aligned table, at the end
 * @param print takes one line
 */
export function createReport(json: boolean, print: (line: string) => void): { add: Report; end: () => void } {
  const rows: Row[] = [];
  return {
    add(measurement) {
      const row = completed(measurement);
      if (json) print(JSON.stringify(row));
      else rows.push(row);
    },
    end() {
      for (const line of table(rows)) print(line);
    },
  };
}

/** @throws TypeError if a figure is not finite: a division by nothing is not a result */
function completed(measurement: Measurement): Row {
  const { bench, metric, value, unit, baseline = null } = measurement;
  const { ratio = baseline === null ? null : value / baseline } = measurement;
  for (const figure of [value, baseline, ratio]) {
    if (figure !== null && !Number.isFinite(figure))
      throw new TypeError(`${bench}/${metric}: ${figure} is no figure`);
  }
  return { bench, metric, value, unit, baseline, ratio };
}

function table(rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [
    row.bench,
    row.metric,
    figure(row.value),
    row.unit,
    figure(row.baseline),
    figure(row.ratio),
  ]);
  const head = ["bench", "metric", "value", "unit", "baseline", "ratio"];
  const all = [head, ...cells];
  const widths = head.map((_, column) => Math.max(...all.map((line) => (line[column] ?? "").length)));
  return all.map((line) =>
    line
      .map((cell, column) =>
        [2, 4, 5].includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}

function figure(value: number | null): string {
  if (value === null) return "";
  return value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
}
