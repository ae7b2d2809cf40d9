import { type LotRow, type MovementRow, type Mutation, SCHEMA, ZERO_32 } from "@green-ledger/domain";
import { describe, expect, it } from "vitest";
import { accountId, movementId, payeeId, projectId } from "../test/ids.ts";
import { plainRow } from "../test/plain-row.ts";
import { changeOf, createForest, type Forest, type ForestFaultCode } from "./index.ts";

const receipt: MovementRow = {
  ...plainRow,
  id: movementId(1),
  account: accountId(0),
  amount: 100n,
  origin: "proceeds",
  legs: [{ colour: 1, n: 1, amount: 100n }],
  place: { block: 5, logIndex: 0, time: 0, transaction: ZERO_32 },
};

const transfer: MovementRow = {
  ...receipt,
  id: movementId(2),
  kind: "payment",
  direction: "out",
  counterparty: payeeId(0),
  amount: 60n,
  use: "transfer",
  origin: null,
  payeeAccount: accountId(1),
  legs: [{ colour: 1, n: 1, amount: 60n }],
  place: { ...receipt.place, logIndex: 2 },
};

const allocation: MovementRow = {
  ...transfer,
  id: movementId(3),
  account: accountId(1),
  amount: 25n,
  use: "allocate",
  payeeAccount: null,
  project: projectId(0),
  legs: [{ colour: 1, n: 1, amount: 25n }],
  place: { ...receipt.place, logIndex: 6 },
};

const child: LotRow = {
  account: accountId(1),
  colour: 1,
  n: 1,
  amount: 60n,
  remaining: 35n,
  order: 1,
  parent: { account: accountId(0), colour: 1, n: 1 },
  movement: movementId(2),
};

const all = { kind: "colours", colours: [1] } as const;

/** A forest with block 5: 100 received, 60 passed on, 25 of them allocated. */
function planted(): Forest {
  const forest = createForest();
  forest.append({ block: 5, movements: [receipt, transfer, allocation], lots: [child] });
  return forest;
}

/** A movement of the next block. */
function next(row: MovementRow, change: Partial<MovementRow>): MovementRow {
  return { ...row, id: movementId(9), place: { ...row.place, block: 6 }, ...change };
}

