import { type Bytes32, ZERO_32 } from "../src/hex.ts";
import { createPurse, type Facts, NO_FACTS, type Purse } from "./money-script.ts";
import { IDS, id32, type Script } from "./script.ts";

/** Entries of the story, by what they are. */
export const MOVES = {
  topUp: id32(0xd1),
  income: id32(0xd2),
  transfer: id32(0xe0),
  allocation: id32(0xe1),
  return: id32(0xe2),
  fee: id32(0xe3),
  mixed: id32(0xe4),
  void: id32(0xe6),
  leak: id32(0xe7),
  refund: id32(0xf0),
  lateRefund: id32(0xf1),
  correction: id32(0xf2),
  found: id32(0xf3),
  lending: id32(0x90),
  onLentReturn: id32(0x91),
  lateReturn: id32(0x92),
  repayment: id32(0x93),
  lateRepayment: id32(0x94),
  conversion: id32(0x95),
  shortfall: id32(0x80),
  surplus: id32(0x81),
  explanation: id32(0x82),
} as const;

/**
 * Every kind of event of the money: drawn, moved on, allocated in one step and two, returned, charged, leaked, taken
 * back, lent, repaid, exchanged, stated, explained and refused. Its figures are told in `projection.test.ts`.
 */
export function moveMoney(script: Script): void {
  const purse = createPurse(script);
  plan(script);
  draw(script, purse);
  spend(script, purse);
  payInTwoSteps(script, purse);
  reverse(script, purse);
  passOn(script, purse);
  state(script, purse);
}

function plan({ emit }: Script): void {
  const project = IDS.asset;
  emit("MoneyPolicy", "EntrustedThresholdSet", {
    currency: "0x474250",
    from: 19_000,
    above: 10n ** 12n,
    sourceRoot: id32(14),
  });
  emit("LotLedger", "CostVerified", {
    project,
    verifier: IDS.bank,
    eligibleCost: 500n,
    allocated: 0n,
    reportRoot: id32(11),
  });
  for (const line of [IDS.line, id32(0x12)]) {
    const limits = { cap: 300n, payee: IDS.supplier, from: 19_000, until: 0, spending: 1 };
    emit("LotLedger", "LineOpened", { line, project, ...limits, dataRoot: id32(15) });
  }
  emit("LotLedger", "LineClosed", { line: id32(0x12), project, used: 0n });
}

/** 600 of the tranche in two lots, 5 of other money. */
function draw(script: Script, purse: Purse): void {
  receive(script, purse, { receipt: IDS.drawdown, amount: 200n });
  receive(script, purse, { receipt: MOVES.topUp, amount: 400n });
  const income = { colour: 0, amount: 5n, origin: 2, payer: IDS.supplier, valueDate: 0 };
  receive(script, purse, { receipt: MOVES.income, ...income });
}

/** 250 moves to another account over both lots; 40 is allocated, 30 returned, 20 charged, 10 leaks. */
function spend(script: Script, purse: Purse): void {
  const { emit } = script;
  const { account, other } = IDS;
  pay(script, { payment: MOVES.transfer, amount: 250n, use: 0, payeeAccount: other });
  purse.take(MOVES.transfer, account, { colour: 1, amount: 250n }, { account: other, colour: 1 });
  pay(script, { payment: MOVES.allocation, amount: 40n, project: IDS.asset, flag: 22 });
  purse.take(MOVES.allocation, account, { colour: 1, amount: 40n });
  emit("InstrumentRegistry", "ProjectAdmitted", { colour: 1, project: IDS.asset, code: IDS.code });
  pay(script, { payment: MOVES.return, amount: 30n, use: 2 });
  purse.take(MOVES.return, account, { colour: 1, amount: 30n });
  pay(script, { payment: MOVES.fee, amount: 20n, use: 3 });
  purse.take(MOVES.fee, account, { colour: 1, amount: 20n });
  emit("LotLedger", "PaymentDisputed", { payment: MOVES.fee, by: IDS.supplier, reasonRoot: id32(16) });
  pay(script, { payment: MOVES.leak, amount: 10n, flag: 19 });
  const day = NO_FACTS.valueDate;
  emit("LotLedger", "GreenLeak", { movement: MOVES.leak, account, colour: 1, amount: 10n, day });
  purse.take(MOVES.leak, account, { colour: 1, amount: 10n });
  const refused = { reason: 23, colour: 1, amount: 900n, limit: 459n };
  emit("LotLedger", "MovementRefused", { movement: id32(0xe5), account, ...refused });
}

