import { expect, it } from "vitest";
import { planTests } from "./run-tests.ts";
import { countResults, solidityTotals } from "./solidity.ts";
import { add, closingLine, totalsOf } from "./totals.ts";
import { vitestTotals } from "./vitest.ts";

it.each([
  { what: "all passed", reported: { passed: 3, failed: 0 }, code: 0, totals: { passed: 3, failed: 0 } },
  { what: "some failed", reported: { passed: 3, failed: 2 }, code: 1, totals: { passed: 3, failed: 2 } },
  {
    what: "failed beside the tests",
    reported: { passed: 3, failed: 0 },
    code: 1,
    totals: { passed: 3, failed: 1 },
  },
  { what: "ran nothing", reported: { passed: 0, failed: 0 }, code: 0, totals: { passed: 0, failed: 1 } },
  { what: "crashed", reported: undefined, code: 139, totals: { passed: 0, failed: 1 } },
  { what: "ended well without a report", reported: undefined, code: 0, totals: { passed: 0, failed: 1 } },
])("counts a runner that $what", ({ reported, code, totals }) => {
  expect(totalsOf(reported, code)).toEqual(totals);
});

it("reads only reports", () => {
  expect(vitestTotals({ numPassedTests: 4, numFailedTests: 1, success: false })).toEqual({
    passed: 4,
    failed: 1,
  });
  expect(solidityTotals({ passed: 4, failed: 1 })).toEqual({ passed: 4, failed: 1 });
  for (const broken of [undefined, null, "", {}, { numPassedTests: "4" }, { passed: 4 }]) {
    expect(vitestTotals(broken)).toBeUndefined();
    expect(solidityTotals(broken)).toBeUndefined();
  }
});

it("counts Hardhat's results", () => {
  const testResults = ["Success", "Failure", "Success", "Skipped"].map((status) => ({ status }));
  expect(countResults([{ testResults }, { testResults: [] }, { testResults }])).toEqual({
    passed: 4,
    failed: 2,
  });
});

it("closes with one line", () => {
  expect(closingLine(add({ passed: 2, failed: 1 }, { passed: 3, failed: 0 }))).toBe("5 passed, 1 failed");
});

it.each([
  { args: [], plan: { vitest: [], solidity: [] } },
  { args: ["packages/trace", "-t", "x"], plan: { vitest: ["packages/trace", "-t", "x"] } },
  { args: ["contracts", "--snapshot"], plan: { solidity: ["--snapshot"] } },
  { args: ["contracts/test/A.t.sol"], plan: { solidity: ["contracts/test/A.t.sol"] } },
])("plans $args", ({ args, plan }) => {
  expect(planTests(args)).toEqual(plan);
});
