import { expect, it } from "vitest";
import { scanModule } from "./scan-module.ts";

it.each([
  ['import { a } from "x";', false],
  ['import "x";', false],
  ['import a, { type B } from "x";', false],
  ['import type { A } from "x";', true],
  ['import { type A, type B } from "x";', true],
  ['export { a } from "x";', false],
  ['export type { A } from "x";', true],
  ['export * from "x";', false],
  ['export type * from "x";', true],
  ['const a = await import("x");', false],
  ['type A = import("x").A;', true],
])("sees %s", (source, onlyTypes) => {
  expect(scanModule("m.ts", `\n${source}`).imports).toEqual([{ specifier: "x", line: 2, onlyTypes }]);
});

it("does not see imports in texts and comments", () => {
  const source = '// import "a";\nconst b = `import "c"`; const d = "import(\'e\')"; const f = /import "g"/;';
  expect(scanModule("m.ts", source).imports).toEqual([]);
});

it.each([
  ["const a = Date.now();", "Date.now"],
  ["const a = new Date();", "new Date()"],
  ["const a = Date();", "Date()"],
  ["const a = Math.random();", "Math.random"],
  ["const a = process.env;", "process"],
  ["const a = globalThis.process;", "globalThis.process"],
  ["const a = crypto.randomUUID();", "crypto.randomUUID"],
  ['const a = fetch("x");', "fetch()"],
  ['console.log("x");', "console"],
])("sees that %s is impure", (source, what) => {
  expect(scanModule("m.ts", source).impure).toEqual([{ what, line: 1 }]);
});

it("lets pure code name dates and fields as it likes", () => {
  const source =
    "const a = new Date(0); const b = a.process; const c = { fetch: 1 }; const d = Math.max(1, 2);";
  expect(scanModule("m.ts", source).impure).toEqual([]);
});

it("refuses what it cannot read", () => {
  expect(() => scanModule("m.ts", "import {")).toThrow("m.ts does not parse");
  expect(() => scanModule("m.ts", "import(name);")).toThrow("m.ts:1 imports what only running it can tell");
});
