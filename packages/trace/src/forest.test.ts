import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histories } from "../test/histories.ts";
import { accountId, movementId, payeeId, projectId } from "../test/ids.ts";
import {
  COLOURS,
  currencyOf,
  joinedSince,
  type Ledger,
  PAYEES,
  PROJECTS,
  placementOf,
  play,
} from "../test/ledger.ts";
import { createModel } from "../test/model.ts";
import {
  type BlockChange,
  createForest,
  type Forest,
  type Path,
  type PathOptions,
  type Start,
} from "./index.ts";

/** What the forest asks of whoever knows accounts and parties. */
const FACTS = { currencyOf, placementOf, joinedSince };

function forestOf(blocks: readonly BlockChange[]): Forest {
  const forest = createForest();
  for (const block of blocks) forest.append(block);
  return forest;
}

/** Entries, without what was only asked for. */
function bookedOf(ledger: Ledger) {
  return ledger.movements().filter(({ legs }) => legs.length > 0);
}

/** Every question that a history gives rise to. */
function startsOf(ledger: Ledger) {
  const movements = bookedOf(ledger).map(({ id }) => ({ kind: "movement" as const, id }));
  const lots = ledger.lots().map(({ account, colour, n }) => ({ kind: "lot" as const, account, colour, n }));
  const colours = [...COLOURS.map((colour) => [colour]), COLOURS, [1, 1], [7], []];
  return {
    below: [...colours.map((each) => ({ kind: "colours" as const, colours: each })), ...movements, ...lots],
    above: [
      ...Array.from({ length: PAYEES + 1 }, (_, i) => ({ kind: "payee" as const, id: payeeId(i) })),
      ...Array.from({ length: PROJECTS + 1 }, (_, i) => ({ kind: "project" as const, id: projectId(i) })),
      ...movements,
      ...lots,
    ],
  };
}

function categoryOf(colour: number, project: string): string | undefined {
  if (project === projectId(2)) return colour === 1 ? "" : undefined;
  return `${colour}-${project.at(-1)}`;
}

function allPaths(forest: Forest, start: Start, options: PathOptions): Path[] {
  const found: Path[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = forest.paths(start, { placementOf, ...options, ...(after === undefined ? {} : { after }) });
    if (page === undefined) throw new Error("the start is unknown");
    expect(page.paths.length).toBeLessThanOrEqual(options.limit);
    found.push(...page.paths);
    after = page.next;
  }
  return found;
}

/** Paths by their movement in chain order; those of one movement, which may be of several colours, in any order. */
function inOrder(paths: readonly Path[]): Path[] {
  const keys = new Map(
    paths.map((path) => [path, `${path.movement ?? path.lots.at(-1)?.movement} ${textOf(path)}`]),
  );
  return [...paths].sort((a, b) => ((keys.get(a) ?? "") < (keys.get(b) ?? "") ? -1 : 1));
}

const textOf = (path: Path): string =>
  JSON.stringify(path, (_, value) => (typeof value === "bigint" ? value.toString() : value));

function expectInOrder(paths: readonly Path[]): void {
  const movements = paths.map((path) => path.movement ?? path.lots.at(-1)?.movement ?? "");
  expect(movements).toEqual([...movements].sort());
}

