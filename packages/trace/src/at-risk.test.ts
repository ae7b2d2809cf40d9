import type { AssetId, MovementRow } from "@green-ledger/domain";
import fc from "fast-check";
import { expect, it } from "vitest";
import { histories } from "../test/histories.ts";
import { projectId } from "../test/ids.ts";
import { COLOURS, currencyOf, type Ledger, PROJECTS, play } from "../test/ledger.ts";
import { createModel } from "../test/model.ts";
import { createForest, type Path, type RiskSum, sumAtRisk } from "./index.ts";

const START = { kind: "colours", colours: COLOURS } as const;

function forestOf(ledger: Ledger) {
  const forest = createForest();
  for (const block of ledger.blocks()) forest.append(block);
  return forest;
}

/** The sums, from single payments and from what stands of each of the model's paths. */
function naively(ledger: Ledger, rests: (project: AssetId) => boolean) {
  const rows = ledger
    .movements()
    .filter((row) => row.legs.length > 0 && row.kind === "payment" && row.project !== null);
  const paths = createModel(ledger.movements(), ledger.lots()).paths(START);
  const atRisk = rows.filter(({ project }) => rests(project as AssetId));
  const standing = (row: MovementRow, colour?: number) =>
    paths
      .filter((path) => path.movement === row.id && (colour === undefined || colourOf(path) === colour))
      .reduce((sum, { amount }) => sum + amount, 0n);
  const sumOf = (own: readonly MovementRow[], colour?: number): RiskSum => ({
    amount: own.reduce((sum, row) => sum + standing(row, colour), 0n),
    payments: own.length,
  });
  const by = <Key>(own: readonly MovementRow[], keyOf: (row: MovementRow) => Key) =>
    new Map([...Map.groupBy(own, keyOf)].map(([key, group]) => [key, sumOf(group)]));
  return [...Map.groupBy(atRisk, ({ account }) => currencyOf(account))].map(([currency, own]) => ({
    currency,
    ...sumOf(own),
    tranches: new Map(
      COLOURS.flatMap((colour): [number, RiskSum][] => {
        const drawn = own.filter(({ draws }) => draws.some((draw) => draw.colour === colour));
        return drawn.length === 0 ? [] : [[colour, sumOf(drawn, colour)]];
      }),
    ),
    payees: by(own, ({ counterparty }) => counterparty),
    projects: by(own, ({ project }) => project),
  }));
}

const colourOf = (path: Path) => path.lots.at(-1)?.colour;

it("sums what rests on projects as single payments say, downstream of everything and from the projects alone", () => {
  fc.assert(
    fc.property(histories(), fc.subarray([0, 1, 2]), (steps, chosen) => {
      const ledger = play(steps);
      const forest = forestOf(ledger);
      const marked = new Set(chosen.map(projectId));
      const rests = (project: AssetId) => marked.has(project);
      const expected = naively(ledger, rests);
      const below = forest.downstream(START, { currencyOf, allocations: true })?.allocations ?? [];
      for (const allocations of [below, forest.allocationsTo([...marked, projectId(PROJECTS)], currencyOf)]) {
        const sums = sumAtRisk(allocations, rests);
        expect(sums.map(({ currency }) => currency)).toEqual(sums.map(({ currency }) => currency).sort());
        const maps = sums.map(({ tranches, payees, projects, ...rest }) => ({
          ...rest,
          tranches: new Map(tranches.rows.map(({ colour, ...sum }) => [colour, sum])),
          payees: new Map(payees.rows.map(({ payee, ...sum }) => [payee, sum])),
          projects: new Map(projects.rows.map(({ project, ...sum }) => [project, sum])),
        }));
        expect(maps).toEqual(expect.arrayContaining(expected));
        expect(maps).toHaveLength(expected.length);
        for (const { tranches, payees, projects } of sums) {
          for (const { rows, count } of [tranches, payees, projects]) {
            expect(count).toBe(rows.length);
            const amounts = rows.map(({ amount }) => amount);
            expect(amounts).toEqual(amounts.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
          }
        }
      }
    }),
  );
});

it("gives the largest rows only, if asked to", () => {
  const allocation = { currency: "GBP", payee: null, project: projectId(1), payments: 1, own: 1 };
  const list = [1, 2, 3].map((colour) => ({ ...allocation, colour, amount: BigInt(colour) }));
  const [sums] = sumAtRisk(list, () => true, 2);
  expect(sums?.tranches).toEqual({
    rows: [
      { colour: 3, amount: 3n, payments: 1 },
      { colour: 2, amount: 2n, payments: 1 },
    ],
    count: 3,
  });
  expect(sums).toMatchObject({ amount: 6n, payments: 3 });
  expect(sumAtRisk(list, () => false)).toEqual([]);
});
