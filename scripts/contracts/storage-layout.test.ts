import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../root.ts";
import { storageLayouts } from "./storage-layout.ts";

/** The ledger and everything that runs on its storage. */
const LEDGER: Readonly<Record<string, string>> = Object.fromEntries(
  ["LotLedger", "Budgets", "Receipts", "Requests", "Reversals", "Statements", "Passages"].map((name) => [
    name,
    `money/${name}.sol`,
  ]),
);

/** The modules that the ledger's constructor takes. */
function modulesOfLedger(): string[] {
  const source = readFileSync(join(root, "contracts/money/LotLedger.sol"), "utf8");
  const fields = /struct Modules \{([^}]*)\}/.exec(source)?.[1] ?? "";
  return [...fields.matchAll(/(\w+) \w+;/g)].map(([, name]) => name ?? "");
}

it("is the same for the ledger and each of its modules", () => {
  expect(Object.keys(LEDGER).sort()).toEqual(["LotLedger", ...modulesOfLedger()].sort());

  const layouts = storageLayouts(LEDGER);

  const ledger = layouts.get("LotLedger");
  expect(ledger?.length).toBeGreaterThan(10);
  for (const [name, layout] of layouts) expect(layout, name).toEqual(ledger);
});

it("differs as soon as a module stores something of its own", () => {
  const two = { Receipts: "money/Receipts.sol", Passages: "money/Passages.sol" };
  const receipts = readFileSync(join(root, "contracts/money/Receipts.sol"), "utf8");
  const beginning = "constructor(Surroundings memory s)";
  expect(receipts).toContain(beginning);
  const added = receipts.replace(beginning, `uint256 private _own;\n    ${beginning}`);

  const layouts = storageLayouts(two, { "money/Receipts.sol": added });

  expect(layouts.get("Receipts")?.length).toBe((layouts.get("Passages")?.length ?? 0) + 1);
});