describe("the forest", () => {
  it("answers downstream as the model does", () => {
    fc.assert(
      fc.property(histories(), (steps) => {
        const ledger = play(steps);
        const forest = forestOf(ledger.blocks());
        const model = createModel(ledger.movements(), ledger.lots());
        for (const start of startsOf(ledger).below) {
          expect(forest.downstream(start, { categoryOf, ...FACTS })).toEqual(
            model.downstream(start, categoryOf),
          );
        }
      }),
    );
  });

  it("answers upstream as the model does", () => {
    fc.assert(
      fc.property(histories(), (steps) => {
        const ledger = play(steps);
        const forest = forestOf(ledger.blocks());
        const model = createModel(ledger.movements(), ledger.lots());
        for (const start of startsOf(ledger).above) {
          expect(forest.upstream(start)).toEqual(model.upstream(start));
        }
      }),
    );
  });

  it("pages through the paths of the model, however the pages are cut", () => {
    fc.assert(
      fc.property(
        histories(40),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 12 }),
        (steps, limit, mostLots) => {
          const ledger = play(steps);
          const forest = forestOf(ledger.blocks());
          const model = createModel(ledger.movements(), ledger.lots());
          const { below, above } = startsOf(ledger);
          for (const start of [...below, ...above]) {
            const found = allPaths(forest, start, { limit, mostLots });
            expectInOrder(found);
            expect(inOrder(found)).toEqual(inOrder(model.paths(start)));
          }
        },
      ),
    );
  });

  it("filters paths by how they end, payee and project", () => {
    const filters = fc.record(
      {
        ends: fc.subarray(["live", "placed", "allocate", "return", "fee", "breach", "correction"] as const),
        payee: fc.nat(PAYEES).map(payeeId),
        project: fc.nat(PROJECTS).map(projectId),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(histories(), filters, (steps, filter) => {
        const ledger = play(steps);
        const forest = forestOf(ledger.blocks());
        const start = { kind: "colours", colours: COLOURS } as const;
        const wanted = createModel(ledger.movements(), ledger.lots())
          .paths(start)
          .filter(
            (path) =>
              (filter.ends?.includes(path.end) ?? true) &&
              (filter.payee === undefined || path.payee === filter.payee) &&
              (filter.project === undefined || path.project === filter.project),
          );
        expect(inOrder(allPaths(forest, start, { limit: 3, ...filter }))).toEqual(inOrder(wanted));
      }),
    );
  });

  it("has each lot as the index has it", () => {
    fc.assert(
      fc.property(histories(), (steps) => {
        const ledger = play(steps);
        const forest = forestOf(ledger.blocks());
        for (const { order: _, ...lot } of ledger.lots()) {
          expect(forest.lot(lot.account, lot.colour, lot.n)).toEqual(lot);
        }
        const legs = bookedOf(ledger).flatMap(({ direction, use, legs: each }) =>
          direction === "in" || use === "transfer" ? [] : each,
        );
        expect(forest.size()).toMatchObject({
          lots: ledger.lots().length,
          legs: legs.length,
          movements: bookedOf(ledger).length,
        });
      }),
    );
  });

  it("gives the largest rows only, if asked to, and counts all", () => {
    fc.assert(
      fc.property(histories(), fc.nat(3), (steps, limit) => {
        const ledger = play(steps);
        const forest = forestOf(ledger.blocks());
        const start = { kind: "colours", colours: COLOURS } as const;
        const all = forest.downstream(start, { categoryOf, ...FACTS });
        const some = forest.downstream(start, { categoryOf, ...FACTS, limit });
        for (const [i, totals] of (all?.currencies ?? []).entries()) {
          for (const list of ["accounts", "placements", "payees", "projects", "categories"] as const) {
            expect(some?.currencies[i]?.[list].rows).toEqual(totals[list].rows.slice(0, limit));
            expect(some?.currencies[i]?.[list].count).toBe(totals[list].count);
          }
        }
      }),
    );
  });

  it("knows nothing of movements and lots that it has not met", () => {
    const forest = forestOf([]);
    const lot = { kind: "lot", account: accountId(0), colour: 1, n: 1 } as const;
    for (const start of [lot, { kind: "movement", id: movementId(1) } as const]) {
      expect(forest.downstream(start)).toBeUndefined();
      expect(forest.upstream(start)).toBeUndefined();
      expect(forest.paths(start, { limit: 1 })).toBeUndefined();
    }
    expect(forest.lot(accountId(0), 1, 1)).toBeUndefined();
    expect(forest.block()).toBe(-1);
  });

  it("refuses a cursor that no page ended with", () => {
    const forest = forestOf([]);
    for (const after of ["", "1", "1.", "1.2.3", "-1.0", "99999999999.0", "a.b"]) {
      const ask = () => forest.paths({ kind: "colours", colours: [1] }, { limit: 1, after });
      expect(ask).toThrow(expect.objectContaining({ code: "cursor_malformed" }));
    }
  });
});