/** 2 of other money and 6 of the tranche are asked for, paid to a line, and arrive; 1 is asked for in vain. */
function payInTwoSteps(script: Script, purse: Purse): void {
  const { emit } = script;
  const { account, asset: project, line } = IDS;
  const draws = [
    { colour: 0, amount: 2n },
    { colour: 1, amount: 6n },
  ];
  const purpose = { project, line, payeeBank: IDS.bank, entrusted: true };
  ask(script, { id: MOVES.mixed, amount: 8n, draws, ...purpose, valueDate: 0 });
  ask(script, { id: MOVES.void, amount: 1n, draws: [], ...purpose });
  emit("LotLedger", "PaymentVoided", { payment: MOVES.void, account, deadline: 0n });
  pay(script, { payment: MOVES.mixed, amount: 8n, ...purpose });
  for (const drawn of draws) purse.take(MOVES.mixed, account, drawn);
  emit("LotLedger", "PaymentConfirmed", { payment: MOVES.mixed, by: IDS.bank });
}

/** Of the mixed payment 1 and 2 come back; of the return 10, too late; of the top-up 5 never came; of the leak 3. */
function reverse(script: Script, purse: Purse): void {
  const late = { target: MOVES.return, returned: true, valueDate: 20_200 };
  back(script, purse, { reversal: MOVES.refund, target: MOVES.mixed, colour: 0, amount: 1n });
  back(script, purse, { reversal: MOVES.refund, target: MOVES.mixed, colour: 1, amount: 2n });
  back(script, purse, { reversal: MOVES.lateRefund, colour: 1, amount: 10n, ...late });
  back(script, purse, { reversal: MOVES.found, target: MOVES.leak, colour: 1, amount: 3n });
  const { account } = IDS;
  script.emit("LotLedger", "EntryReversed", {
    ...REVERSAL,
    reversal: MOVES.correction,
    target: MOVES.topUp,
    account,
    colour: 1,
    amount: 5n,
    correction: true,
  });
  purse.take(MOVES.correction, account, { colour: 1, amount: 5n });
}

/** 100 is lent; 20 and 10 come back in time, 6 and 4 too late. 7 are exchanged for 3, over two lots. */
function passOn(script: Script, purse: Purse): void {
  const { emit } = script;
  const { account, borrower, abroad } = IDS;
  const day = { valueDate: 19_700, dataRoot: id32(17) };
  const lent = { account, to: borrower, colour: 1, into: 2, amount: 100n };
  emit("LotLedger", "MoneyLent", { lending: MOVES.lending, ...lent, ...day });
  purse.take(MOVES.lending, account, { colour: 1, amount: 100n }, { account: borrower, colour: 2 });
  for (const [payment, amount, colour] of [
    [MOVES.onLentReturn, 20n, 1],
    [MOVES.lateReturn, 6n, 0],
  ] as const) {
    pay(script, { payment, amount, account: borrower, use: 2, payeeAccount: account });
    purse.take(payment, borrower, { colour: 2, amount }, { account, colour });
  }
  receive(script, purse, { receipt: MOVES.repayment, amount: 10n, colour: 2, origin: 4, into: 1 });
  receive(script, purse, { receipt: MOVES.lateRepayment, amount: 4n, colour: 2, origin: 4, into: 0 });
  // Leaves 1 in the other account's first lot, which buys nothing.
  pay(script, { payment: id32(0x9f), account: IDS.other, amount: 199n, use: 3 });
  purse.take(id32(0x9f), IDS.other, { colour: 1, amount: 199n });
  const terms = { id: MOVES.conversion, colour: 1, sold: 7n, into: 3, bought: 3n, to: abroad };
  const rate = { rate: 430_000_000_000_000_000n, sourceRoot: id32(18) };
  emit("LotLedger", "MoneyConverted", {
    conversion: MOVES.conversion,
    account: IDS.other,
    terms: { ...terms, ...rate, ...day },
  });
  const arrival = { account: abroad, colour: 3, bought: 3n };
  purse.take(MOVES.conversion, IDS.other, { colour: 1, amount: 7n }, arrival);
}

