import type { Bytes32, Command, Payment, Receipt, SimulationResult } from "@green-ledger/domain";
import { createRandom, FOUNDING, testId } from "@green-ledger/testkit";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryOfPayment } from "../../test/acts.ts";
import {
  payment,
  type Running,
  type SenderSystem,
  startSenderSystem,
  submissionOf,
} from "../../test/sender-system.ts";
import { createRequestRpc } from "../index.ts";

let world: SenderSystem;
let running: Running;

beforeAll(async () => {
  world = await startSenderSystem();
  running = await world.start();
});
afterAll(async () => {
  await running.stop();
  await world.close();
});

const { issuerAtA, subsidiaryAtA, issuerAtB, contractorAtB } = FOUNDING.accounts;
const { wind, solar, plant } = FOUNDING.assets;
type Who = "bankA" | "bankB";
let next = 1;
const root = testId("root", 1);

/** What the write answered, in the form of a dry run. */
async function write(commands: Command[], who: Who): Promise<SimulationResult> {
  const result = await running.sender.submit(submissionOf(world.cast.members[who], commands));
  if (result.kind === "mismatch") throw new Error("a mismatch");
  const { outcome, error } = await running.settled(result.operation.id);
  return error === null ? { kind: "accepted", items: outcome?.items ?? [] } : { kind: "reverted", error };
}

const dryRun = (commands: Command[], who: Who) =>
  running.sender.simulate(commands, world.cast.members[who].key.address);

function receipt(fields: Partial<Receipt>): Receipt {
  return {
    id: testId("sim receipt", next++),
    account: issuerAtB,
    colour: 0,
    amount: 1n,
    origin: "income",
    payer: null,
    valueDate: payment(0).valueDate,
    dataRoot: root,
    ...fields,
  };
}

const paymentOf = (fields: Partial<Payment>) => payment(0, { id: testId("sim payment", next++), ...fields });

describe("a dry run", () => {
  it("sees parties that an earlier command of the same request registers", async () => {
    const supplier = testId("sim supplier", 1);
    const commands: Command[] = [
      { kind: "registerCounterparties", counterparties: [{ id: supplier, dataRoot: root }] },
      { kind: "recordPayments", account: contractorAtB, payments: [paymentOf({ payee: supplier })] },
    ];
    expect(await dryRun(commands.slice(1), "bankB")).toMatchObject({ items: [{ reason: "payee_unknown" }] });
    expect(await dryRun(commands, "bankB")).toEqual({ kind: "accepted", items: [] });
    // It changed nothing.
    expect(await dryRun(commands.slice(1), "bankB")).toMatchObject({ items: [{ reason: "payee_unknown" }] });
  });

  it("gives the error of a call that would be undone, whatever else is asked for", async () => {
    const commands: Command[] = [
      { kind: "recordReceipts", receipts: [receipt({})] },
      { kind: "recordPayments", account: issuerAtA, payments: [paymentOf({})] },
    ];
    const answer = await dryRun(commands, "bankB");
    expect(answer).toMatchObject({ kind: "reverted", error: { code: "lot_ledger_not_custodian" } });
    expect(await dryRun(commands.slice(1), "bankB")).toEqual(answer);
    expect(await write(commands, "bankB")).toEqual(answer);
  });

  it("gives limits as they are when the item's turn comes", async () => {
    const green = (amount: bigint, project = solar) =>
      paymentOf({ amount, project, draws: [], payee: FOUNDING.counterparties[1] ?? root });
    const commands: Command[] = [
      {
        kind: "recordReceipts",
        receipts: [
          receipt({ colour: 2, origin: "proceeds", amount: 10_000n }),
          receipt({ colour: 2, origin: "proceeds", amount: 50_000n }),
        ],
      },
      {
        kind: "recordPayments",
        account: issuerAtB,
        payments: [green(20_000n), green(20_000n), green(9_000n), green(2_000n, wind)],
      },
      { kind: "recordPayments", account: issuerAtB, payments: [green(2_000n), green(90_000n)] },
    ];
    const answer = await dryRun(commands, "bankB");
    expect(answer).toMatchObject({
      kind: "accepted",
      items: [
        { reason: "tranche_exceeded", verdict: "refused", limit: "30000" },
        { reason: "cap_exceeded", verdict: "refused", limit: "10000" },
        { reason: "project_not_admitted", verdict: "flagged", limit: "0" },
        { reason: "cap_exceeded", verdict: "refused", limit: "1000" },
        // Over all colours: the test before brought in 1 of other money.
        { reason: "funds_insufficient", verdict: "refused", limit: "19001" },
      ],
    });
    expect(await write(commands, "bankB")).toEqual(answer);
  });

  it("gives the limits of every act as the write does", async () => {
    const { lenderAtA, lenderEuro, contractorAtA } = FOUNDING.accounts;
    const { valueDate } = payment(0);
    const day = { valueDate, dataRoot: root };
    const id = () => testId("sim limit", next++);
    const bond = (amount: bigint) => [{ colour: 1, amount }];
    const paid = paymentOf({ amount: 40n, project: wind, draws: bond(40n) });
    const reversal = (amount: bigint) => ({
      ...{
        id: id(),
        target: paid.id,
        entry: entryOfPayment(issuerAtA, paid),
        amount,
        correction: false,
        ...day,
      },
    });
    const conversion = (bought: bigint) => ({
      ...{ id: id(), colour: 4, sold: 2n * bought, into: 6, bought, to: lenderEuro },
      ...{ rate: 10n ** 18n / 2n, sourceRoot: root, ...day },
    });
    const lending = (amount: bigint) => ({ id: id(), into: 5, amount, to: contractorAtA, ...day });
    const repaid = receipt({ account: lenderAtA, colour: 5, origin: "repayment", amount: 8_000n });
    const commands: Command[] = [
      { kind: "recordPayments", account: issuerAtA, payments: [paid, paymentOf({ amount: 5n, draws: [] })] },
      { kind: "reverseEntries", reversals: [reversal(30n), reversal(11n)] },
      {
        kind: "lendMoney",
        account: lenderAtA,
        lendings: [lending(70_000n), lending(7_000n), lending(39_000n)],
      },
      { kind: "convertMoney", account: lenderAtA, conversions: [conversion(60_001n), conversion(30_000n)] },
      { kind: "recordReceipts", receipts: [repaid] },
      {
        kind: "stateBalances",
        statements: [{ id: id(), account: lenderAtA, day: valueDate - 9, closing: 5n, statementRoot: root }],
      },
    ];
    const answer = await dryRun(commands, "bankA");
    expect(answer).toMatchObject({
      kind: "accepted",
      items: [
        { reason: "draws_missing", limit: "0" },
        { reason: "reversal_exceeded", limit: "10" },
        { reason: "tranche_exceeded", limit: "60000" },
        { reason: "funds_insufficient", limit: "33000" },
        { reason: "tranche_exceeded", limit: "60000" },
        { reason: "funds_insufficient", limit: "33000" },
        { reason: "repayment_exceeded", limit: "7000" },
        { reason: "statement_out_of_order", limit: "33000" },
      ],
    });
    expect(await write(commands, "bankA")).toEqual(answer);
  });

  it("says what the account's rule gives where other draws were asked for", async () => {
    const wrongly = paymentOf({ amount: 10n, project: solar, draws: [{ colour: 3, amount: 10n }] });
    const commands: Command[] = [{ kind: "recordPayments", account: issuerAtB, payments: [wrongly] }];
    const answer = await dryRun(commands, "bankB");
    expect(answer).toMatchObject({ items: [{ reason: "draw_against_rule", limit: "10" }] });
    expect(await write(commands, "bankB")).toEqual(answer);
  });

  it("gives the answer of the write, for any request (L10)", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (seed) => {
        const commands = anyRequest(seed);
        const answer = await dryRun(commands, "bankB");
        expect(await write(commands, "bankB")).toEqual(answer);
      }),
      { numRuns: 25 },
    );
  });
});

