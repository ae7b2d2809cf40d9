import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type MatchOptions,
  type MatchResult,
  type Movement,
  matchEntries,
  matchStatement,
  type StatementEntry,
} from "../src/index.ts";
import { type Noise, type Planted, plant, uetrOf } from "./planted.ts";
import { entry, statementOf } from "./small-statement.ts";

const GBP = "GBP";
const match = (
  entries: readonly StatementEntry[],
  movements: readonly Movement[],
  options?: MatchOptions,
): MatchResult => matchEntries([{ entries, currency: GBP }], movements, options);

const EXACT: Noise = { keepsUetr: true, keepsEndToEndId: true, daysLater: 0, spelling: (name) => name };
const BARE: Noise = { ...EXACT, keepsUetr: false, keepsEndToEndId: false };
const one = (noise: Partial<Noise> = {}, n = 1) =>
  plant(n, 1250n, "Atkins Limited", 20_454, { ...EXACT, ...noise });
const ids = (result: MatchResult) => result.matched.map(({ item, movementIds }) => [item.id, ...movementIds]);

describe("a pair is explained", () => {
  test("by every criterion that was compared", () => {
    const { entry: bank, movement } = one({ daysLater: 2, spelling: () => "ATKINS LTD" });
    expect(match([bank], [movement]).matched).toEqual([
      {
        item: expect.objectContaining({ id: "S1#1", entryId: "S1#1", direction: "out", minor: 1250n }),
        movementIds: ["mov_1"],
        score: 920,
        reasons: [
          { criterion: "uetr", points: 400, statement: uetrOf(1), ledger: uetrOf(1) },
          { criterion: "further_reference", points: 0, statement: "end_to_end_id E2E-1", ledger: "E2E-1" },
          { criterion: "amount", points: 300, statement: "GBP 1250", ledger: "GBP 1250" },
          { criterion: "value_day", points: 100, statement: "2026-01-03", ledger: "2026-01-01" },
          { criterion: "counterparty_name", points: 120, statement: "ATKINS LTD", ledger: "Atkins Limited" },
        ],
      },
    ]);
  });

  test.each<[string, Partial<Noise>, Partial<Movement>, number | undefined]>([
    ["everything", {}, {}, 970],
    ["no UETR", { keepsUetr: false }, {}, 920],
    ["no reference", { ...BARE }, {}, 570],
    ["no reference, another spelling", { ...BARE, spelling: () => "Atkyns Limited" }, {}, 535],
    ["no reference, at the edge of the window", { ...BARE, daysLater: 5 }, {}, 445],
    ["no reference, beyond the window", { ...BARE, daysLater: 6 }, {}, undefined],
    ["no reference, day not known", { ...BARE }, { valueDay: 0 }, 420],
    ["no reference, another name", { ...BARE, spelling: () => "Oxford Solar" }, {}, undefined],
    ["a UETR, beyond the window, another name", { daysLater: 90, spelling: () => "Oxford Solar" }, {}, 500],
    ["another amount", {}, { minor: 1251n }, undefined],
    ["another direction", {}, { direction: "in" }, undefined],
    ["another currency", {}, { currency: "EUR" }, undefined],
    ["another UETR", {}, { references: { uetr: uetrOf(9), endToEndId: "E2E-1" } }, undefined],
    ["another end-to-end id", { keepsUetr: false }, { references: { endToEndId: "E2E-9" } }, undefined],
    ["the bank's own reference", { ...BARE }, { references: { reference: "BANK-1" } }, 880],
    [
      "a running number of another month",
      { ...BARE, daysLater: 40 },
      { references: { reference: "BANK-1" } },
      undefined,
    ],
  ])("%s", (_, noise, change, score) => {
    const { entry: bank, movement } = one(noise);
    expect(match([bank], [{ ...movement, ...change }]).matched[0]?.score).toBe(score);
  });
});

describe("what has no pair says why", () => {
  const { entry: bank, movement } = one();
  test.each<[string, readonly Movement[], string, string[]]>([
    ["nothing is near", [], "no_candidate", []],
    ["the amount differs", [{ ...movement, minor: 1249n }], "amount_differs", ["mov_1"]],
    [
      "references contradict",
      [{ ...movement, references: { uetr: uetrOf(9), endToEndId: "E2E-1" } }],
      "references_contradict",
      ["mov_1"],
    ],
  ])("%s", (_, movements, reason, hints) => {
    const result = match([bank], movements);
    expect(result.unmatchedItems).toMatchObject([{ item: { id: "S1#1" }, reason, hints }]);
    expect(result.unmatchedMovements).toHaveLength(movements.length);
  });

  test("a better entry has taken it", () => {
    const [exact, near] = [one(BARE).entry, { ...one({ ...BARE, daysLater: 1 }).entry, id: "S1#2" }];
    const result = match([near, exact], [movement]);
    expect(ids(result)).toEqual([["S1#1", "mov_1"]]);
    expect(result.unmatchedItems).toMatchObject([
      { item: { id: "S1#2" }, reason: "candidate_taken", hints: ["mov_1"] },
    ]);
  });
});