/** The account is 30 short, 24 of it other money; 25 of that is explained. The other account has 9 more. */
function state(script: Script, purse: Purse): void {
  const { emit } = script;
  const { account, other } = IDS;
  const statement = MOVES.shortfall;
  const root = { statementRoot: id32(19) };
  emit("LotLedger", "BalanceStated", {
    statement,
    account,
    day: 20_300,
    closing: 168n,
    expected: 198n,
    ...root,
  });
  emit("LotLedger", "ShortfallFound", { statement, account, amount: 24n });
  purse.take(statement, account, { colour: 0, amount: 24n });
  const day = 20_300;
  emit("LotLedger", "GreenLeak", { movement: statement, account, colour: 1, amount: 6n, day });
  purse.take(statement, account, { colour: 1, amount: 6n });
  const explained = { explanation: MOVES.explanation, statement, account, dataRoot: id32(20) };
  for (const [colour, amount] of [
    [1, 5n],
    [0, 20n],
  ] as const) {
    emit("LotLedger", "LeakRestored", { ...explained, colour, amount });
    purse.create(MOVES.explanation, account, { colour, amount });
  }
  const surplus = { statement: MOVES.surplus, account: other, day: 20_000, closing: 53n, expected: 44n };
  emit("LotLedger", "BalanceStated", { ...surplus, ...root });
  const found = { colour: 0, origin: 5, payer: ZERO_32, valueDate: 20_000 };
  receive(script, purse, { receipt: MOVES.surplus, account: other, amount: 9n, ...found });
}

function receive(
  { emit }: Script,
  purse: Purse,
  receipt: {
    receipt: Bytes32;
    amount: bigint;
    account?: Bytes32;
    colour?: number;
    /** Colour of the lot, where it is another. */
    into?: number;
    origin?: number;
    payer?: Bytes32;
    valueDate?: number;
  },
): void {
  const { into, ...told } = { account: IDS.account, colour: 1, ...receipt };
  emit("LotLedger", "ReceiptRecorded", {
    payer: ZERO_32,
    origin: 1,
    valueDate: 19_500,
    dataRoot: id32(12),
    ...told,
  });
  purse.create(told.receipt, told.account, { colour: into ?? told.colour, amount: told.amount });
}

function pay(
  { emit }: Script,
  payment: { payment: Bytes32; amount: bigint; account?: Bytes32; flag?: number } & Partial<Facts>,
): void {
  const { payment: id, amount, account = IDS.account, flag = 0, ...facts } = payment;
  emit("LotLedger", "PaymentRecorded", {
    payment: id,
    account,
    payee: IDS.supplier,
    amount,
    facts: { ...NO_FACTS, dataRoot: id32(13), ...facts },
    flag,
  });
}

function ask(
  { emit }: Script,
  request: { id: Bytes32; amount: bigint; draws: { colour: number; amount: bigint }[] } & Partial<Facts>,
): void {
  const { account, supplier: payee } = IDS;
  const asked = { ...NO_FACTS, dataRoot: id32(13), payee, documents: [id32(21)], ...request };
  const deadline = 1_790_086_400n;
  emit("LotLedger", "PaymentRequested", {
    payment: request.id,
    account,
    payee,
    deadline,
    request: asked,
    flag: 0,
  });
}

const REVERSAL = { correction: false, returned: false, valueDate: 19_650, dataRoot: id32(22) } as const;

/** Money of a payment that is there again. */
function back(
  { emit }: Script,
  purse: Purse,
  reversal: {
    reversal: Bytes32;
    target: Bytes32;
    colour: number;
    amount: bigint;
    returned?: boolean;
    valueDate?: number;
  },
): void {
  const { account } = IDS;
  const { colour, amount, returned = false } = reversal;
  emit("LotLedger", "EntryReversed", { ...REVERSAL, account, ...reversal });
  purse.create(reversal.reversal, account, { colour: returned ? 0 : colour, amount });
}
