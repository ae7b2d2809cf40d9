import { readdir } from "node:fs/promises";
import { ImportError } from "./import-error.ts";
import type { Mapping } from "./mapping.ts";

/**
 * The files of a folder that a mapping reads, in the order of its patterns, by name within one pattern.
 * @throws ImportError `files_none`
 */
export async function listFiles(folder: string, mapping: Mapping): Promise<string[]> {
  let names: string[];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch {
    throw new ImportError("files_none", `${folder} is not a folder that can be read`);
  }
  const files = orderFiles(names, mapping.files.include);
  if (files.length === 0) {
    throw new ImportError("files_none", `no file in ${folder} fits ${mapping.files.include.join(", ")}`);
  }
  return files;
}

/** Each name once, under the first pattern that fits. */
export function orderFiles(names: readonly string[], patterns: readonly string[]): string[] {
  const left = new Set([...names].sort());
  const ordered: string[] = [];
  for (const pattern of patterns) {
    const shape = new RegExp(
      `^${pattern
        .split("*")
        .map((part) => RegExp.escape(part))
        .join(".*")}$`,
    );
    for (const name of left) {
      if (!shape.test(name)) continue;
      ordered.push(name);
      left.delete(name);
    }
  }
  return ordered;
}
