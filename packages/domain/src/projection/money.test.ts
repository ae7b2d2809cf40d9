import { describe, expect, test } from "vitest";
import { told } from "../../test/memory-rows.ts";
import { MOVES } from "../../test/money-events.ts";
import { IDS, id32, TIME } from "../../test/script.ts";
import { dayOfSecond } from "../day.ts";
import { ZERO_32 } from "../hex.ts";
import { type MovementRow, NOTHING_COUNTED } from "../rows.ts";
import { ROW } from "./row-refs.ts";

const { account, other, borrower, abroad } = IDS;
const rows = told();
const movement = (id: MovementRow["id"]) => rows.get(ROW.movement(id));

describe("counters", () => {
  const bond = {
    minted: 595n,
    live: 217n,
    allocated: 44n,
    returned: 40n,
    fees: 219n,
    breached: 8n,
    lent: 67n,
    repaid: 0n,
  };

  test("default: of a tranche that lends, leaks and takes back", () => {
    expect(rows.get(ROW.tranche(1))).toMatchObject({ id: IDS.tranche, counters: bond });
  });

  test("default: of child tranches, which owe what they have not repaid", () => {
    const loan = { ...NOTHING_COUNTED, minted: 100n, live: 74n, returned: 26n, repaid: 40n };
    expect(rows.get(ROW.tranche(2))?.counters).toEqual(loan);
    expect(rows.get(ROW.tranche(3))?.counters).toEqual({ ...NOTHING_COUNTED, minted: 3n, live: 3n });
  });

  test("default: other money has a row from its first use; what comes back too late is among it", () => {
    expect(rows.get(ROW.tranche(0))).toEqual({
      colour: 0,
      id: ZERO_32,
      instrument: ZERO_32,
      size: 0n,
      parent: 0,
      counters: { ...NOTHING_COUNTED, minted: 34n, live: 29n, allocated: 1n, breached: 4n },
    });
  });

  test("default: the end of a day has a row for each tranche that moved, none for other money", () => {
    const day = dayOfSecond(TIME);
    const days = rows.all().flatMap(([id, row]) => (id.startsWith("trancheDay/") ? [row] : []));
    expect(days).toHaveLength(3);
    expect(rows.get(ROW.trancheDay(1, day))).toEqual({ colour: 1, day, counters: bond });
  });
});

describe("budgets", () => {
  test("default: project, line and admission count green money less what came back", () => {
    expect(rows.get(ROW.asset(IDS.asset))).toMatchObject({ eligibleCost: 500n, allocated: 44n, lines: 2 });
    expect(rows.get(ROW.line(IDS.line))).toMatchObject({ used: 4n, cap: 300n, open: true, until: 0 });
    expect(rows.get(ROW.line(id32(0x12)))).toMatchObject({ spending: "refinancing", open: false });
    expect(rows.get(ROW.admission(1, IDS.asset))).toMatchObject({ allocated: 44n, payments: 2 });
    expect(rows.get(ROW.admission(0, IDS.asset))).toBeUndefined();
  });

  test("default: thresholds of entrusted payment", () => {
    const threshold = { currency: "GBP", from: 19_000, above: 10n ** 12n };
    expect(rows.get(ROW.threshold("0x474250", 19_000))).toMatchObject(threshold);
  });
});

describe("accounts", () => {
  test("default: balances, lots, statements, newest value date", () => {
    expect(rows.get(ROW.account(account))).toMatchObject({
      balance: 193n,
      broken: true,
      closedThrough: 20_300,
      newest: 20_300,
      lots: 13,
    });
    const surplus = { balance: 53n, broken: false, closedThrough: 20_000, newest: 20_000 };
    expect(rows.get(ROW.account(other))).toMatchObject(surplus);
    expect(rows.get(ROW.account(borrower))).toMatchObject({ balance: 74n, newest: 19_600, lots: 1 });
    expect(rows.get(ROW.account(abroad))).toMatchObject({ balance: 3n, placement: "deposit", lots: 1 });
  });

  test("default: rules, changed once and about to change again, or kept", () => {
    const changing = { rule: "fifo", ruleChange: { rule: "prorata", effectiveFrom: 0 } };
    expect(rows.get(ROW.account(account))).toMatchObject(changing);
    expect(rows.get(ROW.account(other))).toMatchObject({ rule: "specified", ruleChange: null });
  });
});

describe("lots", () => {
  test("default: holdings", () => {
    expect(rows.get(ROW.holding(account, 1))).toMatchObject({ balance: 173n, head: 2 });
    expect(rows.get(ROW.holding(account, 0))).toMatchObject({ balance: 20n, lots: 6 });
    expect(rows.get(ROW.holding(other, 1))).toMatchObject({ balance: 44n, head: 2, lots: 2 });
  });

  test("default: a lot that was moved knows its parent, of the same colour or another", () => {
    expect(rows.get(ROW.lot(account, 1, 1))).toMatchObject({ amount: 200n, remaining: 0n, parent: null });
    expect(rows.get(ROW.lot(other, 1, 2))).toMatchObject({
      amount: 50n,
      parent: { account, colour: 1, n: 2 },
      movement: MOVES.transfer,
    });
    expect(rows.get(ROW.lot(borrower, 2, 1))).toMatchObject({ parent: { account, colour: 1, n: 2 } });
    const back = rows.all().flatMap(([id, row]) => (id.startsWith("lot/") ? [row] : []));
    expect(back).toContainEqual(
      expect.objectContaining({ account, colour: 0, parent: { account: borrower, colour: 2, n: 1 } }),
    );
  });

  test("default: exchange that leaves less than a minor unit of a lot bears no child", () => {
    expect(movement(MOVES.conversion)?.legs).toEqual([
      { colour: 1, n: 1, amount: 1n },
      { colour: 1, n: 2, amount: 6n },
    ]);
    const parent = { account: other, colour: 1, n: 2 };
    expect(rows.get(ROW.lot(abroad, 3, 1))).toMatchObject({ amount: 3n, parent });
  });
});

