import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Lends a runner a file to write its report to.
 * @returns what `run` returns, and the report as parsed JSON: undefined if there is none or it is cut off
 */
export async function withReportFile<T>(
  run: (file: string) => Promise<T>,
): Promise<{ result: T; report: unknown }> {
  const folder = await mkdtemp(join(tmpdir(), "green-ledger-tests-"));
  const file = join(folder, "report.json");
  try {
    const result = await run(file);
    return { result, report: await parse(file) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function parse(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}
