import { expect, it } from "vitest";
import { lockFindings, versionFindings } from "./check-lock.ts";

it("finds a platform package that the lock lacks", () => {
  const packages = {
    "node_modules/edr": {
      integrity: "sha512-a",
      optionalDependencies: { "edr-linux": "1.0.0", "edr-darwin": "1.0.0" },
    },
    "node_modules/edr-linux": { integrity: "sha512-b" },
  };
  expect(lockFindings({ packages })).toEqual([
    "package-lock.json: node_modules/edr lacks its optional dependency edr-darwin",
  ]);
});

it("finds packages without a hash, and from elsewhere", () => {
  const packages = {
    "": {},
    "packages/a": {},
    "node_modules/@green-ledger/a": { link: true, resolved: "packages/a" },
    "packages/a/node_modules/b": {},
    "node_modules/c": { integrity: "sha512-c", resolved: "https://registry.npmjs.org/c/-/c-1.0.0.tgz" },
    "node_modules/d": { integrity: "sha512-d", resolved: "https://example.org/d.tgz" },
  };
  expect(lockFindings({ packages })).toEqual([
    "package-lock.json: packages/a/node_modules/b has no hash",
    "package-lock.json: node_modules/d comes from https://example.org/d.tgz",
  ]);
});

it("finds versions that are not exact", () => {
  const dependencies = { a: "1.2.3", b: "^1.2.3", c: "1.5.5-r.5", d: "24" };
  expect(versionFindings("package.json", { dependencies, devDependencies: { e: "*" } })).toEqual([
    "package.json: b is not pinned to one version: ^1.2.3",
    "package.json: d is not pinned to one version: 24",
    "package.json: e is not pinned to one version: *",
  ]);
});
