import { glob } from "node:fs/promises";
import { bytecodeSizes } from "./bytecode-sizes.ts";
import { settingsPage } from "./config-page.ts";
import { errorCodes } from "./error-codes.ts";
import { openApi } from "./openapi.ts";
import { protocol } from "./protocol.ts";

/** @property path from the repository's folder, with "/" */
export type GeneratedFile = { path: string; content: string };

export type Generator = {
  name: string;
  /** A folder that holds nothing but this generator's files, if there is one. */
  folder?: string;
  /** Makes the files from the code as it is now, without writing them. The same code gives the same bytes. */
  render: () => Promise<GeneratedFile[]>;
};

/** Everything in the repository that is made from code. To add one, write its module and name it here. */
export const generators: readonly Generator[] = [protocol, bytecodeSizes, openApi, errorCodes, settingsPage];

/** @returns the files in a generator's folder that it no longer makes */
export async function staleFiles(
  root: string,
  generator: Generator,
  files: readonly GeneratedFile[],
): Promise<string[]> {
  if (generator.folder === undefined) return [];
  const made = new Set(files.map(({ path }) => path));
  const stale: string[] = [];
  for await (const entry of glob(`${generator.folder}/**/*.*`, { cwd: root })) {
    const path = entry.replaceAll("\\", "/");
    if (!made.has(path)) stale.push(path);
  }
  return stale.sort();
}
