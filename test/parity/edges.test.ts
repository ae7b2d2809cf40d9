import {
  type Bytes32,
  type Command,
  type CommandOf,
  dayOfSecond,
  MAX_MINOR,
  type Payment,
  type Receipt,
  ZERO_32,
} from "@green-ledger/domain";
import type { Outcome } from "@green-ledger/domain/model";
import {
  type Actor,
  FOUNDING,
  foundingRequests,
  type System,
  startSystem,
  testId,
} from "@green-ledger/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createThree, type Three } from "./three.ts";

const DAY = 86_400;
const { issuerAtA, issuerAtB, contractorAtB, subsidiaryAtA } = FOUNDING.accounts;
const { wind, solar, plant } = FOUNDING.assets;
const [supplier] = FOUNDING.counterparties;
const BOND = 1;
const LOAN = 2;

let system: System;
let three: Three;
let next: number;

beforeEach(async () => {
  system = await startSystem();
  three = await createThree(system);
  next = 1;
  for (const request of foundingRequests(system.cast, system.clock.now()))
    await three.step(request, "founding");
});

afterEach(async () => {
  three.compareRows("at the end");
  await three.compareStored("at the end");
  await three.compareViews("at the end");
  await three.close();
  await system.close();
});

const today = () => dayOfSecond(system.clock.now());
const bankA = () => system.cast.members.bankA.key;
const bankB = () => system.cast.members.bankB.key;
const send = (sender: Actor, command: Command): Promise<Outcome> => three.step({ sender, command }, "edge");

function receipt(more: Partial<Receipt>): Receipt {
  const id = testId("receipt", next++);
  const plain = { origin: "income", payer: null, valueDate: today(), dataRoot: testId("root", 1) } as const;
  return { id, account: issuerAtA, colour: 0, amount: 100n, ...plain, ...more };
}

/** An allocation of the bond's money to the wind farm, unless told otherwise. */
function payment({ colour = BOND, ...more }: Partial<Payment> & { colour?: number }): Payment {
  const { amount = 100n } = more;
  return {
    id: testId("payment", next++),
    amount,
    use: "allocate",
    entrusted: false,
    payee: supplier ?? ZERO_32,
    payeeBank: null,
    payeeAccount: null,
    project: wind,
    line: null,
    valueDate: today(),
    dataRoot: testId("root", 2),
    draws: [{ colour, amount }],
    documents: [],
    ...more,
  };
}

const transfer = (to: Bytes32, payee: Bytes32, more: Partial<Payment>): Payment =>
  payment({ use: "transfer", payeeAccount: to, payee, project: null, ...more });

async function mint(sender: Actor, ...receipts: Receipt[]) {
  return reasonsOf(await send(sender, { kind: "recordReceipts", receipts }));
}

async function pay(sender: Actor, account: Bytes32, ...payments: Payment[]) {
  return reasonsOf(await send(sender, { kind: "recordPayments", account, payments }));
}

const reasonsOf = (outcome: Outcome) => (outcome.kind === "accepted" ? outcome.reasons : outcome.error);

describe("seconds and days", () => {
  test("a key acts until the second before its expiry", async () => {
    const { operator, spares, members } = system.cast;
    const [spare] = spares;
    if (spare === undefined) throw new TypeError("no spare key");
    const validUntil = system.clock.now() + 100;
    const { party } = members.issuer;
    await send(operator, { kind: "bindKey", key: spare.address, party, roles: ["maker"], validUntil });
    const command: Command = { kind: "addEvidence", asset: wind, evidenceRoot: testId("root", 3) };
    await system.pass(99);
    expect(await send(spare, command)).toMatchObject({ kind: "accepted" });
    await system.pass(1);
    expect(await send(spare, command)).toMatchObject({ error: "PartyRegistry_KeyExpired" });
  });

  test("a confirmation counts until the second before its end", async () => {
    const validUntil = system.clock.now() + 100;
    const reportRoot = testId("root", 4);
    await send(system.cast.members.verifier.key, {
      kind: "confirmAsset",
      asset: wind,
      validUntil,
      reportRoot,
    });
    await system.pass(99);
    expect(await pay(bankA(), issuerAtA, payment({}))).toEqual(["none"]);
    await system.pass(1);
    expect(await pay(bankA(), issuerAtA, payment({}))).toEqual(["project_out_of_standing"]);
  });

  test("value dates: tomorrow is too early, and midnight makes it today", async () => {
    const tomorrow = today() + 1;
    expect(await mint(bankA(), receipt({ valueDate: tomorrow }))).toEqual(["value_date_in_future"]);
    await system.pass(tomorrow * DAY - system.clock.now() - 1);
    expect(await mint(bankA(), receipt({ valueDate: tomorrow }))).toEqual(["value_date_in_future"]);
    await system.pass(1);
    expect(await mint(bankA(), receipt({ valueDate: tomorrow }))).toEqual(["none"]);
  });

  test("look-back and deadline include their last day", async () => {
    const approvedOn = today() - 60;
    const first = approvedOn - 365;
    const dated = (valueDate: number) => pay(bankA(), issuerAtA, payment({ valueDate }));
    expect(await dated(first)).toEqual(["none"]);
    expect(await dated(first - 1)).toEqual(["before_look_back"]);
    expect(await dated(1)).toEqual(["before_look_back"]);
    const loan = { colour: LOAN, project: solar, valueDate: 1 };
    expect(await pay(bankB(), issuerAtB, payment(loan))).toEqual(["none"]);
    await system.pass(40 * DAY);
    const last = { ...loan, valueDate: approvedOn + 90 };
    expect(await pay(bankB(), issuerAtB, payment(last))).toEqual(["none"]);
    expect(await pay(bankB(), issuerAtB, payment({ ...last, valueDate: approvedOn + 91 }))).toEqual([
      "after_deadline",
    ]);
  });
});

