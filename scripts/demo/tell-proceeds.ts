import { countEntries } from "./bank-statement.ts";
import type { Desk } from "./desk.ts";
import { found, RULES, type Rule } from "./found.ts";
import { LOAN, OPENING, planDays, sum } from "./plan.ts";
import { type Planted, plant } from "./planted.ts";
import { countUnbalanced, type Position, readPosition } from "./read-figures.ts";
import type { Source } from "./source.ts";
import { type Told, tellDays } from "./tell-days.ts";

export interface Figures {
  currency: string;
  source: {
    file: string;
    sha256: string;
    days: number;
    first: string;
    last: string;
    payments: number;
    refunds: number;
    paid: bigint;
    forLoan: { payments: number; amount: bigint };
  };
  /** Simulated, as the file states payments only. */
  simulated: { opening: bigint; loan: bigint; income: bigint };
  runs: Record<Rule, Told & Position & { unbalanced: number }>;
  /** Entries of the statements of the real days, and what they are in the ledger. */
  entries: Record<Rule, { matched: number; ambiguous: number; unmatched: number }>;
  planted: Planted;
}

/** The whole scenario: the same days under each booking rule, then the planted facts. All amounts in pence. */
export async function tellProceeds(
  desk: Desk,
  source: Source,
  onProgress: (step: string) => void,
): Promise<Figures> {
  const planned = planDays(source.days);
  const payments = planned.flatMap((day) => day.payments);
  const forLoan = payments.filter((payment) => payment.forLoan);
  const amountOf = (some: typeof payments) => sum(some.map(({ line }) => line.amount));
  const founded = await found(desk);
  const runs = {} as Figures["runs"];
  const entries = {} as Figures["entries"];
  for (const rule of RULES) {
    const stage = founded.stages[rule];
    onProgress(`the payments, booked ${rule}`);
    const told = await tellDays(desk, stage, planned);
    const unbalanced = await countUnbalanced(desk, stage);
    entries[rule] = await countEntries(desk, stage);
    runs[rule] = { ...told, ...(await readPosition(desk, stage)), unbalanced };
  }
  onProgress("the planted facts");
  const lastDay = planned.at(-1)?.day ?? "";
  return {
    currency: "GBP",
    source: {
      file: source.file,
      sha256: source.sha256,
      days: planned.length,
      first: planned[0]?.day ?? "",
      last: lastDay,
      payments: payments.length,
      refunds: planned.reduce((count, { refunds }) => count + refunds.length, 0),
      paid: amountOf(payments),
      forLoan: { payments: forLoan.length, amount: amountOf(forLoan) },
    },
    simulated: { opening: OPENING, loan: LOAN, income: sum(planned.map(({ income }) => income)) },
    runs,
    entries,
    planted: await plant({ desk, founded, lastDay }),
  };
}
