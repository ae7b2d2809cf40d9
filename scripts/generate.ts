import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { freshnessFindings } from "./check-generated.ts";
import { generators, staleFiles } from "./generators/index.ts";
import { root } from "./root.ts";

/** Writes all generated files, removes those that no generator makes any more, and says which changed. */
export async function generate(): Promise<number> {
  for (const generator of generators) {
    const files = await generator.render();
    for (const file of files) {
      if ((await freshnessFindings(root, [file])).length === 0) continue;
      await mkdir(dirname(join(root, file.path)), { recursive: true });
      await writeFile(join(root, file.path), file.content);
      console.log(`wrote ${file.path}`);
    }
    for (const path of await staleFiles(root, generator, files)) {
      await rm(join(root, path));
      console.log(`removed ${path}`);
    }
  }
  return 0;
}