describe("long histories", () => {
  it("are answered as the model answers them, cut or whole", () => {
    const long = histories(1500, 900);
    fc.assert(
      fc.property(long, fc.nat(1000), (steps, cut) => {
        const ledger = play(steps);
        const blocks = ledger.blocks();
        const forest = forestOf(blocks);
        const start = { kind: "colours", colours: COLOURS } as const;
        const model = createModel(ledger.movements(), ledger.lots());
        expect(forest.downstream(start, { categoryOf, ...FACTS })).toEqual(
          model.downstream(start, categoryOf),
        );
        expect(inOrder(allPaths(forest, start, { limit: 100 }))).toEqual(inOrder(model.paths(start)));
        for (const { id } of bookedOf(ledger).slice(0, 20)) {
          const first = { kind: "movement", id } as const;
          expect(forest.downstream(first, FACTS)).toEqual(model.downstream(first));
        }
        forest.truncate(blocks[cut % blocks.length]?.block ?? -1);
        const rest = blocks.slice((cut % blocks.length) + 1);
        const before = createModel(
          ledger.movements().filter(({ place }) => place.block <= forest.block()),
          ledger.lots(),
        );
        expect(forest.downstream(start, FACTS)).toEqual(before.downstream(start));
        for (const block of rest) forest.append(block);
        expect(forest.downstream(start, { categoryOf, ...FACTS })).toEqual(
          model.downstream(start, categoryOf),
        );
      }),
      // To make so long a history shorter takes too long.
      { numRuns: 5, endOnFailure: true },
    );
  });
});

describe("truncating the forest", () => {
  it("leaves what a forest has that never had more, and takes what follows", () => {
    fc.assert(
      fc.property(histories(), histories(20), fc.nat(1000), (steps, otherSteps, cut) => {
        const ledger = play(steps);
        const other = play(otherSteps);
        const blocks = ledger.blocks();
        const kept = blocks.slice(0, cut % (blocks.length + 1));
        const lastBlock = kept.at(-1)?.block ?? -1;
        const truncated = forestOf(blocks);
        truncated.truncate(lastBlock);
        const rebuilt = forestOf(kept);
        expectSame(truncated, rebuilt, ledger);
        expect(truncated.block()).toBe(lastBlock);
        for (const block of blocks.slice(kept.length)) truncated.append(block);
        expectSame(truncated, forestOf(blocks), ledger);
        // Another history in its place.
        truncated.truncate(-1);
        const others = other.blocks();
        for (const block of others) truncated.append(block);
        expectSame(truncated, forestOf(others), other);
      }),
    );
  });

  it("does nothing if there is nothing after the block", () => {
    const forest = forestOf(play([{ kind: "receive", account: 0, colour: 1, amount: 5n }]).blocks());
    forest.truncate(forest.block());
    forest.truncate(forest.block() + 10);
    expect(forest.size().lots).toBe(1);
    expect(forest.block()).toBe(1);
  });

  function expectSame(a: Forest, b: Forest, ledger: Ledger): void {
    const { below, above } = startsOf(ledger);
    for (const start of below) {
      expect(a.downstream(start, { categoryOf, ...FACTS })).toEqual(
        b.downstream(start, { categoryOf, ...FACTS }),
      );
    }
    for (const start of above) expect(a.upstream(start)).toEqual(b.upstream(start));
    const all = { kind: "colours", colours: COLOURS } as const;
    expect(a.paths(all, { limit: 1000 })).toEqual(b.paths(all, { limit: 1000 }));
    const { bytes: _a, ...sizeA } = a.size();
    const { bytes: _b, ...sizeB } = b.size();
    expect(sizeA).toEqual(sizeB);
  }
});
