import type { Line, PaymentDay } from "./source.ts";

/** Pence: 300,000.00 of the council's own money at the start. Simulated: the file states payments, no balances. */
export const OPENING = 300_00000n;
/** Pence: the loan's first drawdown, 1,000,000.00. Simulated: the council had no such loan. */
export const LOAN = 1_000_000_00n;

/**
 * Which payments the loan is for: lines that the council itself marks as capital and books as main contractor, the
 * building works of its capital programme. That these works are green is modelled; the file does not say so.
 */
export function isForLoan({ direction, profile }: Line): boolean {
  return direction === "out" && profile.kind === "Capital" && profile.category === "Main Contractor";
}

/** What is drawn of each kind of money, in pence. */
export interface Split {
  green: bigint;
  own: bigint;
}

export interface PlannedPayment {
  line: Line;
  forLoan: boolean;
  /** What the council means to draw where it says so itself. */
  meant: Split;
}

export interface PlannedDay {
  day: string;
  /** Own money that comes in first: simulated, exactly what the day needs beside the loan. */
  income: bigint;
  refunds: Line[];
  payments: PlannedPayment[];
  /** What the bank states at the end of the day. */
  closing: bigint;
}

/**
 * Puts the payments beside the money that they are made from. Under every booking rule the account holds the same in
 * total and is never short; the rules differ in whose money it is.
 */
export function planDays(days: readonly PaymentDay[]): PlannedDay[] {
  let left = LOAN;
  let balance = OPENING + LOAN;
  return days.map(({ day, lines }) => {
    const refunds = lines.filter(({ direction }) => direction === "in");
    const payments = lines
      .filter(({ direction }) => direction === "out")
      .map((line): PlannedPayment => {
        const forLoan = isForLoan(line);
        const green = forLoan ? least(left, line.amount) : 0n;
        left -= green;
        return { line, forLoan, meant: { green, own: line.amount - green } };
      });
    const refunded = sum(refunds.map(({ amount }) => amount));
    const need = sum(payments.map(({ meant }) => meant.own)) - refunded;
    const income = need > 0n ? need : 0n;
    balance += income + refunded - sum(payments.map(({ line }) => line.amount));
    return { day, income, refunds, payments, closing: balance };
  });
}

export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
