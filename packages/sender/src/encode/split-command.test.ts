import type { Command } from "@green-ledger/domain";
import { testId } from "@green-ledger/testkit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { payment } from "../../test/sender-system.ts";
import { gasOf } from "./command-gas.ts";
import { splitCommand } from "./split-command.ts";

const LIMIT = 16_700_000;

describe("cutting a command into transactions", () => {
  it("keeps every item, in order, under the limit", () => {
    const uses = fc.array(fc.constantFrom("transfer" as const, "allocate" as const), {
      minLength: 1,
      maxLength: 900,
    });
    fc.assert(
      fc.property(uses, fc.integer({ min: 600_000, max: LIMIT }), (list, limit) => {
        const payments = list.map((use, n) => payment(n, { use }));
        const parts = splitCommand(
          { kind: "recordPayments", account: testId("account", 1), payments },
          limit,
        );
        const joined = parts.flatMap(({ command }) =>
          command.kind === "recordPayments" ? command.payments : [],
        );
        expect(joined).toEqual(payments);
        for (const { command, gas } of parts) {
          const { base, items } = gasOf(command);
          expect(gas).toBe(items.reduce((sum, item) => sum + item, base));
          expect(gas).toBeLessThanOrEqual(limit);
        }
        // No two neighbours would have fitted together.
        for (const [i, { gas }] of parts.entries()) {
          const following = parts[i + 1];
          if (following === undefined) continue;
          const [first = 0] = gasOf(following.command).items;
          expect(gas + first).toBeGreaterThan(limit);
        }
      }),
    );
  });

  it("gives all the gas there is to what cannot be cut", () => {
    const codes = Array.from({ length: 1_000 }, (_, n) => `C${n}`);
    const scheme: Command = {
      kind: "registerScheme",
      scheme: "S",
      effectiveFrom: 1,
      effectiveTo: 0,
      sourceRoot: testId("root", 1),
      codes,
    };
    expect(splitCommand(scheme, LIMIT)).toEqual([{ command: scheme, gas: LIMIT }]);
    const parts = splitCommand(
      { kind: "recordPayments", account: testId("a", 1), payments: [payment(1), payment(2)] },
      50_000,
    );
    expect(parts.map(({ gas }) => gas)).toEqual([50_000, 50_000]);
  });

  it("refuses an empty list", () => {
    expect(() => splitCommand({ kind: "openAccounts", accounts: [] }, LIMIT)).toThrow(
      "the list of openAccounts is empty",
    );
  });
});
