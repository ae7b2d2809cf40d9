import type { Command, ItemOffer } from "@green-ledger/domain";
import { type Actor, FOUNDING, FOUNDING_POOL, testId } from "@green-ledger/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SenderSystem, startSenderSystem } from "../../test/sender-system.ts";
import { splitCommand } from "./split-command.ts";

describe("the gas that a command of pools and notes is given", () => {
  let world: SenderSystem;
  beforeAll(async () => {
    world = await startSenderSystem();
  });
  afterAll(() => world.close());

  /** Sends a command, and compares what it used with what it would be given. */
  async function measure(sender: Actor, command: Command): Promise<void> {
    const { status, gasUsed } = await world.system.send({ sender, command });
    expect([command.kind, status]).toEqual([command.kind, "0x1"]);
    const [part] = splitCommand(command, 60_000_000);
    const [used, given] = [Number(gasUsed), part?.gas ?? 0];
    // A tenth is left over, and it is not three times too much.
    expect([command.kind, used, given, used * 1.1 < given]).toEqual([command.kind, used, given, true]);
    expect([command.kind, used, given, used * 3 > given]).toEqual([command.kind, used, given, true]);
  }

  it("is more than the chain uses, for one item and for many", async () => {
    const { cast } = world;
    const { arranger, bankA, bankB } = cast.members;
    const { forming, instrument: pool, colours } = FOUNDING_POOL;
    const today = Math.floor(world.system.clock.now() / 86_400);
    for (const count of [1, 40]) {
      const of = (kind: string) => Array.from({ length: count }, (_, n) => testId(`${kind} ${count}`, n + 1));
      const loans = of("gas loan");
      await world.system.send({
        sender: bankB.key,
        command: {
          kind: "registerInstrument",
          instrument: {
            id: testId("gas loans", count),
            kind: "loan",
            currency: "CNY",
            payingAgent: bankB.party,
            approvedOn: today - 10,
            availableUntil: 0,
            termsRoot: testId("root", 1),
            framework: {
              scheme: FOUNDING.schemes.icma,
              codes: ["GBP01"],
              lookBackDays: 30,
              allocationDeadline: 0,
              mode: "flag",
              evidenceRequired: false,
              placements: 0,
            },
            tranches: loans.map((id) => ({ id, size: 1_000n, parent: 0 })),
          },
        },
      });
      const items = loans.map((item): ItemOffer => {
        const terms = { kind: "loan", originator: bankB.party, project: null, principal: 900n } as const;
        return { item, ...terms, dataRoot: item };
      });
      await measure(arranger.key, { kind: "addPoolItems", pool: forming, items });
      const acceptances = loans.map((item) => ({ item, principal: 900n, lien: item }));
      await measure(bankB.key, { kind: "acceptPoolItems", pool: forming, acceptances });
      await measure(arranger.key, { kind: "removePoolItems", pool: forming, items: loans });
      const item = testId("tranche", 3);
      const flows = of("gas flow").map((receipt) => {
        return { item, kind: "interest" as const, amount: 2n, receipt, valueDate: today - 1 };
      });
      await measure(bankA.key, { kind: "reportPoolFlows", pool, flows });
      const distributions = of("gas day").map((dataRoot, n) => {
        const day = today - 50 - n - count;
        return { note: colours.senior, principal: 0n, interest: 1n, valueDate: day, dataRoot };
      });
      await measure(bankA.key, { kind: "distributeToNotes", pool, distributions });
    }
    const parties = [...Object.values(cast.members).map(({ party }) => party), ...FOUNDING.counterparties];
    const holdings = parties.map((holder) => ({ holder, face: 1n }));
    await measure(arranger.key, { kind: "issueNotes", pool, note: colours.junior, holdings });
  });
});
