import { describe, expect, test } from "vitest";
import { id32 } from "../../test/sample-events.ts";
import { NO_POOL_SUMS } from "../pools.ts";
import { checkInvariants } from "./check.ts";

const [POOL, ITEM, OLD, ISSUER, BANK, LIEN] = [1, 2, 3, 4, 5, 6].map(id32) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];

/** A closed pool in which one loan took another's place, that collected, lost and paid. */
function sound() {
  const none = { collected: 0n, writtenOff: 0n, substituted: 0n, interest: 0n, recovered: 0n };
  const shared = { pool: POOL, kind: "loan", originator: BANK, project: null, dataRoot: id32(9) } as const;
  const day = { pool: POOL, valueDate: 20_000, outstanding: 0n, reasonRoot: null } as const;
  const lienOf = (id: `0x${string}`, object: `0x${string}`, status: "active" | "released") => ({
    id,
    kind: "loan" as const,
    object,
    grantor: BANK,
    creditor: ISSUER,
    class: "securitisation" as const,
    shareBps: 10_000,
    rank: 1,
    until: 0,
    dataRoot: id32(9),
    status,
    desk: "0x00000000000000000000000000000000000000aa" as const,
  });
  return {
    accounts: [],
    tranches: [],
    admissions: [],
    assets: [],
    holdings: [],
    lots: [],
    movements: [],
    refusals: [],
    trancheDays: [],
    lines: [],
    statements: [],
    leaks: [],
    claims: [],
    claimLinks: [],
    permits: [],
    duties: [],
    documents: [],
    documentUses: [],
    transfers: [],
    sequences: [],
    liens: [lienOf(LIEN, ITEM, "active"), lienOf(id32(7), OLD, "released")],
    encumbrances: [
      {
        kind: "loan" as const,
        object: ITEM,
        exclusive: LIEN,
        active: 1,
        changes: 1,
        shares: {
          mortgage: 0,
          pledge: 0,
          assignment: 0,
          relending_pledge: 0,
          sale: 0,
          securitisation: 10_000,
        },
      },
      {
        kind: "loan" as const,
        object: OLD,
        exclusive: null,
        active: 0,
        changes: 2,
        shares: {
          mortgage: 0,
          pledge: 0,
          assignment: 0,
          relending_pledge: 0,
          sale: 0,
          securitisation: 0,
        },
      },
    ],
    pools: [
      {
        id: POOL,
        issuer: ISSUER,
        servicer: BANK,
        currency: "CNY",
        status: "closed" as "closed" | "forming",
        items: 1,
        offered: 0,
        sums: {
          ...NO_POOL_SUMS,
          principal: 180n,
          outstanding: 70n,
          collected: 30n,
          writtenOff: 10n,
          substituted: 70n,
          interest: 5n,
          recovered: 4n,
          cash: 1n,
        },
        paid: { principal: 35n, interest: 5n },
        dataRoot: id32(9),
      },
    ],
    poolItems: [
      {
        ...shared,
        ...none,
        item: ITEM,
        status: "accepted" as "accepted" | "offered" | "removed" | "substituted",
        lien: LIEN as `0x${string}` | null,
        principal: 80n,
        outstanding: 70n,
        collected: 10n,
      },
      {
        ...shared,
        ...none,
        item: OLD,
        status: "substituted" as "accepted" | "offered" | "removed" | "substituted",
        lien: id32(7) as `0x${string}` | null,
        principal: 100n,
        outstanding: 0n,
        collected: 20n,
        writtenOff: 10n,
        substituted: 70n,
        interest: 5n,
        recovered: 4n,
      },
    ],
    notes: [{ colour: 1, pool: POOL, issued: 90n, principalPaid: 35n, interestPaid: 5n }],
    notePositions: [
      { colour: 1, holder: BANK, pool: POOL, face: 60n },
      { colour: 1, holder: ISSUER, pool: POOL, face: 30n },
    ],
    poolFlows: [
      { ...day, item: ITEM, kind: "principal" as const, amount: 10n, receipt: id32(8) },
      { ...day, item: OLD, kind: "principal" as const, amount: 20n, receipt: id32(8) },
      { ...day, item: OLD, kind: "interest" as const, amount: 5n, receipt: id32(8) },
      { ...day, item: OLD, kind: "recovery" as const, amount: 4n, receipt: id32(8) },
      { ...day, item: OLD, kind: "loss" as const, amount: 10n, receipt: null },
    ],
    distributions: [
      { colour: 1, pool: POOL, principal: 35n, interest: 5n, valueDate: 20_001, dataRoot: id32(9) },
    ],
  };
}

type Rows = ReturnType<typeof sound>;

function first<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new TypeError("no row");
  return row;
}
const old = ({ poolItems }: Rows) => first(poolItems.slice(1));

function found(damage: (rows: Rows) => unknown): string[] {
  const rows = sound();
  damage(rows);
  return checkInvariants(rows).map(({ invariant }) => invariant);
}

test("a sound pool breaks nothing", () => {
  expect(checkInvariants(sound())).toEqual([]);
});

describe("sums of pools and notes", () => {
  test.each<[string, (rows: Rows) => unknown]>([
    ["an underlying's parts are not its principal", ({ poolItems }) => first(poolItems).outstanding--],
    ["an underlying collected what no flow says", ({ poolFlows }) => poolFlows.splice(0, 1)],
    ["a loss that no flow says", ({ poolFlows }) => poolFlows.splice(4, 1)],
    ["a pool's sum is not that of its underlyings", ({ pools }) => first(pools).sums.interest++],
    ["a pool counts another number of underlyings", ({ pools }) => first(pools).items++],
    ["more recovered than lost", (rows) => Object.assign(old(rows), { recovered: 11n })],
    ["more paid than came in", ({ pools }) => Object.assign(first(pools).sums, { cash: 0n })],
    ["a pool paid what no distribution says", ({ distributions }) => first(distributions).interest--],
    ["a note is not all held", ({ notePositions }) => first(notePositions).face--],
    ["a note repaid more than its face", ({ notes }) => Object.assign(first(notes), { issued: 20n })],
  ])("%s", (_, damage) => {
    expect(found(damage)).toContain("sum");
  });
});

describe("L5 of pools", () => {
  test.each<[string, (rows: Rows) => unknown]>([
    ["an underlying of no pool", ({ pools }) => pools.pop()],
    ["an offer to a closed pool", ({ poolItems }) => Object.assign(first(poolItems), { status: "offered" })],
    ["a replacement in a forming pool", ({ pools }) => Object.assign(first(pools), { status: "forming" })],
    [
      "an underlying that the pool does not hold",
      ({ liens }) => Object.assign(first(liens), { status: "released" }),
    ],
    [
      "an underlying held and removed",
      ({ poolItems }) => Object.assign(first(poolItems), { status: "removed" }),
    ],
    ["a replaced underlying that is outstanding", (rows) => old(rows).outstanding++],
    [
      "an underlying in part replaced",
      ({ poolItems }) => Object.assign(first(poolItems), { substituted: 1n }),
    ],
  ])("%s", (_, damage) => {
    expect(found(damage)).toContain("L5");
  });
});
