import type { Command } from "@green-ledger/domain";
import { FOUNDING, testId } from "@green-ledger/testkit";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { payment, type SenderSystem, startSenderSystem } from "../../test/sender-system.ts";
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
      fc.property(uses, fc.integer({ min: 400_000, max: LIMIT }), (list, limit) => {
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

describe("the gas that a command is given", () => {
  let world: SenderSystem;
  beforeAll(async () => {
    world = await startSenderSystem();
  });
  afterAll(() => world.close());

  it("is more than the chain uses, for one item and for many", async () => {
    const { system, cast } = world;
    const { issuer, bankB } = cast.members;
    const ids = (kind: string, count: number) => Array.from({ length: count }, (_, n) => testId(kind, n));
    const asset = { kind: "project" as const, currency: "CNY", evidenceRoot: testId("root", 1), parents: [] };
    const { contractorAtB, issuerAtB } = FOUNDING.accounts;
    for (const count of [1, 60]) {
      const of = (kind: string) => ids(`${kind} ${count}`, count);
      const requests: { sender: typeof issuer.key; command: Command }[] = [
        {
          sender: issuer.key,
          command: {
            kind: "registerCounterparties",
            counterparties: of("gas party").map((id) => ({ id, dataRoot: id })),
          },
        },
        {
          sender: cast.operator,
          command: {
            kind: "admitParties",
            parties: of("gas member").map((id) => ({ id, group: issuer.party, dataRoot: id })),
          },
        },
        {
          sender: issuer.key,
          command: {
            kind: "registerAssets",
            assets: of("gas asset").map((id) => ({
              ...asset,
              id,
              classifications: [{ scheme: FOUNDING.schemes.icma, code: "GBP01" }],
            })),
          },
        },
        {
          sender: issuer.key,
          command: {
            kind: "admitProjects",
            colour: 1,
            admissions: of("gas asset").map((project) => ({ project, code: "GBP01" })),
          },
        },
        {
          sender: bankB.key,
          command: {
            kind: "openAccounts",
            accounts: of("gas account").map((id) => ({
              id,
              kind: "operating",
              currency: "CNY",
              owner: issuer.party,
              dataRoot: id,
            })),
          },
        },
        {
          sender: bankB.key,
          command: {
            kind: "recordReceipts",
            receipts: of("gas account").map((account) => ({
              id: account,
              account,
              colour: 2,
              amount: 100n,
              origin: "proceeds",
              payer: issuer.party,
              valueDate: payment(0).valueDate,
              dataRoot: account,
            })),
          },
        },
        {
          sender: bankB.key,
          command: {
            kind: "recordPayments",
            account: contractorAtB,
            payments: of("gas pay").map((id) => payment(0, { id })),
          },
        },
        {
          sender: bankB.key,
          command: {
            kind: "recordPayments",
            account: issuerAtB,
            payments: of("gas green").map((id) =>
              payment(0, { id, colour: 2, project: FOUNDING.assets.solar }),
            ),
          },
        },
        {
          sender: bankB.key,
          command: {
            kind: "recordPayments",
            account: contractorAtB,
            payments: of("gas transfer").map((id, n) =>
              payment(0, {
                id,
                use: "transfer",
                payee: issuer.party,
                payeeAccount: of("gas account")[n] ?? null,
              }),
            ),
          },
        },
      ];
      for (const request of requests) {
        const { status, gasUsed } = await system.send(request);
        expect([request.command.kind, status]).toEqual([request.command.kind, "0x1"]);
        const [part] = splitCommand(request.command, 60_000_000);
        // A tenth is left over, and it is not three times too much.
        expect([request.command.kind, Number(gasUsed) * 1.1 < (part?.gas ?? 0)]).toEqual([
          request.command.kind,
          true,
        ]);
        expect([request.command.kind, Number(gasUsed) * 3 > (part?.gas ?? 0)]).toEqual([
          request.command.kind,
          true,
        ]);
      }
    }
  });
});
