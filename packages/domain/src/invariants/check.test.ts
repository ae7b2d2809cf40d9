import { modelSequence } from "@green-ledger/testkit/generate";
import { describe, expect, test } from "vitest";
import type { ModelState } from "../model/index.ts";
import { checkInvariants } from "./check.ts";
import type { InvariantRows, Violation } from "./watcher.ts";

/** Tables as arrays, so that a test can damage them. */
type Rows = {
  [T in keyof Required<InvariantRows>]: (Required<InvariantRows>[T] extends Iterable<infer Row>
    ? Row
    : never)[];
};

/** A ledger on which much happened, by the model. */
function livelyLedger(seed: number): ModelState {
  const last = [...modelSequence(seed, 150)].at(-1);
  if (last === undefined) throw new TypeError("an empty sequence");
  return last.state;
}

function rowsOf(state: ModelState): Rows {
  const numbered = [...state.sequences].map(([contract, lastSeq]) => ({ contract, lastSeq }));
  return structuredClone({
    accounts: [...state.accounts.values()],
    tranches: [...state.tranches.values()],
    admissions: [...state.admissions.values()],
    assets: [...state.assets.values()],
    holdings: [...state.holdings.values()],
    lots: [...state.lots.values()],
    movements: [...state.movements.values()],
    refusals: state.refusals,
    sequences: numbered,
    events: numbered.flatMap(({ contract, lastSeq }) =>
      Array.from({ length: lastSeq }, (_, i) => ({ contract, seq: i + 1 })),
    ),
  });
}

const LEDGER = livelyLedger(3);

/** What is found after a table was damaged. */
function found(damage: (rows: Rows) => void): Violation[] {
  const rows = rowsOf(LEDGER);
  damage(rows);
  return checkInvariants(rows);
}

/** The first row that fits. */
function one<Row>(rows: Row[], fits: (row: Row) => boolean = () => true): Row {
  const row = rows.find(fits);
  if (row === undefined) throw new TypeError("the ledger has no such row");
  return row;
}

const numbersOf = (violations: Violation[]) => new Set(violations.map(({ invariant }) => invariant));

test.each([1, 2, 3, 4, 5])("a ledger that the model made breaks nothing (seed %i)", (seed) => {
  expect(checkInvariants(rowsOf(livelyLedger(seed)))).toEqual([]);
});

test("rows may come in any order, and each table is read once", () => {
  const rows = rowsOf(LEDGER);
  const once = Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      table,
      (table === "events" ? list : list.reverse()).values(),
    ]),
  );
  expect(checkInvariants(once as unknown as InvariantRows)).toEqual([]);
});

test("events may be left out", () => {
  const { events: _, ...rows } = rowsOf(LEDGER);
  expect(checkInvariants(rows)).toEqual([]);
});

describe("L1", () => {
  test.each(["minted", "live", "allocated", "returned", "fees"] as const)(
    "a counter is wrong: %s",
    (name) => {
      const violations = found(({ tranches }) => {
        const tranche = one(tranches, (row) => row.colour === 1);
        tranche.counters[name] += 1n;
      });
      expect(numbersOf(violations)).toEqual(new Set(["L1"]));
      expect(violations.every(({ subject }) => subject === "colour 1")).toBe(true);
    },
  );

  test("more was drawn than the tranche's size", () => {
    const violations = found(({ tranches }) => {
      const tranche = one(tranches, (row) => row.colour === 1);
      tranche.size = tranche.counters.minted - 1n;
    });
    expect(violations).toMatchObject([{ invariant: "L1", subject: "colour 1" }]);
  });

  test("money has a colour that is no tranche's", () => {
    const violations = found(({ tranches }) => tranches.splice(1, 1));
    expect(violations).toMatchObject([{ invariant: "L1", subject: "colour 1" }]);
  });
});

describe("L2", () => {
  const isChild = (row: { parent: unknown }) => row.parent !== null;

  test.each<[string, (rows: Rows) => void]>([
    [
      "a child has another amount than its leg",
      ({ lots }) => {
        one(lots, isChild).amount += 1n;
      },
    ],
    [
      "a child is a root",
      ({ lots }) => {
        one(lots, isChild).parent = null;
      },
    ],
    [
      "a root has a parent",
      ({ lots }) => {
        const root = one(lots, (row) => row.parent === null);
        root.parent = { account: root.account, n: root.n };
      },
    ],
    [
      "a parent was never born",
      ({ lots }) => {
        const child = one(lots, isChild);
        child.parent = { account: child.account, n: 9_999 };
      },
    ],
    [
      "a lot was drawn on without a payment",
      ({ lots }) => {
        one(lots, (row) => row.remaining > 0n).remaining -= 1n;
      },
    ],
    [
      "a lot has less than nothing",
      ({ lots }) => {
        one(lots).remaining = -1n;
      },
    ],
    [
      "legs are less than the payment",
      ({ movements }) => void one(movements, (row) => row.legs.length > 1).legs.pop(),
    ],
    [
      "a leg draws on a lot that was never born",
      ({ movements }) => {
        one(one(movements, (row) => row.direction === "out").legs).n = 9_999;
      },
    ],
    [
      "a lot's movement is missing",
      ({ movements }) =>
        void movements.splice(
          movements.findIndex((row) => row.direction === "in"),
          1,
        ),
    ],
    [
      "a receipt made two lots",
      ({ lots }) => {
        const [first, second] = lots.filter((row) => row.parent === null);
        if (first && second) second.movement = first.movement;
      },
    ],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toContain("L2");
  });

  test("a walk to the root that never ends", () => {
    const violations = found(({ lots }) => {
      const child = one(lots, isChild);
      const parent = one(
        lots,
        (row) =>
          row.account === child.parent?.account && row.colour === child.colour && row.n === child.parent.n,
      );
      parent.parent = { account: child.account, n: child.n };
    });
    expect(violations.some(({ detail }) => detail === "is its own ancestor")).toBe(true);
  });
});

