import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { docFindings } from "./docs/findings.ts";
import { root } from "./root.ts";
import { trackedFiles } from "./tracked-files.ts";

/** Whether links, paths, commands and the table of packages in the documents agree with the repository. */
export async function checkDocs(): Promise<string[]> {
  const files = await trackedFiles();
  const pages = new Map<string, string>();
  for (const path of files.filter((file) => file.endsWith(".md"))) {
    pages.set(path, await readFile(join(root, path), "utf8"));
  }
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { scripts: object };
  return docFindings({ pages, files: new Set(files), scripts: new Set(Object.keys(manifest.scripts)) });
}