describe("what ties is not guessed", () => {
  const { entry: bank, movement } = one(BARE);
  const twin = { ...movement, id: "mov_2", references: {} };

  test("two movements for one entry", () => {
    const result = match([bank], [twin, movement]);
    expect(result.matched).toEqual([]);
    expect(result.ambiguous).toMatchObject([
      {
        item: { id: "S1#1" },
        candidateCount: 2,
        crowded: false,
        candidates: [
          { movementId: "mov_1", score: 570 },
          { movementId: "mov_2", score: 570 },
        ],
      },
    ]);
    expect(result.ambiguousMovements.map(({ id }) => id)).toEqual(["mov_1", "mov_2"]);
    expect(result.totals[0]).toEqual({
      currency: GBP,
      statement: { all: -1250n, matched: 0n, ambiguous: -1250n, unmatched: 0n },
      ledger: { all: -2500n, matched: 0n, ambiguous: -2500n, unmatched: 0n },
    });
  });

  test("two entries for one movement", () => {
    const result = match([bank, { ...bank, id: "S1#2" }], [movement]);
    expect(result.ambiguous.map(({ item }) => item.id)).toEqual(["S1#1", "S1#2"]);
  });

  test("a tie of references keeps its movements from weaker evidence", () => {
    const tied = [
      { ...movement, references: { endToEndId: "X" } },
      { ...twin, references: { endToEndId: "X" } },
    ];
    const withReference = {
      ...bank,
      details: bank.details.map((detail) => ({ ...detail, endToEndId: "X" })),
    };
    const result = match([withReference, { ...bank, id: "S1#2" }], tied);
    expect(result.matched).toEqual([]);
    expect(result.ambiguous.map(({ item }) => item.id)).toEqual(["S1#1"]);
    expect(result.unmatchedItems).toHaveLength(1);
  });

  test("a crowd of one amount is left to a person, in linear time", () => {
    const crowd = Array.from({ length: 2000 }, (_, n) => one(BARE, n + 1));
    const nameless = crowd.map(({ entry: each, movement: known }) => ({
      entry: { ...each, direction: "debit" as const, details: [] },
      movement: { ...known, direction: "out" as const, references: {} },
    }));
    const result = match(
      nameless.map((each) => each.entry),
      nameless.map((each) => each.movement),
    );
    expect(result.matched).toEqual([]);
    expect(result.ambiguous.length + result.unmatchedItems.length).toBe(2000);
  });

  test("a crowd is thinned out by counterparty", () => {
    const crowd = Array.from({ length: 300 }, (_, n) => plant(3 * n + 1, 500n, `Payee ${n}`, 20_454, BARE));
    const result = match(
      crowd.map((each) => each.entry),
      crowd.map((each) => each.movement),
    );
    expect(result.matched).toHaveLength(300);
    for (const { item, movementIds } of result.matched)
      expect(movementIds).toEqual([item.id.replace("S1#", "mov_")]);
  });
});

describe("batches", () => {
  const parts = (...amounts: bigint[]) =>
    entry({
      id: "S1#1",
      reference: "BATCH",
      minor: amounts.reduce((a, b) => a + b, 0n),
      details: amounts.map((minor) => ({ minor })),
    });
  const movement = (id: string, minor: bigint, references: Movement["references"] = {}): Movement => ({
    id,
    direction: "out",
    minor,
    currency: GBP,
    valueDay: 20_454,
    references,
  });

  test("each part is matched by itself", () => {
    const batch = parts(700n, 800n, 900n);
    const split = {
      ...batch,
      split: true,
      details: batch.details.map((detail, n) => ({ ...detail, uetr: uetrOf(n), endToEndId: null })),
    };
    const result = match(
      [split],
      [movement("a", 700n, { uetr: uetrOf(0) }), movement("b", 800n, { uetr: uetrOf(1) })],
    );
    expect(ids(result)).toEqual([
      ["S1#1/1", "a"],
      ["S1#1/2", "b"],
    ]);
    expect(result.unmatchedItems.map(({ item }) => item.id)).toEqual(["S1#1/3"]);
    expect(result.totals[0]?.statement).toEqual({
      all: -2400n,
      matched: -1500n,
      ambiguous: 0n,
      unmatched: -900n,
    });
  });

  test("one entry paid all movements of a reference", () => {
    const whole = { ...parts(1500n), details: [] };
    const both = [movement("a", 700n, { reference: "BATCH" }), movement("b", 800n, { reference: "BATCH" })];
    const result = match([whole], both);
    expect(ids(result)).toEqual([["S1#1", "a", "b"]]);
    expect(result.matched[0]?.reasons.map(({ criterion }) => criterion)).toEqual(["reference", "sum"]);
    expect(match([whole], [...both, movement("c", 1n, { reference: "BATCH" })]).matched).toEqual([]);
    expect(match([whole, { ...whole, id: "S1#2" }], both).matched).toEqual([]);
  });

  test("what is not booked is not matched", () => {
    const pending = { ...one().entry, status: "pending" as const };
    const result = match([pending], [one().movement]);
    expect([result.matched, result.unmatchedItems]).toEqual([[], []]);
  });
});

