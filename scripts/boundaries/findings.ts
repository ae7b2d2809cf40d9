import { builtinModules } from "node:module";
import { posix } from "node:path";
import { findCycle } from "./cycles.ts";
import { libraryOwners, type PackageRule, packageRules } from "./rules.ts";
import { type Import, scanModule } from "./scan-module.ts";

/** What is known of a package before its modules are read. */
export type PackageManifest = { dependencies?: Record<string, string>; exports?: Record<string, string> };

export type SourcePackage = {
  /** Without the scope, e.g. "indexer". */
  name: string;
  manifest: PackageManifest;
  /** Text by path inside the package, e.g. "src/index.ts"; tests are not among them. */
  modules: ReadonlyMap<string, string>;
};

const SCOPE = "@green-ledger/";

/** Everything in which packages, as they are, break the rules. */
export function boundaryFindings(packages: readonly SourcePackage[]): string[] {
  const byName = new Map(packages.map((each) => [each.name, each]));
  const cycle = findCycle(new Map(packages.map(({ name, manifest }) => [name, ownDependencies(manifest)])));
  return [
    ...(cycle === undefined ? [] : [`packages depend on each other in a circle: ${cycle.join(" → ")}`]),
    ...packages.flatMap((each) => packageFindings(each, byName)),
  ];
}

function ownDependencies({ dependencies = {} }: PackageManifest): string[] {
  return Object.keys(dependencies)
    .filter((name) => name.startsWith(SCOPE))
    .map((name) => name.slice(SCOPE.length));
}

function packageFindings(source: SourcePackage, byName: ReadonlyMap<string, SourcePackage>): string[] {
  const rule = packageRules[source.name];
  if (rule === undefined) return [`packages/${source.name} has no place in scripts/boundaries/rules.ts`];
  const findings: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [path, text] of source.modules) {
    const at = (line: number) => `packages/${source.name}/${path}:${line}`;
    const { imports, impure } = scanModule(`packages/${source.name}/${path}`, text);
    if (rule.pure)
      findings.push(...impure.map(({ what, line }) => `${at(line)} is pure and may not use ${what}`));
    for (const each of imports) {
      const wrong = importFinding(source, rule, path, each, byName);
      if (wrong !== undefined) findings.push(`${at(each.line)} ${wrong}`);
    }
    graph.set(
      path,
      imports.flatMap(({ specifier }) => relativeTarget(path, specifier) ?? []),
    );
  }
  const cycle = findCycle(graph);
  if (cycle !== undefined)
    findings.push(`packages/${source.name}: modules import each other: ${cycle.join(" → ")}`);
  return [...findings, ...unusedFindings(source)];
}

/** @returns what is wrong with an import, to be read after its place */
function importFinding(
  source: SourcePackage,
  rule: PackageRule,
  path: string,
  { specifier, onlyTypes }: Import,
  byName: ReadonlyMap<string, SourcePackage>,
): string | undefined {
  const target = relativeTarget(path, specifier);
  if (target !== undefined) {
    return target.startsWith("src/") ? undefined : `leaves its package's src: ${specifier}`;
  }
  if (specifier.startsWith("node:") || builtinModules.includes(specifier)) {
    return rule.anywhere ? `runs anywhere and may not import ${specifier}` : undefined;
  }
  const name = packageName(specifier);
  if (!name.startsWith(SCOPE)) return libraryFinding(source, rule, name);
  const own = name.slice(SCOPE.length);
  const arrow = rule.packages[own];
  if (arrow === undefined) return `may not import ${name}`;
  if (arrow === "types" && !onlyTypes) return `may import only types from ${name}`;
  if (source.manifest.dependencies?.[name] === undefined)
    return `imports ${name}, which its package.json lacks`;
  const door = `.${specifier.slice(name.length)}`;
  const doors = byName.get(own)?.manifest.exports ?? {};
  return door in doors ? undefined : `imports ${specifier}, which ${name} does not export`;
}

function libraryFinding(
  { name, manifest }: SourcePackage,
  rule: PackageRule,
  library: string,
): string | undefined {
  const owner = libraryOwners[library];
  if (owner !== undefined && owner !== name) return `may not import ${library}: only ${owner} does`;
  if (rule.libraries !== undefined && !rule.libraries.includes(library)) return `may not import ${library}`;
  if (manifest.dependencies?.[library] === undefined)
    return `imports ${library}, which its package.json lacks`;
  return undefined;
}

/** A dependency that no module names is one that nobody would miss. */
function unusedFindings({ name, manifest, modules }: SourcePackage): string[] {
  const texts = [...modules.values()];
  return Object.keys(manifest.dependencies ?? {})
    .filter((dependency) => !texts.some((text) => text.includes(`"${dependency}`)))
    .map((dependency) => `packages/${name}/package.json names ${dependency}, which no module imports`);
}

/** @returns the imported module's path inside the package, or undefined if the specifier is not relative */
function relativeTarget(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return posix.normalize(posix.join(posix.dirname(path), specifier));
}

function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