describe("a node that cannot make it", () => {
  const several: Command[] = [
    { kind: "recordReceipts", receipts: [receipt({})] },
    { kind: "recordReceipts", receipts: [receipt({})] },
  ];

  it("is named when it refuses overrides, and when it does not know them", async () => {
    const rpc = createRequestRpc(async (method, params) => {
      if (method === "eth_call" && params.length > 2)
        throw Object.assign(new Error("too many arguments"), { code: -32602 });
      return world.system.chain.request(method, params);
    });
    const ignorant = createRequestRpc((method, params) =>
      world.system.chain.request(method, params.slice(0, 2)),
    );
    await running.stop();
    for (const node of [rpc, ignorant]) {
      running = await world.start({ rpc: node });
      await expect(dryRun(several, "bankB")).rejects.toMatchObject({ code: "dry_run_unavailable" });
      expect(await dryRun(several.slice(1), "bankB")).toEqual({ kind: "accepted", items: [] });
      await running.stop();
    }
    running = await world.start();
  });
});

/** A bank's request with receipts and payments of every kind, right and wrong. */
function anyRequest(seed: number): Command[] {
  const random = createRandom(seed);
  const used: Payment["id"][] = [];
  const id = (kind: string) => {
    const made = random.chance(0.1) ? random.any(used) : undefined;
    const fresh = made ?? testId(kind, next++);
    used.push(fresh);
    return fresh;
  };
  const payees = [
    ...FOUNDING.counterparties,
    ...Object.values(world.cast.members).map(({ party }) => party),
    testId("nobody", 7),
  ];
  const anyReceipt = () =>
    receipt({
      id: id("any receipt"),
      account: random.pick([issuerAtB, contractorAtB]),
      colour: random.pick([0, 0, 2, 3]),
      amount: random.amount(0n, 9_000n),
      origin: "proceeds",
    });
  // One account works its draws out by its rule, the other must be told them.
  const drawn = (account: Bytes32, amount: bigint) => ({
    amount,
    draws: random.chance(account === issuerAtB ? 0.7 : 0.1)
      ? []
      : [{ colour: random.pick([0, 2, 3]), amount }],
  });
  const anyPayment = (account: Bytes32) => {
    const use = random.pick(["transfer", "allocate", "allocate", "return", "fee"] as const);
    return paymentOf({
      id: id("any payment"),
      ...drawn(account, random.amount(0n, 3_000n)),
      use,
      payee: random.pick(payees),
      payeeAccount:
        use === "transfer" ? random.pick([issuerAtA, subsidiaryAtA, contractorAtB, issuerAtB]) : null,
      project: random.pick([null, wind, solar, plant]),
      valueDate: random.pick([0, payment(0).valueDate, payment(0).valueDate - 500, payment(0).valueDate + 9]),
    });
  };
  const list = <T>(make: () => T) => Array.from({ length: random.between(1, 8) }, make);
  const commands = Array.from({ length: random.between(1, 4) }, (): Command => {
    if (random.chance(0.4)) return { kind: "recordReceipts", receipts: list(anyReceipt) };
    const account = random.pick([issuerAtB, contractorAtB]);
    return { kind: "recordPayments", account, payments: list(() => anyPayment(account)) };
  });
  return commands;
}
