import { createCast, FOUNDING } from "@green-ledger/testkit/consortium";
import { modelSequence } from "@green-ledger/testkit/generate";
import { describe, expect, test } from "vitest";
import type { Command, Payment } from "../commands.ts";
import { dayOfSecond } from "../day.ts";
import { type Bytes32, ZERO_32 } from "../hex.ts";
import { apply, createModel, type ModelState } from "./index.ts";
import { holdingKey, lotKey } from "./state.ts";

const { bankA, bankB, issuer, subsidiary, regulator } = createCast().members;
const { issuerAtA, subsidiaryAtA } = FOUNDING.accounts;
const { wind } = FOUNDING.assets;
const [supplier = ZERO_32] = FOUNDING.counterparties;
const BOND = 1;
const root: Bytes32 = `0x${"77".repeat(32)}`;

/** A founded consortium: the issuer's account at bank A holds 50 000 of the bond and 10 000 of other money. */
function founded(): { state: ModelState; time: number } {
  const last = [...modelSequence(1, 0)].at(-1);
  if (last === undefined) throw new TypeError("nothing was founded");
  return last;
}

const { state: start, time } = founded();
const send = (state: ModelState, { key }: typeof bankA, command: Command) =>
  apply(state, command, { sender: key.address, time });

let ids = 0;
function payment({ colour = BOND, ...more }: Partial<Payment> & { colour?: number }): Payment {
  const { amount = 100n } = more;
  return {
    id: `0x${(++ids).toString(16).padStart(64, "0")}`,
    amount,
    use: "allocate",
    entrusted: false,
    payee: supplier,
    payeeBank: null,
    payeeAccount: null,
    project: wind,
    line: null,
    valueDate: dayOfSecond(time),
    dataRoot: root,
    draws: [{ colour, amount }],
    documents: [],
    ...more,
  };
}

function pay(state: ModelState, account: Bytes32, ...payments: Payment[]) {
  return send(state, bankA, { kind: "recordPayments", account, payments });
}

const toSubsidiary = (amount: bigint) =>
  payment({ use: "transfer", payee: subsidiary.party, payeeAccount: subsidiaryAtA, project: null, amount });

describe("apply", () => {
  test("leaves the state that it is given as it is", () => {
    const before = structuredClone({ ...start, operators: [...start.operators] });
    expect(pay(start, issuerAtA, payment({}), payment({ amount: 0n })).outcome.kind).toBe("accepted");
    expect({ ...start, operators: [...start.operators] }).toEqual(before);
  });

  test("a command that reverts changes nothing at all, however far it came", () => {
    const parties = [
      { id: root, group: null, dataRoot: root },
      { id: ZERO_32, group: null, dataRoot: root },
    ];
    const { operator } = createCast();
    const { state, outcome } = apply(
      start,
      { kind: "admitParties", parties },
      { sender: operator.address, time },
    );
    expect(outcome).toEqual({ kind: "reverted", error: "PartyRegistry_IdZero", args: {} });
    expect(state).toBe(start);
  });

  test("an empty ledger knows nobody", () => {
    const empty = createModel({ operators: [] });
    const { outcome } = send(empty, bankA, { kind: "recordReceipts", receipts: [] });
    expect(outcome).toMatchObject({ error: "PartyRegistry_KeyUnknown" });
  });

  test("only the operator does what is restricted", () => {
    const { outcome } = send(start, bankA, { kind: "suspendParty", party: issuer.party, reasonRoot: root });
    expect(outcome).toEqual({
      kind: "reverted",
      error: "AccessManagedUnauthorized",
      args: { caller: bankA.key.address },
    });
  });
});

