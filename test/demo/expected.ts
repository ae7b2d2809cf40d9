import { join } from "node:path";
import { readSourceRecords } from "../examples/tables.ts";

/** Pence. As the README of the demonstration says: chosen, not read. */
const OPENING = 30_000_000n;
const LOAN = 100_000_000n;

export interface Position {
  allocated: bigint;
  breached: bigint;
  live: bigint;
  own: bigint;
  flagged: number;
}

interface Line {
  pence: bigint;
  capitalWorks: boolean;
}

export interface Day {
  day: string;
  lines: Line[];
}

/** The first days of the file, read without the importer. */
export function readDays(folder: string, count: number): Day[] {
  const [header = [], ...records] = readSourceRecords(join(folder, "expenditure-over-500-jan-mar-2015.csv"));
  const at = (name: string) => header.indexOf(name);
  const [paid, amount, kind, unit] = [at("Paid Date"), at("Amount"), at("caporrev"), at("Expenditure Unit")];
  const days = new Map<string, Line[]>();
  for (const record of records) {
    const [d, m, y] = (record[paid] ?? "").split("/");
    const day = `${y}-${m}-${d}`;
    const pence = penceOf(record[amount] ?? "");
    const works = record[kind]?.trim() === "Capital" && record[unit]?.trim() === "Main Contractor";
    days.set(day, [...(days.get(day) ?? []), { pence, capitalWorks: works && pence > 0n }]);
  }
  const sorted = [...days].sort(([a], [b]) => a.localeCompare(b));
  return sorted.slice(0, count).map(([day, lines]) => ({ day, lines }));
}

function penceOf(text: string): bigint {
  const [, sign, whole = "", part = ""] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (whole === "") throw new Error(`${text} is not an amount`);
  const pence = BigInt(whole) * 100n + BigInt(part.padEnd(2, "0"));
  return sign === "-" ? -pence : pence;
}

/** How much of a payment is green. The book is told of money that comes in and of what is drawn. */
interface Book {
  comesIn(pence: bigint, green: boolean): void;
  greenOf(pence: bigint, capitalWorks: boolean): bigint;
}

/** The owner means the loan for the works, as long as it lasts. */
function specified(): Book {
  let left = 0n;
  return {
    comesIn: (pence, green) => {
      if (green) left += pence;
    },
    greenOf(pence, capitalWorks) {
      const green = !capitalWorks ? 0n : pence < left ? pence : left;
      left -= green;
      return green;
    },
  };
}

/** Oldest money first. */
function fifo(): Book {
  const queue: { left: bigint; green: boolean }[] = [];
  return {
    comesIn: (pence, green) => void queue.push({ left: pence, green }),
    greenOf(pence) {
      let [missing, taken] = [pence, 0n];
      while (missing > 0n) {
        const [oldest] = queue;
        if (oldest === undefined) throw new Error("the account is short");
        const part = oldest.left < missing ? oldest.left : missing;
        oldest.left -= part;
        missing -= part;
        if (oldest.green) taken += part;
        if (oldest.left === 0n) queue.shift();
      }
      return taken;
    },
  };
}

/** By shares; the penny that is left over goes to the larger remainder, to other money if they are equal. */
function prorata(): Book {
  let [green, other] = [0n, 0n];
  return {
    comesIn(pence, isGreen) {
      if (isGreen) green += pence;
      else other += pence;
    },
    greenOf(pence) {
      const held = green + other;
      const twice = 2n * ((green * pence) % held);
      const part = (green * pence) / held + (twice > held ? 1n : 0n);
      green -= part;
      other -= pence - part;
      return part;
    },
  };
}

/** Where the loan is after the days under a rule. */
export function expectedAfter(days: readonly Day[], rule: "specified" | "fifo" | "prorata"): Position {
  const book = { specified, fifo, prorata }[rule]();
  const at: Position = { allocated: 0n, breached: 0n, live: LOAN, own: OPENING, flagged: 0 };
  const receive = (pence: bigint) => {
    book.comesIn(pence, false);
    at.own += pence;
  };
  book.comesIn(OPENING, false);
  book.comesIn(LOAN, true);
  for (const [i, { lines }] of days.entries()) {
    const income = incomeOf(days, i);
    if (income > 0n) receive(income);
    for (const { pence } of lines) if (pence < 0n) receive(-pence);
    for (const { pence, capitalWorks } of lines) {
      if (pence <= 0n) continue;
      const green = book.greenOf(pence, capitalWorks);
      at.own -= pence - green;
      at.live -= green;
      if (capitalWorks) at.allocated += green;
      else at.breached += green;
      if (!capitalWorks && green > 0n) at.flagged++;
    }
  }
  return at;
}

/** What a day needs beside the loan: everything, less the works that the loan still covers, less refunds. */
export function incomeOf(days: readonly Day[], index: number): bigint {
  const worksUntil = (end: number) => total(days.slice(0, end).flatMap(worksOf));
  const covered = (pence: bigint) => (pence < LOAN ? pence : LOAN);
  const fromLoan = covered(worksUntil(index + 1)) - covered(worksUntil(index));
  const need = total((days[index]?.lines ?? []).map(({ pence }) => pence)) - fromLoan;
  return need > 0n ? need : 0n;
}

export const worksOf = ({ lines }: Day): bigint[] =>
  lines.filter(({ capitalWorks }) => capitalWorks).map(({ pence }) => pence);
export const total = (amounts: readonly bigint[]): bigint => amounts.reduce((all, each) => all + each, 0n);