describe("entries", () => {
  test("default: receipts", () => {
    expect(movement(IDS.drawdown)).toMatchObject({
      kind: "receipt",
      state: "received",
      direction: "in",
      counterparty: null,
      use: null,
      origin: "proceeds",
      rule: "fifo",
      draws: [{ colour: 1, amount: 200n }],
      legs: [{ colour: 1, n: 1, amount: 200n }],
    });
    const late = { state: "repaid", origin: "repayment", draws: [{ colour: 0, amount: 4n }] };
    expect(movement(MOVES.lateRepayment)).toMatchObject(late);
    const found = { kind: "receipt", state: "statement", origin: "unexplained", amount: 9n };
    expect(movement(MOVES.surplus)).toMatchObject(found);
  });

  test("default: a payment in one step", () => {
    expect(movement(MOVES.transfer)).toMatchObject({
      kind: "payment",
      state: "paid",
      direction: "out",
      use: "transfer",
      payeeAccount: other,
      project: null,
      draws: [{ colour: 1, amount: 250n }],
      legs: [
        { colour: 1, n: 1, amount: 200n },
        { colour: 1, n: 2, amount: 50n },
      ],
      request: null,
    });
    expect(movement(MOVES.allocation)).toMatchObject({ flag: "project_not_admitted" });
    expect(movement(MOVES.fee)).toMatchObject({ state: "disputed" });
  });

  test("default: a payment in two steps says what was drawn, and remembers its request", () => {
    const paid = movement(MOVES.mixed);
    expect(paid).toMatchObject({
      state: "confirmed",
      entrusted: true,
      payeeBank: IDS.bank,
      line: IDS.line,
      valueDate: 19_600,
      draws: [
        { colour: 0, amount: 2n },
        { colour: 1, amount: 6n },
      ],
      request: { deadline: 1_790_086_400 },
    });
    expect(paid?.request?.place.logIndex).toBeLessThan(paid?.place.logIndex ?? 0);
    expect(movement(MOVES.void)).toMatchObject({ state: "void", draws: [], legs: [], amount: 1n });
  });

  test("default: counter-entries, by colour; what came back too late is other money", () => {
    const purpose = { project: IDS.asset, line: IDS.line };
    expect(movement(MOVES.refund)).toMatchObject({
      kind: "reversal",
      state: "reversal",
      direction: "in",
      counterparty: IDS.supplier,
      use: null,
      amount: 3n,
      draws: [
        { colour: 0, amount: 1n },
        { colour: 1, amount: 2n },
      ],
      target: MOVES.mixed,
      correction: false,
      ...purpose,
    });
    expect(movement(MOVES.mixed)?.reversed).toEqual([
      { colour: 0, amount: 1n },
      { colour: 1, amount: 2n },
    ]);
    expect(movement(MOVES.lateRefund)).toMatchObject({ amount: 10n, draws: [{ colour: 0, amount: 10n }] });
    expect(movement(MOVES.return)?.reversed).toEqual([{ colour: 1, amount: 10n }]);
    const out = { direction: "out", correction: true, draws: [{ colour: 1, amount: 5n }] };
    expect(movement(MOVES.correction)).toMatchObject(out);
  });

  test("default: lending and exchange", () => {
    expect(movement(MOVES.lending)).toMatchObject({
      kind: "lending",
      state: "lending",
      payeeAccount: borrower,
      counterparty: null,
      passage: { into: 2, arrived: 100n, rate: 10n ** 18n, sourceRoot: ZERO_32 },
    });
    expect(movement(MOVES.conversion)).toMatchObject({
      amount: 7n,
      passage: { into: 3, arrived: 3n, rate: 43n * 10n ** 16n },
      draws: [{ colour: 1, amount: 7n }],
    });
  });

  test("default: a shortfall and its explanation", () => {
    expect(movement(MOVES.shortfall)).toMatchObject({
      kind: "shortfall",
      state: "statement",
      amount: 30n,
      valueDate: 20_300,
      dataRoot: id32(19),
      draws: [
        { colour: 0, amount: 24n },
        { colour: 1, amount: 6n },
      ],
    });
    expect(movement(MOVES.explanation)).toMatchObject({
      kind: "explanation",
      direction: "in",
      amount: 25n,
      valueDate: 0,
      target: MOVES.shortfall,
      draws: [
        { colour: 1, amount: 5n },
        { colour: 0, amount: 20n },
      ],
    });
  });

  test("default: statements, leaks and refusals", () => {
    const stated = { id: MOVES.shortfall, closing: 168n, expected: 198n };
    expect(rows.get(ROW.statement(account, 20_300))).toMatchObject(stated);
    const leaked = { account, day: 20_300 };
    expect(rows.get(ROW.leak(MOVES.shortfall, 0))).toMatchObject({ ...leaked, amount: 24n, restored: 20n });
    expect(rows.get(ROW.leak(MOVES.shortfall, 1))).toMatchObject({ ...leaked, amount: 6n, restored: 5n });
    expect(rows.get(ROW.leak(MOVES.leak, 1))).toMatchObject({ day: 19_600, amount: 10n, restored: 3n });
    const refusal = rows.all().find(([id]) => id.startsWith("refusal/"))?.[1];
    expect(refusal).toMatchObject({ reason: "cap_exceeded", amount: 900n, limit: 459n });
  });
});
