import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDecimal } from "@green-ledger/domain";
import { checkCurrency } from "@green-ledger/standards";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { examplePath, findSource, readSourceRecords } from "./tables.ts";

type Figures = {
  lines: number;
  payments: number;
  refunds: number;
  rejected: Record<string, number>;
  valueDateUnknown: number;
  outflow: string;
  inflow: string;
  rejectedNet: string;
};

const mapping: {
  currency: string;
  files: { include: string[] };
  columns: Record<string, { required: boolean; headers: string[] }>;
  profile: string[];
} = parse(readFileSync(examplePath("mappings", "oxford.yaml"), "utf8"));

const figures: {
  total: Figures & { net: string; payees: Record<string, number> };
  files: (Figures & { file: string })[];
} = JSON.parse(readFileSync(examplePath("mappings", "oxford.figures.json"), "utf8"));

const sourceFolder = findSource("oxford-council-payments");
const headers = Object.values(mapping.columns).flatMap((column) => column.headers);

function normalise(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, " ");
}

function pence(text: string): bigint {
  return BigInt(parseDecimal(text, 2));
}

function rejectedLines({ rejected }: Figures): number {
  return Object.values(rejected).reduce((total, count) => total + count, 0);
}

describe("oxford.yaml", () => {
  it("lists normalised headers, each for one field", () => {
    expect(headers.map(normalise)).toEqual(headers);
    expect(new Set(headers).size).toBe(headers.length);
  });

  it("keeps only fields that it reads, in a currency that can be booked", () => {
    for (const field of mapping.profile) expect(mapping.columns).toHaveProperty(field);
    expect(checkCurrency(mapping.currency)).toMatchObject({ ok: true });
  });

  it.runIf(sourceFolder === undefined)(
    "was not compared with the published files: set GREEN_LEDGER_DATA",
    () => {
      expect(sourceFolder).toBeUndefined();
    },
  );

  it.runIf(sourceFolder !== undefined)(
    "fits every header and the number of lines of every published file",
    () => {
      const folder = sourceFolder ?? "";
      const published = readdirSync(folder).filter((name) => name.endsWith(".csv"));
      expect(published.sort()).toEqual(figures.files.map(({ file }) => file).sort());
      for (const { file, lines } of figures.files) {
        expect(mapping.files.include).toContain(file);
        const records = readSourceRecords(join(folder, file));
        expect(records).toHaveLength(lines + 1);
        const found = (records[0] ?? []).map(normalise);
        for (const header of found) expect(headers).toContain(header);
        for (const { required, headers: accepted } of Object.values(mapping.columns)) {
          const columns = found.filter((header) => accepted.includes(header)).length;
          expect(columns).toBeGreaterThanOrEqual(required ? 1 : 0);
          expect(columns).toBeLessThanOrEqual(1);
        }
      }
    },
  );
});

describe("oxford.figures.json", () => {
  it("ends every line in one way, in every file and in total", () => {
    for (const part of [...figures.files, figures.total]) {
      expect(part.payments + part.refunds + rejectedLines(part)).toBe(part.lines);
    }
  });

  it("adds the files up to the total", () => {
    for (const key of ["lines", "payments", "refunds", "valueDateUnknown"] as const) {
      expect(figures.files.reduce((total, file) => total + file[key], 0)).toBe(figures.total[key]);
    }
    for (const key of ["outflow", "inflow", "rejectedNet"] as const) {
      expect(figures.files.reduce((total, file) => total + pence(file[key]), 0n)).toBe(
        pence(figures.total[key]),
      );
    }
    expect(figures.files.reduce((total, file) => total + rejectedLines(file), 0)).toBe(
      rejectedLines(figures.total),
    );
  });

  it("reconciles recorded and rejected with the net sum of the files", () => {
    const { outflow, inflow, rejectedNet, net, payees } = figures.total;
    expect(pence(outflow) - pence(inflow) + pence(rejectedNet)).toBe(pence(net));
    expect(pence(net)).toBe(205_121_398_34n);
    const { total, ...kinds } = payees;
    expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(total);
  });
});
