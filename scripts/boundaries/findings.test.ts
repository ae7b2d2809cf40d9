import { describe, expect, it } from "vitest";
import { boundaryFindings, type SourcePackage } from "./findings.ts";

const DOOR = { ".": "./src/index.ts" };

/** A package whose manifest names `dependencies`, with one module. */
function packageOf(name: string, source: string, dependencies: string[] = []): SourcePackage {
  const manifest = {
    dependencies: Object.fromEntries(dependencies.map((each) => [each, "0.1.0"])),
    exports: DOOR,
  };
  return { name, manifest, modules: new Map([["src/index.ts", source]]) };
}

const domain = packageOf("domain", "export const a = 1;");
const store = packageOf("store", "export const a = 1;");

function findingsOf(...packages: SourcePackage[]): string[] {
  return boundaryFindings([domain, store, ...packages]);
}

it("finds nothing in packages that keep to the rules", () => {
  const trace = packageOf("trace", 'import { a } from "@green-ledger/domain";', ["@green-ledger/domain"]);
  expect(findingsOf(trace)).toEqual([]);
});

describe("finds", () => {
  it.each([
    {
      what: "an arrow that is not in the table",
      bad: packageOf("sdk", 'import "@green-ledger/store";', ["@green-ledger/store"]),
      says: "packages/sdk/src/index.ts:1 may not import @green-ledger/store",
    },
    {
      what: "a value where only types may go",
      bad: packageOf("api", 'import { a } from "@green-ledger/domain";', ["@green-ledger/domain"]),
      says: "packages/api/src/index.ts:1 may import only types from @green-ledger/domain",
    },
    {
      what: "a package that the manifest lacks",
      bad: packageOf("trace", 'import "@green-ledger/domain";'),
      says: "packages/trace/src/index.ts:1 imports @green-ledger/domain, which its package.json lacks",
    },
    {
      what: "a door that does not exist",
      bad: packageOf("trace", 'import "@green-ledger/domain/src/x.ts";', ["@green-ledger/domain"]),
      says: "packages/trace/src/index.ts:1 imports @green-ledger/domain/src/x.ts, which @green-ledger/domain does not export",
    },
    {
      what: "another package by a relative path",
      bad: packageOf("sdk", 'import "../../store/src/index.ts";'),
      says: "packages/sdk/src/index.ts:1 leaves its package's src: ../../store/src/index.ts",
    },
    {
      what: "Node in a package that runs anywhere",
      bad: packageOf("sdk", 'import "node:fs";'),
      says: "packages/sdk/src/index.ts:1 runs anywhere and may not import node:fs",
    },
    {
      what: "Node without its prefix",
      bad: packageOf("sdk", 'import "crypto";'),
      says: "packages/sdk/src/index.ts:1 runs anywhere and may not import crypto",
    },
    {
      what: "the clock in pure code",
      bad: packageOf("trace", "export const a = Date.now();"),
      says: "packages/trace/src/index.ts:1 is pure and may not use Date.now",
    },
    {
      what: "a library that belongs to another package",
      bad: packageOf("gateway", 'import "classic-level";', ["classic-level"]),
      says: "packages/gateway/src/index.ts:1 may not import classic-level: only store does",
    },
    {
      what: "a library in a package that may have none",
      bad: packageOf("trace", 'import "lodash";', ["lodash"]),
      says: "packages/trace/src/index.ts:1 may not import lodash",
    },
    {
      what: "a library that the manifest lacks",
      bad: packageOf("gateway", 'import "jose";'),
      says: "packages/gateway/src/index.ts:1 imports jose, which its package.json lacks",
    },
    {
      what: "a dependency that nothing imports",
      bad: packageOf("gateway", "", ["jose"]),
      says: "packages/gateway/package.json names jose, which no module imports",
    },
    {
      what: "a package without a place",
      bad: packageOf("utils", ""),
      says: "packages/utils has no place in scripts/boundaries/rules.ts",
    },
  ])("$what", ({ bad, says }) => {
    expect(findingsOf(bad)).toEqual([says]);
  });

  it("packages that depend on each other", () => {
    const a = packageOf("indexer", 'import "@green-ledger/sender";', ["@green-ledger/sender"]);
    const b = packageOf("sender", 'import "@green-ledger/indexer";', ["@green-ledger/indexer"]);
    expect(findingsOf(a, b)[0]).toBe("packages depend on each other in a circle: indexer → sender → indexer");
  });

  it("modules that import each other, types too", () => {
    const modules = new Map([
      ["src/a.ts", 'import type { B } from "./b/b.ts";'],
      ["src/b/b.ts", 'export { A } from "../a.ts";'],
    ]);
    const trace = { name: "trace", manifest: { exports: DOOR }, modules };
    const says = "packages/trace: modules import each other: src/a.ts → src/b/b.ts → src/a.ts";
    expect(findingsOf(trace)).toEqual([says]);
  });
});
