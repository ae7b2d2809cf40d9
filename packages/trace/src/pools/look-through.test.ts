import type { PartyId } from "@green-ledger/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apportion } from "./apportion.ts";
import { lookThroughHolder, lookThroughItems, lookThroughProject, type PoolPicture } from "./look-through.ts";

const id = (n: number): PartyId => `0x${n.toString(16).padStart(64, "0")}`;
const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);

/** A fraction that is never rounded. */
interface Exact {
  over: bigint;
  under: bigint;
}
const plus = (a: Exact, b: Exact): Exact => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
const times = (a: Exact, by: bigint): Exact => ({ over: a.over * by, under: a.under });
const dividedBy = (a: Exact, b: Exact): Exact => ({ over: a.over * b.under, under: a.under * b.over });
/** Whether a whole number is nearer to a fraction than some whole units. */
function isWithin(units: bigint, whole: bigint, { over, under }: Exact): boolean {
  const distance = whole * under - over;
  return (distance < 0n ? -distance : distance) < units * under;
}

const amount = fc.oneof(fc.bigInt(0n, 12n), fc.bigInt(0n, 10n ** 14n));
const picture: fc.Arbitrary<PoolPicture> = fc
  .tuple(
    fc.array(fc.record({ outstanding: amount, project: fc.option(fc.nat(2)) }), { maxLength: 12 }),
    fc.array(
      fc.record({
        faces: fc.array(fc.tuple(fc.nat(5), fc.bigInt(1n, 10n ** 13n)), { minLength: 1, maxLength: 6 }),
        repaidPermille: fc.integer({ min: 0, max: 1000 }),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([items, notes]) => ({
    items: items.map(({ outstanding, project }, i) => ({
      item: id(100 + i),
      project: project === null ? null : id(900 + project),
      outstanding,
    })),
    notes: notes.map(({ faces, repaidPermille }, i) => {
      const issued = sum(faces.map(([, face]) => face));
      return { colour: i + 1, issued, principalPaid: (issued * BigInt(repaidPermille)) / 1000n };
    }),
    positions: notes.flatMap(({ faces }, i) => {
      const held = new Map<number, bigint>();
      for (const [holder, face] of faces) held.set(holder, (held.get(holder) ?? 0n) + face);
      return [...held].map(([holder, face]) => ({ colour: i + 1, holder: id(holder), face }));
    }),
  }));

/** The same questions, answered with fractions. */
function exactly({ items, notes, positions }: PoolPicture) {
  const outstanding = sum(items.map((item) => item.outstanding));
  const unpaid = (holder: PartyId | undefined): Exact =>
    positions
      .filter((position) => holder === undefined || position.holder === holder)
      .map(({ colour, face }): Exact => {
        const note = notes.find((each) => each.colour === colour);
        if (note === undefined) throw new Error("no such note");
        return { over: face * (note.issued - note.principalPaid), under: note.issued };
      })
      .reduce(plus, { over: 0n, under: 1n });
  const all = unpaid(undefined);
  return {
    outstanding,
    anyone: all.over > 0n,
    partOf: (holder: PartyId, total: bigint): Exact => times(dividedBy(unpaid(holder), all), total),
  };
}

const holdersOf = ({ positions }: PoolPicture) => [...new Set(positions.map(({ holder }) => holder))];

describe("look through a pool", () => {
  it("splits exactly, and as near to the exact shares as whole units allow", () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 20 }), (total, weights) => {
        const parts = apportion(total, weights);
        const all = sum(weights);
        expect(sum(parts)).toBe(all === 0n ? 0n : total);
        for (const [i, part] of parts.entries()) {
          const weight = weights[i] ?? 0n;
          if (all > 0n) expect(isWithin(1n, part, { over: total * weight, under: all })).toBe(true);
        }
      }),
    );
  });

  it("gives larger remainders first, and of equal ones the earlier", () => {
    expect(apportion(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
    expect(apportion(1n, [1n, 2n, 2n])).toEqual([0n, 1n, 0n]);
    expect(apportion(7n, [0n, 3n, 1n])).toEqual([0n, 5n, 2n]);
  });

  it("from holders: all shares make up what is outstanding, and each is made up of its underlyings", () => {
    fc.assert(
      fc.property(picture, (pool) => {
        const exact = exactly(pool);
        const views = holdersOf(pool).map((holder) => ({ holder, view: lookThroughHolder(pool, holder) }));
        const shared = sum(views.map(({ view }) => view.share));
        expect(shared).toBe(exact.anyone ? exact.outstanding : 0n);
        for (const { holder, view } of views) {
          expect(view.outstanding).toBe(exact.outstanding);
          expect(sum(view.items.map(({ share }) => share))).toBe(view.share);
          if (exact.anyone) {
            expect(isWithin(1n, view.share, exact.partOf(holder, exact.outstanding))).toBe(true);
          }
          for (const { outstanding, share } of view.items) {
            const part = { over: view.share * outstanding, under: exact.outstanding };
            expect(isWithin(1n, share, part)).toBe(true);
          }
        }
      }),
    );
  });

  it("from underlyings: the holders' amounts make up what is outstanding on each, and on each project", () => {
    fc.assert(
      fc.property(picture, (pool) => {
        const exact = exactly(pool);
        for (const { item, outstanding } of pool.items) {
          const view = lookThroughItems(pool, (each) => each === item);
          expect(view.outstanding).toBe(outstanding);
          expect(sum(view.holders.map((each) => each.amount))).toBe(exact.anyone ? outstanding : 0n);
          for (const each of view.holders) {
            expect(isWithin(1n, each.amount, exact.partOf(each.holder, outstanding))).toBe(true);
          }
        }
        for (const project of new Set(pool.items.map((item) => item.project))) {
          if (project === null) continue;
          const own = pool.items.filter((item) => item.project === project);
          const outstanding = sum(own.map((item) => item.outstanding));
          const view = lookThroughProject(pool, project);
          expect(view.outstanding).toBe(outstanding);
          expect(sum(view.holders.map((each) => each.amount))).toBe(exact.anyone ? outstanding : 0n);
        }
      }),
    );
  });

  it("says the same in both directions to within two minor units, whatever the order of the rows", () => {
    fc.assert(
      fc.property(picture, (pool) => {
        const turned: PoolPicture = {
          items: pool.items.toReversed(),
          notes: pool.notes.toReversed(),
          positions: pool.positions.toReversed(),
        };
        for (const holder of holdersOf(pool)) {
          const there = lookThroughHolder(pool, holder);
          expect(lookThroughHolder(turned, holder)).toEqual(there);
          for (const { item, share } of there.items) {
            const back = lookThroughItems(turned, (each) => each === item);
            const amountBack = back.holders.find((each) => each.holder === holder)?.amount ?? 0n;
            expect(isWithin(3n, amountBack, { over: share, under: 1n })).toBe(true);
          }
        }
      }),
    );
  });

  it("leaves out what is repaid, and who holds nothing", () => {
    const pool: PoolPicture = {
      items: [
        { item: id(1), project: id(9), outstanding: 900n },
        { item: id(2), project: null, outstanding: 0n },
        { item: id(3), project: null, outstanding: 100n },
      ],
      notes: [
        { colour: 1, issued: 800n, principalPaid: 0n },
        { colour: 2, issued: 200n, principalPaid: 200n },
      ],
      positions: [
        { colour: 1, holder: id(51), face: 600n },
        { colour: 1, holder: id(52), face: 200n },
        { colour: 2, holder: id(53), face: 200n },
      ],
    };
    expect(lookThroughHolder(pool, id(52))).toEqual({
      outstanding: 1000n,
      share: 250n,
      items: [
        { item: id(1), project: id(9), outstanding: 900n, share: 225n },
        { item: id(3), project: null, outstanding: 100n, share: 25n },
      ],
    });
    expect(lookThroughHolder(pool, id(53)).share).toBe(0n);
    expect(lookThroughProject(pool, id(9))).toEqual({
      outstanding: 900n,
      holders: [
        { holder: id(51), amount: 675n },
        { holder: id(52), amount: 225n },
      ],
    });
  });
});