describe("limits", () => {
  test("a project's cap is one for all tranches and can be used to the last unit", async () => {
    const toPlant = (colour: number, amount: bigint) =>
      payment({ colour, amount, project: plant, payee: supplier ?? ZERO_32 });
    expect(await pay(bankA(), issuerAtA, toPlant(BOND, 25_000n))).toEqual(["none"]);
    expect(
      await pay(bankB(), issuerAtB, toPlant(LOAN, 15_001n), toPlant(LOAN, 15_000n), toPlant(LOAN, 1n)),
    ).toEqual(["cap_exceeded", "project_not_admitted", "cap_exceeded"]);
  });

  test("an account holds 32 colours, and no more", async () => {
    const { issuer, bankA: bank } = system.cast.members;
    const [, ...others] = Array.from({ length: 33 }, (_, i) => i);
    const approvedOn = today() - 60;
    await send(issuer.key, {
      kind: "registerInstrument",
      instrument: {
        id: testId("many", 1),
        kind: "bond",
        currency: "CNY",
        payingAgent: bank.party,
        approvedOn,
        availableUntil: 0,
        termsRoot: testId("root", 9),
        framework: {
          scheme: FOUNDING.schemes.icma,
          codes: ["GBP01"],
          lookBackDays: 0,
          allocationDeadline: 0,
          mode: "strict",
          evidenceRequired: false,
          placements: 0,
        },
        tranches: others.map((n) => ({ id: testId("many", n), size: 100n, parent: 0 })),
      },
    });
    const first = three.state().tranches.size - others.length;
    // The bond and other money are there already.
    const into = others.map((n) => receipt({ colour: first + n - 1, amount: 3n }));
    const room = into.slice(0, 30);
    expect(await mint(bankA(), ...room)).toEqual(room.map(() => "none"));
    const [next, ...last] = into.slice(30);
    if (next === undefined) throw new TypeError("no colour is left");
    expect(await mint(bankA(), next, ...last, receipt({}))).toEqual([
      "colours_exceeded",
      "colours_exceeded",
      "none",
    ]);
    const out = payment({ colour: 0, amount: 10_100n, use: "fee", payee: bank.party, project: null });
    expect(await pay(bankA(), issuerAtA, out)).toEqual(["none"]);
    expect(await mint(bankA(), next, receipt({}))).toEqual(["none", "colours_exceeded"]);
  });

  test("a tranche can be drawn to the last unit", async () => {
    const drawn = (amount: bigint) => receipt({ colour: BOND, amount });
    expect(await mint(bankA(), drawn(50_001n), drawn(50_000n), drawn(1n))).toEqual([
      "tranche_exceeded",
      "none",
      "tranche_exceeded",
    ]);
  });

  test("the largest receipt of other money fits, and no bank can fill the counters for the others", async () => {
    const most = 2n ** 96n - 1n;
    expect(await mint(bankA(), receipt({ amount: most }), receipt({ amount: most + 1n }))).toEqual([
      "none",
      "amount_too_large",
    ]);
    expect(await mint(bankA(), receipt({ amount: MAX_MINOR }), receipt({ amount: 1n }))).toEqual([
      "amount_too_large",
      "none",
    ]);
    expect(await pay(bankA(), issuerAtA, payment({ colour: 0, amount: MAX_MINOR, project: null }))).toEqual([
      "funds_insufficient",
    ]);
  });
});

