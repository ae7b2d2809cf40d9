import type { Command, Operation, SimulationResult } from "@green-ledger/domain";
import { type Actor, testId } from "@green-ledger/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { story } from "../../test/acts.ts";
import {
  payment,
  type Running,
  type SenderSystem,
  startSenderSystem,
  submissionOf,
} from "../../test/sender-system.ts";

let world: SenderSystem;
let running: Running;
const root = testId("root", 1);

beforeAll(async () => {
  world = await startSenderSystem();
  running = await world.start();
});
afterAll(async () => {
  await running.stop();
  await world.close();
});

async function operationOf(commands: Command[], key: Actor): Promise<Operation> {
  const result = await running.sender.submit(submissionOf({ party: root, key }, commands));
  if (result.kind === "mismatch") throw new Error("a mismatch");
  return running.settled(result.operation.id);
}

/** What the write answered, in the form of a dry run. */
function answerOf({ outcome, error }: Operation): SimulationResult {
  return error === null ? { kind: "accepted", items: outcome?.items ?? [] } : { kind: "reverted", error };
}

/** Entries and documents that an act of the story adds, of two items each. */
function addedBy({ kind }: Command): number {
  switch (kind) {
    case "recordReceipts":
      return 6;
    case "recordPayments":
    case "requestPayments":
    case "releasePayments":
    case "reverseEntries":
    case "stateBalances":
    case "lendMoney":
    case "convertMoney":
    case "registerDocuments":
      return 2;
    case "explainShortfall":
      // Itself, and the payment that it was.
      return 2;
    default:
      return 0;
  }
}

describe("a dry run of each act", () => {
  it("answers as the write does, once and when it is asked for again (L10)", async () => {
    // The first key of fingerprints is in effect then, and the days that are stated are past.
    await world.system.pass(5 * 86_400);
    for (const { name, sender, command } of story(world, 2)) {
      const first = await running.sender.simulate([command], sender.address);
      expect([name, first]).toEqual([name, { kind: "accepted", items: [] }]);
      const operation = await operationOf([command], sender);
      expect([name, answerOf(operation)]).toEqual([name, first]);
      expect([name, operation.outcome?.recorded]).toEqual([name, addedBy(command)]);
      const again = await running.sender.simulate([command], sender.address);
      expect([name, answerOf(await operationOf([command], sender))]).toEqual([name, again]);
    }
  });

  it("tells that a payment is flagged which a shortfall turned out to be", async () => {
    const account = testId("sim short", 1);
    const { bankB, issuer } = world.cast.members;
    const { valueDate } = payment(0);
    const statement = testId("sim statement", 1);
    const draws = [{ colour: 2, amount: 60n }];
    const commands: Command[] = [
      {
        kind: "openAccounts",
        accounts: [
          {
            ...{ id: account, kind: "operating", rule: "specified", placement: "none", placedUntil: 0 },
            ...{ currency: "CNY", owner: issuer.party, dataRoot: root },
          },
        ],
      },
      {
        kind: "recordReceipts",
        receipts: [
          {
            ...{ id: testId("sim receipt", 1), account, colour: 2, amount: 100n, origin: "proceeds" },
            ...{ payer: null, valueDate, dataRoot: root },
          },
        ],
      },
      {
        kind: "stateBalances",
        statements: [{ id: statement, account, day: valueDate, closing: 40n, statementRoot: root }],
      },
      {
        kind: "explainShortfall",
        explanation: {
          ...{ id: testId("sim explained", 1), statement, account, restored: draws, dataRoot: root },
          payments: [payment(0, { id: testId("sim settled", 1), amount: 60n, draws })],
        },
      },
    ];
    const answer = await running.sender.simulate(commands, bankB.key.address);
    expect(answer).toMatchObject({
      kind: "accepted",
      items: [{ reason: "project_missing", verdict: "flagged" }],
    });
    expect(answerOf(await operationOf(commands, bankB.key))).toEqual(answer);
  });
});
