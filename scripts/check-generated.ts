import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type GeneratedFile, generators, staleFiles } from "./generators/index.ts";
import { root } from "./root.ts";

/** Whether every generated file is what its generator makes of the code now. */
export async function checkGenerated(): Promise<string[]> {
  const findings: string[] = [];
  for (const generator of generators) {
    const files = await generator.render();
    findings.push(...(await freshnessFindings(root, files)));
    for (const path of await staleFiles(root, generator, files))
      findings.push(`${path} is no longer generated`);
  }
  return findings.map((finding) => `${finding}: run npm run generate`);
}

export async function freshnessFindings(folder: string, files: readonly GeneratedFile[]): Promise<string[]> {
  const findings: string[] = [];
  for (const { path, content } of files) {
    const present = await readFile(join(folder, path), "utf8").catch(() => undefined);
    if (present === undefined) findings.push(`${path} is missing`);
    else if (present !== content) findings.push(`${path} is out of date`);
  }
  return findings;
}
