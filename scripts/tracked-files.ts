import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "./root.ts";

/**
 * The files that are, or would be, in git: paths from the repository's folder, with "/", sorted.
 * @throws if this is no git working tree
 */
export async function trackedFiles(): Promise<string[]> {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const { stdout } = await promisify(execFile)("git", args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return stdout
    .split("\0")
    .filter((path) => path !== "")
    .sort();
}
