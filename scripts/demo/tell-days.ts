import { type Booking, importStatement } from "./bank-statement.ts";
import type { Desk } from "./desk.ts";
import { money, type Stage, WHO } from "./found.ts";
import { LOAN, OPENING, type PlannedDay, type PlannedPayment, type Split } from "./plan.ts";
import type { Line } from "./source.ts";

export interface Told {
  payments: number;
  /** Recorded and marked: green money that left without a project. */
  flagged: number;
  statements: number;
}

/** Records the days of the source on one account, and sends in the bank's statement every evening. */
export async function tellDays(desk: Desk, stage: Stage, days: readonly PlannedDay[]): Promise<Told> {
  const told: Told = { payments: 0, flagged: 0, statements: 0 };
  let opening = 0n;
  for (const [i, day] of days.entries()) {
    const receipts = [...(i === 0 ? atTheStart(stage, day.day) : []), ...receiptsOf(stage, day)];
    if (receipts.length > 0) await desk.record(WHO.bank, "recordReceipts", { body: { receipts } });
    const payments = day.payments.map((payment) => paymentOf(stage, payment));
    if (payments.length > 0) {
      const { items } = await desk.record(WHO.bank, "recordPayments", {
        body: { account: stage.account, payments },
      });
      told.flagged += items.length;
    }
    await importStatement(desk, stage, {
      day: day.day,
      opening,
      bookings: [
        ...receipts.map((each) => bookingOf(each, 1n)),
        ...payments.map((each) => bookingOf(each, -1n)),
      ],
    });
    opening = day.closing;
    told.payments += day.payments.length;
    told.statements++;
  }
  return told;
}

/** What a payment draws where the owner says so; for the other rules the ledger works it out. */
export const drawsOf = ({ tranche }: Stage, { green, own }: Split) =>
  [
    { tranche, amount: green },
    { tranche: null, amount: own },
  ]
    .filter(({ amount }) => amount > 0n)
    .map(({ tranche: of, amount }) => ({ tranche: of, amount: amount.toString() }));

function atTheStart({ rule, account, tranche }: Stage, day: string) {
  const shared = { account, payer: null, value_date: day, simulated: true };
  return [
    {
      ...shared,
      reference: `demo-${rule}-opening`,
      tranche: null,
      amount: money(OPENING),
      origin: "opening_balance" as const,
    },
    {
      ...shared,
      reference: `demo-${rule}-drawdown`,
      tranche,
      amount: money(LOAN),
      origin: "proceeds" as const,
    },
  ];
}

function receiptsOf({ rule, account }: Stage, { day, income, refunds }: PlannedDay) {
  const shared = { account, tranche: null, value_date: day };
  return [
    ...(income === 0n ? [] : [income]).map((amount) => ({
      ...shared,
      reference: `demo-${rule}-income-${day}`,
      amount: money(amount),
      origin: "income" as const,
      payer: null,
      simulated: true,
    })),
    ...refunds.map(({ reference, amount, payee, profile }) => ({
      ...shared,
      reference: `demo-${rule}-${reference}`,
      amount: money(amount),
      origin: "refund" as const,
      payer: partyOf(payee),
      attributes: profile,
    })),
  ];
}

function paymentOf(stage: Stage, { line, forLoan, meant }: PlannedPayment) {
  return {
    reference: `demo-${stage.rule}-${line.reference}`,
    amount: money(line.amount),
    draws: stage.rule === "specified" ? drawsOf(stage, meant) : null,
    use: "allocate" as const,
    payee: partyOf(line.payee),
    project: forLoan ? stage.project : null,
    value_date: line.valueDate,
    attributes: line.profile,
  };
}

const partyOf = ({ key, name }: Line["payee"]) => ({
  reference: key,
  name: name ?? "(name withheld in the source)",
});

/** What the bank books for an entry that it reported. */
function bookingOf(
  entry: {
    reference: string;
    amount: { minor: string };
    payer?: { name: string } | null;
    payee?: { name: string };
  },
  sign: bigint,
): Booking {
  const name = entry.payer?.name ?? entry.payee?.name;
  return {
    reference: entry.reference,
    minor: sign * BigInt(entry.amount.minor),
    ...(name === undefined ? {} : { name }),
  };
}