test("an id that stands twice is a fault of the caller", () => {
  expect(() => match([one().entry, one().entry], [])).toThrow(TypeError);
  expect(() => match([], [one().movement, one().movement])).toThrow(TypeError);
});

/** Few amounts, names and days, so that a lot ties and collides. */
const colliding = fc
  .array(
    fc.record({
      minor: fc.constantFrom(100n, 200n, 300n),
      name: fc.constantFrom("Atkins Limited", "Oxford Solar", "Vale Wind"),
      day: fc.integer({ min: 20_450, max: 20_454 }),
      keepsUetr: fc.boolean(),
      keepsEndToEndId: fc.boolean(),
      daysLater: fc.nat(2),
      only: fc.constantFrom("both", "both", "bank", "ledger"),
    }),
    { maxLength: 24 },
  )
  .map((drafts) => {
    const planted = drafts.map((draft, n) => ({
      ...plant(n + 1, draft.minor, draft.name, draft.day, {
        ...draft,
        spelling: (name) => name.toUpperCase(),
      }),
      only: draft.only,
    }));
    return {
      entries: planted.filter(({ only }) => only !== "ledger").map((each) => each.entry),
      movements: planted.filter(({ only }) => only !== "bank").map((each) => each.movement),
    };
  });

const shuffled = <T>(all: readonly T[]) =>
  fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length });

test("the order of entries and movements changes nothing", () => {
  fc.assert(
    fc.property(
      colliding.chain(({ entries, movements }) =>
        fc.tuple(fc.constant({ entries, movements }), shuffled(entries), shuffled(movements)),
      ),
      ([{ entries, movements }, otherEntries, otherMovements]) => {
        expect(match(otherEntries, otherMovements)).toEqual(match(entries, movements));
      },
    ),
    { numRuns: 300 },
  );
});

test("every entry and movement is in exactly one list, and all amounts reconcile", () => {
  fc.assert(
    fc.property(colliding, ({ entries, movements }) => {
      const statement = statementOf(entries);
      const own = statement.entries.map((each, n) => ({ ...each, id: entries[n]?.id ?? each.id }));
      const result = matchStatement({ ...statement, entries: own }, movements);
      const itemIds = [...result.matched, ...result.ambiguous, ...result.unmatchedItems].map(
        ({ item }) => item.id,
      );
      expect(itemIds.sort()).toEqual(entries.map(({ id }) => id).sort());
      const movementIds = [
        ...result.matched.flatMap((each) => each.movementIds),
        ...result.ambiguousMovements.map(({ id }) => id),
        ...result.unmatchedMovements.map(({ id }) => id),
      ];
      expect(movementIds.sort()).toEqual(movements.map(({ id }) => id).sort());
      const { opening, matchedNet, ambiguousNet, unmatchedNet, closing } = result;
      expect(opening + matchedNet + ambiguousNet + unmatchedNet).toBe(closing);
      for (const { score } of result.matched)
        expect(Number.isInteger(score) && score >= 0 && score <= 1000).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("planted payments are found again, whatever the bank left out, and nothing else is", () => {
  const noise = fc.record({
    keepsUetr: fc.boolean(),
    keepsEndToEndId: fc.boolean(),
    daysLater: fc.nat(3),
    upper: fc.boolean(),
    only: fc.constantFrom("both", "both", "both", "bank", "ledger"),
  });
  fc.assert(
    fc.property(fc.array(noise, { maxLength: 60 }), (drafts) => {
      const planted: (Planted & { only: string })[] = drafts.map((draft, n) => ({
        ...plant(n + 1, BigInt(1000 + n), `Payee ${n} Limited`, 20_000 + n, {
          ...draft,
          spelling: (name) => (draft.upper ? name.toUpperCase().replace("LIMITED", "LTD") : name),
        }),
        only: draft.only,
      }));
      const result = match(
        planted.filter(({ only }) => only !== "ledger").map((each) => each.entry),
        planted.filter(({ only }) => only !== "bank").map((each) => each.movement),
      );
      const expected = planted
        .filter(({ only }) => only === "both")
        .map((each) => [each.entry.id, each.movement.id]);
      expect(ids(result).sort()).toEqual(expected.sort());
      expect(result.ambiguous).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
