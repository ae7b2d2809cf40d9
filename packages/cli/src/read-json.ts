import { readFile } from "node:fs/promises";
import { UsageError } from "./usage-error.ts";

/** The JSON in a file. The gateway validates it, with a pointer to each fault. */
export async function readJson<T>(path: string): Promise<T> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as T;
  } catch (error) {
    throw new UsageError(`${path} cannot be read as JSON: ${(error as Error).message}`);
  }
}