describe("L4", () => {
  const isFunded = (row: { allocated: bigint }) => row.allocated > 0n;

  test.each<[string, (rows: Rows) => void]>([
    [
      "more is allocated than the cost",
      ({ assets }) => {
        const asset = one(assets, isFunded);
        asset.eligibleCost = asset.allocated - 1n;
      },
    ],
    [
      "a project counts more than was paid",
      ({ assets }) => {
        one(assets, (row) => row.eligibleCost > row.allocated).allocated += 1n;
      },
    ],
    [
      "an admission counts more than was paid",
      ({ admissions }) => {
        one(admissions, isFunded).allocated += 1n;
      },
    ],
    [
      "an admission counts a payment too many",
      ({ admissions }) => {
        one(admissions, isFunded).payments += 1;
      },
    ],
    [
      "an admission is missing",
      ({ admissions }) => void admissions.splice(admissions.findIndex(isFunded), 1),
    ],
    ["a project is missing", ({ assets }) => void assets.splice(assets.findIndex(isFunded), 1)],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toEqual(new Set(["L4"]));
  });
});

describe("L5", () => {
  const isIn = (row: { direction: string }) => row.direction === "in";

  test.each<[string, (rows: Rows) => void]>([
    [
      "a receipt has a use",
      ({ movements }) => {
        one(movements, isIn).use = "fee";
      },
    ],
    [
      "a receipt has no origin",
      ({ movements }) => {
        one(movements, isIn).origin = null;
      },
    ],
    [
      "a payment has an origin",
      ({ movements }) => {
        one(movements, (row) => !isIn(row)).origin = "income";
      },
    ],
    [
      "a payment is marked with what refuses",
      ({ movements }) => {
        one(movements, (row) => !isIn(row)).flag = "cap_exceeded";
      },
    ],
    ["a movement was recorded twice", ({ movements }) => void movements.push(one(movements))],
    [
      "a transfer arrives nowhere",
      ({ movements }) => {
        one(movements, (row) => row.use === "transfer").payeeAccount = null;
      },
    ],
    [
      "a transfer pays for a project",
      ({ movements, assets }) => {
        one(movements, (row) => row.use === "transfer").project = one(assets).id;
      },
    ],
    [
      "a movement moves nothing",
      ({ movements }) => {
        one(movements).amount = 0n;
      },
    ],
    [
      "a refusal has no reason",
      ({ refusals }) => {
        one(refusals).reason = "none";
      },
    ],
    [
      "a refusal calls recorded what is not",
      ({ refusals }) => {
        const refusal = one(refusals);
        refusal.reason = "already_recorded";
        refusal.movement = `0x${"ab".repeat(32)}`;
      },
    ],
    [
      "a confirmed asset has no verifier",
      ({ assets }) => {
        one(assets, (row) => row.status === "confirmed").verifier = null;
      },
    ],
    [
      "a confirmed asset never changed",
      ({ assets }) => {
        one(assets, (row) => row.status === "confirmed").epoch = 0;
      },
    ],
    [
      "an asset was rejected after it was confirmed",
      ({ assets }) => {
        Object.assign(one(assets), { status: "rejected", verifier: null, epoch: 2 });
      },
    ],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toContain("L5");
  });
});

describe("L12", () => {
  test.each<[string, (rows: Rows) => void]>([
    ["an event is missing", ({ events }) => void events.splice(3, 1)],
    ["an event came twice", ({ events }) => void events.splice(3, 0, one(events.slice(3)))],
    ["the newest event is missing", ({ events }) => void events.pop()],
    ["all events are missing", ({ events }) => void events.splice(0)],
    [
      "the index says that it is further",
      ({ sequences }) => {
        one(sequences).lastSeq += 1;
      },
    ],
    ["a contract has two rows", ({ sequences }) => void sequences.push(one(sequences))],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toEqual(new Set(["L12"]));
  });
});

describe("sums", () => {
  test.each<[string, (rows: Rows) => void]>([
    [
      "a balance is not what the lots hold",
      ({ holdings }) => {
        one(holdings).balance += 1n;
      },
    ],
    [
      "a head is passed",
      ({ holdings }) => {
        one(holdings).head += 1;
      },
    ],
    [
      "a holding counts a lot too many",
      ({ holdings }) => {
        one(holdings).lots += 1;
      },
    ],
    ["a holding is missing", ({ holdings }) => void holdings.splice(0, 1)],
    [
      "a holding without lots has money",
      ({ holdings }) => {
        holdings.push({ ...one(holdings), colour: 99, balance: 1n, lots: 0 });
      },
    ],
    [
      "an account counts a lot too many",
      ({ accounts }) => {
        one(accounts).lots += 1;
      },
    ],
    ["an account is missing", ({ accounts }) => void accounts.splice(0, 1)],
    [
      "two lots have one place",
      ({ lots }) => {
        const [first, second] = lots.filter((row) => row.account === one(lots).account);
        if (first && second) second.order = first.order;
      },
    ],
    [
      "a holding numbers its lots in another order than the account",
      ({ lots, holdings }) => {
        const { account, colour } = one(holdings, (row) => row.lots > 1);
        const [first, second] = lots.filter((row) => row.account === account && row.colour === colour);
        if (first && second) [first.order, second.order] = [second.order, first.order];
      },
    ],
  ])("%s", (_, damage) => {
    expect(numbersOf(found(damage))).toEqual(new Set(["sum"]));
  });
});
