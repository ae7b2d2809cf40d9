import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { boundaryFindings, type PackageManifest, type SourcePackage } from "./boundaries/findings.ts";
import { root } from "./root.ts";
import { trackedFiles } from "./tracked-files.ts";

/** Whether the packages keep to the arrows of `scripts/boundaries/rules.ts`. */
export async function checkBoundaries(): Promise<string[]> {
  return boundaryFindings(await readPackages());
}

async function readPackages(): Promise<SourcePackage[]> {
  const paths = await trackedFiles();
  const names = paths.flatMap((path) => /^packages\/([^/]+)\/package\.json$/.exec(path)?.[1] ?? []);
  return Promise.all(
    names.map(async (name) => {
      const folder = `packages/${name}/`;
      const manifest = JSON.parse(
        await readFile(join(root, folder, "package.json"), "utf8"),
      ) as PackageManifest;
      const modules = paths.filter((path) => path.startsWith(`${folder}src/`) && isSource(path));
      const texts = await Promise.all(
        modules.map(
          async (path) => [path.slice(folder.length), await readFile(join(root, path), "utf8")] as const,
        ),
      );
      return { name, manifest, modules: new Map(texts) };
    }),
  );
}

function isSource(path: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(path) && !/\.test\.tsx?$/.test(path);
}
