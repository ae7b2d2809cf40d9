import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatDecimal } from "@green-ledger/domain";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listFiles, orderFiles } from "./list-files.ts";
import { type Mapping, readMapping } from "./mapping.ts";
import { readFile } from "./read-file.ts";
import { lineReader } from "./read-line.ts";
import { scanFiles, sumTotals } from "./scan.ts";
import { HEADER, MAPPING } from "./small-mapping.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "import-"));
});
afterEach(() => rm(folder, { recursive: true }));

const readLine = lineReader(MAPPING, 2);
const put = (file: string, content: string | Buffer) => writeFile(join(folder, file), content);
const csv = (...lines: string[]) => [HEADER.join(","), ...lines, ""].join("\r\n");
const scan = async (mapping: Mapping = MAPPING) =>
  scanFiles(folder, await listFiles(folder, mapping), mapping, readLine, () => {});

describe("a folder", () => {
  test("files come in the order of the patterns, by name within one", () => {
    expect(orderFiles(["c.csv", "a-2.csv", "b.csv", "a-1.csv", "x.txt"], ["a-*.csv", "*.csv"])).toEqual([
      "a-1.csv",
      "a-2.csv",
      "b.csv",
      "c.csv",
    ]);
  });

  test("every line is in exactly one count, and the sums agree", async () => {
    await put(
      "a.csv",
      csv(
        "10.00,1_1,03/05/2017,20013684,A,x",
        "-2.50,2_1,00:00:00,20013684,A,x",
        "5,bad,03/05/2017,20013684,A,x",
      ),
    );
    await put(
      "b.csv",
      csv("10,1_1,03/05/2017,20013684,A,x", "11,1_1,03/05/2017,20013684,A,x", "0,9_9,03/05/2017,1,A,x"),
    );
    const total = sumTotals(await scan());
    expect(total).toEqual({
      lines: 6,
      payments: 1,
      refunds: 1,
      outflow: 1000n,
      inflow: 250n,
      rejected: {
        reference_malformed: 1,
        duplicate_line: 1,
        duplicate_reference_other_content: 1,
        amount_zero: 1,
      },
      rejectedNet: 2600n,
      valueDateUnknown: 1,
      net: 3350n,
    });
    expect(total.outflow - total.inflow + total.rejectedNet).toBe(total.net);
  });

  test("lines are numbered as an editor shows them, quoted line breaks included", async () => {
    await put("a.csv", csv('1,1_1,03/05/2017,20013684,"two\nlines",x', "2,2_1,03/05/2017,20013684,A,x"));
    const lines = await Array.fromAsync(readFile(join(folder, "a.csv"), MAPPING, readLine));
    expect(lines.map(({ line }) => line)).toEqual([2, 4]);
  });

  test.each([
    ["files_none", "x.txt", "text"],
    ["file_empty", "a.csv", ""],
    ["file_truncated", "a.csv", `${HEADER.join(",")}\n1,1_1,03/05/2017,20013684,"cut off`],
    ["encoding_invalid", "a.csv", Buffer.from([0x41, 0xff, 0xfe, 0x0a])],
    ["header_missing", "a.csv", "Amount,Other\n1,2\n"],
  ])("%s", async (code, file, content) => {
    await put(file, content);
    await expect(scan()).rejects.toMatchObject({ code });
  });

  test("a byte order mark is no part of the first header", async () => {
    await put("a.csv", `\ufeff${csv("1,1_1,03/05/2017,20013684,A,x")}`);
    expect(sumTotals(await scan()).payments).toBe(1);
  });
});

const root = join(import.meta.dirname, "../../../..");
const data = join(process.env.GREEN_LEDGER_DATA ?? join(root, "../shared/data"), "oxford-council-payments");

describe.runIf(existsSync(data))("the real files", () => {
  test("come to the figures of examples/mappings", async () => {
    const mapping = readMapping(
      readFileSync(join(root, "examples/mappings/oxford.yaml"), "utf8"),
      "oxford.yaml",
    );
    const figures = JSON.parse(readFileSync(join(root, "examples/mappings/oxford.figures.json"), "utf8"));
    const scans = await scanFiles(
      data,
      await listFiles(data, mapping),
      mapping,
      lineReader(mapping, 2),
      () => {},
    );
    const total = sumTotals(scans);
    const { payees: _, outflow, inflow, rejectedNet, net, ...counts } = figures.total;
    expect(total).toMatchObject(counts);
    expect(formatDecimal(total.outflow, 2)).toBe(outflow);
    expect(formatDecimal(total.inflow, 2)).toBe(inflow);
    expect(formatDecimal(total.rejectedNet, 2)).toBe(rejectedNet);
    expect(formatDecimal(total.net, 2)).toBe(net);
    expect(scans).toHaveLength(15);
  });
});
