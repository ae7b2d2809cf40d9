import { type Lock, type LockEntry, readLock } from "./check-lock.ts";

/** Licences that ask for nothing but their text. */
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Python-2.0",
  "Unlicense",
]);

/** Whether everything that the packages run on is under a permissive licence, on every platform. */
export async function checkLicences(): Promise<string[]> {
  return licenceFindings(await readLock());
}

export function licenceFindings(lock: Lock): string[] {
  return [...productionPaths(lock)]
    .sort()
    .map((path) => ({ name: nameOf(path), licence: lock.packages[path]?.license }))
    .filter(({ licence }) => !isPermissive(licence))
    .map(({ name, licence }) => `${name} is under ${licence ?? "no licence that it names"}`);
}

/** Reads SPDX expressions of one level, as npm's packages use them. */
function isPermissive(licence: string | undefined): boolean {
  const terms = (licence ?? "").replace(/[()]/g, "");
  if (terms.includes(" OR ")) return terms.split(" OR ").some((term) => PERMISSIVE.has(term));
  return terms.split(" AND ").every((term) => PERMISSIVE.has(term));
}

/** The lock's entries that a package reaches by dependencies and optional dependencies; development ones are not. */
function productionPaths({ packages }: Lock): Set<string> {
  const reached = new Set<string>();
  const open = Object.keys(packages).filter(
    (path) => path.startsWith("packages/") && !path.includes("node_modules/"),
  );
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const name of dependenciesOf(packages[path])) {
      const found = resolve(packages, path, name);
      if (found === undefined || packages[found]?.link === true || reached.has(found)) continue;
      reached.add(found);
      open.push(found);
    }
  }
  return reached;
}

function dependenciesOf(entry: LockEntry | undefined): string[] {
  return Object.keys({ ...entry?.dependencies, ...entry?.optionalDependencies });
}

/** As Node resolves: in the nearest `node_modules` from `path` upwards. */
function resolve(packages: Lock["packages"], path: string, name: string): string | undefined {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    const candidate = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (folder === "") return undefined;
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + 13);
}