describe("appending a block", () => {
  it("takes its movements in any order", () => {
    const forest = createForest();
    forest.append({ block: 5, movements: [allocation, receipt, transfer], lots: [child] });
    expect(forest.downstream(all)).toEqual(planted().downstream(all));
    expect(forest.downstream(all)?.currencies[0]?.conservation).toEqual({
      start: 100n,
      live: 75n,
      placed: 0n,
      allocated: 25n,
      returned: 0n,
      fees: 0n,
      breached: 0n,
      corrected: 0n,
      bought: 0n,
      sold: 0n,
      holds: true,
    });
  });

  it.each<[string, ForestFaultCode, MovementRow]>([
    [
      "a movement that is known",
      "movement_repeated",
      next(receipt, { id: movementId(1), legs: [{ colour: 1, n: 2, amount: 100n }] }),
    ],
    ["a movement of another block", "out_of_order", next(receipt, { place: receipt.place })],
    ["an id that is not 32 bytes", "id_malformed", next(receipt, { id: "0x1234" })],
    ["an id that is not hexadecimal", "id_malformed", next(receipt, { id: `0x${"g".repeat(64)}` })],
    ["a payee's id that is malformed", "id_malformed", next(allocation, { counterparty: "0x" })],
    [
      "an account's id that is malformed",
      "id_malformed",
      next(transfer, { payeeAccount: `0x${"é".repeat(64)}` }),
    ],
    [
      "legs that do not add up",
      "movement_malformed",
      next(receipt, { amount: 101n, legs: [{ colour: 1, n: 2, amount: 100n }] }),
    ],
    ["no legs", "movement_malformed", next(receipt, { amount: 0n, legs: [] })],
    [
      "a leg of nothing",
      "movement_malformed",
      next(receipt, {
        legs: [
          { colour: 1, n: 2, amount: 100n },
          { colour: 1, n: 3, amount: 0n },
        ],
      }),
    ],
    [
      "a leg below nothing",
      "movement_malformed",
      next(receipt, {
        legs: [
          { colour: 1, n: 2, amount: 101n },
          { colour: 1, n: 3, amount: -1n },
        ],
      }),
    ],
    [
      "a leg that no lot can hold",
      "movement_malformed",
      next(receipt, { amount: 2n ** 128n, legs: [{ colour: 1, n: 2, amount: 2n ** 128n }] }),
    ],
    ["a payment without a use", "movement_malformed", next(allocation, { use: null })],
    ["a transfer to nowhere", "movement_malformed", next(transfer, { payeeAccount: null })],
    [
      "lending to nowhere",
      "movement_malformed",
      next(transfer, { kind: "lending", use: null, payeeAccount: null }),
    ],
    [
      "on-lent money of which the index has no lot",
      "lot_unknown",
      next(allocation, {
        use: "return",
        payeeAccount: accountId(0),
        amount: 1n,
        legs: [{ colour: 1, n: 1, amount: 1n }],
      }),
    ],
    [
      "more back than was paid",
      "movement_malformed",
      next(receipt, {
        kind: "reversal",
        target: movementId(3),
        amount: 26n,
        legs: [{ colour: 1, n: 2, amount: 26n }],
      }),
    ],
    [
      "money back from nothing",
      "movement_malformed",
      next(receipt, { kind: "reversal", legs: [{ colour: 1, n: 2, amount: 100n }] }),
    ],
    [
      "a transfer to itself",
      "movement_malformed",
      next(transfer, { payeeAccount: accountId(0), amount: 1n, legs: [{ colour: 1, n: 1, amount: 1n }] }),
    ],
    [
      "a lot out of its order",
      "lot_number_unexpected",
      next(receipt, { legs: [{ colour: 1, n: 3, amount: 100n }] }),
    ],
    ["a lot that is there", "lot_number_unexpected", next(receipt, {})],
    [
      "a lot that was never born",
      "lot_unknown",
      next(transfer, { legs: [{ colour: 1, n: 2, amount: 60n }] }),
    ],
    ["an account that never had money", "lot_unknown", next(allocation, { account: accountId(7) })],
    [
      "a colour that the account never had",
      "lot_unknown",
      next(transfer, { legs: [{ colour: 2, n: 1, amount: 60n }] }),
    ],
    [
      "more than a lot has left",
      "lot_overdrawn",
      next(transfer, { amount: 41n, legs: [{ colour: 1, n: 1, amount: 41n }] }),
    ],
    [
      "more than a lot has left, in two legs",
      "lot_overdrawn",
      next(allocation, {
        amount: 36n,
        legs: [
          { colour: 1, n: 1, amount: 35n },
          { colour: 1, n: 1, amount: 1n },
        ],
      }),
    ],
  ])("refuses %s, and all else of its block", (_, code, row) => {
    const forest = planted();
    const before = forest.downstream(all);
    const good = next(receipt, { id: movementId(8), account: accountId(5) });
    const bad = { ...row, place: { ...row.place, logIndex: 3 } };
    const append = () => forest.append({ block: 6, movements: [good, bad], lots: [] });
    expect(append).toThrow(expect.objectContaining({ name: "ForestFault", code }));
    expect(forest.downstream(all)).toEqual(before);
    expect(forest.block()).toBe(5);
    expect(forest.size()).toMatchObject({ lots: 2, legs: 1, movements: 3 });
    // The same if it is alone in its block.
    expect(() => forest.append({ block: 6, movements: [bad], lots: [] })).toThrow(
      expect.objectContaining({ code }),
    );
    expect(forest.size()).toMatchObject({ lots: 2, legs: 1, movements: 3 });
    forest.append({ block: 6, movements: [good], lots: [] });
    expect(forest.downstream(all)?.currencies[0]?.conservation.start).toBe(200n);
  });

  it("refuses a block that does not come after those that are held", () => {
    const forest = planted();
    for (const block of [5, 4, 0]) {
      const append = () => forest.append({ block, movements: [], lots: [] });
      expect(append).toThrow(expect.objectContaining({ code: "out_of_order" }));
    }
  });

  it("refuses two movements at one place", () => {
    const forest = createForest();
    const other = { ...receipt, id: movementId(4), legs: [{ colour: 1, n: 2, amount: 100n }] };
    const append = () => forest.append({ block: 5, movements: [receipt, other], lots: [] });
    expect(append).toThrow(expect.objectContaining({ code: "out_of_order" }));
    expect(forest.size().movements).toBe(0);
  });

  it.each<[string, Partial<LotRow>]>([
    ["amount", { amount: 61n }],
    ["remaining amount", { remaining: 36n }],
    ["parent", { parent: null }],
    ["parent's number", { parent: { account: accountId(0), colour: 1, n: 2 } }],
    ["movement", { movement: movementId(1) }],
    ["number", { n: 2 }],
    ["account", { account: accountId(2) }],
  ])("refuses a block after which the index has a lot with another %s", (_, change) => {
    const forest = createForest();
    const append = () =>
      forest.append({
        block: 5,
        movements: [receipt, transfer, allocation],
        lots: [{ ...child, ...change }],
      });
    expect(append).toThrow(expect.objectContaining({ code: "index_disagrees" }));
    expect(forest.size()).toMatchObject({ lots: 0, legs: 0, movements: 0 });
    expect(forest.block()).toBe(-1);
  });
});

describe("changeOf", () => {
  const put = (row: MovementRow): Mutation => ({ table: "movement", key: SCHEMA.movement.key(row), row });

  it("keeps the block's new movements and its lots", () => {
    const tranche: Mutation = { table: "tranche", key: [], row: null };
    const lot: Mutation = { table: "lot", key: SCHEMA.lot.key(child), row: child };
    const older = next(receipt, {});
    const change = changeOf(5, [put(receipt), tranche, lot, put(older), put(transfer)]);
    expect(change).toEqual({ block: 5, movements: [receipt, transfer], lots: [child] });
  });

  it("refuses single rows that were removed", () => {
    for (const table of ["movement", "lot"] as const) {
      const take = () => changeOf(5, [{ table, key: [], row: null }]);
      expect(take).toThrow(expect.objectContaining({ code: "rows_removed" }));
    }
  });
});
