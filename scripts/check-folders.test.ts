import { expect, it } from "vitest";
import { folderFindings } from "./check-folders.ts";

it("finds folders without a README, two levels deep where a reader looks", () => {
  const paths = [
    "README.md",
    ".ci/run",
    "contracts/README.md",
    "contracts/money/Lots.sol",
    "packages/a/src/index.ts",
  ];
  expect(folderFindings(paths)).toEqual([
    "contracts/money/README.md is missing",
    "packages/README.md is missing",
    "packages/a/README.md is missing",
  ]);
});