describe("lots", () => {
  test("a transfer takes from the oldest lots, one child for each", () => {
    const first = pay(start, issuerAtA, toSubsidiary(30_000n), toSubsidiary(20_000n)).state;
    const back = payment({
      use: "transfer",
      payee: issuer.party,
      payeeAccount: issuerAtA,
      project: null,
      amount: 30_001n,
      draws: [],
    });
    const { state } = pay(first, subsidiaryAtA, back);
    expect(state.movements.get(back.id)?.legs).toEqual([
      { colour: BOND, n: 1, amount: 30_000n },
      { colour: BOND, n: 2, amount: 1n },
    ]);
    expect(state.lots.get(lotKey(issuerAtA, BOND, 2))).toMatchObject({
      amount: 30_000n,
      parent: { account: subsidiaryAtA, colour: BOND, n: 1 },
    });
    expect(state.holdings.get(holdingKey(subsidiaryAtA, BOND))).toMatchObject({
      balance: 19_999n,
      head: 2,
      lots: 2,
    });
    expect(state.tranches.get(BOND)?.counters).toMatchObject({ minted: 50_000n, live: 50_000n });
  });

  test("money that was paid inside the group keeps its colour and cannot end there", () => {
    const { outcome } = pay(start, issuerAtA, payment({ payee: subsidiary.party }));
    expect(outcome).toMatchObject({ reasons: ["payee_affiliated"] });
    const { state } = pay(start, issuerAtA, toSubsidiary(100n));
    expect(pay(state, subsidiaryAtA, payment({ payee: issuer.party })).outcome).toMatchObject({
      reasons: ["payee_affiliated"],
    });
    expect(pay(state, subsidiaryAtA, payment({})).outcome).toMatchObject({ reasons: ["none"] });
  });
});

describe("rules", () => {
  test("L4: a project takes no more than its verified cost, and the refusal says how much is left", () => {
    const { state } = pay(start, issuerAtA, payment({ amount: 40_000n }));
    const cost = { kind: "verifyCost", project: wind, eligibleCost: 45_000n, reportRoot: root } as const;
    const capped = send(state, createCast().members.verifier, cost).state;
    const { outcome } = pay(capped, issuerAtA, payment({ amount: 5_001n }));
    expect(outcome).toMatchObject({ items: [{ reason: "cap_exceeded", verdict: "refused", limit: "5000" }] });
  });

  test("L9: no money to a project that was stopped, and again when it goes on", () => {
    const stopped = send(start, regulator, { kind: "suspendAsset", asset: wind, reasonRoot: root }).state;
    expect(pay(stopped, issuerAtA, payment({})).outcome).toMatchObject({
      reasons: ["project_out_of_standing"],
    });
    const again = send(stopped, regulator, { kind: "reinstateAsset", asset: wind, reasonRoot: root }).state;
    expect(pay(again, issuerAtA, payment({})).outcome).toMatchObject({ reasons: ["none"] });
    expect(again.assets.get(wind)?.epoch).toBe(3);
  });

  test("what breaks a promise is refused under a strict framework and marked under one that flags", () => {
    const { plant } = FOUNDING.assets;
    const strict = pay(start, issuerAtA, payment({ project: FOUNDING.assets.solar })).outcome;
    expect(strict).toMatchObject({ items: [{ reason: "project_not_admitted", verdict: "refused" }] });
    const loan = payment({ project: plant, colour: 2 });
    const { outcome, state } = send(start, bankB, {
      kind: "recordPayments",
      account: FOUNDING.accounts.issuerAtB,
      payments: [loan],
    });
    expect(outcome).toMatchObject({ items: [{ reason: "project_not_admitted", verdict: "flagged" }] });
    expect(state.movements.get(loan.id)?.flag).toBe("project_not_admitted");
    expect(state.admissions.get(`2/${plant}`)).toMatchObject({ code: "", allocated: 100n, payments: 1 });
  });

  test("a bank reports only on the accounts that it keeps", () => {
    const command: Command = { kind: "recordPayments", account: issuerAtA, payments: [] };
    expect(send(start, bankB, command).outcome).toMatchObject({ error: "LotLedger_NotCustodian" });
  });
});
