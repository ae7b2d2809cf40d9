import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./root.ts";

/** An entry of `packages` in a lock of version 3, as far as it is looked at. */
export type LockEntry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

export type Lock = { packages: Record<string, LockEntry> };

/** What of a manifest is looked at. */
export type Manifest = {
  name?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
};

/** Whether an install gives the same on Linux, macOS and Windows, today and tomorrow. */
export async function checkLock(): Promise<string[]> {
  const findings = lockFindings(await readLock());
  for (const path of ["package.json", ...(await workspaceManifests())]) {
    findings.push(...versionFindings(path, JSON.parse(await readFile(join(root, path), "utf8")) as Manifest));
  }
  return findings;
}

export async function readLock(): Promise<Lock> {
  return JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")) as Lock;
}

export async function workspaceManifests(): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of glob("packages/*/package.json", { cwd: root }))
    paths.push(path.replaceAll("\\", "/"));
  return paths.sort();
}

/**
 * 1. Every optional dependency, which is how platform binaries are named, is in the lock. A lock written where some
 *    could not be had lacks them, and `npm ci` then refuses it on the other platforms.
 * 2. Every package from the registry has a hash, and comes from the public registry or from whichever is configured.
 */
export function lockFindings({ packages }: Lock): string[] {
  const installed = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf("node_modules/") + 13)),
  );
  const findings: string[] = [];
  for (const [path, entry] of Object.entries(packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!installed.has(name))
        findings.push(`package-lock.json: ${path} lacks its optional dependency ${name}`);
    }
    if (!path.includes("node_modules/") || entry.link === true) continue;
    if (entry.integrity === undefined) findings.push(`package-lock.json: ${path} has no hash`);
    if (entry.resolved !== undefined && !entry.resolved.startsWith("https://registry.npmjs.org/")) {
      findings.push(`package-lock.json: ${path} comes from ${entry.resolved}`);
    }
  }
  return findings;
}

/** Versions are exact: what was tested is what is installed, with or without the lock. */
export function versionFindings(path: string, manifest: Manifest): string[] {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${path}: ${name} is not pinned to one version: ${version}`);
}
