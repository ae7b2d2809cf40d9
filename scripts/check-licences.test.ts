import { expect, it } from "vitest";
import { licenceFindings } from "./check-licences.ts";

it("finds what a package reaches, and not what only development needs", () => {
  const packages = {
    "": { dependencies: { tool: "1.0.0" } },
    "packages/a": { dependencies: { direct: "1.0.0", "@green-ledger/b": "0.1.0" } },
    "node_modules/@green-ledger/b": { link: true },
    "node_modules/direct": {
      license: "MIT",
      dependencies: { deep: "1.0.0" },
      optionalDependencies: { opt: "1.0.0" },
    },
    "node_modules/deep": { license: "MIT" },
    "node_modules/direct/node_modules/deep": { license: "GPL-3.0-only" },
    "node_modules/opt": {},
    "node_modules/tool": { license: "GPL-3.0-only" },
  };
  expect(licenceFindings({ packages })).toEqual([
    "deep is under GPL-3.0-only",
    "opt is under no licence that it names",
  ]);
});

it.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-only)", true],
  ["(Apache-2.0 AND MIT)", true],
  ["(MIT AND GPL-3.0-only)", false],
  ["SEE LICENSE IN LICENSE", false],
  ["", false],
])("%s is permissive: %s", (license, good) => {
  const packages = { "packages/a": { dependencies: { b: "1.0.0" } }, "node_modules/b": { license } };
  expect(licenceFindings({ packages }).length === 0).toBe(good);
});