describe("lots", () => {
  test("a payment draws on many lots, oldest first, and a new lot becomes the head of an emptied holding", async () => {
    const small = Array.from({ length: 30 }, (_, i) =>
      receipt({ account: subsidiaryAtA, amount: BigInt(i + 1) }),
    );
    await mint(bankA(), ...small);
    const out = (amount: bigint) => payment({ colour: 0, amount, project: null });
    expect(await pay(bankA(), subsidiaryAtA, out(1n), out(463n), out(2n), out(1n))).toEqual([
      "none",
      "none",
      "funds_insufficient",
      "none",
    ]);
    await mint(bankA(), receipt({ account: subsidiaryAtA, amount: 7n }));
    expect(await pay(bankA(), subsidiaryAtA, out(7n))).toEqual(["none"]);
  });

  test("a round trip inside the group keeps its colour", async () => {
    const { issuer, subsidiary } = system.cast.members;
    await pay(bankA(), issuerAtA, transfer(subsidiaryAtA, subsidiary.party, { amount: 30_000n }));
    await pay(bankA(), subsidiaryAtA, transfer(issuerAtA, issuer.party, { amount: 30_000n }));
    expect(await pay(bankA(), issuerAtA, payment({ payee: subsidiary.party }))).toEqual(["payee_affiliated"]);
    expect(await pay(bankA(), issuerAtA, payment({ amount: 50_000n }))).toEqual(["none"]);
  });

  test("a colour that passed through another bank can still be spent, by whoever holds it", async () => {
    const { contractor } = system.cast.members;
    await pay(bankA(), issuerAtA, transfer(contractorAtB, contractor.party, { amount: 10_000n }));
    expect(await pay(bankB(), contractorAtB, payment({ amount: 10_000n }))).toEqual(["none"]);
  });
});

describe("one call, many payments", () => {
  test("colours may alternate, with repeats and refusals between them", async () => {
    const twice = payment({ colour: 0, project: null });
    const reasons = await pay(
      bankA(),
      issuerAtA,
      payment({}),
      twice,
      payment({ colour: 7 }),
      { ...twice, draws: [{ colour: BOND, amount: 100n }] },
      payment({}),
      payment({ colour: 0 }),
      payment({ amount: 0n }),
    );
    expect(reasons).toEqual([
      "none",
      "none",
      "funds_insufficient",
      "already_recorded",
      "none",
      "none",
      "amount_zero",
    ]);
  });

  test("what was refused can be asked for again under the same id", async () => {
    const p = payment({ amount: 60_000n });
    expect(await pay(bankA(), issuerAtA, p)).toEqual(["funds_insufficient"]);
    expect(await pay(bankA(), issuerAtA, payment({ id: p.id, amount: 1n }))).toEqual(["none"]);
    expect(await pay(bankA(), issuerAtA, p)).toEqual(["already_recorded"]);
  });

  test("an id is one for receipts and payments", async () => {
    const r = receipt({});
    await mint(bankA(), r);
    expect(await pay(bankA(), issuerAtA, payment({ id: r.id }))).toEqual(["already_recorded"]);
  });

  test("empty lists change nothing, but need the right key", async () => {
    expect(await mint(bankA())).toEqual([]);
    expect(await pay(bankA(), issuerAtA)).toEqual([]);
    expect(await mint(system.cast.stranger)).toBe("PartyRegistry_KeyUnknown");
    expect(await pay(bankB(), issuerAtA)).toBe("LotLedger_NotCustodian");
  });
});

describe("accounts of others", () => {
  test("one receipt into another bank's account undoes the whole call", async () => {
    const call = mint(bankA(), receipt({}), receipt({ account: issuerAtB }));
    expect(await call).toBe("LotLedger_NotCustodian");
  });

  test.each([[[ZERO_32]], [[issuerAtA, ZERO_32]], [[testId("nowhere", 1)]]])(
    "no money comes into an account that does not exist: %j",
    async (accounts) => {
      expect(await mint(bankA(), ...accounts.map((account) => receipt({ account })))).toBe(
        "LotLedger_AccountUnknown",
      );
    },
  );

  test("money leaves no account that does not exist", async () => {
    expect(await pay(bankA(), ZERO_32, payment({}))).toBe("LotLedger_AccountUnknown");
  });
});

describe("groups", () => {
  const setGroup = (party: Bytes32, group: Bytes32 | null) =>
    send(system.cast.operator, { kind: "setGroup", party, group } satisfies CommandOf<"setGroup">);

  test("control decides at the time of the payment", async () => {
    const { issuer, contractor } = system.cast.members;
    const toContractor = () => payment({ payee: contractor.party });
    expect(await pay(bankA(), issuerAtA, toContractor())).toEqual(["none"]);
    await setGroup(contractor.party, issuer.party);
    expect(await pay(bankA(), issuerAtA, toContractor())).toEqual(["payee_affiliated"]);
    await setGroup(contractor.party, null);
    expect(await pay(bankA(), issuerAtA, toContractor())).toEqual(["none"]);
  });

  test("a head stays a head until its affiliates have left, and may be put under itself", async () => {
    const { issuer, bankA: bank, subsidiary, houseVerifier } = system.cast.members;
    expect(await setGroup(issuer.party, issuer.party)).toMatchObject({ kind: "accepted" });
    expect(await setGroup(issuer.party, bank.party)).toMatchObject({ error: "PartyRegistry_PartyIsHead" });
    expect(await setGroup(bank.party, subsidiary.party)).toMatchObject({
      error: "PartyRegistry_HeadIsControlled",
    });
    await setGroup(subsidiary.party, subsidiary.party);
    await setGroup(houseVerifier.party, bank.party);
    expect(await setGroup(issuer.party, bank.party)).toMatchObject({ kind: "accepted" });
  });
});
