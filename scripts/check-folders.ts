import { trackedFiles } from "./tracked-files.ts";

/** Folders that need no page of their own: a tool reads them, or their name says it all. */
const EXEMPT = new Set([".ci", ".github", "snapshots"]);

/** Folders whose own folders are explained too. */
const PARENTS = new Set(["contracts", "packages", "scripts", "deploy", "docs", "examples", "test"]);

/** Every folder that a reader meets first says in its README what it holds. */
export async function checkFolders(): Promise<string[]> {
  return folderFindings(await trackedFiles());
}

/** @param paths of all files, from the repository's folder */
export function folderFindings(paths: readonly string[]): string[] {
  const folders = new Set(paths.flatMap(explainedFolders));
  const files = new Set(paths);
  return [...folders]
    .sort()
    .filter((folder) => !files.has(`${folder}/README.md`))
    .map((folder) => `${folder}/README.md is missing`);
}

/** The folders above a file that need a README. */
function explainedFolders(path: string): string[] {
  const [top, second, third] = path.split("/");
  if (top === undefined || second === undefined || EXEMPT.has(top)) return [];
  if (third === undefined || !PARENTS.has(top) || EXEMPT.has(second)) return [top];
  return [top, `${top}/${second}`];
}
