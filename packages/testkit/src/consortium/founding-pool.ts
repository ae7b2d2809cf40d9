import { type Command, dayOfSecond, NO_LOOK_BACK_LIMIT, OTHER_MONEY } from "@green-ledger/domain";
import { testId } from "../actors.ts";
import type { Cast } from "./cast.ts";
import type { Request } from "./request.ts";

const root = (n: number) => testId("root", n);

/** Names of what `poolRequests` makes. */
export const FOUNDING_POOL = {
  instrument: testId("abs", 1),
  /** Registered after all others, so colours 7 and 8. */
  notes: [testId("note", 1), testId("note", 2)],
  colours: { senior: 7, junior: 8 },
  /** Another instrument, with a pool that is forming and empty; its only notes have colour 9. */
  forming: testId("abs", 2),
} as const;

/**
 * A closed pool: the arranger's, serviced by bank A, with the second tranche of bank B's loan, and senior notes that the
 * contractor and bank A hold. The loan's first tranche is left for whoever pledges it, or forms or changes a pool.
 */
export function poolRequests({ members, officers }: Cast, time: number): Request[] {
  const { arranger, bankA, bankB, contractor } = members;
  const { instrument: pool, forming, notes, colours } = FOUNDING_POOL;
  const item = testId("tranche", 3);
  const today = dayOfSecond(time);
  const abs = (id: typeof pool, tranches: { id: typeof pool; size: bigint; parent: number }[]): Command => ({
    kind: "registerInstrument",
    instrument: {
      id,
      kind: "abs",
      currency: "CNY",
      payingAgent: bankA.party,
      approvedOn: today - 30,
      availableUntil: 0,
      termsRoot: root(20),
      framework: {
        scheme: "ICMA_GBP_2021",
        codes: ["GBP01"],
        lookBackDays: NO_LOOK_BACK_LIMIT,
        allocationDeadline: 0,
        mode: "flag",
        evidenceRequired: false,
        placements: 0,
      },
      tranches,
    },
  });
  const sizes = [
    { id: notes[0], size: 30_000n, parent: OTHER_MONEY },
    { id: notes[1], size: 20_000n, parent: OTHER_MONEY },
  ];
  const offer = {
    item,
    kind: "loan",
    originator: bankB.party,
    project: null,
    principal: 40_000n,
    dataRoot: root(21),
  } as const;
  return [
    { sender: arranger.key, command: abs(pool, sizes) },
    {
      sender: arranger.key,
      command: abs(forming, [{ id: testId("note", 3), size: 50_000n, parent: OTHER_MONEY }]),
    },
    {
      sender: arranger.key,
      command: {
        kind: "formPool",
        pool,
        note: colours.senior,
        servicer: bankA.party,
        dataRoot: root(22),
        items: [offer],
      },
    },
    {
      sender: arranger.key,
      command: {
        kind: "formPool",
        pool: forming,
        note: 9,
        servicer: bankA.party,
        dataRoot: root(23),
        items: [],
      },
    },
    {
      sender: bankB.key,
      command: {
        kind: "acceptPoolItems",
        pool,
        acceptances: [{ item, principal: offer.principal, lien: testId("pool lien", 1) }],
      },
    },
    { sender: officers.arrangerChecker.key, command: { kind: "closePool", pool } },
    {
      sender: arranger.key,
      command: {
        kind: "issueNotes",
        pool,
        note: colours.senior,
        holdings: [
          { holder: contractor.party, face: 20_000n },
          { holder: bankA.party, face: 10_000n },
        ],
      },
    },
    {
      sender: bankA.key,
      command: {
        kind: "reportPoolFlows",
        pool,
        flows: [
          { item, kind: "principal", amount: 4_000n, receipt: testId("founding", 4), valueDate: today - 5 },
          { item, kind: "interest", amount: 900n, receipt: testId("founding", 4), valueDate: today - 5 },
        ],
      },
    },
  ];
}
