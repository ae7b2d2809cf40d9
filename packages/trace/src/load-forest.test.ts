import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histories } from "../test/histories.ts";
import { COLOURS, type Ledger, play, type Step } from "../test/ledger.ts";
import { snapshotOf } from "../test/memory-snapshot.ts";
import { compareWithIndex, createForest, type LoadProgress, loadForest } from "./index.ts";

const paid: Step[] = [
  { kind: "receive", account: 0, colour: 1, amount: 100n },
  { kind: "pay", lot: 0, legs: 1, part: 50, use: "transfer", to: 0, project: 0 },
  { kind: "endBlock" },
  { kind: "pay", lot: 0, legs: 1, part: 50, use: "allocate", to: 0, project: 0 },
];

/** A ledger one of whose rows the index has otherwise. */
function changed(change: (ledger: { [K in "lots" | "tranches"]: ReturnType<Ledger[K]> }) => void) {
  const ledger = play(paid);
  const rows = structuredClone({ lots: ledger.lots(), tranches: ledger.tranches() });
  change(rows);
  return { movements: ledger.movements, lots: () => rows.lots, tranches: () => rows.tranches };
}

describe("loadForest", () => {
  it("gives the forest that was fed block by block, and agrees with the index", async () => {
    await fc.assert(
      fc.asyncProperty(histories(), fc.nat(5), async (steps, quietBlocks) => {
        const ledger = play(steps);
        const fed = createForest();
        for (const block of ledger.blocks()) fed.append(block);
        const snapshot = snapshotOf(ledger, fed.block() + quietBlocks);
        const loaded = await loadForest(snapshot);
        const all = { kind: "colours", colours: COLOURS } as const;
        expect(loaded.downstream(all)).toEqual(fed.downstream(all));
        expect(loaded.paths(all, { limit: 1000 })).toEqual(fed.paths(all, { limit: 1000 }));
        expect(loaded.block()).toBe(fed.block() + quietBlocks);
        await compareWithIndex(loaded, snapshot);
      }),
    );
  });

  it("reads page by page and tells how far it is", async () => {
    const steps: Step[] = Array.from({ length: 2500 }, (_, i) => {
      return i % 3 === 2 ? { kind: "endBlock" } : { kind: "receive", account: i, colour: i, amount: 1n };
    });
    const ledger = play(steps);
    const last = ledger.blocks().at(-1)?.block ?? 0;
    const progress: LoadProgress[] = [];
    const forest = await loadForest(snapshotOf(ledger, last), (page) => void progress.push(page));
    expect(forest.size().movements).toBe(1667);
    expect(progress).toHaveLength(2);
    // The last block of a page may go on in the next.
    expect(progress[0]?.movements).toBeGreaterThan(990);
    expect(progress[1]?.lastBlock).toBe(last);
  });

  it("refuses counters that the movements do not give", async () => {
    for (const counter of ["minted", "live", "allocated", "returned", "fees", "breached", "lent"] as const) {
      const ledger = changed(({ tranches }) => {
        if (tranches[0] !== undefined) tranches[0].counters[counter] += 1n;
      });
      const loading = loadForest(snapshotOf(ledger, 9));
      await expect(loading).rejects.toMatchObject({ code: "index_disagrees", details: { colour: 1 } });
    }
  });
});

describe("compareWithIndex", () => {
  it.each<[string, (lots: ReturnType<Ledger["lots"]>) => void]>([
    ["amount", ([lot]) => Object.assign(lot ?? {}, { amount: 101n })],
    ["remaining amount", ([lot]) => Object.assign(lot ?? {}, { remaining: 99n })],
    ["movement", ([lot, child]) => Object.assign(lot ?? {}, { movement: child?.movement })],
    ["parent", ([, child]) => Object.assign(child ?? {}, { parent: null })],
    ["number", ([, child]) => Object.assign(child ?? {}, { n: 2 })],
    ["absence", (lots) => lots.pop()],
  ])("finds a lot with another %s", async (_, change) => {
    const ledger = changed(({ lots }) => change(lots));
    const snapshot = snapshotOf(ledger, 9);
    const forest = await loadForest(snapshot);
    await expect(compareWithIndex(forest, snapshot)).rejects.toMatchObject({ code: "index_disagrees" });
  });
});
