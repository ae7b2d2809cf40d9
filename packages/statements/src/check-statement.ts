import { formatDecimal } from "@green-ledger/domain";
import type { StatementEntry, StatementHead, StatementTotals } from "./bank-statement.ts";
import { type Place, StatementError } from "./statement-error.ts";

/** Adds up the entries of one statement; never keeps them. */
export function createTotals() {
  let [entries, booked, details] = [0, 0, 0];
  let [credits, debits, allCredits, allDebits] = [0n, 0n, 0n, 0n];
  let [bookedCredits, creditEntries] = [0, 0];
  return {
    add(entry: StatementEntry): void {
      entries++;
      details += entry.details.length;
      const isBooked = entry.status === "booked";
      if (isBooked) booked++;
      if (entry.direction === "credit") {
        creditEntries++;
        allCredits += entry.minor;
        if (isBooked) {
          credits += entry.minor;
          bookedCredits++;
        }
      } else {
        allDebits += entry.minor;
        if (isBooked) debits += entry.minor;
      }
    },
    totals: (): StatementTotals => ({ entries, booked, details, credits, debits }),
    /** Counts and sums, of booked entries and of all: banks state either. */
    counted: () => ({
      booked: {
        credits: bookedCredits,
        debits: booked - bookedCredits,
        creditSum: credits,
        debitSum: debits,
      },
      all: {
        credits: creditEntries,
        debits: entries - creditEntries,
        creditSum: allCredits,
        debitSum: allDebits,
      },
    }),
  };
}

export type RunningTotals = ReturnType<typeof createTotals>;

/**
 * Opening + booked credits − booked debits = closing, to the minor unit.
 * @throws StatementError `statement_unbalanced` with the figures
 */
export function checkBalance(
  head: StatementHead,
  totals: StatementTotals,
  digits: number,
  place: Place,
): void {
  const net = totals.credits - totals.debits;
  const reached = head.opening.minor + net;
  if (reached === head.closing.minor) return;
  const write = (minor: bigint) => `${head.currency} ${formatDecimal(minor, digits)}`;
  throw new StatementError(
    "statement_unbalanced",
    `opening ${write(head.opening.minor)} and booked entries ${write(net)} make ${write(reached)}, ` +
      `but the closing balance is ${write(head.closing.minor)}: ${write(head.closing.minor - reached)} is not explained`,
    place,
  );
}
