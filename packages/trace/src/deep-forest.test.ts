import { type Bytes32, type MovementRow, ZERO_32 } from "@green-ledger/domain";
import { expect, it } from "vitest";
import { accountId, movementId, payeeId, projectId } from "../test/ids.ts";
import { plainRow } from "../test/plain-row.ts";
import { createForest } from "./index.ts";

const LEVELS = 100_000;

/** Money that is passed to and fro between two accounts, a little spent at each stop. */
function chain(): MovementRow[] {
  const row = (number: number, change: Partial<MovementRow>): MovementRow => ({
    ...plainRow,
    id: movementId(number),
    kind: "payment",
    direction: "out",
    account: accountId(0),
    counterparty: payeeId(0),
    amount: 0n,
    use: "transfer",
    legs: [],
    place: { block: number, logIndex: 0, time: 0, transaction: ZERO_32 },
    ...change,
  });
  let amount = BigInt(LEVELS) * 3n;
  const rows = [row(1, { direction: "in", use: null, amount, legs: [{ colour: 1, n: 1, amount }] })];
  for (let level = 1; level < LEVELS; level++) {
    const [account, payeeAccount]: [Bytes32, Bytes32] = [accountId((level + 1) % 2), accountId(level % 2)];
    const n = Math.ceil(level / 2);
    rows.push(
      row(2 * level, {
        account,
        use: "allocate",
        project: projectId(0),
        amount: 1n,
        legs: [{ colour: 1, n, amount: 1n }],
      }),
    );
    amount -= 2n;
    rows.push(row(2 * level + 1, { account, payeeAccount, amount, legs: [{ colour: 1, n, amount }] }));
  }
  return rows;
}

it("follows 100 000 levels down and up, and takes them back", () => {
  const forest = createForest();
  for (const row of chain()) forest.append({ block: row.place.block, movements: [row], lots: [] });
  const first = { kind: "movement", id: movementId(1) } as const;
  const allocated = BigInt(LEVELS - 1);
  const expected = {
    depth: LEVELS,
    lots: LEVELS,
    // What was not passed on stays: 1 at each stop but the last.
    liveLots: LEVELS,
    payments: LEVELS - 1,
    currencies: [
      {
        conservation: {
          start: BigInt(LEVELS) * 3n,
          live: BigInt(LEVELS) * 3n - allocated,
          allocated,
          holds: true,
        },
      },
    ],
  };
  expect(forest.downstream(first)).toMatchObject(expected);
  expect(forest.downstream({ kind: "colours", colours: [1] })).toMatchObject(expected);

  const payee = { kind: "payee", id: payeeId(0) } as const;
  const above = forest.upstream(payee);
  expect(above).toMatchObject({ amount: allocated, edges: LEVELS - 1, depth: LEVELS - 1 });
  expect(above?.roots.rows).toMatchObject([{ movement: movementId(1), amount: allocated }]);

  const last = forest.paths({ kind: "movement", id: movementId(2 * LEVELS - 1) }, { limit: 5 });
  expect(last?.paths).toHaveLength(1);
  expect(last?.paths[0]?.lots).toHaveLength(LEVELS);

  forest.truncate(1);
  expect(forest.downstream(first)).toMatchObject({
    lots: 1,
    legs: 0,
    currencies: [{ conservation: { live: BigInt(LEVELS) * 3n } }],
  });
});
